internal import Diagnostics

/// The fields of one object of an answer, read leniently: a value of the wrong kind is noted and left out.
///
/// What mirrors and old servers do is accepted silently: numbers written as text, 0 and 1 for false and
/// true, `null` and missing fields.
struct Fields {
  let log: ProblemLog
  private let container: KeyedDecodingContainer<FieldKey>

  /// nil where the value is not an object.
  init?(_ decoder: any Decoder) throws {
    guard let log = ProblemLog.of(decoder) else {
      preconditionFailure("an answer is decoded without a problem log")
    }
    guard let container = try? decoder.container(keyedBy: FieldKey.self) else { return nil }
    self.init(log, container)
  }

  private init(_ log: ProblemLog, _ container: KeyedDecodingContainer<FieldKey>) {
    self.log = log
    self.container = container
  }

  /// Where the object stands.
  var path: JSONPath { JSONPath(container.codingPath) }

  func path(of key: FieldKey) -> JSONPath { path.appending(key) }

  /// Whether the object has the field, be it null.
  func has(_ key: FieldKey) -> Bool { container.contains(key) }

  /// Whether the field is there and not null.
  func holds(_ key: FieldKey) -> Bool {
    container.contains(key) && (try? container.decodeNil(forKey: key)) == false
  }

  /// "" where there is none.
  func text(_ key: FieldKey) -> String { optionalText(key) ?? "" }

  /// "" where there is none, or what is there is not text; both are errors.
  func requiredText(_ key: FieldKey, hint: String) -> String {
    if holds(key), (try? container.decode(String.self, forKey: key)) == nil {
      log.unexpected(path(of: key), wanted: "text", severity: .error)
      return ""
    }
    let text = text(key)
    if text.isEmpty {
      log.tell(.error, rule: "record-field", at: path, "\(place) has no '\(key.stringValue)'", hint: hint)
    }
    return text
  }

  /// nil where there is none; never "".
  func optionalText(_ key: FieldKey) -> String? {
    do {
      guard let text = try container.decodeIfPresent(String.self, forKey: key), !text.isEmpty else {
        return nil
      }
      return text
    } catch {
      log.unexpected(path(of: key), wanted: "text")
      return nil
    }
  }

  func number(_ key: FieldKey) -> Int? {
    do { return try container.decodeIfPresent(Int.self, forKey: key) } catch {
      let text = try? container.decode(String.self, forKey: key)
      if text == "" { return nil }
      if let number = text.flatMap({ Int($0) }) { return number }
      log.unexpected(path(of: key), wanted: "a whole number")
      return nil
    }
  }

  /// A number or a text as text, whichever it is; nil where it is something else.
  func numberOrText(_ key: FieldKey) -> String? {
    if let number = try? container.decode(Int.self, forKey: key) { return String(number) }
    return try? container.decode(String.self, forKey: key)
  }

  func decimal(_ key: FieldKey) -> Double? {
    do { return try container.decodeIfPresent(Double.self, forKey: key) } catch {
      let text = try? container.decode(String.self, forKey: key)
      if text == "" { return nil }
      if let number = text.flatMap({ Double($0) }), number.isFinite { return number }
      log.unexpected(path(of: key), wanted: "a number")
      return nil
    }
  }

  func flag(_ key: FieldKey) -> Bool? {
    do { return try container.decodeIfPresent(Bool.self, forKey: key) } catch {
      switch try? container.decode(Int.self, forKey: key) {
      case 0: return false
      case 1: return true
      default:
        log.unexpected(path(of: key), wanted: "true or false")
        return nil
      }
    }
  }

  func date(_ key: FieldKey) -> CalendarDate? {
    guard let text = optionalText(key) else { return nil }
    let date = CalendarDate(isoPrefix: text)
    if date == nil { log.unexpected(path(of: key), wanted: "a date (YYYY-MM-DD)") }
    return date
  }

  /// The number of another record: `org_id`, or `org` in older answers.
  func reference(_ key: FieldKey) -> Int? {
    if holds(key) { return number(key) }
    let short = FieldKey(stringValue: String(key.stringValue.dropLast("_id".count)))
    // At some depths `org` is the whole record, and then `org_id` is there too.
    return try? container.decodeIfPresent(Int.self, forKey: short)
  }

  /// The texts of a list. Entries of another kind are left out.
  func texts(_ key: FieldKey) -> [String] {
    guard holds(key) else { return [] }
    do {
      var list = try container.nestedUnkeyedContainer(forKey: key)
      var texts: [String] = []
      while !list.isAtEnd, !log.isFull {
        if let text = try list.decode(LenientText.self).text { texts.append(text) }
      }
      return texts
    } catch {
      log.unexpected(path(of: key), wanted: "a list")
      return []
    }
  }

  /// The records of a list. Entries that are no object are left out.
  func rows<Row: RecordRow>(_ key: FieldKey) -> [Row] {
    guard holds(key) else { return [] }
    do {
      var list = try container.nestedUnkeyedContainer(forKey: key)
      var entries: [LenientRow<Row>] = []
      var others = 0
      while !list.isAtEnd, others < ProblemLog.most, !log.isFull {
        let entry = try list.decode(LenientRow<Row>.self)
        if entry.kind != .object { others += 1 }
        entries.append(entry)
      }
      // With depth=1 a set is the numbers of its records.
      if entries.contains(where: { $0.kind == .number }), entries.allSatisfy({ $0.kind == .number }) {
        log.tell(
          .warning, rule: "record-depth", at: path(of: key), "\(path(of: key)) only numbers its records",
          hint: "ask PeeringDB with '&depth=2' to get the records themselves")
        return []
      }
      for (index, entry) in entries.enumerated() where entry.kind != .object {
        log.unexpected(JSONPath(path(of: key).steps + [.index(index)]), wanted: "an object")
      }
      return entries.compactMap(\.row)
    } catch {
      log.unexpected(path(of: key), wanted: "a list")
      return []
    }
  }

  /// How many entries a list has; nil where there is no list.
  func count(_ key: FieldKey) -> Int? {
    guard holds(key) else { return nil }
    return try? container.nestedUnkeyedContainer(forKey: key).count
  }

  /// The fields of an object within; nil where there is none.
  func object(_ key: FieldKey) -> Fields? {
    guard holds(key) else { return nil }
    do { return Fields(log, try container.nestedContainer(keyedBy: FieldKey.self, forKey: key)) } catch {
      log.unexpected(path(of: key), wanted: "an object")
      return nil
    }
  }
}

/// A record made of the fields of an object.
protocol RecordRow {
  /// nil where the object is no such record, which the log then says, or is not to be kept.
  init?(_ fields: Fields)
}

/// An entry of a list of records that may be something else.
private struct LenientRow<Row: RecordRow>: Decodable {
  enum Kind {
    case object
    case number
    case other
  }

  var row: Row?
  var kind = Kind.object

  init(from decoder: any Decoder) throws {
    if let fields = try Fields(decoder) {
      row = Row(fields)
    } else {
      kind = (try? decoder.singleValueContainer().decode(Int.self)) == nil ? .other : .number
    }
  }
}

/// An entry of a list of texts that may be something else.
private struct LenientText: Decodable {
  var text: String?

  init(from decoder: any Decoder) throws {
    text = try? decoder.singleValueContainer().decode(String.self)
    if text == nil { ProblemLog.of(decoder)?.unexpected(JSONPath(decoder.codingPath), wanted: "text") }
  }
}
