import Testing

@testable import Importing

/// The YAML that import writes reads back as what was meant.
@Suite struct YAMLTextTests {
  private static let pieces = [
    "Mahalo...", "...", "---", "- ", "? ", ": ", " #", "# ", "\n", "\n\n", " ", "\t", "'", "\"", "\\", "|",
    ">", "&a", "*a", "!x", "%", "@", "`", "{", "}", "[", "]", ",",
    "yes", "no", "null", "~", "true", "0x1F", "1e3", "28:72", "1_000", "08", "+1", "-1", ".5", "=", "<<", "é",
    "漢字", "مرحبا", "\u{200B}", "\u{FEFF}", "\u{85}", "\u{2028}", "\u{7}", "😀",
    "a", "b: c", "x #y", "…", "“q”", "2026-12-01", "\r",
  ]

  @Test func `any text reads back as the same text`() throws {
    var dice = Numbers(seed: 2026)
    func text() -> String {
      (0..<Int.random(in: 1...6, using: &dice)).map { _ in Self.pieces.randomElement(using: &dice) ?? "" }
        .joined()
    }
    for piece in Self.pieces {
      try check([.init("message", .text(piece)), .init("speaker", .text(piece + "."))])
    }
    for _ in 0..<1500 {
      try check([
        .init("message", .text(text())), .init("speaker", .text(text())),
        .init(
          "planned",
          .list([.text(text()), .map([.init("place", .text(text())), .init("when", .text(text()))])])),
        .init("contact", .map([.init("name", .text(text())), .init("email", .text("a@b.example"))])),
      ])
    }
  }

  private func check(_ fields: [FieldValue.Pair]) throws {
    let written = SubmissionText(
      comment: ["made by import"], fields: fields, order: ["message", "speaker", "planned", "contact"])
    let read = try SubmissionText(written.text, file: "a.yaml", order: [])
    #expect(read.fields == fields, "\(written.text.debugDescription)")
    // A field that changes leaves the others as they are.
    var changed = try SubmissionText(
      "message: old\nnetwork: 64500 # ours\n", file: "a.yaml", order: ["network", "message"])
    let isSet = changed.set("message", to: fields.first?.value)
    #expect(isSet, "\(fields)")
    #expect(try SubmissionText(changed.text, file: "a.yaml", order: [])["message"] == fields.first?.value)
  }
}
