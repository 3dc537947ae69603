package import Diagnostics

/// A problem of a draft, beside the field that it is about.
package struct DeskProblem: Sendable, Hashable {
  package let severity: Diagnostic.Severity
  package let rule: String
  /// The form's name of the field; nil where it is about none of them.
  package let field: String?
  package let message: String
  package let hint: String?
  /// A value for the field that solves it; nil where none is known.
  package var fix: String?

  init(_ diagnostic: Diagnostic) {
    (severity, rule) = (diagnostic.severity, diagnostic.rule)
    (message, hint) = (diagnostic.message, diagnostic.hint)
    field = Self.field(diagnostic.location.keyPath ?? diagnostic.part)
  }

  /// The form's field of a key path or of a part of the slide.
  static func field(_ path: String?) -> String? {
    guard let path, !path.isEmpty else { return nil }
    let key = String(path.prefix { $0 != "." && $0 != "[" })
    switch key {
    case "planned":
      let index = path.dropFirst(key.count).dropFirst().prefix { $0.isNumber }
      return (path.hasSuffix(".when") ? "when-" : "planned-") + (index.isEmpty ? "0" : index)
    case "consent": return path.hasSuffix("keep-until") ? "consent-until" : "consent-publish"
    case "also-known-as", "phone": return nil
    default: return DraftForm.isField(key) ? key : nil
    }
  }

  /// The value that its hint takes for what was meant; nil where it has only examples.
  var proposal: String? {
    let opening = "did you mean '"
    guard let hint, hint.hasPrefix(opening) else { return nil }
    let rest = hint.dropFirst(opening.count)
    return rest.firstRange(of: "'?").map { String(rest[..<$0.lowerBound]) }
  }
}
