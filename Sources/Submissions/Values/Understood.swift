/// A value read from what a person typed.
package struct Understood<Value> {
  package var value: Value
  /// What makes the reading doubtful, and how to write it without doubt; nil where it is clear.
  package var doubt: InputProblem?

  package init(_ value: Value, doubt: InputProblem? = nil) {
    self.value = value
    self.doubt = doubt
  }
}

extension Understood: Sendable where Value: Sendable {}

/// Answers that say nothing.
package enum NoAnswer {
  private static let words: Set<String> = [
    "na", "none", "nil", "null", "nothing", "unknown", "tbd", "tba", "noanswer", "notapplicable",
    "notavailable", "keine", "aucun", "ninguno", "nenhum", "seepeeringdb", "aspeeringdb", "seewebsite",
    "seeourwebsite", "seeabove",
  ]

  /// Whether a text is a filler, such as `n/a`, `-` or `none`.
  package static func isFiller(_ text: String) -> Bool {
    let text = DisplayText.clean(text)
    guard !text.isEmpty, text.utf8.count <= 40 else { return false }
    if text.allSatisfy({ "-–—.?_/*".contains($0) }) { return true }
    return words.contains(text.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}

extension String {
  /// The text with full-width forms, digits of other scripts and all kinds of spaces in ASCII.
  var withPlainDigits: String {
    var plain = String.UnicodeScalarView()
    for scalar in DisplayText.clean(self).unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: plain.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0x066B: plain.append(".")
      case 0x066C: plain.append(",")
      default:
        if scalar.properties.generalCategory == .decimalNumber, let value = scalar.properties.numericValue {
          plain.append(contentsOf: "\(Int(value))".unicodeScalars)
        } else {
          plain.append(scalar.properties.isWhitespace ? " " : scalar)
        }
      }
    }
    return String(plain)
  }

  /// The text without a remark in brackets at its end, and that remark.
  var splitRemark: (text: String, remark: String) {
    guard last == ")", let open = lastIndex(of: "("), open > startIndex else { return (self, "") }
    return (
      DisplayText.clean(String(self[..<open])), String(self[open...].dropFirst().dropLast()).lowercased()
    )
  }
}
