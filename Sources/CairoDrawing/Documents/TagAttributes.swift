internal import CCairo
import Scene

/// Links and structure in the words of Cairo's tags.
enum TagAttributes {
  /// The attributes of a link; nil where it leads nowhere.
  static func link(to target: Link.Target) -> String? {
    switch target {
    case .uri(let uri) where uri.isEmpty: nil
    case .uri(let uri): "uri='\(quoted(asciiURI(uri)))'"
    case .destination(let name): "dest='\(quoted(name))'"
    }
  }

  /// The name and the attributes of a role (PDF 32000-1, 14.8.4).
  ///
  /// Cairo 1.16 has no attribute for the alternative text of a figure.
  static func structure(_ tag: Tag) -> (name: String, attributes: String) {
    switch tag {
    case .section: ("Sect", "")
    case .heading(let level): ("H\(max(1, min(level, 6)))", "")
    case .paragraph: ("P", "")
    case .list: ("L", "")
    case .listItem: ("LI", "")
    case .figure: ("Figure", "")
    case .destination(let name): (CAIRO_TAG_DEST, "name='\(quoted(name))'")
    }
  }

  /// The URI with all percent-encoded (RFC 3986, 2.1) that is not printable ASCII, and parentheses and backslashes, which
  /// Cairo 1.16 puts into the PDF's text as they are.
  private static func asciiURI(_ uri: String) -> String {
    let digits = Array("0123456789ABCDEF")
    return uri.utf8.reduce(into: "") { result, byte in
      if (0x21...0x7E).contains(byte), !"()\\".utf8.contains(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
  }

  /// The text escaped for single quotes in an attribute string.
  private static func quoted(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      if character == "'" || character == "\\" { result.append("\\") }
      result.append(character)
    }
  }
}
