internal import Diagnostics
internal import Foundation

/// JSON as the reports have it.
enum JSONText {
  /// A value as JSON over several lines, keys in alphabetical order, with a line break at its end.
  static func of(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self).withJSONEscapes + "\n"
    } catch {
      // Texts and whole numbers, in arrays and under keys, always have a form in JSON.
      preconditionFailure("\(error)")
    }
  }
}
