/// An http or https URL, taken apart strictly enough that no other reader of it sees another host.
struct WebAddress: Hashable, Sendable {
  /// `http` or `https`.
  let scheme: String
  /// In lower case. An IPv6 address keeps its brackets.
  let host: String
  let port: Int?
  /// From the first slash on, with the query; "" where there is none.
  let path: String

  /// nil for other schemes, for user names in the URL, and for characters no URL has.
  init?(_ text: String) {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    scheme = text[..<colon].lowercased()
    guard scheme == "http" || scheme == "https", text.dropFirst(scheme.count).hasPrefix("://") else {
      return nil
    }
    let rest = text.dropFirst(scheme.count + 3)
    // RFC 3986 has printable ASCII only, and none of these.
    guard rest.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"\\\"<>^`{|}#".utf8.contains($0) }) else {
      return nil
    }
    let end = rest.utf8.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") }
    let authority = rest[..<(end ?? rest.endIndex)]
    path = String(rest[authority.endIndex...])
    var name = authority
    if authority.last != "]", let colon = authority.lastIndex(of: ":") {
      guard let port = UInt16(authority[authority.index(after: colon)...]) else { return nil }
      self.port = Int(port)
      name = authority[..<colon]
    } else {
      port = nil
    }
    host = name.lowercased()
    let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
    let allowed = isBracketed ? "0123456789abcdef:.[]" : "0123456789abcdefghijklmnopqrstuvwxyz-._"
    guard !host.isEmpty, host.utf8.allSatisfy(allowed.utf8.contains) else { return nil }
  }

  /// Whether no one else can listen in on the way there.
  var isLoopback: Bool { host == "localhost" || host == "[::1]" || isLoopbackIPv4 }

  /// 127.0.0.0/8, written in full. (`127.1` and `127.0.0.1.example` are other hosts for all we know.)
  private var isLoopbackIPv4: Bool {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }

  /// Scheme, host and port.
  var origin: String { "\(scheme)://\(host)\(port.map { ":\($0)" } ?? "")" }
}

extension WebAddress: CustomStringConvertible {
  var description: String { origin + path }
}

/// What other targets ask of URLs.
package enum HTTPAddress {
  /// The host of an http or https URL; nil for what is none.
  package static func host(of url: String) -> String? { WebAddress(url)?.host }

  /// Scheme, host and port of an http or https URL, what follows them, and whether no one on the way can listen in;
  /// nil for what is none.
  package static func parts(of url: String) -> (origin: String, rest: String, isPrivate: Bool)? {
    WebAddress(url).map { ($0.origin, $0.path, $0.scheme == "https" || $0.isLoopback) }
  }
}
