internal import CairoDrawing
internal import Files
internal import Foundation
internal import PDFPages
internal import Scene

/// Draws hand-made pages, with Poppler's `pdftocairo`, as a program of its own.
struct OwnSlideRaster: Sendable {
  private let program: PopplerDrawing

  /// The program of the environment's `PATH`; nil where it is not installed.
  init?(environment: [String: String], patience: Double = 60) {
    guard let program = PopplerDrawing(environment: environment, patience: patience) else { return nil }
    self.program = program
  }

  /// The program as it is now; another one draws otherwise.
  var stamp: FileStamp? { program.stamp }

  /// The picture of a deck's page with a hand-made one in its place.
  ///
  /// - Parameters:
  ///   - page: the page.
  ///   - placement: the hand-made one, on page 1.
  ///   - size: in pixels.
  ///   - path: makes the paths of files that come and go.
  /// - Returns: the PNG.
  /// - Throws: `FileError`, `DrawingError`, `ComposingError`, `ProcessError`, `PreviewError.tool`.
  func draw(
    _ page: Page, _ placement: PDFComposer.Placement, size: (width: Int, height: Int),
    path: (String) -> String
  ) throws -> Picture {
    let deck = path("deck.pdf")
    let composed = path("composed.pdf")
    defer {
      for name in [deck, composed, path("drawn.png")] { try? FileManager.default.removeItem(atPath: name) }
    }
    let file = try OutputFile(deck)
    var document = try PDFDocument(to: file, metadata: DocumentMetadata())
    try document.add(page)
    try document.finish()
    try file.commit(isDurable: false)
    let whole = try OutputFile(composed)
    try PDFComposer.compose(deckAt: deck, placements: [placement], to: whole)
    try whole.commit(isDurable: false)
    try program.run([
      "-png", "-singlefile", "-scale-to-x", "\(size.width)", "-scale-to-y", "\(size.height)", composed,
      path("drawn"),
    ])
    do throws(FileError) {
      return Picture(try InputFile.read(path("drawn.png"), limit: PopplerDrawing.largest))
    } catch {
      throw PreviewError.tool(name: "pdftocairo", reason: "it wrote no picture")
    }
  }
}
