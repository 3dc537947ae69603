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

/// The one record of an answer, whatever it is about.
enum SubjectRow: RecordRow {
  case network(NetworkRecord)
  case exchange(ExchangeRecord, lans: [ExchangeLAN], facilities: [FacilityRecord], OrganizationRecord?)
  case facility(FacilityRecord, campus: CampusRecord?, OrganizationRecord?)

  init?(_ fields: Fields) {
    // A network has a number of its own; a connection has one beside those of its two ends.
    let isConnection = fields.has("ixlan_id") || fields.has("fac_id") || fields.has("net_id")
    let isNetwork = fields.has("asn") || isConnection
    // A saved row may lack its empty columns: any that only one kind has will do.
    func hasAny(_ names: String...) -> Bool { names.contains(where: fields.has) }
    let kind: PresenterKind =
      if isNetwork {
        .network
      } else if hasAny("ixlan_set", "proto_unicast", "ixf_net_count", "media", "service_level", "url_stats")
        || fields.has("net_count") && fields.has("fac_count")
      {
        .exchange
      } else if hasAny("clli", "carrier_count", "npanxx", "rencode", "property", "available_voltage_services")
        || fields.has("net_count") && fields.has("ix_count") || fields.has("org_id") && fields.has("address1")
      {
        .facility
      } else {
        .network
      }
    self.init(fields, kind)
  }

  /// The record in a table of records of one kind.
  init?(_ fields: Fields, _ kind: PresenterKind) {
    switch kind {
    case .exchange:
      guard let record = ExchangeRecord(fields) else { return nil }
      self = .exchange(
        record, lans: fields.rows("ixlan_set"), facilities: fields.rows("fac_set"),
        fields.object("org").flatMap(OrganizationRecord.init))
    case .facility:
      guard let record = FacilityRecord(fields) else { return nil }
      self = .facility(
        record, campus: fields.object("campus").flatMap(CampusRecord.init),
        fields.object("org").flatMap(OrganizationRecord.init))
    case .network, .other:
      guard let record = NetworkRecord(fields) else { return nil }
      fields.warnOfMissingSets(ixCount: record.ixCount, facCount: record.facCount)
      self = .network(record)
    }
  }
}
