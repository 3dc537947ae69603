internal import Foundation

/// What was imported last of each submission: the common ancestor of new answers and hand edits.
struct MergeBase: Sendable {
  /// By the name of the submission's file, then by the form that the answers came from, then by field.
  private(set) var layers: [String: [String: [String: FieldValue]]] = [:]

  static let name = "answers.json"

  init() {}

  /// Reads what is kept; until November 2026 it did not say which form answers came from.
  ///
  /// - Parameters:
  ///   - bytes: the file's content.
  ///   - file: its name, for messages.
  ///   - form: the form of a submission's file.
  /// - Throws: `ImportFailure` where the file is damaged.
  init(_ bytes: [UInt8], file: String, form: (String) -> String?) throws(ImportFailure) {
    let read: [String: [String: FieldValue]]
    do {
      read = try JSONDecoder().decode([String: [String: FieldValue]].self, from: Data(bytes))
    } catch {
      throw ImportFailure(
        "\(file): error: what was imported last cannot be read",
        hint:
          "restore the file; or delete it, and each field that differs from its answer becomes a conflict to decide"
      )
    }
    for (name, fields) in read {
      guard fields.keys.allSatisfy({ !SubmissionText.keys.contains($0) && !$0.hasSuffix(" file") }) else {
        layers[name] = [form(name) ?? AnswerSource.table.rawValue: fields]
        continue
      }
      layers[name] = fields.mapValues { value in
        guard case .map(let pairs) = value else { return [:] }
        return Dictionary(pairs.map { ($0.key, $0.value) }) { first, _ in first }
      }
    }
  }

  /// What a form's answer said last for a file; nil where it said nothing yet.
  subscript(file: String, form: String) -> [String: FieldValue]? {
    get { layers[file]?[form] }
    set {
      layers[file, default: [:]][form] = newValue
      if layers[file]?.isEmpty == true { layers[file] = nil }
    }
  }

  /// Whether any form's answer is in a file.
  func has(file: String) -> Bool { layers[file] != nil }

  /// What the other forms' answers said last for a file.
  func others(_ file: String, besides form: String) -> [(form: String, fields: [String: FieldValue])] {
    (layers[file] ?? [:]).filter { $0.key != form }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// A submission's file has another name now.
  mutating func rename(_ file: String, to name: String) {
    guard let moved = layers.removeValue(forKey: file) else { return }
    layers[name] = moved
  }

  /// The same bytes for the same content.
  func bytes() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(layers.count * 256)
    Self.write(layers, to: &bytes) {
      Self.write($0, to: &$1) { Self.write($0, to: &$1) { Self.write($0, to: &$1) } }
    }
    return bytes + [0x0A]
  }

  /// Foundation's encoder takes six times as long for as much text.
  private static func write<Value>(
    _ object: [String: Value], to bytes: inout [UInt8], _ write: (Value, inout [UInt8]) -> Void
  ) {
    bytes.append(UInt8(ascii: "{"))
    for (index, pair) in object.sorted(by: { $0.key < $1.key }).enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      Self.write(pair.key, to: &bytes)
      bytes.append(UInt8(ascii: ":"))
      write(pair.value, &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  private static func write(_ value: FieldValue, to bytes: inout [UInt8]) {
    switch value {
    case .text(let text): write(text, to: &bytes)
    case .list(let items):
      bytes.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        write(item, to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .map(let pairs):
      write(Dictionary(pairs.map { ($0.key, $0.value) }) { first, _ in first }, to: &bytes) {
        write($0, to: &$1)
      }
    }
  }

  private static func write(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0x0A: bytes += Array("\\n".utf8)
      case 0x00..<0x20:
        bytes += Array("\\u00\(byte < 0x10 ? "0" : "")\(String(byte, radix: 16))".utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
