/// A line of a vCard or a calendar (RFC 6350, RFC 5545).
enum ContentLine {
  /// The most octets of a line, without its end.
  private static let width = 75

  /// A property with a value that is written as it is, folded.
  static func property(_ name: String, _ value: String) -> String { folded(name + ":" + value) }

  /// A property with a text.
  static func text(_ name: String, _ text: String) -> String { property(name, escaped(text)) }

  /// A text in which nothing ends or divides a value, and no character is a control.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case ";": result += "\\;"
      case ",": result += "\\,"
      case "\n", "\u{2028}", "\u{2029}": result += "\\n"
      case _ where scalar.properties.generalCategory == .control: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The line with its end; what is longer than 75 octets goes on in lines that begin with a space. Characters stay whole.
  private static func folded(_ line: String) -> String {
    var result = ""
    var used = 0
    for character in line {
      // What people see as one character may be long by itself.
      let pieces =
        character.utf8.count > width - 1 ? character.unicodeScalars.map { String($0) } : [String(character)]
      for piece in pieces {
        if used + piece.utf8.count > width {
          result += "\r\n "
          used = 1
        }
        result += piece
        used += piece.utf8.count
      }
    }
    return result + "\r\n"
  }
}
