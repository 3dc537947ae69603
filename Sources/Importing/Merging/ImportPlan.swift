internal import Diagnostics
internal import Files
internal import Submissions

/// What an import would change: made from answers and what is there, before anything is written.
package struct ImportPlan: Sendable {
  /// How an open conflict is decided.
  package enum Preference: String, Sendable, Hashable, CaseIterable {
    case answers
    case edits
  }

  /// A file that will be written.
  package struct Change: Sendable {
    package var path: String
    package var old: String?
    package var new: String
  }

  /// What came of the answers.
  package struct Counts: Sendable {
    package var new = 0
    package var changed = 0
    package var unchanged = 0
    package var conflicts = 0
  }

  /// The keys of a submission, in the order in which they are written.
  package static let keys =
    Submission.keys + ["pronounced", "consent"].filter { !Submission.keys.contains($0) }

  package let folder: ImportFolder
  package internal(set) var remarks: [ImportRemark] = []
  package internal(set) var changes: [Change] = []
  /// Where in `changes` a file is, by its path.
  var changeIndex: [String: Int] = [:]
  package internal(set) var counts = Counts()
  /// Files that come with answers, by the path they go to.
  package internal(set) var attachments: [(path: String, bytes: [UInt8])] = []

  /// Checksums of files that came with answers, by the submission's file and the field.
  var checksums: [String: [String: FieldValue]] = [:]

  var ledger: ImportLedger
  var base: MergeBase
  let ledgerText: String?
  let baseBytes: [UInt8]?
  let preference: Preference?
  let preferredRows: Set<Int>

  /// Reads what is there.
  ///
  /// - Parameters:
  ///   - folder: where submissions go.
  ///   - preference: how conflicts are decided.
  ///   - preferredRows: the rows whose answers count, where two people answered for one network.
  /// - Throws: `ImportFailure`, `FileError`.
  package init(_ folder: ImportFolder, preference: Preference?, preferredRows: Set<Int>) throws {
    self.folder = folder
    self.preference = preference
    self.preferredRows = preferredRows
    if InputFile.exists(folder.ledger) {
      let bytes = try InputFile.read(folder.ledger, limit: 256_000_000)
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw ImportFailure("\(folder.ledger): error: the file is not UTF-8 text")
      }
      ledgerText = text
      ledger = try ImportLedger(text, file: folder.ledger)
    } else {
      ledgerText = nil
      ledger = ImportLedger()
    }
    if InputFile.exists(folder.base) {
      let bytes = try InputFile.read(folder.base, limit: 256_000_000)
      baseBytes = bytes
      base = try MergeBase(bytes, file: folder.base)
    } else {
      baseBytes = nil
      base = MergeBase()
    }
  }

  /// Plans the submissions of the answers from one source.
  ///
  /// - Parameters:
  ///   - answers: in the order of the rows.
  ///   - form: what they came from.
  ///   - isWhole: whether the answers are all there are, so that those that are missing were deleted.
  /// - Throws: `FileError` where a submission that is there cannot be read.
  package mutating func add(_ answers: [ImportedAnswer], form: String, isWhole: Bool = true) throws {
    let latest = withoutReplaced(answers, form: form)
    let chosen = withoutRivals(latest, form: form)
    var seen: Set<String> = Set(chosen.blocked.compactMap { ledger.entry(presenter: $0)?.id })
    for answer in chosen.answers {
      let index = entry(for: answer, form: form, taken: seen)
      seen.insert(ledger.entries[index].id)
      if let state = answer.state, Self.withdrawn.contains(state) {
        withdraw(answer, state, index)
      } else {
        try merge(answer, index)
      }
    }
    // Entries that were only needed to look somebody up are no submissions.
    ledger.removeAll { base.fields[$0.file] == nil }
    guard isWhole else { return }
    for entry in ledger.entries where entry.form == form && !seen.contains(entry.id) {
      let file = answers.first?.file ?? form
      remarks.append(
        ImportRemark(
          .warning, file: file,
          "the answer that \(folder.submissions)\(entry.file) was made from is gone; the submission stays",
          hint: "delete the submission yourself if it is not wanted"))
    }
  }

  static let withdrawn: Set = [
    "rejected", "withdrawn", "canceled", "cancelled", "draft", "deleted", "rejected by manager", "declined",
  ]
}
