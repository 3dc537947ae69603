internal import Diagnostics

/// The fields of one object of an answer, read leniently: a value of the wrong kind is noted and left out.
///
/// What mirrors and old servers do is accepted silently: numbers written as text, 0 and 1 for false and
/// true, `null` and missing fields.
struct Fields {
  let log: ProblemLog
  /// Which entry of its list the object is; nil if it is in none.
  let index: Int?
  private let document: JSONDocument
  private let place: Int

  /// The fields of a value; nil where it is not an object.
  init?(_ document: JSONDocument, _ place: Int, _ log: ProblemLog, index: Int? = nil) {
    guard document.kind(place) == .object else { return nil }
    self.log = log
    self.index = index
    self.document = document
    self.place = place
  }

  /// Where the object is in the text, in bytes.
  var range: Range<Int> { document.range(place) }

  /// The way to the object.
  var path: JSONPath { document.path(of: place) }

  func path(of key: String) -> JSONPath { path.appending(key) }

  /// The value of a field, even null.
  private func written(_ key: String) -> Int? { document.member(key, of: place) }

  /// The value of a field; nil where there is none, or null.
  private func value(_ key: String) -> Int? {
    guard let value = written(key), !document.isNull(value) else { return nil }
    return value
  }

  /// Whether the object has the field, even as null.
  func has(_ key: String) -> Bool { written(key) != nil }

  /// Whether the field is there and not null.
  func holds(_ key: String) -> Bool { value(key) != nil }

  /// The most bytes of a text. PeeringDB has 255 characters for most, and setting megabytes of them takes minutes.
  private static let longestText = 20_000

  private func isShort(_ text: String, at path: @autoclosure () -> JSONPath) -> Bool {
    if text.utf8.count <= Self.longestText { return true }
    let path = path()
    log.tell(
      .warning, rule: "record-field", at: path,
      "\(path) has more than \(Self.longestText / 1000) kB of text and is left out")
    return false
  }

  /// "" where there is none.
  func text(_ key: String) -> String { optionalText(key) ?? "" }

  /// "" if it is missing or not text; both are errors.
  func requiredText(_ key: String, hint: String) -> String {
    if let value = value(key), document.text(value) == nil {
      log.unexpected(path(of: key), wanted: "text", severity: .error)
      return ""
    }
    let text = text(key)
    if text.isEmpty {
      log.tell(.error, rule: "record-field", at: path, "\(name) has no '\(key)'", hint: hint)
    }
    return text
  }

  /// nil where there is none; never "".
  func optionalText(_ key: String) -> String? {
    guard let value = value(key) else { return nil }
    guard let text = document.text(value) else {
      log.unexpected(path(of: key), wanted: "text")
      return nil
    }
    guard isShort(text, at: path(of: key)) else { return nil }
    return text.isEmpty ? nil : text
  }

  func number(_ key: String) -> Int? {
    guard let value = value(key) else { return nil }
    if let number = document.integer(value) { return number }
    let text = document.text(value)
    if text == "" { return nil }
    if let number = text.flatMap({ Int($0) }) { return number }
    log.unexpected(path(of: key), wanted: "a whole number")
    return nil
  }

  /// How many there are of something: a number that is not negative.
  func amount(_ key: String) -> Int? {
    guard let number = number(key) else { return nil }
    if number >= 0 { return number }
    log.unexpected(path(of: key), wanted: "a number from 0 on")
    return nil
  }

  /// A number or a text as text, whichever it is; nil where it is something else.
  func numberOrText(_ key: String) -> String? {
    guard let value = value(key) else { return nil }
    return document.integer(value).map { String($0) } ?? document.text(value)
  }

  func decimal(_ key: String) -> Double? {
    guard let value = value(key) else { return nil }
    if let number = document.decimal(value) { return number }
    let text = document.text(value)
    if text == "" { return nil }
    if let number = text.flatMap({ Double($0) }), number.isFinite { return number }
    log.unexpected(path(of: key), wanted: "a number")
    return nil
  }

  func flag(_ key: String) -> Bool? {
    guard let value = value(key) else { return nil }
    if let flag = document.flag(value) { return flag }
    switch document.integer(value) {
    case 0: return false
    case 1: return true
    default:
      log.unexpected(path(of: key), wanted: "true or false")
      return nil
    }
  }

  func date(_ key: String) -> CalendarDate? {
    guard let text = optionalText(key) else { return nil }
    let date = CalendarDate(isoPrefix: text)
    if date == nil { log.unexpected(path(of: key), wanted: "a date (YYYY-MM-DD)") }
    return date
  }

  /// The number of another record: `org_id`, or `org` in older answers.
  func reference(_ key: String) -> Int? {
    if holds(key) { return number(key) }
    // At some depths `org` is the whole record, and then `org_id` is there too.
    return value(String(key.dropLast("_id".count))).flatMap(document.integer)
  }

  /// The texts of a list. Entries of another kind are left out.
  func texts(_ key: String) -> [String] {
    var texts: [String] = []
    for entry in entries(key) ?? [] where !log.isFull {
      if let text = document.text(entry) {
        if isShort(text, at: document.path(of: entry)) { texts.append(text) }
      } else {
        log.unexpected(document.path(of: entry), wanted: "text")
      }
    }
    return texts
  }

  /// The records of a list. Entries that are no object are left out.
  func rows<Row: RecordRow>(_ key: String) -> [Row] { rows(key, Row.init) }

  /// What `row` makes of the objects in a list. Entries that are no object are left out.
  func rows<Row>(_ key: String, _ row: (Fields) -> Row?) -> [Row] {
    let entries = entries(key) ?? []
    // With depth=1 a set is the numbers of its records.
    if !entries.isEmpty, entries.allSatisfy({ document.integer($0) != nil }) {
      log.tell(
        .warning, rule: "record-depth", at: path(of: key), "\(path(of: key)) only numbers its records",
        hint: "ask PeeringDB with '&depth=2' to get the records themselves")
      return []
    }
    var rows: [Row] = []
    for (index, entry) in entries.enumerated() where !log.isFull {
      if let fields = Fields(document, entry, log, index: index) {
        if let row = row(fields) { rows.append(row) }
      } else {
        log.unexpected(document.path(of: entry), wanted: "an object")
      }
    }
    return rows
  }

  /// How many entries a list has; nil where there is no list.
  func count(_ key: String) -> Int? {
    guard let value = value(key), document.kind(value) == .list else { return nil }
    return document.entries(value).count
  }

  /// The entries of a list; nil where there is none.
  private func entries(_ key: String) -> [Int]? {
    guard let value = value(key) else { return nil }
    guard document.kind(value) == .list else {
      log.unexpected(path(of: key), wanted: "a list")
      return nil
    }
    return document.entries(value)
  }

  /// The names of the fields, in the order they are written.
  var keys: [String] { document.keys(place).compactMap(document.text) }

  /// The numbers of the lists in a list; nil for what is no number, and no lists where there is none.
  func lists(_ key: String) -> [[Double?]] {
    value(key).map { document.entries($0).map { document.entries($0).map(document.decimal) } } ?? []
  }

  /// The fields of an object within, about which nothing is reported: its path may have names that a server chose.
  func quietObject(_ key: String) -> Fields? {
    value(key).flatMap { Fields(document, $0, ProblemLog()) }
  }

  /// The fields of an object within; nil where there is none.
  func object(_ key: String) -> Fields? {
    guard let value = value(key) else { return nil }
    if let fields = Fields(document, value, log) { return fields }
    log.unexpected(path(of: key), wanted: "an object")
    return nil
  }
}

/// A record made of the fields of an object.
protocol RecordRow {
  /// nil where the object is no such record, which the log then says, or is not to be kept.
  init?(_ fields: Fields)
}
