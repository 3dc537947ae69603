internal import Diagnostics

/// A `*name` in a text that repeats what `&name` names elsewhere in it.
///
/// Found in the text, not in what the parser makes of it: the parser compares keys, and comparing keys of a
/// few nested aliases takes for ever.
struct YAMLAlias {
  let name: String
  private let position: TextPosition

  /// The first alias in `text` whose name is also given, in a text of any length in one pass.
  static func first(in text: String) -> YAMLAlias? {
    guard text.utf8.contains(UInt8(ascii: "*")), text.utf8.contains(UInt8(ascii: "&")) else { return nil }
    var names: Set<String> = []
    var aliases: [YAMLAlias] = []
    var position = TextPosition(line: 1, column: 1)
    var previous: Unicode.Scalar = "\n"
    var rest = text.unicodeScalars[...]
    while let scalar = rest.first {
      // In the midst of a word both signs are text, as in `R&D`.
      if scalar == "&" || scalar == "*", !isNameScalar(previous) {
        let name = String(rest.dropFirst().prefix(while: isNameScalar))
        if !name.isEmpty {
          if scalar == "&" {
            names.insert(name)
          } else {
            aliases.append(YAMLAlias(name: name, position: position))
          }
        }
      }
      position.advance(over: scalar)
      previous = scalar
      rest = rest.dropFirst()
    }
    return aliases.first { names.contains($0.name) }
  }

  func diagnostic(in source: SourceText) -> Diagnostic {
    source.diagnostic(
      .error, rule: "alias", line: position.line, column: position.column,
      "'*\(name)' stands for what '&\(name)' names; that does not work here",
      hint: "write the value out; if it is text, put it between quotes and a space behind the '*'")
  }

  /// What libyaml takes for the name of an anchor.
  private static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789_-".unicodeScalars.contains(scalar))
  }
}
