internal import CairoDrawing
internal import Files
internal import Foundation
internal import PDFPages
internal import Scene

/// Draws hand-made pages, with Poppler's `pdftocairo`, as a program of its own.
struct OwnSlideRaster: Sendable {
  /// The program's path.
  private let tool: String
  private let environment: [String: String]
  /// How long one page may take, in seconds.
  private static let patience = 60.0
  private static let largest = 256_000_000

  /// The program of the environment's `PATH`; nil where it is not installed.
  init?(environment: [String: String]) {
    let folders = (environment["PATH"] ?? "").split(separator: ":")
    guard let folder = folders.first(where: { InputFile.isExecutable("\($0)/pdftocairo") }) else {
      return nil
    }
    tool = "\(folder)/pdftocairo"
    self.environment = environment
  }

  /// The program as it is now; another one draws otherwise.
  var stamp: FileStamp? { FileStamp(tool) }

  /// The picture of a deck's page with a hand-made one in its place.
  ///
  /// - Parameters:
  ///   - page: the page.
  ///   - placement: the hand-made one, on page 1.
  ///   - size: in pixels.
  ///   - path: makes the paths of files that come and go.
  /// - Returns: the PNG.
  /// - Throws: `FileError`, `DrawingError`, `ComposingError`, `PreviewError.tool`.
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
    try run([
      "-png", "-singlefile", "-scale-to-x", "\(size.width)", "-scale-to-y", "\(size.height)", composed,
      path("drawn"),
    ])
    return Picture(try InputFile.read(path("drawn.png"), limit: Self.largest))
  }

  private func run(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: tool)
    process.arguments = arguments
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let end = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in end.signal() }
    do { try process.run() } catch { throw PreviewError.tool(name: tool, reason: "it cannot be started") }
    if end.wait(timeout: .now() + Self.patience) == .timedOut {
      process.terminate()
      end.wait()
      throw PreviewError.tool(name: tool, reason: "it took longer than \(Int(Self.patience)) s")
    }
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      throw PreviewError.tool(name: tool, reason: "it ended with \(process.terminationStatus)")
    }
  }
}
