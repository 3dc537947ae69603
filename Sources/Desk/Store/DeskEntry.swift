internal import Digests
package import PeeringDB

/// A presenter at the desk.
package struct DeskEntry: Sendable, Hashable {
  /// The number in the database; 0 before it is there.
  package internal(set) var id: Int64 = 0
  /// Whose record it is; nil for a presenter without one.
  package var subject: RecordSubject?
  /// The name in PeeringDB, or as typed.
  package var name: String
  /// The language of the form, as a BCP 47 tag.
  package var language: String
  /// `draft`, `submitted`, `approved`, `returned` or `withdrawn`: the others follow from the event.
  package var state = DeskState.draft
  /// The draft: the text of a submission.
  package var text: String
  /// Which version of the draft it is, from 1.
  package var revision = 1
  /// The submission's file, from the event's folder; nil before it is submitted.
  package var file: String?
  /// The file's text as it was last written or read here.
  package var sent: String?
  /// A text that is being written to the file.
  package var pending: String?
  /// The text that the organiser approved.
  package var approved: String?
  /// What the organiser wrote on sending it back.
  package var note: String?
  /// Whether somebody changed the file outside the desk.
  package var isChangedByHand = false
  /// Seconds since 1970.
  package var saved: Int

  /// Whether the draft says something that the file does not.
  package var hasUnsentChanges: Bool { sent != nil && text != sent }

  /// What tells one text of the submission from another: 16 hexadecimal digits; empty where none is sent.
  package var sentMark: String { sent.map { String(SHA256.digest(of: $0).hex.prefix(16)) } ?? "" }

  /// The name of its files, without an ending.
  package var stem: String {
    if let subject { return subject.description.lowercased().filter { $0 != ":" } }
    let letters = name.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    let parts = String(letters).split(separator: "-").joined(separator: "-").prefix(40)
    return parts.isEmpty ? "presenter" : String(parts)
  }
}
