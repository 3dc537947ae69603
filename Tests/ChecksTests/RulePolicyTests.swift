import Checks
import Diagnostics
import Submissions
import Testing

/// What is reported of what was found.
@Suite struct RulePolicyTests {
  private static let file = "a.yaml"

  private func diagnostic(
    _ severity: Diagnostic.Severity, _ rule: String, line: Int? = 1, file: String = file
  ) -> Diagnostic {
    Diagnostic(severity, rule: rule, at: SourceLocation(file: file, line: line, column: 1), "something")
  }

  private func event(_ text: String) throws -> (Event.Checks, [Diagnostic]) {
    let read = EventFile.decode(Array("event: Forum\nchecks:\n\(text)".utf8), file: "event.yaml")
    return (try #require(read.value).checks, read.diagnostics)
  }

  private func told(_ policy: RulePolicy, _ found: [Diagnostic], _ text: String = "") -> [String] {
    policy.told(found, IgnoreComments([SourceText(file: Self.file, text: text)])).map {
      "\($0.rule) \($0.severity.rawValue)"
    }
  }

  @Test func `the event's word, and the command line's over it`() throws {
    let (checks, problems) = try event("  text-cut: error\n  qr: off\n  logo: note\n  record-age: 24\n")
    #expect(problems.isEmpty && checks.recordAge == 24)
    let found = [
      diagnostic(.warning, "text-cut"), diagnostic(.warning, "qr"), diagnostic(.warning, "logo"),
      diagnostic(.note, "logo-missing"),
    ]
    #expect(told(RulePolicy(checks), found) == ["text-cut error", "logo note", "logo-missing note"])
    let flagged = RulePolicy(checks, flags: ["qr": .warning, "logo": .off])
    #expect(told(flagged, found) == ["text-cut error", "qr warning", "logo-missing note"])
    let strict = RulePolicy(checks, flags: ["qr": .warning], warningsAreErrors: true)
    #expect(told(strict, found) == ["text-cut error", "qr error", "logo note", "logo-missing note"])
  }

  @Test func `an error stays one, whatever anybody wants`() throws {
    let (checks, _) = try event("  logo: off\n")
    #expect(
      told(RulePolicy(checks), [diagnostic(.error, "logo")], "a: b  # personals:ignore logo") == [
        "logo error"
      ])
  }

  @Test func `unknown rules, and rules that stay`() throws {
    let (checks, _) = try event("  text-cutt: off\n  yaml: note\n  value: error\n  logo: off\n")
    #expect(
      RulePolicy.problems(with: checks).map(\.text) == [
        """
        event.yaml:3:3: warning: there is no rule 'text-cutt'
            text-cutt: off
            ^
          hint: did you mean 'text-cut'?
        """,
        """
        event.yaml:4:3: warning: 'yaml' stays an error: what it finds prevents a slide from being made
            yaml: note
            ^
          hint: delete the line
        """,
      ])
  }

  @Test func `a level that is none, and an age`() throws {
    let (checks, problems) = try event("  text-cut: of\n  record-age: never\n")
    #expect(checks.choices.isEmpty && checks.recordAge == nil)
    #expect(
      problems.map(\.text) == [
        """
        event.yaml:3:13: error: 'of' is not a level of a rule
            text-cut: of
                      ^
          hint: did you mean 'off'? it can be off, note, warning, error
        """,
        """
        event.yaml:4:15: error: 'checks.record-age' should be a number of months, not 'never'
            record-age: never
                        ^
        """,
      ])
  }

  // MARK: - Comments

  @Test func `a comment is for its line, or for the next where it is alone`() {
    let text = """
      network: 64500 # personals:ignore text-cut, qr
      # personals:ignore logo
      logo: a.svg
      message: "a # personals:ignored"
      """
    let found = [
      diagnostic(.warning, "text-cut", line: 1), diagnostic(.note, "qr", line: 1),
      diagnostic(.warning, "logo", line: 1), diagnostic(.warning, "logo", line: 3),
      diagnostic(.warning, "text-cut", line: 3), diagnostic(.warning, "logo", line: 3, file: "b.yaml"),
    ]
    #expect(told(RulePolicy(), found, text) == ["logo warning", "text-cut warning", "logo warning"])
  }

  @Test func `what has no line is silenced from any`() {
    let found = [diagnostic(.note, "traffic-unknown", line: nil)]
    #expect(told(RulePolicy(), found, "a: b\nc: d # personals:ignore traffic-unknown").isEmpty)
    #expect(told(RulePolicy(), found, "a: b#personals:ignore traffic-unknown") == ["traffic-unknown note"])
  }

  @Test(arguments: [
    ("message: \"we say # personals:ignore qr\"", 0), ("message: 'it''s # personals:ignore qr'", 0),
    ("message: \"a \\\" # personals:ignore qr\"", 0), ("message: |\n  one\n\n  two # personals:ignore qr", 0),
    ("planned:\n  - >-\n    two # personals:ignore qr\nlogo: a", 0),
    ("message: \"goes\n  on # personals:ignore qr\"\nlogo: a", 0), ("a: [x, 'y # personals:ignore qr']", 0),
    ("message: \"a\" # personals:ignore qr", 1), ("message: rock 'n' roll, 'tis # personals:ignore qr", 1),
    ("message: |  # personals:ignore qr\n  text", 1),
    ("message: |\n  text\nlogo: a # personals:ignore qr", 1),
    ("a: b # why # personals:ignore qr", 1), ("a: {b: 'c'} # personals:ignore qr", 1),
    ("contact: Mele <a@b.example> # personals:ignore qr", 1),
  ])
  func `a text is no comment`(text: String, count: Int) {
    let found = [diagnostic(.note, "qr", line: nil)]
    #expect(told(RulePolicy(), found, text).count == 1 - count)
  }

  @Test func `comments that name no rule, or silence nothing`() {
    let text = """
      a: b # personals:ignore text-cut, text-cutt
      c: d # personals:ignore
      e: f # personals:ignore yaml
      g: h # personals:ignore qr
      """
    let comments = IgnoreComments([SourceText(file: Self.file, text: text)])
    let found = [diagnostic(.warning, "text-cut", line: 1), diagnostic(.error, "yaml", line: 3)]
    func problems(isWhole: Bool) -> [String] {
      RulePolicy().problems(withCommentsOf: Self.file, comments, found: found, isWhole: isWhole)
        .map { "\($0.location) \($0.severity.rawValue): \($0.message) [\($0.rule)]" }
    }
    let always = [
      "a.yaml:1:35 warning: there is no rule 'text-cutt' [unknown-rule]",
      "a.yaml:2:24 warning: the comment names no rule to ignore [unknown-rule]",
      "a.yaml:3:25 warning: an error of 'yaml' cannot be ignored: it prevents a slide from being made [fixed-rule]",
    ]
    #expect(
      problems(isWhole: true) == always + [
        "a.yaml:4:25 note: the comment ignores nothing: 'qr' finds nothing here [unused-ignore]"
      ])
    #expect(problems(isWhole: false) == always)
  }

  // MARK: - The catalogue

  @Test func `names are in kebab case, and each exists once`() {
    let names = RuleCatalogue.rules.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil })
    #expect(RuleCatalogue.rules.allSatisfy { !$0.summary.hasSuffix(".") && !$0.summary.isEmpty })
  }
}
