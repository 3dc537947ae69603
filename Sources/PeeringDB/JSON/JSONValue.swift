#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// Any JSON value of a sensible depth, kept to be written again.
package enum JSONValue: Hashable, Sendable {
  case null
  case flag(Bool)
  case integer(Int)
  case decimal(Double)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  /// The member of an object; null where there is none.
  package subscript(_ key: String) -> JSONValue {
    guard case .object(let members) = self else { return .null }
    return members[key] ?? .null
  }
}

extension JSONValue {
  /// PeeringDB's answers are five levels deep. Anything far below is not kept.
  private static let deepest = 20

  /// The value of a text; nil where it is not JSON.
  package init?(_ text: some Sequence<UInt8>) {
    let bytes = Array(text)
    guard let document = try? JSONDocument(bytes), document.isUTF8 else { return nil }
    self.init(document, JSONDocument.root)
  }

  /// The members of an object, in the order they are written.
  package struct Members: Sendable {
    /// 1-based line on which the object begins.
    package var line: Int
    package var members: [(name: String, value: JSONValue)]
  }

  /// The objects in a list; nil where the text is not JSON, or no list of objects.
  package static func objects(_ text: [UInt8]) -> [Members]? {
    guard let document = try? JSONDocument(text), document.kind(JSONDocument.root) == .list,
      document.isUTF8
    else { return nil }
    var objects: [Members] = []
    var (line, position) = (1, 0)
    for entry in document.entries(JSONDocument.root) {
      guard document.kind(entry) == .object else { return nil }
      let start = document.range(entry).lowerBound
      line += text[position..<start].count { $0 == 0x0A }
      position = start
      objects.append(
        Members(
          line: line,
          members: document.lastKeys(entry).compactMap { key in
            document.text(key).map { (name: $0, value: JSONValue(document, key + 1)) }
          }))
    }
    return objects
  }

  /// The value at a place in a document. Numbers beyond what a machine holds, and text with half a surrogate pair,
  /// are null.
  init(_ document: JSONDocument, _ place: Int, depth: Int = 0) {
    guard depth < Self.deepest else {
      self = .null
      return
    }
    switch document.kind(place) {
    case .text: self = document.text(place).map(JSONValue.text) ?? .null
    case .number:
      self =
        document.integer(place).map(JSONValue.integer) ?? document.decimal(place).map(JSONValue.decimal)
        ?? .null
    case .word: self = document.flag(place).map(JSONValue.flag) ?? .null
    case .list: self = .list(document.entries(place).map { JSONValue(document, $0, depth: depth + 1) })
    case .object:
      var members: [String: JSONValue] = [:]
      for key in document.keys(place) {
        if let name = document.text(key) { members[name] = JSONValue(document, key + 1, depth: depth + 1) }
      }
      self = .object(members)
    }
  }
}

extension JSONValue: Encodable {
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .flag(let flag): try container.encode(flag)
    case .integer(let integer): try container.encode(integer)
    case .decimal(let decimal): try container.encode(decimal)
    case .text(let text): try container.encode(text)
    case .list(let values): try container.encode(values)
    case .object(let members): try container.encode(members)
    }
  }
}

extension JSONValue {
  /// The value as a whole number, read as leniently as records are.
  package var wholeNumber: Int? {
    switch self {
    case .integer(let number): number
    case .text(let text): Int(text)
    default: nil
    }
  }

  /// The text; nil for anything else.
  package var string: String? { if case .text(let text) = self { text } else { nil } }

  /// The entries of a list; none for anything else.
  package var entries: [JSONValue] { if case .list(let entries) = self { entries } else { [] } }

  /// The value as text of UTF-8, with sorted keys: on one line, or as people read it with a line break at its end.
  package func bytes(isPretty: Bool = false) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if isPretty { encoder.outputFormatting.insert(.prettyPrinted) }
    guard let data = try? encoder.encode(self) else {
      preconditionFailure("every JSON value can be written as JSON")
    }
    return [UInt8](data) + (isPretty ? [UInt8(ascii: "\n")] : [])
  }
}
