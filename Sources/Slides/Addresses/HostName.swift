internal import CIDN2
internal import Libraries

/// The name of a host as programs look it up.
enum HostName {
  private static let library: personals_idn2? = {
    guard let opened = OptionalPart.idn2.open() else { return nil }
    var functions = personals_idn2()
    return personals_idn2_find(opened, &functions) != 0 ? functions : nil
  }()

  /// A host in ASCII: a name with other letters in Punycode (IDNA 2008), all else as it is.
  ///
  /// - Parameter host: a name, or an IP address; one of version 6 in brackets.
  /// - Returns: the name.
  /// - Throws: `AddressError` where it is no name that a host can have.
  static func ascii(_ host: String) throws(AddressError) -> String {
    if host.hasPrefix("["), host.hasSuffix("]"),
      host.utf8.allSatisfy({ "0123456789abcdefABCDEF:.[]".utf8.contains($0) })
    {
      return host
    }
    let decoded = host.contains("%") ? percentDecoded(host) ?? host : host
    let needsPunycode =
      !decoded.isASCII || decoded.lowercased().split(separator: ".").contains { $0.hasPrefix("xn--") }
    let name = needsPunycode ? try punycode(decoded) : decoded
    var labels = name.split(separator: ".", omittingEmptySubsequences: false)
    // The root may be written out.
    if labels.count > 1, labels.last?.isEmpty == true { labels.removeLast() }
    if labels.contains(where: \.isEmpty) {
      throw AddressError(
        host.isEmpty ? "it has no host" : "the host '\(host)' has nothing before or after a dot")
    }
    for label in labels {
      if let wrong = label.unicodeScalars.first(where: { !Self.isAllowed($0) }) {
        throw AddressError("the host '\(host)' has '\(wrong)' in it")
      }
      if label.hasPrefix("-") || label.hasSuffix("-") {
        throw AddressError("the host '\(host)' has a hyphen at the start or end of '\(label)'")
      }
      if label.utf8.count > 63 {
        throw AddressError(
          "the host '\(host)' has a part of \(label.utf8.count) characters, and 63 are allowed")
      }
    }
    if name.utf8.count > 254 {
      throw AddressError("the host has \(name.utf8.count) characters, and 253 are allowed")
    }
    return name
  }

  private static func punycode(_ host: String) throws(AddressError) -> String {
    guard let library, let lookup = library.lookup, let free = library.free else {
      throw AddressError(
        "the host '\(host)' cannot be written in ASCII without libidn2: install \(OptionalPart.idn2.advice)")
    }
    var name: UnsafeMutablePointer<UInt8>?
    let result = lookup(Array(host.utf8) + [0], &name, personals_IDN2_FLAGS)
    defer { if let name { free(name) } }
    guard result == 0, let name else {
      let reason = library.error_text.flatMap { $0(result) }.map { String(cString: $0) } ?? "error \(result)"
      let words = reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      throw AddressError("the host '\(host)' is not allowed by IDNA 2008: \(words)")
    }
    return String(cString: name)
  }

  /// Letters, digits and hyphens; underscores are in names of the DNS, too.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
    default: false
    }
  }

  /// A host whose letters are written as bytes; nil where they are not UTF-8.
  private static func percentDecoded(_ host: String) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(host.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      else {
        return nil
      }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}

extension String {
  fileprivate var isASCII: Bool { utf8.allSatisfy { $0 < 0x80 } }
}
