internal import Diagnostics

extension NetworkRecord: RecordRow {
  init?(_ fields: Fields) {
    guard let asn = fields.asn() else { return nil }
    self.init(
      asn: asn,
      name: fields.requiredText("name", hint: "every record of PeeringDB has one: fetch \(asn) again"))
    id = fields.number("id") ?? 0
    orgID = fields.reference("org_id")
    aka = fields.text("aka")
    nameLong = fields.text("name_long")
    website = fields.text("website")
    lookingGlass = fields.text("looking_glass")
    routeServer = fields.text("route_server")
    irrAsSet = fields.text("irr_as_set")
    infoType = fields.text("info_type")
    infoTypes = fields.texts("info_types")
    infoPrefixes4 = fields.amount("info_prefixes4")
    infoPrefixes6 = fields.amount("info_prefixes6")
    infoTraffic = fields.text("info_traffic")
    infoRatio = fields.text("info_ratio")
    infoScope = fields.text("info_scope")
    infoUnicast = fields.flag("info_unicast") ?? false
    infoMulticast = fields.flag("info_multicast") ?? false
    infoIPv6 = fields.flag("info_ipv6") ?? false
    infoNeverViaRouteServers = fields.flag("info_never_via_route_servers") ?? false
    ixCount = fields.amount("ix_count")
    facCount = fields.amount("fac_count")
    updated = fields.date("updated")
    policyURL = fields.text("policy_url")
    policyGeneral = fields.text("policy_general")
    policyLocations = fields.text("policy_locations")
    policyRatio = fields.flag("policy_ratio")
    policyContracts = fields.text("policy_contracts")
    logo = fields.optionalText("logo")
    netixlanSet = fields.rows("netixlan_set")
    netfacSet = fields.rows("netfac_set")
    pocSet = fields.rows("poc_set")
    status = fields.text("status")
    if !Fields.isLive(status) {
      fields.log.tell(
        .warning, rule: "record-deleted", at: fields.path(of: "status"),
        "\(asn) has the status '\(status.prefix(20))' at PeeringDB",
        hint: "what the record says may no longer be so")
    }
  }
}

extension ExchangeConnection: RecordRow {
  init?(_ fields: Fields) {
    let status = fields.text("status")
    guard Fields.isLive(status) else { return nil }
    // An exchange has one LAN, with the exchange's own number.
    guard let ixID = fields.reference("ix_id") ?? fields.reference("ixlan_id") else {
      fields.log.tell(
        .warning, rule: "record-field", at: fields.path, "\(fields.name) names no exchange ('ix_id')")
      return nil
    }
    self.init(ixID: ixID, name: fields.text("name"), speed: fields.speed("speed"))
    id = fields.number("id") ?? 0
    ixlanID = fields.reference("ixlan_id") ?? ixID
    asn = fields.numberOrText("asn").flatMap { ASN($0) }
    ipaddr4 = fields.optionalText("ipaddr4")
    ipaddr6 = fields.optionalText("ipaddr6")
    isRSPeer = fields.flag("is_rs_peer") ?? false
    operational = fields.flag("operational") ?? true
    self.status = status
  }
}

extension FacilityConnection: RecordRow {
  init?(_ fields: Fields) {
    let status = fields.text("status")
    guard Fields.isLive(status) else { return nil }
    guard let facID = fields.reference("fac_id") else {
      fields.log.tell(
        .warning, rule: "record-field", at: fields.path, "\(fields.name) names no facility ('fac_id')")
      return nil
    }
    self.init(
      facID: facID, name: fields.text("name"), city: fields.text("city"), country: fields.text("country"))
    id = fields.number("id") ?? 0
    self.status = status
  }
}

extension PointOfContact: RecordRow {
  init?(_ fields: Fields) {
    // Contacts that not everyone may see are not read at all.
    guard Fields.isLive(fields.text("status")), fields.text("visible") == "Public" else { return nil }
    self.init(
      role: fields.text("role"), name: fields.text("name"), phone: fields.text("phone"),
      email: fields.text("email"), url: fields.text("url"))
  }
}
