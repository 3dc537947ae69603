extension ExchangeRecord: RecordRow {
  init?(_ fields: Fields) {
    guard let id = fields.identifier() else { return nil }
    self.init(id: id, name: fields.text("name"), city: fields.text("city"), country: fields.text("country"))
    orgID = fields.reference("org_id")
    aka = fields.text("aka")
    nameLong = fields.text("name_long")
    regionContinent = fields.text("region_continent")
    media = fields.text("media")
    protoUnicast = fields.flag("proto_unicast") ?? false
    protoMulticast = fields.flag("proto_multicast") ?? false
    protoIPv6 = fields.flag("proto_ipv6") ?? false
    website = fields.text("website")
    urlStats = fields.text("url_stats")
    techEmail = fields.text("tech_email")
    techPhone = fields.text("tech_phone")
    policyEmail = fields.text("policy_email")
    policyPhone = fields.text("policy_phone")
    salesEmail = fields.text("sales_email")
    salesPhone = fields.text("sales_phone")
    netCount = fields.amount("net_count")
    facCount = fields.amount("fac_count")
    ixfNetCount = fields.amount("ixf_net_count")
    serviceLevel = fields.text("service_level")
    terms = fields.text("terms")
    statusDashboard = fields.text("status_dashboard")
    updated = fields.date("updated")
    logo = fields.optionalText("logo")
    status = fields.text("status")
  }
}

extension FacilityRecord: RecordRow {
  init?(_ fields: Fields) {
    guard let id = fields.identifier() else { return nil }
    self.init(id: id, name: fields.text("name"), city: fields.text("city"), country: fields.text("country"))
    orgID = fields.reference("org_id")
    orgName = fields.text("org_name")
    campusID = fields.reference("campus_id")
    aka = fields.text("aka")
    nameLong = fields.text("name_long")
    website = fields.text("website")
    clli = fields.text("clli")
    netCount = fields.amount("net_count")
    ixCount = fields.amount("ix_count")
    carrierCount = fields.amount("carrier_count")
    salesEmail = fields.text("sales_email")
    salesPhone = fields.text("sales_phone")
    techEmail = fields.text("tech_email")
    techPhone = fields.text("tech_phone")
    availableVoltageServices = fields.texts("available_voltage_services")
    diverseServingSubstations = fields.flag("diverse_serving_substations")
    property = fields.text("property")
    regionContinent = fields.text("region_continent")
    statusDashboard = fields.text("status_dashboard")
    address1 = fields.text("address1")
    address2 = fields.text("address2")
    state = fields.text("state")
    zipcode = fields.text("zipcode")
    floor = fields.text("floor")
    suite = fields.text("suite")
    latitude = fields.decimal("latitude")
    longitude = fields.decimal("longitude")
    updated = fields.date("updated")
    logo = fields.optionalText("logo")
    status = fields.text("status")
  }
}

extension OrganizationRecord: RecordRow {
  init?(_ fields: Fields) {
    guard let id = fields.identifier() else { return nil }
    self.init(id: id, name: fields.text("name"))
    aka = fields.text("aka")
    nameLong = fields.text("name_long")
    website = fields.text("website")
    city = fields.text("city")
    country = fields.text("country")
    logo = fields.optionalText("logo")
    status = fields.text("status")
  }
}
