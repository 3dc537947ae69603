internal import Diagnostics

/// The one subject of a saved document, whichever form it was saved in.
struct SavedAnswer: AnswerContent {
  var subject: SubjectRow?
  var exchanges: [ExchangeRecord] = []
  var facilities: [FacilityRecord] = []
  var organizations: [OrganizationRecord] = []
  var connections: SavedConnections?
  var logo: RecordLogo?
  /// The host a bundle was fetched from.
  var host: String?
  /// When it was fetched, or generated.
  var date: CalendarDate?

  init() {}

  init(_ fields: Fields) {
    if fields.has("format") {
      readBundle(fields)
    } else if fields.has("data") || fields.has("meta") {
      readAnswer(fields)
    } else {
      subject = SubjectRow(fields)
    }
  }

  /// An answer of PeeringDB: `{"data": […], "meta": {…}}`.
  private mutating func readAnswer(_ fields: Fields) {
    let meta = fields.object("meta")
    date = meta?.decimal("generated").flatMap { Int(exactly: $0.rounded(.down)) }.map(CalendarDate.today)
    if let error = meta?.optionalText("error"), (fields.count("data") ?? 0) == 0 {
      fields.log.tell(
        .error, rule: "record-error-answer", at: fields.path(of: "meta").appending("error"),
        "PeeringDB answered with an error: \(ServerText.cleaned(fields.optionalText("message") ?? error))",
        hint: "the file holds PeeringDB's error answer instead of a record: fetch it again")
      return
    }
    subject = Self.onlyRecord(of: fields)
  }

  /// What `personals fetch` saves: see `BundleFile`.
  private mutating func readBundle(_ fields: Fields) {
    guard fields.text("format") == BundleFile.format else {
      fields.log.tell(
        .error, rule: "bundle-format", at: fields.path(of: "format"),
        "is neither an answer of PeeringDB nor a bundle of personals: 'format' is not '\(BundleFile.format)'")
      return
    }
    guard let version = fields.numberOrText("version").flatMap({ Int($0) }), version >= 1 else {
      fields.log.tell(
        .error, rule: "bundle-version", at: fields.path(of: "version"),
        "the bundle has no 'version' that can be read",
        hint: "this program reads version \(BundleFile.version)")
      return
    }
    guard version <= BundleFile.version else {
      fields.log.tell(
        .error, rule: "bundle-version", at: fields.path(of: "version"),
        "the bundle has version \(version), which is newer than this program",
        hint: "it reads version \(BundleFile.version): update it, or fetch the record again with it")
      return
    }
    date = fields.date("fetched")
    host = fields.optionalText("source").flatMap { WebAddress($0) }?.host
    exchanges = fields.object("ix")?.rows("data") ?? []
    facilities = fields.object("fac")?.rows("data") ?? []
    organizations = fields.object("org")?.rows("data") ?? []
    logo = fields.object("logo").flatMap(RecordLogo.init)
    let kind = fields.optionalText("subject") ?? "net"
    let kinds: [String: PresenterKind] = ["net": .network, "ix": .exchange, "fac": .facility]
    guard let own = kinds[kind] else {
      fields.log.tell(
        .error, rule: "bundle-format", at: fields.path(of: "subject"),
        "'subject' says '\(ServerText.cleaned(kind))', where only net, ix and fac are known")
      return
    }
    guard let record = fields.object(kind) else {
      fields.log.tell(.error, rule: "record-none", at: fields.path, "the bundle has no '\(kind)'")
      return
    }
    subject = Self.onlyRecord(of: record, own)
    if own != .network { connections = SavedConnections(fields) }
  }

  /// The one record in `data`.
  private static func onlyRecord(of fields: Fields, _ kind: PresenterKind? = nil) -> SubjectRow? {
    let data = fields.path(of: "data")
    guard let count = fields.count("data") else {
      if fields.holds("data") {
        fields.log.unexpected(data, wanted: "a list", severity: .error)
      } else {
        fields.log.tell(.error, rule: "record-none", at: fields.path, "the answer has no 'data'")
      }
      return nil
    }
    switch count {
    case 0:
      fields.log.tell(
        .error, rule: "record-none", at: data, "\(data) is empty: the answer holds no record",
        hint: "PeeringDB answers so for a number that has no record")
    case 1:
      let records = fields.rows("data") { row in
        if let kind { SubjectRow(row, kind) } else { SubjectRow(row) }
      }
      if records.isEmpty, fields.log.all.allSatisfy({ $0.severity != .error }) {
        fields.log.tell(.error, rule: "record-none", at: data, "\(data) holds no record")
      }
      return records.first
    default:
      fields.log.tell(
        .error, rule: "record-several", at: data,
        "\(data) holds \(count) records, and one slide is made from one",
        hint: "save each network on its own: /api/net?asn=…&depth=2")
    }
    return nil
  }
}

extension SavedAnswer {
  /// The bundle, where there is a record in it, of the file of that name.
  func bundle(file: String) -> RecordBundle? {
    let origin = RecordOrigin(
      name: host ?? file.split(separator: "/").last.map(String.init) ?? file, date: date)
    switch subject {
    case nil: return nil
    case .network(let network):
      return .network(
        NetworkBundle(
          network: network,
          exchanges: Dictionary(exchanges.map { ($0.id, $0) }) { first, _ in first },
          facilities: Dictionary(facilities.map { ($0.id, $0) }) { first, _ in first },
          organization: organizations.first { $0.id == network.orgID }, logo: logo, origin: origin))
    case .exchange(let exchange, let lans, let housed, let organization):
      var bundle = ExchangeBundle(exchange: exchange, lans: lans, facilities: housed, origin: origin)
      bundle.organization = organization ?? organizations.first { $0.id == exchange.orgID }
      bundle.logo = logo
      guard let connections else { return .exchange(bundle) }
      if bundle.lans.isEmpty { bundle.lans = connections.lans }
      if bundle.facilities.isEmpty { bundle.facilities = facilities }
      bundle.prefixes = connections.prefixes
      bundle.connections = connections.ports.filter { $0.ixID == exchange.id }
      bundle.networks = Dictionary(connections.networks.map { ($0.asn, $0) }) { first, _ in first }
      return .exchange(bundle)
    case .facility(let facility, let campus, let organization):
      var bundle = FacilityBundle(facility: facility, origin: origin)
      bundle.organization = organization ?? organizations.first { $0.id == facility.orgID }
      bundle.logo = logo
      bundle.campus = campus ?? connections?.campuses.first { $0.id == facility.campusID }
      bundle.exchanges = exchanges
      bundle.networks = connections?.networks ?? []
      bundle.carriers = connections?.carriers ?? []
      return .facility(bundle)
    }
  }
}

/// What a bundle of an exchange or a facility holds beside records that networks' bundles hold as well.
struct SavedConnections {
  var lans: [ExchangeLAN]
  var prefixes: [LANPrefix]
  var ports: [ExchangeConnection]
  var networks: [NetworkSummary]
  var carriers: [CarrierRecord]
  var campuses: [CampusRecord]

  init(_ fields: Fields) {
    lans = fields.object("ixlan")?.rows("data") ?? []
    prefixes = fields.object("ixpfx")?.rows("data") ?? []
    ports = fields.object("netixlan")?.rows("data") ?? []
    networks = fields.object("net")?.rows("data") ?? []
    carriers = fields.object("carrier")?.rows("data") ?? []
    campuses = fields.object("campus")?.rows("data") ?? []
  }
}
