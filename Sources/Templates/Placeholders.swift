internal import Diagnostics
package import LocatedYAML

/// Text with `{name}` in it.
package enum Placeholders {
  /// The text with every placeholder replaced.
  ///
  /// `{a|b}` is `a`, or `b` where `a` has nothing.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - value: the value of a name; nil or empty if there is none.
  /// - Returns: nil if a placeholder has no value.
  package static func fill(_ text: String, _ value: (String) -> String?) -> String? {
    var rest = text[...]
    guard var placeholder = first(in: rest) else { return text }
    var result = ""
    while true {
      result += rest[..<placeholder.whole.lowerBound]
      guard let filled = filling(placeholder.names, value) else { return nil }
      result += filled
      rest = rest[placeholder.whole.upperBound...]
      guard let next = first(in: rest) else { return result + rest }
      placeholder = next
    }
  }

  /// What the first of some names gives that has anything.
  private static func filling(_ names: Substring, _ value: (String) -> String?) -> String? {
    guard names.utf8.contains(UInt8(ascii: "|")) else {
      return names.isEmpty ? nil : value(String(names)).flatMap { $0.isEmpty ? nil : $0 }
    }
    for name in names.split(separator: "|") {
      if let filled = value(String(name)), !filled.isEmpty { return filled }
    }
    return nil
  }

  /// The first placeholder in a text, and the names in it. Its signs are of ASCII, and are looked for by byte.
  private static func first(in text: Substring) -> (whole: Range<String.Index>, names: Substring)? {
    let bytes = text.utf8
    // Most texts have none, which a look at the bytes tells in no time.
    if bytes.withContiguousStorageIfAvailable({ $0.contains(UInt8(ascii: "{")) }) == false { return nil }
    guard let open = bytes.firstIndex(of: UInt8(ascii: "{")),
      let close = bytes[open...].firstIndex(of: UInt8(ascii: "}"))
    else { return nil }
    return (open..<bytes.index(after: close), text[bytes.index(after: open)..<close])
  }

  /// The names in a text's placeholders.
  package static func names(in text: String) -> [String] {
    var text = text
    return text.withUTF8 { bytes in
      var names: [String] = []
      var rest = bytes[...]
      while let open = rest.firstIndex(of: UInt8(ascii: "{")),
        let close = rest[open...].firstIndex(of: UInt8(ascii: "}"))
      {
        for name in rest[(open + 1)..<close].split(separator: UInt8(ascii: "|")) {
          names.append(String(decoding: name, as: UTF8.self))
        }
        rest = rest[(close + 1)...]
      }
      return names
    }
  }

  /// Reports a placeholder that nothing ends, which would be on the page as it is written.
  package static func reportUnclosed(in text: String, _ value: YAMLValue) {
    var rest = text[...]
    while let placeholder = first(in: rest) { rest = rest[placeholder.whole.upperBound...] }
    guard let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")) else { return }
    let name = rest[rest.index(after: open)...].prefix { $0.isLetter || $0.isNumber || "-:|".contains($0) }
    value.report(
      .error, rule: "unknown-placeholder", "no '}' ends the placeholder that begins with '{\(name)'",
      hint: "write '{\(name.isEmpty ? "name" : String(name))}'")
  }
}
