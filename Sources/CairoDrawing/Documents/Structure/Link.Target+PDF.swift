import Scene

extension Link.Target {
  /// Whether it leads anywhere.
  var leads: Bool {
    switch self {
    case .uri(let uri): !uri.isEmpty
    case .destination: true
    }
  }

  /// The target with all percent-encoded of a URI (RFC 3986, 2.1) that is not printable ASCII, and parentheses and
  /// backslashes, which some programs take for the PDF's.
  var encoded: Link.Target {
    guard case .uri(let uri) = self else { return self }
    let digits = Array("0123456789ABCDEF")
    return .uri(
      uri.utf8.reduce(into: "") { result, byte in
        if (0x21...0x7E).contains(byte), !"()\\".utf8.contains(byte) {
          result.unicodeScalars.append(Unicode.Scalar(byte))
        } else {
          result += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
        }
      })
  }

  /// What the link is, for people who do not see it: its words, or where it leads.
  func description(of words: String) -> String {
    let words = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return switch self {
    case _ where !words.isEmpty: words
    case .uri(let uri): uri
    case .destination(let name): name
    }
  }
}
