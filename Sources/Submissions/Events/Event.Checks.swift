package import Diagnostics

extension Event {
  /// What the organiser wants looked at, and how closely.
  package struct Checks: Sendable {
    /// A rule's name as it is written, which may be none, with what is wanted of it.
    package struct Choice: Sendable {
      package let rule: Located<String>
      package let level: RuleLevel

      package init(_ rule: Located<String>, _ level: RuleLevel) {
        self.rule = rule
        self.level = level
      }
    }

    package var choices: [Choice] = []
    /// How many months ago a record may have changed last; nil where nothing is written.
    package var recordAge: Int?

    package init() {}
  }
}
