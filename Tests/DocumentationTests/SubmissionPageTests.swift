import Diagnostics
import Submissions
import Testing

/// `docs/submission.md` says what `SubmissionFile` does.
@Suite struct SubmissionPageTests {
  let page: MarkdownPage

  init() throws { page = try MarkdownPage("docs/submission.md") }

  private func problems(_ code: String, file: String = "submission.yaml") -> [Diagnostic] {
    SubmissionFile.decode(Array(code.utf8), file: file).diagnostics
  }

  @Test func `examples are right`() {
    let examples = page.codeBlocks.filter { $0.language == "yaml" && $0.comment == nil }
    #expect(examples.count > 15)
    for example in examples {
      #expect(problems(example.code).map(\.text) == [], "line \(example.line)")
    }
  }

  @Test func `wrong examples are wrong`() {
    let examples = page.codeBlocks.filter { $0.language == "yaml" && $0.comment != nil }
    #expect(!examples.isEmpty)
    for example in examples {
      #expect(problems(example.code).hasErrors, "line \(example.line)")
    }
  }

  /// After `<!-- wrong: name -->`, the next block is what the program says of the file.
  @Test func `messages are the program's own`() throws {
    let blocks = page.codeBlocks
    let pairs = zip(blocks, blocks.dropFirst()).filter { $0.0.comment?.hasPrefix("wrong: ") == true }
    #expect(!pairs.isEmpty)
    for (example, messages) in pairs {
      let file = String(try #require(example.comment).dropFirst("wrong: ".count))
      let told = problems(example.code, file: file).map { $0.text + "\n" }.joined()
      #expect(told == messages.code, "line \(messages.line)")
    }
  }

  @Test func `readme quotes a message`() throws {
    let readme = try MarkdownPage("README.md")
    let quoted = try #require(readme.codeBlocks.first { $0.language == "text" })
    let told = problems(
      "network: 64501\nrecord: as64501.json\ntrafic: 640G\n", file: "submissions/as64501.yaml")
    #expect(told.map { $0.text + "\n" }.joined() == quoted.code)
  }

  @Test func `every field has its section`() {
    let sections = page.headings.map { $0.split { !$0.isLetter && $0 != "-" } }
    for key in Submission.keys {
      #expect(sections.contains { $0.contains { $0 == key } }, "no section is about '\(key)'")
    }
  }

  @Test func `every part is explained`() {
    for part in SlidePart.allCases {
      #expect(page.text.contains("\n| `\(part.rawValue)` |"), "'\(part.rawValue)' has no row")
    }
    let onRequest = SlidePart.allCases.filter(SlidePart.onRequest.contains)
    for part in onRequest {
      let row = page.text.split(separator: "\n").first { $0.hasPrefix("| `\(part.rawValue)` |") }
      #expect(row?.contains("at request") == true, "'\(part.rawValue)' is only there at request")
    }
  }
}
