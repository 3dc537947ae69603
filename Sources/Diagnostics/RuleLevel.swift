/// The level at which a rule is reported.
package enum RuleLevel: String, Sendable, Hashable, CaseIterable {
  case off
  case note
  case warning
  case error

  /// The severity; nil where nothing is to be reported.
  package var severity: Diagnostic.Severity? { Diagnostic.Severity(rawValue: rawValue) }
}
