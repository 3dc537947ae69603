/// One problem in something a person wrote: a value, collected, never thrown.
package struct Diagnostic: Sendable, Hashable {
  /// How much the problem matters.
  package enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
    case note
    case warning
    case error

    package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  package var severity: Severity
  /// The stable name of what was checked, in kebab case: `unknown-key`.
  package var rule: String
  package var location: SourceLocation
  /// What is wrong, in one sentence without a full stop.
  package var message: String
  /// What to do about it.
  package var hint: String?
  /// The line the location points into, kept so that rendering reads no file again.
  package var excerpt: SourceExcerpt?
  /// The name of the part of a slide it is about, where the reporter does not know its place in the file.
  package var part: String?
  /// Other files that it is about as well.
  package var otherFiles: [String] = []

  package init(
    _ severity: Severity, rule: String, at location: SourceLocation, _ message: String,
    hint: String? = nil, excerpt: SourceExcerpt? = nil
  ) {
    self.severity = severity
    self.rule = rule
    self.location = location
    self.message = message.withoutSecrets
    self.hint = hint?.withoutSecrets
    self.excerpt = excerpt
  }
}
