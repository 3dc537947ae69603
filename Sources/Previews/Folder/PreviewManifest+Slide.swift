internal import Checks
internal import Decks
internal import Diagnostics
internal import Digests
internal import PeeringDB

extension PreviewManifest.Slide {
  /// A slide with its pictures.
  init(
    _ identifier: String, _ presenter: CheckedEvent.Presenter, _ preview: DeckBuilder.Preview,
    _ pictures: SlideDrawing.Pictures, _ problems: [PreviewProblem], _ paths: ShortPaths
  ) {
    self.init(
      id: identifier,
      picture: PreviewManifest.Image(pictures.large, file: PreviewNames.picture(identifier)),
      thumbnail: PreviewManifest.Image(pictures.small, file: PreviewNames.thumbnail(identifier)),
      name: presenter.name, number: presenter.number, kind: presenter.kind, session: presenter.sessionTitle,
      source: paths.shortening(presenter.file),
      state: preview.ownSlide != nil ? .ownSlide : presenter.isReady ? .made : .missing,
      diagnostics: problems, text: pictures.text)
  }

  /// Notes what has become of the slide, and has the picture before ready where it is another.
  mutating func compare(
    with comparison: PreviewComparison, _ new: SlideDrawing.Sized, staging folder: PreviewFolder
  ) throws {
    let (change, old) = comparison.change(of: id, to: new.picture)
    self.change = change
    guard let old, var image = comparison.image(of: id) else { return }
    image.file = PreviewNames.before(id)
    try folder.stage(old.bytes, as: image.file)
    before = image
  }
}

extension PreviewManifest.Image {
  init(_ sized: SlideDrawing.Sized, file: String) {
    self.init(file: file, width: sized.width, height: sized.height, sha256: sized.picture.digest.hex)
  }
}

extension PreviewManifest {
  /// Lists the files that everything in it has.
  ///
  /// - Parameter others: files besides pictures and the page.
  mutating func listFiles(besides others: [String] = []) {
    let images = slides.flatMap { [$0.picture, $0.thumbnail, $0.before].compactMap(\.self) }
    let pictures = images + (gone ?? []).map(\.before)
    files = (pictures.map(\.file) + [PreviewNames.index, Self.name] + others).sorted()
  }
}
