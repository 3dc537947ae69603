/// Whose request it is: the address of the connection, or what a trusted proxy says.
package enum ClientAddress {
  /// The address to limit by.
  ///
  /// - Parameters:
  ///   - peer: the address of the connection.
  ///   - forwarded: the header `X-Forwarded-For`, whose last address is the one that the proxy saw.
  ///   - proxies: the addresses of proxies that are trusted.
  /// - Returns: an IP address, where the proxy gives one.
  package static func of(_ peer: String, forwarded: String?, proxies: Set<String>) -> String {
    guard proxies.contains(peer) else { return peer }
    let addresses = (forwarded ?? "").split(separator: ",").map { $0.filter { $0 != " " } }
    return addresses.last { !proxies.contains($0) } ?? peer
  }
}
