internal import Foundation
internal import TestSupport
internal import Testing

/// The texts of PowerPoint files beside those of the PDFs, as pdftotext reads them.
@Suite struct PowerPointTextTests {
  private static let languages = ["en", "ar", "es", "fr", "ja", "pt"]
  /// A presenter of each kind.
  private static let kinds = ["as64500", "as64506", "as65539", "ix919001", "fac920004", "coral-registry"]

  @Test(arguments: ["card", "classic", "handout", "map", "sheet", "stage"])
  func `slides have all texts of the PDF, in its order`(template: String) throws {
    let scratch = try Scratch()
    let sources = Self.kinds.map { Places.example("submissions/\($0).yaml") }
    for language in Self.languages {
      try compare(sources + ["--template", template, "--language", language], in: scratch)
    }
  }

  @Test func `the example deck has all texts of the PDF, in its order`() throws {
    let scratch = try Scratch()
    // The texts of the hand-made page are in its picture.
    try compare([Places.example("apricot/event.yaml")], in: scratch) { $0.contains("descr=\"Monsoon CDN") }
  }

  private func compare(
    _ arguments: [String], in scratch: Scratch, without isLeftOut: (String) -> Bool = { _ in false }
  ) throws {
    for name in ["a.pdf", "a.pptx"] {
      let run = try scratch.personals(
        ["deck"] + arguments + ["--root", Places.example(""), "--quiet", "--offline", "-o", name])
      #expect(run.code == 0, "\(run.message)")
    }
    let text = try Command.run(
      "pdftotext", ["-raw", "-enc", "UTF-8", "@", "-"], on: scratch.bytes(of: "a.pdf")
    ).output
    let pages = text.split(separator: "\u{C}", omittingEmptySubsequences: false).map { Self.plain($0) }
    let slides = try PresentationCheck(scratch.bytes(of: "a.pptx")).slides
    #expect(pages.count == slides.count + 1 && slides.count > 5)
    for (number, (page, slide)) in zip(pages, slides).enumerated() where !isLeftOut(slide) {
      let own = Self.plain(Self.texts(slide))
      let lost = Self.counts(page).filter { scalar, count in Self.counts(own)[scalar, default: 0] < count }
      #expect(lost.isEmpty, "slide \(number + 1) of \(arguments) lacks \(lost.keys): \(own.isEmpty) \(page)")
      // Of a text that ends beyond the page, and of one from right to left, pdftotext says something else.
      guard page.count == own.count,
        !page.unicodeScalars.contains(where: { (0x590...0x8FF).contains($0.value) })
      else { continue }
      #expect(own == page, "slide \(number + 1) of \(arguments)")
    }
  }

  /// The texts of a slide, without a title that does not show.
  private static func texts(_ slide: String) -> String {
    let shapes = slide.split(separator: "<p:nvSpPr>").filter { !$0.contains("y=\"-609600\"") }
    let runs = shapes.joined().split(separator: "<a:t>").dropFirst().map { $0.prefix { $0 != "<" } }
    return [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&#39;", "'"), ("&amp;", "&")]
      .reduce(runs.joined()) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
  }

  /// A text without what does not show.
  private static func plain(_ text: some StringProtocol) -> String {
    String(
      String.UnicodeScalarView(
        String(text).precomposedStringWithCanonicalMapping.unicodeScalars.filter { scalar in
          !scalar.properties.isWhitespace && !scalar.properties.isDefaultIgnorableCodePoint
        }))
  }

  private static func counts(_ text: String) -> [Unicode.Scalar: Int] {
    text.unicodeScalars.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
}
