internal import Files
internal import PDFPages
internal import PresentationML
internal import Scene
internal import Work

/// Hand-made pages as pictures, drawn by Poppler's `pdftocairo`, a program of its own.
package struct OwnSlidePictures: Sendable {
  private let program: PopplerDrawing

  /// The program of the environment's `PATH`; nil where it is not installed.
  package init?(environment: [String: String]) {
    guard let program = PopplerDrawing(environment: environment) else { return nil }
    self.program = program
  }

  /// The width in pixels.
  private static let width = 1920
  /// An SVG that is larger is left out: the picture in pixels is enough.
  private static let mostVectors = 8_000_000

  /// The picture of a page.
  ///
  /// - Parameters:
  ///   - slide: the page.
  ///   - frame: where it goes: it is scaled to fit and centred.
  ///   - alternative: what it shows, in words.
  /// - Returns: nil where it cannot be drawn.
  /// - Throws: `FileError` where temporary files cannot be written.
  func picture(of slide: OwnSlide, in frame: Rect, alternative: String) throws -> SlideContent.Picture? {
    try RestingFile.with { path in
      let file = try OutputFile(path, isPrivate: true)
      try file.write(slide.bytes)
      try file.commit(isDurable: false)
      guard
        let pixels = try? program.run([
          "-png", "-singlefile", "-scale-to-x", "\(Self.width)", "-scale-to-y", "-1", path, "-",
        ])
      else { return nil }
      let vectors = try? program.run(["-svg", path, "-"])
      let scale = min(frame.width.ratio(to: slide.size.width), frame.height.ratio(to: slide.size.height))
      let size = Size(width: slide.size.width * scale, height: slide.size.height * scale)
      let fitted = Rect(
        x: frame.minX + (frame.width - size.width) / 2, y: frame.minY + (frame.height - size.height) / 2,
        width: size.width, height: size.height)
      return SlideContent.Picture(
        pixels: pixels, vectors: vectors.flatMap { $0.count <= Self.mostVectors ? $0 : nil }, frame: fitted,
        alternative: alternative,
        links: slide.links.map { link in
          SlideContent.Picture.Link(
            frame: Rect(
              x: fitted.minX + link.frame.minX * scale, y: fitted.minY + link.frame.minY * scale,
              width: link.frame.width * scale, height: link.frame.height * scale), address: link.address)
        })
    }
  }
}
