/// A table of the client's database, and how its rows become those of the API.
struct ClientTable {
  /// A field of the API, and the expression that gives it.
  struct Field {
    var name: String
    var expression: String
    /// The columns it needs, as `table.column`. Without one of them the field is absent.
    var needs: [String]
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

  /// Each is left out where one of its columns is not there, and what needs it with it.
  var joins: [Join] = []
  var fields: [Field]
  /// Expressions that give the numbers of the records it refers to.
  var parents: [Field] = []
  /// A condition on rows.
  var condition: (expression: String, needs: [String])?

  /// Columns that are fields as they are.
  static func plain(_ table: String, _ names: String...) -> [Field] {
    names.map { Field(name: $0, expression: "\(table).\($0)", needs: ["\(table).\($0)"]) }
  }

  /// Text with commas in it that is a list to the API.
  static func list(_ table: String, _ name: String) -> Field {
    let column = "\(table).\(name)"
    return Field(
      name: name,
      expression: """
        CASE WHEN coalesce(\(column), '') = '' THEN NULL
          ELSE json('[' || replace(json_quote(\(column)), ',', '","') || ']') END
        """, needs: [column])
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

  /// The statement that gives a row's number, its JSON, and its parents, of rows whose `column` is in a JSON list.
  ///
  /// - Returns: nil where the table or the column is not there.
  func select(columns: [String: Set<String>], where column: String) -> String? {
    func exists(_ column: String) -> Bool {
      let parts = column.split(separator: ".").map(String.init)
      return parts.count == 2 && columns["peeringdb_\(parts[0])"]?.contains(parts[1]) == true
    }
    var joined: [Join] = []
    func has(_ need: String) -> Bool {
      let table = String(need.prefix { $0 != "." })
      let isJoined = joined.contains { $0.name == table } || !joins.contains { $0.name == table }
      return exists(need) && isJoined
    }
    for join in joins where exists(join.column) && has(join.other) { joined.append(join) }
    guard has("\(name).id"), has("\(name).\(column)") else { return nil }
    let usable = fields.filter { $0.needs.allSatisfy(has) }
    // A statement takes no more than 127 arguments of a function (sqlite.org/limits.html): 63 fields.
    let object = usable.prefix(60).map { "'\($0.name)', \($0.expression)" }.joined(separator: ", ")
    let numbers = parents.map { $0.needs.allSatisfy(has) ? $0.expression : "NULL" }
    var statement = "SELECT \(([ "\(name).id", "json_object(\(object))"] + numbers).joined(separator: ", "))"
    statement += " FROM peeringdb_\(name) AS \(name)"
    for join in joined {
      statement += " LEFT JOIN peeringdb_\(join.name) AS \(join.name) ON \(join.column) = \(join.other)"
    }
    statement += " WHERE \(name).\(column) IN (SELECT value FROM json_each(?))"
    if let condition, condition.needs.allSatisfy(has) { statement += " AND \(condition.expression)" }
    return statement + " ORDER BY \(name).id"
  }

  /// The statement that gives networks' numbers, cities and countries; "" where the tables for it are not there.
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
