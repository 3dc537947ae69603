import CairoDrawing
import Files
internal import Foundation
import Scene
import TestSupport
import Testing

/// Pages are called what they should be, whatever number their label ends in.
@Suite struct PageLabelTests {
  static let labels = [
    "Cover", "AS64500", "AS4200000000", "AS4200000001", "AS4294967294", "AS2147483646", "AS2147483647",
    "AS2147483648", "Who is where 2", "Matrix 4200000000", "007", "شبكة 4200000000",
    "12345678901234567890123", "AS1",
  ]

  /// Labels as qpdf reads them.
  private func labels(_ bytes: [UInt8]) throws -> [String] {
    let json = try Command.run("qpdf", ["--json", "--json-key=pagelabels", "@"], on: bytes).output
    let read = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    return (read?["pagelabels"] as? [[String: Any]] ?? []).map { entry in
      let label = entry["label"] as? [String: Any] ?? [:]
      let prefix = (label["/P"] as? String).map { $0.hasPrefix("u:") ? String($0.dropFirst(2)) : $0 } ?? ""
      // A style, or it is all prefix.
      return prefix + (label["/S"] == nil ? "" : label["/St"].map { "\($0)" } ?? "1")
    }
  }

  @Test func `labels are read as they were given`() throws {
    let sink = MemorySink()
    var document = try PDFDocument(to: sink, metadata: PDF.metadata)
    for label in Self.labels {
      try document.add(
        Page(size: Size(width: 100, height: 100), elements: []), outlineTitle: label, label: label)
    }
    try document.finish()
    #expect(try PDF.check(sink.bytes) == nil)
    #expect(try labels(sink.bytes) == Self.labels)
    let outline = try Command.run("qpdf", ["--json", "--json-key=outlines", "@"], on: sink.bytes).output
    for label in Self.labels {
      #expect(outline.contains("\"title\": \"\(label)\"") || outline.contains("u:\(label)"), "\(label)")
    }
  }
}
