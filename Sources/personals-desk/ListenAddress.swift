/// An address and a port to listen on.
struct ListenAddress: CustomStringConvertible, Sendable {
  let host: String
  let port: Int

  /// `127.0.0.1:8400`, `[::1]:8400`, `localhost:8400`; nil for anything else.
  init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
      (0...65535).contains(port)
    else { return nil }
    var host = text[..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
    guard !host.isEmpty, !host.contains("/"), !host.contains(" ") else { return nil }
    self.host = String(host)
    self.port = port
  }

  var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }

  var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

  /// The names by which browsers may call the desk: pages elsewhere must not reach it under a name of theirs. Empty for any,
  /// where it is open to a network without an address of its own.
  func hosts(publicURL: String?) -> Set<String> {
    var hosts: Set<String> = []
    if isLoopback { for name in ["127.0.0.1", "localhost", "[::1]"] { hosts.insert("\(name):\(port)") } }
    if let publicURL, let start = publicURL.firstRange(of: "://") {
      let name = publicURL[start.upperBound...].prefix { $0 != "/" }.lowercased()
      hosts.insert(name)
      hosts.insert(description)
    }
    return hosts
  }
}
