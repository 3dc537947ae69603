internal import Foundation

extension RecordWorld {
  /// The tables of PeeringDB's client, with the columns we read and some we do not, as version 2.5 has them.
  private static let clientTables: [(name: String, table: String, columns: [String])] = [
    (
      "organization", "org",
      [
        "id", "status", "created", "updated", "version", "name", "aka", "name_long", "website", "city",
        "country",
      ]
    ),
    (
      "network", "net",
      [
        "id", "status", "created", "updated", "version", "org_id", "asn", "name", "aka", "name_long",
        "irr_as_set",
        "website", "looking_glass", "route_server", "notes", "notes_private", "info_traffic", "info_ratio",
        "info_scope", "info_type", "info_types", "info_prefixes4", "info_prefixes6", "info_unicast",
        "info_multicast", "info_ipv6", "info_never_via_route_servers", "policy_url", "policy_general",
        "policy_locations", "policy_ratio", "policy_contracts", "status_dashboard", "rir_status",
      ]
    ),
    (
      "network_ixlan", "netixlan",
      [
        "id", "status", "created", "updated", "version", "net_id", "ixlan_id", "asn", "ipaddr4", "ipaddr6",
        "is_rs_peer", "bfd_support", "operational", "speed", "notes", "net_side_id", "ix_side_id",
      ]
    ),
    ("network_facility", "netfac", ["id", "status", "created", "updated", "version", "net_id", "fac_id"]),
    (
      "network_contact", "poc",
      [
        "id", "status", "created", "updated", "version", "net_id", "role", "visible", "name", "phone",
        "email", "url",
      ]
    ),
    (
      "ix", "ix",
      [
        "id", "status", "created", "updated", "version", "org_id", "name", "aka", "name_long", "city",
        "country",
        "region_continent", "media", "notes", "proto_unicast", "proto_multicast", "proto_ipv6", "website",
        "url_stats", "tech_email", "tech_phone", "policy_email", "policy_phone", "sales_email", "sales_phone",
        "ixf_net_count", "service_level", "terms", "status_dashboard",
      ]
    ),
    (
      "ixlan", "ixlan",
      ["id", "status", "created", "updated", "version", "ix_id", "name", "descr", "mtu", "rs_asn"]
    ),
    ("ix_facility", "ixfac", ["id", "status", "created", "updated", "version", "ix_id", "fac_id"]),
    (
      "facility", "fac",
      [
        "id", "status", "created", "updated", "version", "org_id", "campus_id", "name", "aka", "name_long",
        "website",
        "clli", "notes", "address1", "address2", "city", "state", "zipcode", "country", "floor", "suite",
        "latitude", "longitude", "sales_email", "sales_phone", "tech_email", "tech_phone",
        "available_voltage_services", "diverse_serving_substations", "property", "region_continent",
        "status_dashboard",
      ]
    ),
  ]

  /// The statements that make the client's database of this world.
  ///
  /// - Parameter isThere: which columns of a table there are: an older client has fewer.
  /// - Returns: SQL.
  package func clientSQL(columns isThere: (_ table: String, _ column: String) -> Bool = { _, _ in true })
    -> String
  {
    var statements = [
      "CREATE TABLE django_migrations (id integer PRIMARY KEY, app varchar(255), name varchar(255));"
    ]
    for (name, table, all) in Self.clientTables {
      let columns = all.filter { isThere(name, $0) }
      statements.append("CREATE TABLE peeringdb_\(name) (\(columns.joined(separator: ", ")));")
      for row in tables[table] ?? [] {
        let values = columns.map { column in
          Self.literal(
            column == "version" ? 1 : row[column], isTime: column == "created" || column == "updated")
        }
        statements.append("INSERT INTO peeringdb_\(name) VALUES (\(values.joined(separator: ", ")));")
      }
    }
    return statements.joined(separator: "\n")
  }

  private static func literal(_ value: Any?, isTime: Bool) -> String {
    switch value {
    case let list as [String]: return quoted(list.joined(separator: ","))
    case let text as String where isTime:
      // The client keeps times without their zone.
      return quoted(text.replacing("T", with: " ").replacing("Z", with: ""))
    case let text as String: return quoted(text)
    case let number as NSNumber:
      return "\(number)" == "true" ? "1" : "\(number)" == "false" ? "0" : "\(number)"
    default: return "NULL"
    }
  }

  private static func quoted(_ text: String) -> String { "'\(text.replacing("'", with: "''"))'" }
}
