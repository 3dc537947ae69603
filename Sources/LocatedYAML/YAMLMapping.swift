package import Diagnostics

/// A YAML mapping whose keys are known.
package struct YAMLMapping {
  /// The mapping as a value, with its place.
  package let value: YAMLValue
  private let pairs: [String: YAMLValue]
  /// The known keys whose values are not read, since they are wrong.
  private let unread: [String]
  /// The known keys that are written, in the order they are written.
  package let keys: [String]
  /// The known keys that unknown ones were probably meant to be.
  package let misspelled: Set<String>

  fileprivate init(
    value: YAMLValue, pairs: [String: YAMLValue], unread: [String], keys: [String],
    misspelled: Set<String>
  ) {
    self.value = value
    self.pairs = pairs
    self.unread = unread
    self.keys = keys
    self.misspelled = misspelled
  }

  /// The value of `key`; nil where the key is missing or has no value.
  package subscript(key: String) -> YAMLValue? {
    guard let value = pairs[key], !value.isNull else { return nil }
    return value
  }

  /// Whether `key` is written, even without a value.
  package func contains(_ key: String) -> Bool { pairs[key] != nil }

  /// The value of `key`, null included; nil where the key is not written.
  package func written(_ key: String) -> YAMLValue? { pairs[key] }

  /// The key itself, to report problems with it; nil where it is not written.
  package func name(_ key: String) -> YAMLValue? {
    guard let pair = value.node.pairs?.first(where: { $0.key.text == key }) else { return nil }
    return YAMLValue(pair.key, value.reader, at: pairs[key]?.path ?? value.path)
  }

  /// Reports a problem with the mapping as a whole, at its start.
  package func report(_ severity: Diagnostic.Severity, rule: String, _ message: String, hint: String? = nil) {
    value.report(severity, rule: rule, message, hint: hint)
  }

  /// Reports lines that look like one of `known` and are part of a text whose quote is not closed.
  ///
  /// Such a text ends at the next quote, wherever that is, and what follows is often still valid YAML.
  package func reportSwallowedKeys(_ known: [String]) {
    let reader = value.reader
    let swallowed = reader.quotedLines.flatMap { $0.dropFirst() }
    for index in swallowed.map({ $0 - 1 }) where index < reader.lines.count {
      let line = reader.lines[index]
      guard let key = known.first(where: { line.hasPrefix($0 + ":") }), !pairs.keys.contains(key),
        !unread.contains(key)
      else { continue }
      reader.report(
        reader.source.diagnostic(
          .error, rule: "unclosed-quote", line: index + 1, column: 1,
          "this line is read as part of a text above it whose quote is not closed",
          hint: "close the quote before this line"))
    }
  }

  /// This mapping laid over another: its own keys override the other's.
  ///
  /// - Parameter base: the other; problems with the whole are reported at its place.
  /// - Returns: the keys of both, the base's first.
  package func over(_ base: YAMLMapping) -> YAMLMapping {
    YAMLMapping(
      value: base.value, pairs: base.pairs.merging(pairs) { _, own in own }, unread: base.unread + unread,
      keys: base.keys + keys.filter { !base.pairs.keys.contains($0) },
      misspelled: base.misspelled.union(misspelled))
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
  ///   - meant: the key that is meant by each of some other words.
  ///   - expectation: what it should be, for messages.
  /// - Returns: nil where this is no mapping.
  package func mapping(
    keys known: [String]?, meaning meant: [String: String] = [:], _ expectation: String
  ) -> YAMLMapping? {
    guard let written = node.pairs else {
      reportKind(expectation)
      return nil
    }
    var pairs: [String: YAMLValue] = [:]
    pairs.reserveCapacity(written.count)
    var keys: [String] = []
    keys.reserveCapacity(written.count)
    var misspelled: Set<String> = []
    var unread: [String] = []
    // Comparing with each of few takes less than hashing them.
    let many = known.flatMap { $0.count > 20 && written.count > 8 ? Set($0) : nil }
    for pair in written {
      if reader.isFull { break }
      guard let key = pair.key.text else {
        YAMLValue(pair.key, reader, at: path)
          .report(.error, rule: "unknown-key", "a key should be a word")
        continue
      }
      if let known, !(many?.contains(key) ?? known.contains(key)) {
        let nearest =
          key.utf8.count > 100 ? nil : meant[key.lowercased()] ?? NearestWord.among(known, to: key)
        if let nearest { misspelled.insert(nearest) }
        YAMLValue(pair.key, reader, at: DocumentPath(path, key: key)).report(
          .error, rule: "unknown-key", "unknown key '\(key.quotable)'",
          hint: nearest.map { NearestWord.hint($0) }
            ?? "the keys here are \(known.sorted().joined(separator: ", "))")
        continue
      }
      let value = YAMLValue(pair.value, reader, at: DocumentPath(path, key: key))
      guard value.isAsWritten else {
        unread.append(key)
        continue
      }
      pairs[key] = value
      keys.append(key)
    }
    return YAMLMapping(value: self, pairs: pairs, unread: unread, keys: keys, misspelled: misspelled)
  }
}
