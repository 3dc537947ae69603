/// What one answer says for a submission.
package struct ImportedAnswer: Sendable {
  /// Where it was read.
  package var file: String
  package var line: Int
  /// 1-based, as a spreadsheet counts.
  package var row: Int
  /// The form's own key of the answer, where it has one: pretalx's code.
  package var id: String?
  /// The submitter's mail address, in small letters.
  package var address: String?
  /// When it was sent, comparable with others of the table; nil where that is not said.
  package var order: Int?
  /// AS numbers, the first of which presents.
  package var networks: [UInt32] = []
  package var name: String?
  /// What the form says became of it: pretalx's `rejected`, `withdrawn`.
  package var state: String?
  /// The fields of the submission, in the order in which they are written.
  package var fields: [FieldValue.Pair] = []
  /// Files that come with the answer, which go beside the submission.
  package var attachments: [Attachment] = []

  /// A file that comes with an answer.
  package struct Attachment: Sendable {
    /// The field that names it: `slide` or `logo`.
    package var field: String
    /// With a dot: `.pdf`.
    package var ending: String
    package var bytes: [UInt8]
  }

  /// Whom it presents, as a key to compare: the first AS number, else the name.
  var presenter: String? {
    if let first = networks.first { return "AS\(first)" }
    guard let name else { return nil }
    let folded = CellText.words(name).joined(separator: " ")
    return folded.isEmpty ? "name \(name)" : "name \(folded)"
  }

  /// Where it was read, for messages: `row 14`.
  var place: String { "row \(row)" }

  func remark(_ severity: ImportRemark.Severity, _ message: String, hint: String? = nil) -> ImportRemark {
    ImportRemark(severity, file: file, line: line, row: row, message, hint: hint)
  }
}
