internal import PeeringDB

extension ClientTable {
  static let network = ClientTable(
    name: "network",
    fields: plain(
      "network", "id", "org_id", "name", "aka", "name_long", "website", "asn", "looking_glass",
      "route_server",
      "irr_as_set", "info_type", "info_prefixes4", "info_prefixes6", "info_traffic", "info_ratio",
      "info_scope",
      "info_unicast", "info_multicast", "info_ipv6", "info_never_via_route_servers", "policy_url",
      "policy_general",
      "policy_locations", "policy_ratio", "policy_contracts", "status_dashboard", "rir_status",
      "logo", "created", "updated", "status") + [
        list("network", "info_types"),
        Field(
          name: "ix_count",
          expression: """
            (SELECT count(DISTINCT l.ix_id) FROM peeringdb_network_ixlan c JOIN peeringdb_ixlan l ON l.id = c.ixlan_id
              WHERE c.status = 'ok' AND c.net_id = network.id)
            """,
          needs: [
            "network_ixlan.status", "network_ixlan.net_id", "network_ixlan.ixlan_id", "ixlan.id",
            "ixlan.ix_id",
          ]),
        count("fac_count", "network_facility", distinct: "fac_id", of: "net_id", "network"),
      ])

  static let netixlan = ClientTable(
    name: "network_ixlan",
    joins: [
      Join(name: "ixlan", column: "ixlan.id", other: "network_ixlan.ixlan_id"),
      Join(name: "ix", column: "ix.id", other: "ixlan.ix_id"),
    ],
    fields: plain(
      "network_ixlan", "id", "net_id", "ixlan_id", "asn", "speed", "ipaddr4", "ipaddr6", "is_rs_peer",
      "bfd_support",
      "operational", "net_side_id", "ix_side_id", "created", "updated", "status") + [
        exchangeOfLAN,
        // The exchange's name, and the LAN's behind it where it has one.
        Field(
          name: "name",
          expression:
            "ix.name || CASE WHEN coalesce(ixlan.name, '') = '' THEN '' ELSE ': ' || ixlan.name END",
          needs: ["ix.name", "ixlan.name", "ixlan.ix_id"]),
      ])

  private static let exchangeOfLAN = Field(
    name: "ix_id", expression: "ixlan.ix_id", needs: ["ixlan.id", "ixlan.ix_id", "network_ixlan.ixlan_id"])

  static let netfac = ClientTable(
    name: "network_facility",
    joins: [
      Join(name: "facility", column: "facility.id", other: "network_facility.fac_id"),
      Join(name: "network", column: "network.id", other: "network_facility.net_id"),
    ],
    fields: plain("network_facility", "id", "net_id", "fac_id", "created", "updated", "status")
      + plain("facility", "name", "city", "country") + [
        Field(
          name: "local_asn", expression: "network.asn",
          needs: ["network.id", "network.asn", "network_facility.net_id"])
      ])

  static let contact = ClientTable(
    name: "network_contact",
    fields: plain(
      "network_contact", "id", "net_id", "role", "visible", "name", "phone", "email", "url", "created",
      "updated",
      "status"),
    // Contacts that not everyone may see are not even read.
    condition: ("network_contact.visible = 'Public'", ["network_contact.visible"]))

  static let exchange = ClientTable(
    name: "ix",
    fields: plain(
      "ix", "id", "org_id", "name", "aka", "name_long", "city", "country", "region_continent", "media",
      "proto_unicast", "proto_multicast", "proto_ipv6", "website", "url_stats", "tech_email", "tech_phone",
      "policy_email", "policy_phone", "sales_email", "sales_phone", "ixf_net_count", "service_level", "terms",
      "status_dashboard", "logo", "created", "updated", "status") + [
        Field(
          name: "net_count",
          expression: """
            (SELECT count(DISTINCT c.net_id) FROM peeringdb_network_ixlan c JOIN peeringdb_ixlan l ON l.id = c.ixlan_id
              WHERE c.status = 'ok' AND l.ix_id = ix.id)
            """,
          needs: [
            "network_ixlan.status", "network_ixlan.net_id", "network_ixlan.ixlan_id", "ixlan.id",
            "ixlan.ix_id",
          ]),
        count("fac_count", "ix_facility", distinct: "fac_id", of: "ix_id", "ix"),
      ])

  static let facility = ClientTable(
    name: "facility",
    joins: [Join(name: "organization", column: "organization.id", other: "facility.org_id")],
    fields: plain(
      "facility", "id", "org_id", "campus_id", "name", "aka", "name_long", "website", "clli", "sales_email",
      "sales_phone", "tech_email", "tech_phone", "diverse_serving_substations", "property",
      "region_continent",
      "status_dashboard", "address1", "address2", "city", "country", "state", "zipcode", "floor", "suite",
      "latitude", "longitude", "logo", "created", "updated", "status") + [
        list("facility", "available_voltage_services"),
        Field(
          name: "org_name", expression: "organization.name", needs: ["organization.name", "facility.org_id"]),
        count("net_count", "network_facility", distinct: "net_id", of: "fac_id", "facility"),
        count("ix_count", "ix_facility", distinct: "ix_id", of: "fac_id", "facility"),
        count("carrier_count", "ix_carrier_facility", distinct: "carrier_id", of: "fac_id", "facility"),
      ])

  static let organization = ClientTable(
    name: "organization",
    fields: plain(
      "organization", "id", "name", "aka", "name_long", "website", "city", "country", "logo", "created",
      "updated",
      "status"))

  static let lan = ClientTable(
    name: "ixlan", fields: plain("ixlan", "id", "ix_id", "name", "descr", "mtu", "rs_asn", "status"))

  static let prefix = ClientTable(
    name: "ixlan_prefix", fields: plain("ixlan_prefix", "id", "ixlan_id", "protocol", "prefix", "status"))

  static let house = ClientTable(
    name: "ix_facility", fields: plain("ix_facility", "id", "ix_id", "fac_id", "status"))

  static let campus = ClientTable(name: "campus", fields: plain("campus", "id", "org_id", "name", "status"))

  static let carrier = ClientTable(
    name: "carrier", fields: plain("carrier", "id", "org_id", "name", "status"))

  static let line = ClientTable(
    name: "ix_carrier_facility", fields: plain("ix_carrier_facility", "id", "carrier_id", "fac_id", "status"))

  /// The client's table for one of the API's.
  static func of(_ table: RecordTable) -> ClientTable {
    switch table {
    case .org: organization
    case .net: network
    case .netixlan: netixlan
    case .netfac: netfac
    case .poc: contact
    case .ix: exchange
    case .fac: facility
    case .ixlan: lan
    case .ixpfx: prefix
    case .ixfac: house
    case .campus: campus
    case .carrier: carrier
    case .carrierfac: line
    }
  }
}
