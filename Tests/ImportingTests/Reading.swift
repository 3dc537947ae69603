import Foundation
import Importing
import Testing

/// Files of answers that tests read.
enum Fixtures {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures").path

  static func path(_ name: String) -> String { "\(folder)/\(name)" }

  static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: path(name))))
  }

  /// The answers of a fixture by the mapping that is guessed, with the remarks' texts.
  static func answers(_ name: String) throws -> (
    answers: [ImportedAnswer], remarks: [ImportRemark], table: AnswerTable
  ) {
    var table = try AnswerFile.read(path(name))
    table.file = name
    var reader = try AnswerReader(table, .guess(table))
    let answers = reader.read()
    return (answers, reader.remarks, table)
  }
}

/// The table that a text is.
func table(_ text: String) throws -> AnswerTable {
  try AnswerTable.csv(Array(text.utf8), file: "responses.csv")
}

/// The answers of `a@reef.example` for AS64500 to a form of Google's: its questions, and cells behind the number.
func form(_ columns: String, _ cells: String...) -> String {
  "Timestamp,Email Address,AS number,\(columns)\n"
    + cells.map { "2026/09/01 10:00:00,a@reef.example,64500,\($0)\n" }.joined()
}

/// A mail of the same person.
func mail(_ text: String, day: Int = 2, subject: String = "slide AS64500") -> String {
  "From: Mere <a@reef.example>\nDate: 0\(day) Sep 2026 10:00:00 +0000\nSubject: \(subject)\n\n\(text)\n"
}

extension ImportedAnswer {
  /// Its fields, each on one line.
  var lines: [String] { fields.map { "\($0.key): \($0.value.summary)" } }

  subscript(key: String) -> FieldValue? { fields.first { $0.key == key }?.value }
}

/// A folder of a test's own.
final class Folder: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "personals-import-\(UUID())").path + "/"
    try FileManager.default.createDirectory(atPath: path + "submissions", withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func text(_ name: String) throws -> String { try String(contentsOfFile: path + name, encoding: .utf8) }

  /// The lines of a submission, without comments and quotes.
  func fields(of file: String = "submissions/as64500.yaml") throws -> [String] {
    try text(file).replacing("\"", with: "").split(separator: "\n").map(String.init).filter {
      !$0.hasPrefix("#") && !$0.isEmpty
    }
  }

  func write(_ text: String, to name: String) throws {
    try text.write(toFile: path + name, atomically: false, encoding: .utf8)
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(filePath: path + name))
  }

  /// Everything in the folder by its path, with its content.
  var contents: [String: String] {
    var contents: [String: String] = [:]
    for name in FileManager.default.enumerator(atPath: path)?.compactMap({ $0 as? String }) ?? [] {
      contents[name] = (try? String(contentsOfFile: path + name, encoding: .utf8)) ?? "folder"
    }
    return contents
  }

  /// Imports answers into the folder.
  @discardableResult
  func add(
    _ table: AnswerTable, prefer: ImportPlan.Preference? = nil, rows: Set<Int> = []
  ) throws -> ImportPlan {
    let folder = ImportFolder(path + "submissions")
    let lock = try ImportPlan.enter(folder)
    defer { withExtendedLifetime(lock) {} }
    var reader = try AnswerReader(table, .guess(table))
    let answers = reader.read()
    var plan = try ImportPlan(folder, preference: prefer, preferredRows: rows)
    try plan.add(answers, form: plan.form(of: table))
    plan.finish()
    try plan.write()
    return plan
  }

  @discardableResult
  func add(_ text: String, prefer: ImportPlan.Preference? = nil, rows: Set<Int> = []) throws -> ImportPlan {
    try add(table(text), prefer: prefer, rows: rows)
  }

  /// Imports mails into the folder.
  @discardableResult
  func add(_ mails: MailFolder, prefer: ImportPlan.Preference? = nil, rows: Set<Int> = []) throws
    -> ImportPlan
  {
    let folder = ImportFolder(path + "submissions")
    let lock = try ImportPlan.enter(folder)
    defer { withExtendedLifetime(lock) {} }
    var plan = try ImportPlan(folder, preference: prefer, preferredRows: rows)
    try plan.add(mails.answers, form: AnswerSource.mail.rawValue, isWhole: false)
    plan.finish()
    try plan.write()
    return plan
  }

  /// Imports mails that a test writes, in this order.
  @discardableResult
  func addMails(_ texts: String..., prefer: ImportPlan.Preference? = nil, rows: Set<Int> = []) throws
    -> ImportPlan
  {
    let folder = try Folder()
    for (index, text) in texts.enumerated() { try folder.write(text, to: "\(index).eml") }
    return try add(MailFolder([folder.path]), prefer: prefer, rows: rows)
  }
}

/// Numbers that are the same on every run.
struct Numbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
