package import Diagnostics

/// An exchange's own list of its members: the IX-F Member Export, JSON schema 0.6 to 1.0
/// (https://github.com/euro-ix/json-schemas).
package struct MemberExport: Sendable, Hashable {
  /// One member with its connections to the exchange asked for.
  package struct Member: Sendable, Hashable {
    package var asn: ASN
    package var name: String
    /// Mbit/s of all its ports; 0 if none is given.
    package var speed: Int
    package var usesRouteServer: Bool
  }

  package var members: [Member]

  /// The members of an exchange in the bytes of an export.
  ///
  /// - Parameters:
  ///   - bytes: JSON.
  ///   - file: the name for messages.
  ///   - exchange: the exchange, to distinguish it from others in the same export.
  /// - Returns: nil where PeeringDB's rows have to do; then the diagnostics say why.
  package static func decode(
    _ bytes: [UInt8], file: String, exchange: ExchangeRecord
  ) -> Diagnosed<MemberExport?> {
    ExchangeExport.members.decode(bytes, file: file) {
      (document: MemberDocument, problems: inout [FieldProblem]) throws(ExportDoubt) in
      let found = try document.export(of: exchange)
      problems += found.warnings
      return found.export
    }
  }
}

/// The document as it is written.
private struct MemberDocument: AnswerContent {
  var exchanges: [ListedExchange] = []
  var members: [ListedMember] = []
  private var exchangesPath = JSONPath()
  private var membersPath = JSONPath()

  init() {}

  init(_ fields: Fields) {
    guard fields.count("member_list") != nil else {
      fields.log.tell(
        .error, rule: "ixf", at: fields.path, "is no IX-F member export, since it has no list 'member_list'",
        hint: "the exchange's portal (IXP Manager and others) gives the export as JSON")
      return
    }
    let version = fields.numberOrText("version") ?? fields.decimal("version").map { "\($0)" } ?? ""
    if let major = Double(version.split(separator: ".").prefix(2).joined(separator: ".")),
      !(0.4...1.99).contains(major)
    {
      fields.log.tell(
        .warning, rule: "ixf", at: fields.path(of: "version"),
        "the member export has version '\(ServerText.cleaned(version))', where 0.6 to 1.0 are known",
        hint: "compare the slide's numbers with the export's, or get version 1.0 from the exchange's portal")
    }
    (exchangesPath, membersPath) = (fields.path(of: "ixp_list"), fields.path(of: "member_list"))
    exchanges = fields.rows("ixp_list")
    members = fields.rows("member_list")
  }

  /// The members at one exchange.
  ///
  /// - Returns: the members, and what of the export was not understood.
  func export(
    of exchange: ExchangeRecord
  ) throws(ExportDoubt) -> (export: MemberExport, warnings: [FieldProblem]) {
    guard !members.isEmpty else {
      throw ExportDoubt(
        path: membersPath, message: "the member export has no members",
        hint: "look at what the exchange's portal gives, or delete 'ixf'")
    }
    let wanted = try number(of: exchange)
    let isOnly = exchanges.count < 2
    var found: [MemberExport.Member] = []
    var unknownStates: [String: Int] = [:]
    var oddSpeeds: [PortSpeed.Reading: Int] = [:]
    var (nameless, speedless) = (0, 0)
    for member in members where member.isNetwork {
      let here = member.connections.filter { connection in
        !connection.isService
          && (wanted == nil || connection.exchange == wanted || connection.exchange == nil && isOnly)
      }
      let connections = here.filter(\.isActive)
      guard !connections.isEmpty else {
        for state in Set(here.compactMap(\.unknownState)) { unknownStates[state, default: 0] += 1 }
        continue
      }
      guard let asn = member.asn else {
        nameless += 1
        continue
      }
      speedless += connections.reduce(0) { $0 + $1.portsWithoutSpeed }
      for speed in connections.flatMap(\.ports).compactMap(\.speed) where speed.reading != .megabits {
        oddSpeeds[speed.reading, default: 0] += 1
      }
      let speed = connections.reduce(0) { min($0, .max / 2) + min($1.speed, .max / 2) }
      found.append(
        MemberExport.Member(
          asn: asn, name: member.name, speed: speed,
          usesRouteServer: connections.contains(where: \.usesRouteServer)))
    }
    guard !found.isEmpty else {
      throw ExportDoubt(
        path: membersPath,
        message: unknownStates.isEmpty
          ? "no member of the export has a connection in service to \(name(of: exchange))"
          : "no member of the export has a connection in service to \(name(of: exchange)); unknown states are "
            + unknownStates.keys.sorted().prefix(5).map { "'\(ServerText.cleaned($0, limit: 40))'" }.joined(
              separator: ", "),
        hint: "look at the 'ixp_id' and the 'state' of its connections, or delete 'ixf'")
    }
    return (
      MemberExport(members: found),
      lacking("AS number ('asnum')", nameless, "member", "not counted")
        + lacking("speed ('if_speed')", speedless, "port", "not part of the capacity")
        + unknownStates.sorted { $0.key < $1.key }.map { warning($0.key, $0.value) }
        + oddSpeeds.sorted { $0.value > $1.value }.map { warning($0.key, $0.value) }
    )
  }

  /// What is left out because a field is missing; empty for nothing.
  private func lacking(_ field: String, _ count: Int, _ what: String, _ outcome: String) -> [FieldProblem] {
    guard count > 0 else { return [] }
    let subject =
      count == 1 ? "1 \(what) has no \(field), and is" : "\(count) \(what)s have no \(field), and are"
    return [
      FieldProblem(
        severity: .warning, rule: "ixf", path: membersPath,
        kind: .told("\(subject) \(outcome)", hint: "have the exchange's portal fill it in"))
    ]
  }

  private func warning(_ state: String, _ count: Int) -> FieldProblem {
    let who = count == 1 ? "1 member with no other is" : "\(count) members with no other are"
    return FieldProblem(
      severity: .warning, rule: "ixf", path: membersPath,
      kind: .told(
        "the state '\(ServerText.cleaned(state, limit: 40))' is unknown: \(who) not counted",
        hint: "if they are in service, have the exchange's portal write 'active'"))
  }

  private func warning(_ reading: PortSpeed.Reading, _ count: Int) -> FieldProblem {
    let ports = count == 1 ? "1 port has" : "\(count) ports have"
    let speed =
      switch reading {
      case .unknown: "of 0 or 1, which says nothing, and is left out"
      case .bits: "above 5 Tbit/s, which is taken as bit/s"
      case .slow: "below 100 Mbit/s, which hardly any port has"
      case .megabits, .impossible: "that no port has, which is left out"
      }
    return FieldProblem(
      severity: .warning, rule: "ixf", path: membersPath,
      kind: .told(
        "\(ports) an 'if_speed' \(speed)",
        hint: "'if_speed' is in Mbit/s: have the exchange's portal write 10000 for 10 Gbit/s"))
  }

  /// The export's own number of an exchange: of several, the one with PeeringDB's number or the name, else the
  /// only one. nil if there is one exchange, without a number.
  private func number(of exchange: ExchangeRecord) throws(ExportDoubt) -> Int? {
    if let own = exchanges.first(where: { $0.peeringDB == exchange.id }) { return try number(own) }
    let hint =
      "name the export of this exchange behind 'ixf', or have its 'peeringdb_id' set to \(exchange.id)"
    let open = exchanges.filter { $0.peeringDB == nil }
    switch exchanges.count {
    case 0:
      // The export lists no exchanges: if all connections are to one, it is meant.
      guard Set(members.flatMap(\.connections).compactMap(\.exchange)).count < 2 else {
        throw ExportDoubt(
          path: exchangesPath, message: "the member export does not say which of its exchanges is which",
          hint: hint)
      }
      return nil
    case 1:
      guard let only = open.first else {
        throw ExportDoubt(
          path: exchanges[0].place,
          message:
            "the export's only exchange\(exchanges[0].words) is PeeringDB's number \(exchanges[0].peeringDB ?? 0), not \(exchange.id)",
          hint: hint)
      }
      return only.id
    default:
      let names = Set([exchange.name, exchange.aka, exchange.nameLong].map(ExchangeExport.folded))
        .subtracting([""])
      let named = open.filter { !names.isDisjoint(with: $0.names.map(ExchangeExport.folded)) }
      guard named.count == 1, let own = named.first else {
        let message =
          open.isEmpty
          ? "none of the export's \(exchanges.count) exchanges is PeeringDB's number \(exchange.id)"
          : "it is not clear which of the export's \(exchanges.count) exchanges is \(name(of: exchange))"
        throw ExportDoubt(path: exchangesPath, message: message, hint: hint)
      }
      return try number(own)
    }
  }

  /// The number by which connections refer to an exchange; needed where there are several.
  private func number(_ listed: ListedExchange) throws(ExportDoubt) -> Int? {
    guard listed.id != nil || exchanges.count == 1 else {
      throw ExportDoubt(
        path: listed.place, message: "the exchange\(listed.words) has no 'ixp_id' in the member export",
        hint: "get the export again from the exchange's portal, or delete 'ixf'")
    }
    return listed.id
  }

  private func name(of exchange: ExchangeRecord) -> String {
    exchange.name.isEmpty ? "exchange \(exchange.id)" : ServerText.cleaned(exchange.name)
  }
}

private struct ListedExchange: RecordRow {
  var id: Int?
  /// PeeringDB's number, in version 0.7 and later.
  var peeringDB: Int?
  var names: [String]
  var place: JSONPath

  /// Its name, to follow a word.
  var words: String { names.first.map { " '\(ServerText.cleaned($0))'" } ?? "" }

  init?(_ fields: Fields) {
    id = fields.number("ixp_id")
    // Portals write 0 for an unknown speed.
    peeringDB = fields.number("peeringdb_id").flatMap { $0 > 0 ? $0 : nil }
    names = ["shortname", "name"].compactMap { fields.optionalText($0) }
    place = fields.path
  }
}

private struct ListedMember: RecordRow {
  /// nil where there is none, or something else in its place.
  var asn: ASN?
  var name: String
  var isNetwork: Bool
  var connections: [ListedConnection]

  init?(_ fields: Fields) {
    asn = (fields.numberOrText("asnum") ?? fields.numberOrText("asn")).flatMap { ASN($0) }
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
  /// A state that is neither one of service nor one of the others we know.
  var unknownState: String?
  var ports: [ListedPort]
  /// Mbit/s.
  var speed: Int { ports.reduce(0) { min($0, .max / 2) + ($1.speed?.megabits ?? 0) } }
  /// A connection without ports has at least one.
  var portsWithoutSpeed: Int { ports.isEmpty ? 1 : ports.count { $0.speed == nil } }
  var usesRouteServer: Bool
  /// Whether the exchange's own route server or route collector is behind it.
  var isService: Bool

  init?(_ fields: Fields) {
    exchange = fields.number("ixp_id")
    let written = fields.optionalText("state") ?? "active"
    let state = written.lowercased().filter { !$0.isWhitespace }
    isActive = ["active", "connected", "operational", "production", "up"].contains(state)
    unknownState = isActive || Self.inactive.contains(state) ? nil : written
    ports = fields.rows("if_list")
    let lans: [ListedLAN] = fields.rows("vlan_list")
    usesRouteServer = lans.contains(where: \.usesRouteServer)
    isService = lans.contains(where: \.isService)
  }

  /// States of connections that are not in service.
  private static let inactive: Set = [
    "inactive", "disabled", "down", "planned", "pending", "provisioning", "maintenance", "quarantine",
    "suspended",
    "deleted", "removed", "deactivated", "decommissioned", "cancelled", "awaitingxconnect", "notconnected",
    "disconnected", "offline", "reserved", "test", "testing",
  ]
}

private struct ListedPort: RecordRow {
  /// nil where the export says none.
  var speed: PortSpeed?

  init?(_ fields: Fields) { speed = fields.number("if_speed").map(PortSpeed.init) }
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
