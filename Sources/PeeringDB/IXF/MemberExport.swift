package import Diagnostics

/// An exchange's own list of its members: the IX-F Member Export, JSON schema 0.6 to 1.0
/// (https://github.com/euro-ix/json-schemas).
package struct MemberExport: Sendable, Hashable {
  /// One member with its connections to the exchange asked for.
  package struct Member: Sendable, Hashable {
    package var asn: ASN
    package var name: String
    /// Mbit/s of all its ports; 0 where none is told.
    package var speed: Int
    package var usesRouteServer: Bool
  }

  package var members: [Member]

  package init(members: [Member]) { self.members = members }

  /// The most that is read of an export, in bytes. The largest exchanges' have about 5 MB.
  package static let limit = 32_000_000

  /// The members of an exchange in the bytes of an export.
  ///
  /// - Parameters:
  ///   - bytes: JSON.
  ///   - file: the name for messages.
  ///   - exchange: PeeringDB's number of the exchange, which tells it from others in the same export.
  /// - Returns: nil where the bytes are no such export; then the diagnostics have an error.
  package static func decode(_ bytes: [UInt8], file: String, exchange: Int) -> Diagnosed<MemberExport?> {
    let text = AnswerText(bytes, file: file)
    switch text.decode(MemberDocument.self) {
    case .unreadable(let fault): return Diagnosed(nil, [fault])
    case .value(let document, let problems):
      let diagnostics = text.diagnostics(problems)
      guard !diagnostics.hasErrors else { return Diagnosed(nil, diagnostics) }
      return Diagnosed(document.export(of: exchange), diagnostics)
    }
  }
}

/// The document as it is written.
private struct MemberDocument: AnswerContent {
  var exchanges: [ListedExchange] = []
  var members: [ListedMember] = []

  init() {}

  init(_ fields: Fields) {
    guard fields.count("member_list") != nil else {
      fields.log.tell(
        .error, rule: "ixf", at: fields.path, "is no IX-F member export: it has no list 'member_list'",
        hint: "the exchange's portal (IXP Manager and others) gives the export as JSON")
      return
    }
    let version = fields.numberOrText("version") ?? fields.decimal("version").map { "\($0)" } ?? ""
    if let major = Double(version.split(separator: ".").prefix(2).joined(separator: ".")),
      !(0.4...1.99).contains(major)
    {
      fields.log.tell(
        .warning, rule: "ixf", at: fields.path(of: "version"),
        "the member export has version \(ServerText.cleaned(version)), where 0.6 to 1.0 are known")
    }
    exchanges = fields.rows("ixp_list")
    members = fields.rows("member_list")
  }

  /// The members at one exchange. Where the export is of a single one, that is meant.
  func export(of exchange: Int) -> MemberExport {
    let own = exchanges.first { $0.peeringDB == exchange }?.id
    let wanted = own ?? (exchanges.count == 1 ? exchanges[0].id : nil)
    var found: [MemberExport.Member] = []
    for member in members where member.isNetwork {
      let connections = member.connections.filter { connection in
        connection.isActive && !connection.isService
          && (wanted == nil || connection.exchange == nil || connection.exchange == wanted)
      }
      guard !connections.isEmpty else { continue }
      let speed = connections.reduce(0) { min($0, .max / 2) + min($1.speed, .max / 2) }
      found.append(
        MemberExport.Member(
          asn: member.asn, name: member.name, speed: speed,
          usesRouteServer: connections.contains(where: \.usesRouteServer)))
    }
    return MemberExport(members: found)
  }
}

private struct ListedExchange: RecordRow {
  var id: Int?
  /// PeeringDB's number, in version 0.7 and later.
  var peeringDB: Int?

  init?(_ fields: Fields) {
    id = fields.number("ixp_id")
    peeringDB = fields.number("peeringdb_id")
  }
}

private struct ListedMember: RecordRow {
  var asn: ASN
  var name: String
  var isNetwork: Bool
  var connections: [ListedConnection]

  init?(_ fields: Fields) {
    guard let asn = (fields.numberOrText("asnum") ?? fields.numberOrText("asn")).flatMap({ ASN($0) }) else {
      return nil
    }
    self.asn = asn
    name = fields.optionalText("name") ?? ""
    // Route servers and the exchange's own machines are members of the list, not participants.
    isNetwork = !["routeserver", "ixp"].contains(
      fields.optionalText("member_type")?.lowercased() ?? "peering")
    connections = fields.rows("connection_list")
  }
}

private struct ListedConnection: RecordRow {
  var exchange: Int?
  var isActive: Bool
  var speed = 0
  var usesRouteServer: Bool
  /// Whether the exchange's own route server or route collector is behind it.
  var isService: Bool

  init?(_ fields: Fields) {
    exchange = fields.number("ixp_id")
    let state = fields.optionalText("state")?.lowercased() ?? "active"
    isActive = ["active", "connected", "operational", "production", "up"].contains(state)
    let ports: [ListedPort] = fields.rows("if_list")
    speed = ports.reduce(0) { min($0, .max / 2) + min(max(0, $1.speed), .max / 2) }
    let lans: [ListedLAN] = fields.rows("vlan_list")
    usesRouteServer = lans.contains(where: \.usesRouteServer)
    isService = lans.contains(where: \.isService)
  }
}

private struct ListedPort: RecordRow {
  /// Mbit/s.
  var speed: Int

  init?(_ fields: Fields) { speed = fields.number("if_speed") ?? 0 }
}

private struct ListedLAN: RecordRow {
  var usesRouteServer: Bool
  var isService: Bool

  init?(_ fields: Fields) {
    let protocols = ["ipv4", "ipv6"].compactMap { fields.object($0) }
    usesRouteServer = protocols.contains { $0.flag("routeserver") ?? false }
    // Texts in version 0.7, objects in 1.0.
    isService = protocols.contains { $0.count("service_type") ?? 0 > 0 || $0.count("services") ?? 0 > 0 }
  }
}
