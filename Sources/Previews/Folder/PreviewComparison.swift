internal import CairoDrawing

/// Previews that new ones are compared with.
struct PreviewComparison: Sendable {
  private let folder: String
  private let slides: [String: PreviewManifest.Slide]
  private let order: [String]

  /// Reads the list of previews in a folder.
  ///
  /// - Throws: `FileError`, `PreviewError.noPreviews`.
  init(_ folder: String) throws {
    guard let manifest = try PreviewManifest.read(in: folder) else {
      throw PreviewError.noPreviews(folder: folder, reason: "\(PreviewManifest.name) is missing")
    }
    self.folder = folder
    slides = Dictionary(manifest.slides.map { ($0.id, $0) }) { first, _ in first }
    order = manifest.slides.map(\.id)
  }

  /// What became of a slide, with its picture before where that is another.
  ///
  /// Pictures that show the same are the same, also where they were compressed in different ways.
  func change(of identifier: String, to new: Picture) -> (change: PreviewManifest.Change, before: Picture?) {
    guard let slide = slides[identifier] else { return (.added, nil) }
    guard let old = PreviewFolder.picture(slide.picture, in: folder) else { return (.changed, nil) }
    let isSame = old.digest == new.digest || PNGPixels.areSame(new.bytes, old.bytes)
    return isSame ? (.same, nil) : (.changed, old)
  }

  /// The slides that are no more, with their pictures, in their old order.
  func gone(_ identifiers: Set<String>) -> [(slide: PreviewManifest.Slide, picture: Picture)] {
    order.filter { !identifiers.contains($0) }.compactMap { identifier in
      guard let slide = slides[identifier], let picture = PreviewFolder.picture(slide.picture, in: folder)
      else {
        return nil
      }
      return (slide, picture)
    }
  }

  /// The slide's picture there.
  func image(of identifier: String) -> PreviewManifest.Image? { slides[identifier]?.picture }
}
