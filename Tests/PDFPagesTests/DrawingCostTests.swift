import PDFPages
import TestSupport
import Testing

/// Pages that are small files and take long to draw.
@Suite struct DrawingCostTests {
  private static func warning(_ words: String) -> String {
    "takes \(words) drawing operators, and viewers may be slow to show it on stage: "
      + "above 1 million, simplify the page or export it as a picture"
  }

  private func warnings(_ pdf: HandmadePDF) throws -> [String] { try OwnSlide.inspect(pdf.bytes).warnings }

  @Test func `many operators are reported`() throws {
    let line = "0 0 m 9 9 l S\n"
    #expect(try warnings(HandmadePDF(content: String(repeating: line, count: 300_000))) == [])
    #expect(
      try warnings(HandmadePDF(content: String(repeating: line, count: 700_000))) == [
        Self.warning("2 million")
      ])
    // Numbers, names, texts, comments and pictures are none.
    let quiet = "(\\) S S (S) S) % S S S\n /S /S <AB5F> [1 2 3] 0 0 0 0 "
    #expect(try warnings(HandmadePDF(content: String(repeating: quiet, count: 200_000))) == [])
  }

  /// Each form draws the next one often.
  private func nested(_ depth: Int, _ times: Int) -> HandmadePDF {
    var pdf = HandmadePDF(resources: "/XObject << /X 10 0 R >>", content: "/X Do")
    for number in 10..<10 + depth {
      let isLast = number == 9 + depth
      pdf.stream(
        number,
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X \(number + 1) 0 R >> >>",
        Array(String(repeating: isLast ? "0 0 9 9 re f " : "/X Do ", count: times).utf8))
    }
    return pdf
  }

  @Test func `forms are counted each time they are drawn`() throws {
    #expect(try warnings(nested(3, 40)) == [])
    #expect(try warnings(nested(4, 40)) == [Self.warning("5 million")])
    #expect(try warnings(nested(20, 60)) == [Self.warning("far too many")])
  }

  @Test func `tiles are counted`() throws {
    func tiled(_ step: String) -> HandmadePDF {
      var pdf = HandmadePDF(
        resources: "/Pattern << /P 10 0 R >>", content: "/Pattern cs /P scn 0 0 400 200 re f")
      pdf.stream(
        10,
        "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep \(step) /YStep \(step) /Resources << >>",
        Array("0 0 9 9 re f 0 0 m 5 5 l S".utf8))
      return pdf
    }
    #expect(try warnings(tiled("10")) == [])
    #expect(try warnings(tiled("0.1")) == [Self.warning("40 million")])
  }
}
