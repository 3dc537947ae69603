package import Diagnostics
internal import Yams

/// A YAML mapping whose keys are known.
package struct YAMLMapping {
  private let value: YAMLValue
  private let pairs: [String: YAMLValue]
  /// The known keys that are written, in the order they are written.
  package let keys: [String]

  fileprivate init(value: YAMLValue, pairs: [String: YAMLValue], keys: [String]) {
    self.value = value
    self.pairs = pairs
    self.keys = keys
  }

  /// The value of `key`; nil where the key is not written or nothing is written behind it.
  package subscript(key: String) -> YAMLValue? {
    guard let value = pairs[key], !value.isNull else { return nil }
    return value
  }

  /// Whether `key` is written, even with nothing behind it.
  package func contains(_ key: String) -> Bool { pairs[key] != nil }

  /// Reports a problem with the mapping as a whole, at its start.
  package func report(_ severity: Diagnostic.Severity, rule: String, _ message: String, hint: String? = nil) {
    value.report(severity, rule: rule, message, hint: hint)
  }

  /// The value of `key`; its absence is reported.
  package func required(_ key: String, _ what: String) -> YAMLValue? {
    if let value = self[key] { return value }
    report(.error, rule: "missing-key", "'\(key)' is missing: \(what)")
    return nil
  }
}

extension YAMLValue {
  /// The mapping with its keys; anything else is reported, and so are keys that are not among `known`.
  ///
  /// - Parameters:
  ///   - known: the keys it may have; nil for any.
  ///   - expectation: what it should be, for messages.
  /// - Returns: nil where this is no mapping.
  package func mapping(keys known: [String]?, _ expectation: String) -> YAMLMapping? {
    guard let mapping = node.mapping else {
      reportKind(expectation)
      return nil
    }
    var pairs: [String: YAMLValue] = [:]
    var keys: [String] = []
    for (keyNode, valueNode) in mapping {
      let path = { (key: String) in keyPath.isEmpty ? key : "\(keyPath).\(key)" }
      let keyMark = keyNode.mark.map(TextPosition.init) ?? TextPosition(line: line, column: column)
      guard let key = keyNode.scalar?.string else {
        YAMLValue(node: keyNode, reader: reader, keyPath: keyPath, fallback: keyMark)
          .report(.error, rule: "unknown-key", "a key should be a word")
        continue
      }
      if let known, !known.contains(key) {
        let nearest = NearestWord.among(known, to: key)
        YAMLValue(node: keyNode, reader: reader, keyPath: path(key), fallback: keyMark).report(
          .error, rule: "unknown-key", "unknown key '\(key)'",
          hint: nearest.map { "did you mean '\($0)'?" }
            ?? "the keys here are \(known.sorted().joined(separator: ", "))")
        continue
      }
      pairs[key] = YAMLValue(node: valueNode, reader: reader, keyPath: path(key), fallback: keyMark)
      keys.append(key)
    }
    return YAMLMapping(value: self, pairs: pairs, keys: keys)
  }
}
