#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

extension JSONValue {
  /// The value of a text; nil where it is no JSON.
  init?(_ text: some Sequence<UInt8>) {
    guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(text)) else { return nil }
    self = value
  }

  /// The records in the text of an answer; none where it is no such text.
  static func rows(of body: [UInt8]) -> [JSONValue] {
    guard case .list(let rows)? = JSONValue(body)?["data"] else { return [] }
    return rows
  }

  /// The value without contacts that are not public and without notes, at any depth.
  var fitToShare: JSONValue {
    switch self {
    case .list(let values): return .list(values.map(\.fitToShare))
    case .object(let members):
      var shared: [String: JSONValue] = [:]
      for (key, value) in members {
        switch (key, value) {
        case ("notes", .text): shared[key] = .text("")
        case ("poc_set", .list(let contacts)):
          shared[key] = .list(contacts.filter { $0["visible"] == .text("Public") }.map(\.fitToShare))
        case ("poc_set", _): shared[key] = .list([])
        default: shared[key] = value.fitToShare
        }
      }
      return .object(shared)
    default: return self
    }
  }

  /// The value as the number of an autonomous system, as leniently as records are decoded.
  var asn: ASN? {
    switch self {
    case .integer(let number): ASN(String(number))
    case .text(let text): ASN(text)
    default: nil
    }
  }

  /// The value as a whole number, as leniently as records are decoded.
  var wholeNumber: Int? {
    switch self {
    case .integer(let number): number
    case .text(let text): Int(text)
    default: nil
    }
  }
}
