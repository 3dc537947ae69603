internal import Diagnostics

/// Something about an answer that the organiser should know.
package struct ImportRemark: Sendable, Hashable {
  package var severity: Severity
  /// The file as the user named it.
  package var file: String
  /// 1-based line in the file, or row of a spreadsheet; nil for the file as a whole.
  package var line: Int?
  /// 1-based row where the header of the file is row 1; nil where it is the line.
  package var row: Int?
  /// The column's header; nil for the row as a whole.
  package var column: String?
  /// What is the matter and what was understood, in one sentence without a full stop.
  package var message: String
  /// What to do about it.
  package var hint: String?

  /// How much a remark matters.
  package enum Severity: String, Sendable, Hashable, CaseIterable {
    case note
    case warning
    case error
  }

  package init(
    _ severity: Severity, file: String, line: Int? = nil, row: Int? = nil, column: String? = nil,
    _ message: String, hint: String? = nil
  ) {
    self.severity = severity
    self.file = file
    self.line = line
    self.row = row
    self.column = column
    self.message = message
    self.hint = hint
  }

  /// `responses.csv:14: "Peering policy": warning: …`, with the hint on a line of its own.
  package var text: String {
    var place = file
    if let line { place += ":\(line)" }
    place += ": "
    if let column { place += "\"\(Self.onOneLine(column))\": " }
    var text = "\(place)\(severity.rawValue): \(message)"
    if let row, let line, row != line { text += " (row \(row))" }
    text = Self.withVisibleControls(text)
    if let hint { text += "\n  hint: " + Self.withVisibleControls(hint) }
    return text
  }

  private static func onOneLine(_ text: String) -> String {
    String(text.split(whereSeparator: \.isWhitespace).joined(separator: " ").quotable)
  }

  /// Control characters written out: what a message quotes must not steer a terminal.
  private static func withVisibleControls(_ text: String) -> String { text.withVisibleControls }
}

extension Sequence<ImportRemark> {
  /// Whether any of them is an error.
  package var hasErrors: Bool { contains { $0.severity == .error } }
}
