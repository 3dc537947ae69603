/// Text in XML 1.0.
package enum XMLText {
  /// Text between tags, with markup escaped.
  ///
  /// - Parameters:
  ///   - text: any text.
  ///   - substitute: what replaces each control and other character that XML cannot hold.
  /// - Returns: the text as it is written.
  package static func escaped(_ text: String, substitute: String = "") -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "&") && byte != UInt8(ascii: "<")
        && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "\"")
    }
    if isPlain { return text }
    return text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      case "\u{FFFE}", "\u{FFFF}": result += substitute
      case _ where scalar.properties.generalCategory == .control: result += substitute
      default: result.unicodeScalars.append(scalar)
      }
    }
  }

  /// The same in an attribute, where a line break has to be written out to stay one.
  package static func attribute(_ text: String) -> String {
    escaped(text).replacing("\n", with: "&#10;").replacing("\t", with: "&#9;")
  }
}
