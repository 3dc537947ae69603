/// Addresses as links and QR codes hold them: in ASCII (RFC 3986, RFC 6068), whatever letters they were typed in.
enum LinkAddress {
  private static let unreserved = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~"
  /// What a path, a query and a fragment may have as it is.
  private static let inPath = table(of: "!$&'()*+,;=:@/?")
  private static let inUser = table(of: "!$&'()*+,;=:")
  private static let inMailbox = table(of: "!$'()*+:")

  /// Whether each byte is allowed: the unreserved ones are, and some others.
  private static func table(of others: String) -> [Bool] {
    let allowed = Set((unreserved + others).utf8)
    return (UInt8.min...UInt8.max).map(allowed.contains)
  }

  /// An address in ASCII: the host in Punycode, all else that is not allowed percent-encoded as UTF-8. What is encoded
  /// already stays.
  ///
  /// - Parameter address: a URI or IRI.
  /// - Returns: a URI.
  /// - Throws: `AddressError` where it has no valid host or port.
  static func ascii(_ address: String) throws(AddressError) -> String {
    guard let colon = address.firstIndex(of: ":") else { return encoded(address[...], inPath) }
    let scheme = address[..<colon]
    let rest = address[address.index(after: colon)...]
    if scheme.lowercased() == "mailto" { return try "\(scheme):" + mailboxes(rest) }
    guard rest.hasPrefix("//") else { return "\(scheme):" + encoded(rest, inPath) }
    let authority = rest.dropFirst(2).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let path = rest[authority.endIndex...]
    let (before, fragment) = split(path, at: "#")
    let end = fragment.map { "#" + encoded($0, inPath) } ?? ""
    return try "\(scheme)://" + host(authority) + encoded(before, inPath) + end
  }

  /// `user@host:port`.
  private static func host(_ authority: Substring) throws(AddressError) -> String {
    var user = ""
    var host = authority
    if let at = authority.lastIndex(of: "@") {
      user = encoded(authority[..<at], inUser) + "@"
      host = authority[authority.index(after: at)...]
    }
    var port = ""
    if !host.hasSuffix("]"), let colon = host.lastIndex(of: ":") {
      let number = host[host.index(after: colon)...]
      guard number.isEmpty || UInt16(number) != nil else {
        throw AddressError("'\(number)' is not a port")
      }
      port = ":\(number)"
      host = host[..<colon]
    }
    return try user + HostName.ascii(String(host)) + port
  }

  /// `name@host,name@host?subject=…`.
  private static func mailboxes(_ text: Substring) throws(AddressError) -> String {
    let (boxes, query) = split(text, at: "?")
    var result: [String] = []
    for box in boxes.split(separator: ",") {
      guard let at = box.lastIndex(of: "@") else {
        result.append(encoded(box, inMailbox))
        continue
      }
      let host = try HostName.ascii(String(box[box.index(after: at)...]))
      result.append("\(encoded(box[..<at], inMailbox))@\(host)")
    }
    return result.joined(separator: ",") + (query.map { "?" + encoded($0, inPath) } ?? "")
  }

  /// A text at the first of some sign; nil behind it where there is none.
  private static func split(_ text: Substring, at sign: Character) -> (Substring, Substring?) {
    guard let index = text.firstIndex(of: sign) else { return (text, nil) }
    return (text[..<index], text[text.index(after: index)...])
  }

  /// A text with all bytes percent-encoded but those allowed, and those that are already.
  private static func encoded(_ text: Substring, _ allowed: [Bool]) -> String {
    if text.utf8.allSatisfy({ allowed[Int($0)] }) { return String(text) }
    let bytes = Array(text.utf8)
    var result = ""
    for (index, byte) in bytes.enumerated() {
      let isEncoded =
        byte == UInt8(ascii: "%") && index + 2 < bytes.count
        && bytes[index + 1...index + 2].allSatisfy(isHexadecimal)
      if isEncoded || allowed[Int(byte)] {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool { Character(Unicode.Scalar(byte)).isHexDigit }
}
