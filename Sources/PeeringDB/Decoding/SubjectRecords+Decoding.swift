extension ExchangeLAN: RecordRow {
  init?(_ fields: Fields) {
    guard let id = fields.identifier() else { return nil }
    self.init(id: id, mtu: fields.number("mtu"))
    rsASN = fields.holds("rs_asn") ? fields.numberOrText("rs_asn").flatMap { ASN($0) } : nil
    status = fields.text("status")
  }
}

extension LANPrefix: RecordRow {
  init?(_ fields: Fields) {
    self.init(ipVersion: fields.text("protocol"), prefix: fields.text("prefix"))
    status = fields.text("status")
    if prefix.isEmpty || !Fields.isLive(status) { return nil }
  }
}

extension NetworkSummary: RecordRow {
  init?(_ fields: Fields) {
    guard let asn = fields.numberOrText("asn").flatMap({ ASN($0) }) else { return nil }
    self.init(asn: asn, name: fields.text("name"), ixCount: fields.amount("ix_count"))
  }
}

extension CarrierRecord: RecordRow {
  init?(_ fields: Fields) {
    guard let id = fields.identifier() else { return nil }
    self.init(id: id, name: fields.text("name"))
  }
}

extension CampusRecord: RecordRow {
  init?(_ fields: Fields) {
    guard let id = fields.identifier() else { return nil }
    self.init(id: id, name: fields.text("name"), facCount: fields.count("fac_set"))
  }
}

/// A row of a table of connections that names a network by its number: `netixlan` by `asn`, `netfac` by
/// `local_asn`.
struct ConnectionRow: RecordRow {
  var asn: ASN?
  var ixID: Int?
  var facID: Int?
  var carrierID: Int?

  init?(_ fields: Fields) {
    asn = (fields.numberOrText("local_asn") ?? fields.numberOrText("asn")).flatMap { ASN($0) }
    ixID = fields.number("ix_id")
    facID = fields.number("fac_id")
    carrierID = fields.number("carrier_id")
    if !Fields.isLive(fields.text("status")) { return nil }
  }
}

/// The one record of an answer, whatever it is about.
enum SubjectRow: RecordRow {
  case network(NetworkRecord)
  case exchange(ExchangeRecord, lans: [ExchangeLAN], facilities: [FacilityRecord], OrganizationRecord?)
  case facility(FacilityRecord, campus: CampusRecord?, OrganizationRecord?)

  init?(_ fields: Fields) {
    // A network has a number of its own; a connection has one beside those of its two ends.
    let isConnection = fields.has("ixlan_id") || fields.has("fac_id") || fields.has("net_id")
    let isNetwork = fields.has("asn") || isConnection
    if !isNetwork, fields.has("ixlan_set") || fields.has("proto_unicast") || fields.has("ixf_net_count") {
      guard let record = ExchangeRecord(fields) else { return nil }
      self = .exchange(
        record, lans: fields.rows("ixlan_set"), facilities: fields.rows("fac_set"),
        fields.object("org").flatMap(OrganizationRecord.init))
    } else if !isNetwork, fields.has("clli") || fields.has("carrier_count") {
      guard let record = FacilityRecord(fields) else { return nil }
      self = .facility(
        record, campus: fields.object("campus").flatMap(CampusRecord.init),
        fields.object("org").flatMap(OrganizationRecord.init))
    } else {
      guard let record = NetworkRecord(fields) else { return nil }
      self = .network(record)
    }
  }
}
