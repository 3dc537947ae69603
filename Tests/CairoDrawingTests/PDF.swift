import CairoDrawing
import Files
import Scene

/// PDFs made for tests, and what other programs say of them.
enum PDF {
  static let metadata = DocumentMetadata(title: "Test", created: "2026-11-22T00:00:00Z")

  /// The pages as a document.
  static func bytes(_ pages: [Page], _ metadata: DocumentMetadata = metadata) throws -> [UInt8] {
    let sink = MemorySink()
    var document = try PDFDocument(to: sink, metadata: metadata)
    for page in pages { try document.add(page) }
    try document.finish()
    return sink.bytes
  }

  /// What qpdf finds wrong; nil for nothing.
  static func check(_ bytes: [UInt8]) throws -> String? {
    let check = try Command.run("qpdf", ["--check", "@"], on: bytes)
    let isClean = check.status == 0 && check.output.contains("No syntax or stream encoding errors found")
    return isClean && !check.output.contains("WARNING") ? nil : check.output
  }

  /// The text of a document, without the marks of direction that pdftotext adds.
  static func text(_ bytes: [UInt8]) throws -> String {
    let text = try Command.run("pdftotext", ["-enc", "UTF-8", "@", "-"], on: bytes).output
    return String(
      String.UnicodeScalarView(text.unicodeScalars.filter { !(0x202A...0x202E).contains($0.value) }))
  }

  /// The document without compression, for looking into.
  static func source(_ bytes: [UInt8]) throws -> String {
    try Command.run("qpdf", ["--qdf", "--object-streams=disable", "@", "-"], on: bytes).output
  }
}
