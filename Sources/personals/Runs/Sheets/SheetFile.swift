internal import CairoDrawing
internal import Decks
internal import Files

/// A PDF with sheets, which are drawn as they come.
final class SheetFile {
  /// nil where the PDF is kept for standard output.
  private let file: OutputFile?
  private let memory = MemorySink()
  private let builder: DeckBuilder
  private let presenter: Int?
  private var document: PDFDocument?

  /// - Parameters:
  ///   - path: where it goes; `-` for standard output.
  ///   - builder: who makes the sheets.
  ///   - presenter: whose sheet it is; nil for those of all, which are then listed in its outline.
  /// - Throws: `FileError`, `DrawingError` where Cairo cannot start.
  init(_ path: String, _ builder: DeckBuilder, presenter: Int? = nil) throws {
    (self.builder, self.presenter) = (builder, presenter)
    if path == "-" {
      file = nil
    } else {
      try OutputFolder.create(for: path)
      file = try OutputFile(path)
    }
    document = try PDFDocument(
      to: file ?? memory, metadata: builder.sheetMetadata(presenter, created: Environment.timestamp))
  }

  /// - Throws: `FileError`, `DrawingError`.
  func add(_ sheet: DeckBuilder.SheetPages) throws {
    let title = builder.sheetTitle(sheet.presenter)
    for (index, page) in sheet.pages.enumerated() {
      try document?.add(
        page, outlineTitle: index == 0 && presenter == nil ? title : nil,
        label: index == 0 ? title : "\(title) \(index + 1)")
    }
  }

  /// Puts the file in its place.
  ///
  /// - Throws: `FileError`, `DrawingError`.
  func finish() throws {
    guard let document = document.take() else { return }
    try document.finish()
    try file?.commit()
    if file == nil { try StandardOutput().write(memory.bytes) }
  }
}
