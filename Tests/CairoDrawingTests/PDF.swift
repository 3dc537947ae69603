import CairoDrawing
import Files
import Scene
import TestSupport

extension PDF {
  static let metadata = DocumentMetadata(title: "Test", created: "2026-11-22T00:00:00Z")

  /// The pages as a document.
  static func bytes(_ pages: [Page], _ metadata: DocumentMetadata = metadata) throws -> [UInt8] {
    let sink = MemorySink()
    var document = try PDFDocument(to: sink, metadata: metadata)
    for page in pages { try document.add(page) }
    try document.finish()
    return sink.bytes
  }
}
