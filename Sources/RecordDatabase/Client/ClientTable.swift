internal import GRDB
internal import PeeringDB

/// A table of the client's database, and how its rows become those of the API.
struct ClientTable {
  /// A field of the API, and the expression that gives it.
  struct Field {
    var name: String
    var expression: String
    /// The columns it needs, as `table.column`. Without one of them the field is absent.
    var needs: [String]
    /// Whether it is text with commas in it that is a list to the API.
    var isList = false

    /// The value of the expression as the API has it.
    ///
    /// - Throws: `DamagedColumn` for one that the field never has.
    func value(_ value: DatabaseValue) throws(DamagedColumn) -> JSONValue {
      let isNumber = Self.numbers.contains(name) || name.hasSuffix("_id") || name.hasSuffix("_count")
      switch value.storage {
      case .null: return .null
      case .int64(let number) where isNumber || Self.decimals.contains(name): return .integer(Int(number))
      case .int64(let number) where Self.isFlag(name) && (number == 0 || number == 1):
        return .flag(number == 1)
      case .double(let number) where Self.decimals.contains(name): return .decimal(number)
      case .string(let text) where isList:
        return .list(text.split(separator: ",").map { .text(String($0)) })
      case .string(let text) where !isNumber && !Self.isFlag(name): return .text(text)
      default:
        let column = (needs.first ?? "\(name)").split(separator: ".").map(String.init)
        throw DamagedColumn(table: "peeringdb_\(column.first ?? "")", column: column.last ?? name)
      }
    }

    private static let numbers: Set = [
      "id", "asn", "local_asn", "rs_asn", "speed", "mtu", "info_prefixes4", "info_prefixes6",
    ]
    private static let decimals: Set = ["latitude", "longitude"]

    private static func isFlag(_ name: String) -> Bool {
      name.hasPrefix("proto_") || flags.contains(name)
    }

    private static let flags: Set = [
      "info_unicast", "info_multicast", "info_ipv6", "info_never_via_route_servers", "policy_ratio",
      "is_rs_peer",
      "bfd_support", "operational", "diverse_serving_substations",
    ]
  }

  /// Its name without `peeringdb_`.
  var name: String
  /// A table to look other records up in.
  struct Join {
    var name: String
    /// Columns that are the same in both, as `table.column`.
    var column: String
    var other: String
  }

  /// Each is left out if one of its columns is missing, and so is what needs it.
  var joins: [Join] = []
  var fields: [Field]
  /// A condition on rows.
  var condition: (expression: String, needs: [String])?

  /// Columns that are fields as they are.
  static func plain(_ table: String, _ names: String...) -> [Field] {
    names.map { Field(name: $0, expression: "\(table).\($0)", needs: ["\(table).\($0)"]) }
  }

  /// Text with commas in it that is a list to the API.
  static func list(_ table: String, _ name: String) -> Field {
    Field(name: name, expression: "\(table).\(name)", needs: ["\(table).\(name)"], isList: true)
  }

  /// How many rows of a table belong to a row, those that are not deleted, each record they refer to once.
  static func count(_ name: String, _ table: String, distinct: String, of key: String, _ record: String)
    -> Field
  {
    Field(
      name: name,
      expression: """
        (SELECT count(DISTINCT c.\(distinct)) FROM peeringdb_\(table) c
          WHERE c.status = 'ok' AND c.\(key) = \(record).id)
        """, needs: ["\(table).status", "\(table).\(distinct)", "\(table).\(key)"])
  }

  /// The tables that can be joined, and whether there is a column, as `table.column`.
  private func usable(_ columns: [String: Set<String>]) -> (joins: [Join], has: (String) -> Bool) {
    func exists(_ column: String) -> Bool {
      let parts = column.split(separator: ".").map(String.init)
      return parts.count == 2 && columns["peeringdb_\(parts[0])"]?.contains(parts[1]) == true
    }
    var joined: [Join] = []
    func has(_ need: String, _ joined: [Join]) -> Bool {
      let table = String(need.prefix { $0 != "." })
      return exists(need) && (joined.contains { $0.name == table } || !joins.contains { $0.name == table })
    }
    for join in joins where exists(join.column) && has(join.other, joined) { joined.append(join) }
    return (joined, { [joined] in has($0, joined) })
  }

  /// The fields whose columns are there.
  func usableFields(columns: [String: Set<String>]) -> [Field] {
    let (_, has) = usable(columns)
    return fields.filter { $0.needs.allSatisfy(has) }
  }

  /// The statement that gives a row's number and its usable fields, of rows whose `column` is in a JSON list.
  ///
  /// - Returns: nil if the table or the column is missing.
  func select(columns: [String: Set<String>], where column: String) -> String? {
    let (joined, has) = usable(columns)
    guard has("\(name).id"), has("\(name).\(column)") else { return nil }
    let expressions = ["\(name).id"] + usableFields(columns: columns).map(\.expression)
    var statement = "SELECT \(expressions.joined(separator: ", ")) FROM peeringdb_\(name) AS \(name)"
    for join in joined {
      statement += " LEFT JOIN peeringdb_\(join.name) AS \(join.name) ON \(join.column) = \(join.other)"
    }
    statement += " WHERE \(name).\(column) IN (SELECT value FROM json_each(?))"
    if let condition, condition.needs.allSatisfy(has) { statement += " AND \(condition.expression)" }
    return statement + " ORDER BY \(name).id"
  }

  /// The statement that gives networks' numbers, cities and countries; "" if a table for it is missing.
  static func cities(columns: [String: Set<String>]) -> String {
    func has(_ table: String, _ names: String...) -> Bool {
      names.allSatisfy { columns["peeringdb_\(table)"]?.contains($0) == true }
    }
    var parts: [String] = []
    if has("network_facility", "net_id", "fac_id"), has("facility", "id", "city", "country") {
      parts.append(
        """
        SELECT n.net_id, f.city, f.country FROM peeringdb_network_facility n
          JOIN peeringdb_facility f ON f.id = n.fac_id WHERE n.net_id IN (SELECT value FROM json_each(?1))
        """)
    }
    if has("network_ixlan", "net_id", "ixlan_id"), has("ixlan", "id", "ix_id"),
      has("ix", "id", "city", "country")
    {
      let isOperational = has("network_ixlan", "operational") ? " AND n.operational" : ""
      parts.append(
        """
        SELECT n.net_id, x.city, x.country FROM peeringdb_network_ixlan n
          JOIN peeringdb_ixlan l ON l.id = n.ixlan_id JOIN peeringdb_ix x ON x.id = l.ix_id
          WHERE n.net_id IN (SELECT value FROM json_each(?1))\(isOperational)
        """)
    }
    return parts.joined(separator: " UNION ALL ")
  }
}
