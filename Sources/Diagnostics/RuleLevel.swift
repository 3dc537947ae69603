/// What somebody wants made of a rule's findings.
package enum RuleLevel: String, Sendable, Hashable, CaseIterable {
  case off
  case note
  case warning
  case error

  /// The severity; nil where nothing is to be told.
  package var severity: Diagnostic.Severity? { Diagnostic.Severity(rawValue: rawValue) }
}
