package import Decks
internal import Files
internal import Foundation

/// The pictures of previews that were made, by presenter.
package struct PreviewPictures {
  private let folder: String
  /// The names of the presenters' files, as many.
  package let identifiers: [String]
  private let slides: [PreviewManifest.Slide]

  /// Reads a folder of previews.
  ///
  /// - Parameters:
  ///   - folder: its path.
  ///   - presenters: those that it is of.
  /// - Throws: `FileError` where it cannot be read.
  package init(_ folder: String, of presenters: [DeckPresenter]) throws {
    self.folder = folder
    identifiers = PreviewNames.identifiers(of: presenters)
    let bytes = try InputFile.read(folder + "/" + PreviewManifest.name, limit: 1_000_000_000)
    slides = try JSONDecoder().decode(PreviewManifest.self, from: Data(bytes)).slides
  }

  /// A presenter's picture and what the slide says.
  ///
  /// - Parameter index: the presenter's.
  /// - Returns: nil where there is none.
  package func picture(at index: Int) -> (bytes: [UInt8], text: String)? {
    guard let slide = slides.first(where: { $0.id == identifiers[index] }),
      let bytes = try? InputFile.read(folder + "/" + slide.picture.file, limit: 100_000_000)
    else { return nil }
    return (bytes, slide.text.joined(separator: ". "))
  }
}
