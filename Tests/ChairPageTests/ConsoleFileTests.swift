@testable import ChairPage
import Decks
import Foundation
import Testing

/// The file that pdfpc reads.
@Suite struct ConsoleFileTests {
  private func file(_ pages: [NotedPage], seconds: Int) throws -> [String: Any] {
    let bytes = ConsoleFile.bytes(pages, seconds: seconds)
    return try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  @Test func `it has each page, and notes where there are some`() throws {
    let file = try file(
      [
        .init(label: "Cover", note: "", isTurn: false),
        .init(label: "AS64500", note: "*a* < b\n- R&D_1", isTurn: true),
      ],
      seconds: 61)
    // The schema allows no other keys.
    #expect(Set(file.keys) == ["pdfpcFormat", "duration", "lastMinutes", "pages"])
    #expect(file["pdfpcFormat"] as? Int == 2)
    #expect(file["duration"] as? Int == 2, "minutes, rounded up")
    let pages = try #require(file["pages"] as? [[String: Any]])
    #expect(pages.map { $0["idx"] as? Int } == [0, 1])
    #expect(pages.map { $0["label"] as? String } == ["Cover", "AS64500"])
    #expect(pages.map { $0["note"] as? String } == [nil, #"\*a\* &lt; b\#n\- R&amp;D\_1"#])
    #expect(Set(pages[1].keys) == ["idx", "label", "overlay", "note"])
  }

  @Test func `a duration of nothing is none`() throws {
    #expect(try file([], seconds: 0)["duration"] == nil)
  }

  @Test(arguments: [
    ("chair.pdf", "chair.pdfpc"), ("a/B.PDF", "a/B.pdfpc"), ("chair", "chair.pdfpc"),
    ("a.pdf/b", "a.pdf/b.pdfpc"),
  ])
  func `it is beside the PDF`(_ pdf: String, _ name: String) {
    #expect(ConsoleFile.path(beside: pdf) == name)
  }
}
