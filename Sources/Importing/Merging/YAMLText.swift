internal import LocatedYAML

/// Writes YAML that reads back as what was meant, by any reader.
enum YAMLText {
  /// A field, as the lines of a block mapping.
  static func lines(_ key: String, _ value: FieldValue, indent: String = "") -> [String] {
    let name = indent + YAMLScalar.text(key) + ":"
    switch value {
    case .text(let text):
      if let block = literal(text, indent: indent + "  ") { return [name + " |-"] + block }
      return [name + " " + scalar(text)]
    case .list(let items):
      if items.isEmpty { return [name + " []"] }
      let numbers = items.allSatisfy {
        if case .text(let text) = $0 { text.allSatisfy(\.isNumber) } else { false }
      }
      if numbers { return [name + " [" + items.map { scalar($0.summary) }.joined(separator: ", ") + "]"] }
      return [name] + items.flatMap { item(of: $0, indent: indent + "  ") }
    case .map(let pairs):
      if pairs.isEmpty { return [name + " {}"] }
      return [name] + pairs.flatMap { lines($0.key, $0.value, indent: indent + "  ") }
    }
  }

  private static func item(of value: FieldValue, indent: String) -> [String] {
    switch value {
    case .text(let text): return [indent + "- " + scalar(text)]
    case .list(let items):
      return [indent + "- [" + items.map { scalar($0.summary) }.joined(separator: ", ") + "]"]
    case .map(let pairs):
      if pairs.isEmpty { return [indent + "- {}"] }
      var lines = pairs.flatMap { Self.lines($0.key, $0.value, indent: indent + "  ") }
      lines[0] = indent + "- " + lines[0].dropFirst(indent.count + 2)
      return lines
    }
  }

  /// A text of several lines as a literal block; nil where it is one line, or a block would not keep it.
  private static func literal(_ text: String, indent: String) -> [String]? {
    guard text.utf8.contains(0x0A), !text.hasSuffix("\n"), !text.hasPrefix("\n"), !text.hasPrefix(" "),
      !text.hasPrefix("\t"),
      text.unicodeScalars.allSatisfy({ $0 == "\n" || YAMLScalar.isPrintable($0) })
    else { return nil }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : indent + $0 }
  }

  /// A scalar on one line, between quotes where it needs them.
  static func scalar(_ text: String) -> String { YAMLScalar.text(text) }
}
