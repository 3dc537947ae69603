internal import Diagnostics
internal import Files
internal import Submissions

/// What an import would change: made from answers and what is there, before anything is written.
package struct ImportPlan: Sendable {
  package typealias Preference = FieldMerge.Preference

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

  /// What became of a submission.
  enum Outcome: Int, Sendable {
    case unchanged
    case changed
    case new
  }

  /// What came of the answers.
  package var counts: Counts {
    var counts = Counts(conflicts: conflicts)
    for outcome in outcomes.values {
      switch outcome {
      case .new: counts.new += 1
      case .changed: counts.changed += 1
      case .unchanged: counts.unchanged += 1
      }
    }
    return counts
  }

  package let folder: ImportFolder
  package internal(set) var remarks: [ImportRemark] = []
  package internal(set) var changes: [Change] = []
  /// Where in `changes` a file is, by its path.
  var changeIndex: [String: Int] = [:]
  /// What became of each submission, by its file.
  var outcomes: [String: Outcome] = [:]
  var conflicts = 0
  /// Files that come with answers, by the path they go to.
  package internal(set) var attachments: [(path: String, bytes: [UInt8])] = []

  var ledger: ImportLedger
  var base: MergeBase
  let ledgerText: String?
  let baseBytes: [UInt8]?
  let preference: Preference?
  let preferredRows: Set<Int>
  /// The rows of all answers.
  var rows: Set<Int> = []
  /// What was seen of each form whose answers are all there are.
  var forms: [String: Form] = [:]
  /// The stable keys of answers that replace all that other people answered for a presenter.
  var replacing: Set<String> = []
  /// Submissions that import did not make; nil until they are looked for.
  var strays: StraySubmissions?

  /// What was seen of a form.
  struct Form: Sendable {
    /// The first file of its answers.
    var file: String
    /// The stable keys of its answers.
    var ids: Set<String> = []
    /// The fields it asks for; nil where it asks for all.
    var asked: Set<String>? = []
  }

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
      let ledger = ledger
      base = try MergeBase(bytes, file: folder.base) { file in
        ledger.entries.first { $0.file == file }?.form
      }
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
  ///   - isWhole: whether the answers are all there are, so that those that are missing were deleted; else each adds
  ///     to what earlier ones of the same person said.
  /// - Throws: `FileError` where a submission that is there cannot be read.
  package mutating func add(_ answers: [ImportedAnswer], form: String, isWhole: Bool = true) throws {
    rows.formUnion(answers.map(\.row))
    let latest = isWhole ? withoutReplaced(answers, form: form) : together(answers)
    let chosen = withoutRivals(latest, form: form)
    var seen: Set<String> = []
    for presenter in chosen.blocked {
      seen.formUnion(ledger.indices(presenter: presenter).map { ledger.entries[$0].id })
    }
    let claimed = Set(chosen.answers.map { id($0, form) })
    for var answer in chosen.answers {
      if replacing.contains(id(answer, form)) { answer.asked = nil }
      let index = try entry(for: answer, form: form, taken: seen, claimed: claimed)
      seen.insert(ledger.entries[index].id)
      if let state = answer.state, Self.withdrawn.contains(state) {
        withdraw(answer, state, index)
      } else {
        try merge(answer, index, form)
      }
    }
    // Entries that were only needed to look somebody up are no submissions.
    let base = base
    ledger.removeAll { base[$0.file, $0.form] == nil }
    guard isWhole, let first = answers.first else { return }
    var known = forms[form] ?? Form(file: first.file)
    known.ids.formUnion(seen)
    known.asked = first.asked.flatMap { known.asked?.union($0) }
    forms[form] = known
  }

  /// What a table's answers are from, as it was called when its questions were seen first: a program's name, with a
  /// number for its second form.
  package mutating func form(of table: AnswerTable) -> String {
    let source = table.isLongForm ? AnswerSource.pretalxQuestions : table.source
    if source.hasLastingKeys { return source.rawValue }
    return ledger.form(of: source.rawValue, questions: HeaderWords.ownQuestions(of: table.header))
  }

  /// The files of a presenter's submissions that import did not make.
  ///
  /// - Throws: `FileError` where the folder of submissions cannot be read.
  mutating func takeStrays(_ presenter: String) throws -> [String] {
    try lookForStrays()
    return strays?.take(presenter) ?? []
  }

  private mutating func lookForStrays() throws {
    guard strays == nil else { return }
    let ledger = ledger
    strays = try StraySubmissions(in: folder.submissions) { ledger.has(file: $0) }
  }

  /// The file that holds what answers said, of those that import did not make; nil where none does, or several do.
  ///
  /// - Throws: `FileError` where the folder of submissions cannot be read.
  mutating func takeStray(like fields: [String: FieldValue]) throws -> String? {
    try lookForStrays()
    return strays?.take(like: fields)
  }

  /// Says what can only be said once all answers are planned: which rows and questions are gone, and which
  /// preferred rows no answer has.
  package mutating func finish() {
    for (form, seen) in forms.sorted(by: { $0.key < $1.key }) {
      var lost: [String: Int] = [:]
      for entry in ledger.entries where entry.form == form {
        guard seen.ids.contains(entry.id) else {
          remarks.append(
            ImportRemark(
              .warning, file: seen.file,
              "the answer that \(folder.submissions)\(entry.file) was made from is gone; the submission stays",
              hint: "delete the submission yourself if it is not wanted"))
          continue
        }
        guard let asked = seen.asked else { continue }
        for (key, value) in base[entry.file, form] ?? [:] where SubmissionText.keys.contains(key) {
          for part in FieldParts(key, value)?.order ?? [key]
          where !asked.contains(key) && !asked.contains(part) {
            lost[part, default: 0] += 1
          }
        }
      }
      for (key, count) in lost.sorted(by: { $0.key < $1.key }) {
        remarks.append(
          ImportRemark(
            .warning, file: seen.file,
            "no column is about '\(key)' any more, which \(count == 1 ? "a submission has" : "\(count) submissions have") from earlier answers; it stays",
            hint: "if the question has other words now, say so in a map (--map)"))
      }
    }
    for row in preferredRows.subtracting(rows).sorted() {
      remarks.append(
        ImportRemark(
          .error, file: "--prefer-row \(row)", "no answer has this row number",
          hint: "rows count from 1, the row of the questions; those of mails as the messages say"))
    }
  }

  static let withdrawn: Set = [
    "rejected", "withdrawn", "canceled", "cancelled", "draft", "deleted", "rejected by manager", "declined",
  ]
}
