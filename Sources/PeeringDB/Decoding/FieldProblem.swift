internal import Diagnostics

/// Something wrong with one value of an answer, before it is known where in the text that is.
struct FieldProblem: Sendable {
  enum Kind: Sendable {
    /// A value that is not what the field holds. What is there instead is read from the text.
    case unexpected(wanted: String)
    case told(String, hint: String?)
  }

  var severity: Diagnostic.Severity
  var rule: String
  /// Where the value is, or what it is missing from.
  var path: JSONPath
  var kind: Kind
}

/// Problems found while an answer is read. Belongs to one task.
final class ProblemLog {
  /// A record of PeeringDB has none or a few: megabytes of them are not read to their end.
  static let most = 1000

  private var found: [FieldProblem] = []
  /// The place of the first port without a speed, and how many there are.
  private var unknownSpeeds: (first: JSONPath, count: Int)?

  /// All problems.
  var all: [FieldProblem] {
    guard let (first, count) = unknownSpeeds else { return found }
    let ports = count == 1 ? "the speed of a port is" : "the speeds of \(count) ports are"
    return found + [
      FieldProblem(
        severity: .note, rule: "record-filler", path: first,
        kind: .told(
          "\(ports) left out: 0 and 1 Mbit/s say nothing",
          hint: "correct it in PeeringDB: it is in Mbit/s there"))
    ]
  }

  var isFull: Bool { found.count >= Self.most }

  func unexpected(_ path: JSONPath, wanted: String, severity: Diagnostic.Severity = .warning) {
    note(
      FieldProblem(severity: severity, rule: "record-field", path: path, kind: .unexpected(wanted: wanted)))
  }

  func tell(
    _ severity: Diagnostic.Severity, rule: String, at path: JSONPath, _ message: String, hint: String? = nil
  ) {
    note(FieldProblem(severity: severity, rule: rule, path: path, kind: .told(message, hint: hint)))
  }

  private func note(_ problem: FieldProblem) {
    found.append(problem)
  }

  /// Counts a port whose speed says nothing: one note serves for all of them.
  func noteUnknownSpeed(_ path: @autoclosure () -> JSONPath) {
    unknownSpeeds = (unknownSpeeds?.first ?? path(), (unknownSpeeds?.count ?? 0) + 1)
  }
}

extension AnswerText {
  /// The most problems of one answer that are told apart.
  static let mostProblems = 50

  /// The problems of the document made of the text, as people read them, with their places.
  func diagnostics(_ problems: [FieldProblem], in document: JSONDocument) -> [Diagnostic] {
    guard !problems.isEmpty else { return [] }
    // Errors first, should there be too many: warnings can wait.
    let kept = problems.filter { $0.severity == .error } + problems.filter { $0.severity != .error }
    let told = kept.prefix(Self.mostProblems).map { diagnostic($0, at: document.offset(of: $0.path)) }
    var diagnostics = told.sorted { left, right in
      (left.location.line ?? 0, left.location.column ?? 0) < (
        right.location.line ?? 0, right.location.column ?? 0
      )
    }
    if problems.count >= ProblemLog.most {
      diagnostics.append(
        Diagnostic(
          .error, rule: "record-field", at: SourceLocation(file: file),
          "has \(ProblemLog.most) problems like these or more, and \(isNo)"))
    } else if kept.count > Self.mostProblems {
      diagnostics.append(
        Diagnostic(
          .warning, rule: "record-field", at: SourceLocation(file: file),
          "has \(kept.count - Self.mostProblems) more problems like these"))
    }
    return diagnostics
  }

  private func diagnostic(_ problem: FieldProblem, at offset: Int) -> Diagnostic {
    var hint: String?
    if case .told(_, let told) = problem.kind { hint = told }
    return diagnostic(
      problem.severity, rule: problem.rule, at: offset, keyPath: problem.path,
      message(of: problem, at: offset),
      hint: hint)
  }

  private func message(of problem: FieldProblem, at offset: Int) -> String {
    switch problem.kind {
    case .told(let message, _): return message
    case .unexpected(let wanted):
      let kind = kind(at: offset)
      if problem.path.steps.isEmpty {
        return "\(isNot): it should be \(wanted), but is \(kind)"
      }
      // Text that is refused as text: `\ud800` is well-formed JSON.
      if kind == wanted { return "\(problem.path) has an escape that is not a character" }
      return "\(problem.path) should be \(wanted), but is \(kind)"
    }
  }

  /// What kind of value begins at a byte.
  private func kind(at offset: Int) -> String {
    let value = bytes[min(offset, bytes.count)...]
    switch value.first {
    case UInt8(ascii: "{"): return "an object"
    case UInt8(ascii: "["): return "a list"
    case UInt8(ascii: "\""): return "text"
    default:
      let word = value.prefix(24).prefix { !$0.isJSONSpace && !",]}".utf8.contains($0) }
      return String(decoding: word, as: UTF8.self)
    }
  }
}
