import Diagnostics
import Reports
import Testing

/// The comment on a pull request.
@Suite struct MarkdownReportTests {
  @Test func comment() {
    #expect(
      Reports.usual.written(as: .markdown) == """
        <!-- personals check -->
        **2 submissions: 2 errors, 1 warning, 1 note**

        | | errors | warnings | notes |
        |---|---:|---:|---:|
        | AS64500 Lagoon Net | 1 | 1 | 1 |
        | Coral, 100% | 1 |  |  |

        <details><summary>AS64500 Lagoon Net: 1 error, 1 warning, 1 note</summary>

        - **error** <code>submissions/a.yaml:2:3</code> unknown key 'trafic' (`unknown-key`)<br>did you mean 'traffic'?
        - **warning** <code>submissions/a.yaml</code> the record is old (`record-old`)
        - **note** <code>submissions/a.yaml:2:3</code> there is no logo (`logo-missing`)

        </details>

        <details><summary>Coral, 100%: 1 error</summary>

        - **error** <code>www.peeringdb.com</code> no answer (`record-unavailable`)

        </details>

        """)
    #expect(
      Reports.empty.written(as: .markdown) == "<!-- personals check -->\n**0 submissions: nothing found**\n")
    #expect(Reports.empty.written(as: .markdown).hasPrefix(DiagnosticReport.markdownMarker + "\n"))
  }

  @Test func `nothing that people write is markup, a link or a call`() {
    let text = Reports.worst.written(as: .markdown)
    let own = [
      "<!-- personals check -->", "<details>", "<summary>", "</summary>", "</details>", "<code>", "</code>",
      "<br>",
    ]
    var rest = text
    for tag in own { rest = rest.replacing(tag, with: "") }
    #expect(
      !rest.contains("<") && !rest.contains("https://") && !rest.contains("_e_") && !rest.contains("@t"))
    #expect(
      !rest.contains("a|b") && !rest.contains("`c`") && !rest.contains("\r") && !rest.contains("\u{1B}"))
    #expect(text.contains("&#64;&#8203;team"))
    #expect(text.contains("https&#58;//evil.example"))
    // A row of the table, two folded items: no line more.
    #expect(text.split(separator: "\n").count == 9)
  }

  @Test func `a comment fits into GitHub's 65,536 characters`() {
    let long = Reports.diagnostic(.warning, String(repeating: "long ", count: 60))
    func report(_ count: Int) -> String {
      Reports.report(
        (0..<count).map {
          .init(name: "AS\($0)", file: "submissions/\($0).yaml", diagnostics: [distinct(long, $0)])
        }
      ).written(as: .markdown)
    }
    let some = report(300)
    #expect(some.unicodeScalars.count < 60_000 && some.contains("AS299 |"))
    let shown = some.matches(of: /- \*\*warning\*\*/).count
    #expect(
      shown > 100
        && some.hasSuffix("Not shown here: \(300 - shown) warnings; the job's log has everything.\n"))
    let many = report(3000)
    #expect(many.unicodeScalars.count < 60_000 && many.contains(/\| and \d+ more \| \| \| \|/))
    #expect(many.contains("<details>"))
  }

  @Test func `errors come first, and no error stays out for a note`() {
    let long = String(repeating: "long ", count: 60)
    let text = Reports.report(
      (0..<400).map { number in
        let file = "submissions/\(number).yaml"
        let note = Reports.diagnostic(.note, long, file: file)
        let error = Reports.diagnostic(.error, "wrong \(number)", file: file)
        // The errors are the last ones'.
        return .init(
          name: "AS\(number)", file: file, diagnostics: number < 200 ? [note] : [note, error, note, note])
      }
    ).written(as: .markdown)
    #expect(text.unicodeScalars.count < 60_000)
    #expect((200..<400).allSatisfy { text.contains("wrong \($0) ") })
    #expect(text.contains(/\|---:\|\n\| AS200 \| 1 \|  \| 1 \|/))
    let shown = text.matches(of: /- \*\*note\*\*/).count
    #expect(text.hasSuffix("Not shown here: \(400 - shown) notes; the job's log has everything.\n"))
  }

  private func distinct(_ diagnostic: Diagnostic, _ number: Int) -> Diagnostic {
    var other = diagnostic
    other.location.file = "submissions/\(number).yaml"
    return other
  }
}
