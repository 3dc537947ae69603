internal import Foundation

/// The invented records of `examples/`, as PeeringDB's tables hold them.
///
/// What makes tables awkward is added: contacts that are not public, and a connection to an exchange that is in no
/// table. From one world come whole tables, answers of the API, and the database that PeeringDB's client keeps.
package final class RecordWorld {
  package typealias Row = [String: Any]

  /// By table, in the order of their numbers.
  package private(set) var tables: [String: [Row]] = [:]

  /// 2026-11-22T09:30:00Z, a second at which the tables are said to be generated.
  package static let generated = 1_795_339_800

  /// A contact's name that no public table and no slide may have.
  package static let secret = "Vertraulich Geheimová"

  /// The network that is connected to an exchange of which there is no record.
  package static let danglingASN = 64502

  package static let names = [
    "org", "net", "netixlan", "netfac", "poc", "ix", "fac", "ixlan", "ixpfx", "ixfac", "campus", "carrier",
    "carrierfac",
  ]

  /// The world of the checkout that this file is in.
  package init() throws {
    let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    var rows: [String: [Int: Row]] = [:]
    func add(_ table: String, _ row: Row) {
      guard let id = row["id"] as? Int else { return }
      rows[table, default: [:]][id] = rows[table]?[id] ?? row
    }
    for folder in ["examples/records", "examples/apricot/submissions/records"] {
      for name in try FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)").sorted() {
        let data = try Data(contentsOf: URL(filePath: "\(root)/\(folder)/\(name)"))
        guard let bundle = try JSONSerialization.jsonObject(with: data) as? Row,
          bundle["format"] != nil, let answer = bundle["net"] as? Row,
          var net = (answer["data"] as? [Row])?.first
        else { continue }
        for set in ["netixlan", "netfac", "poc"] {
          for var row in net.removeValue(forKey: "\(set)_set") as? [Row] ?? [] {
            row["net_id"] = net["id"]
            add(set, row)
          }
        }
        add("net", net)
        for table in ["ix", "fac", "org"] {
          for row in (bundle[table] as? Row)?["data"] as? [Row] ?? [] { add(table, row) }
        }
      }
    }
    for fac in rows["fac"]?.values ?? [:].values {
      add("org", ["id": fac["org_id"] ?? 0, "name": fac["org_name"] ?? "", "status": "ok"])
    }
    for ix in rows["ix"]?.values ?? [:].values {
      let id = ix["id"] as? Int ?? 0
      // Behind the exchange's name a connection has that of the LAN, where there is one.
      let start = "\(ix["name"] as? String ?? ""): "
      let full =
        rows["netixlan"]?.values.first { connection in
          connection["ix_id"] as? Int == id && (connection["name"] as? String)?.hasPrefix(start) == true
        }?["name"] as? String
      let name = full.map { String($0.dropFirst(start.count)) } ?? ""
      add("ixlan", ["id": id, "ix_id": id, "name": name, "descr": "", "mtu": 1500, "status": "ok"])
    }
    add("campus", ["id": 1, "org_id": 1, "name": "Harbour Campus", "status": "ok"])
    for table in Self.names {
      tables[table] = (rows[table] ?? [:]).values.sorted { ($0["id"] as? Int ?? 0) < ($1["id"] as? Int ?? 0) }
    }
    addAwkwardRows()
  }

  private func addAwkwardRows() {
    for (index, net) in (tables["net"] ?? []).enumerated() {
      for (offset, visible) in ["Private", "Users"].enumerated() {
        tables["poc"]?.append([
          "id": 990_000 + index * 2 + offset, "net_id": net["id"] ?? 0, "role": "Policy", "visible": visible,
          "name": Self.secret, "phone": "", "email": "secret@hidden.example", "url": "", "status": "ok",
        ])
      }
      guard net["asn"] as? Int == Self.danglingASN else { continue }
      tables["netixlan"]?.append([
        "id": 999_999, "net_id": net["id"] ?? 0, "ix_id": 999_999, "ixlan_id": 999_999, "name": "Vanished IX",
        "speed": 1000, "asn": Self.danglingASN, "ipaddr4": NSNull(), "ipaddr6": NSNull(), "is_rs_peer": false,
        "operational": true, "status": "ok",
      ])
    }
  }

  /// The AS numbers of all networks.
  package var asns: [Int] { (tables["net"] ?? []).compactMap { $0["asn"] as? Int }.sorted() }

  /// Puts a row in.
  package func add(_ row: Row, to table: String) { tables[table]?.append(row) }

  /// Names connections as the server does: by the exchange, and the LAN where that has a name. People's records
  /// may have been named before the LAN was.
  package func nameConnections() {
    func names(_ table: String, by key: String) -> [Int: String] {
      Dictionary((tables[table] ?? []).map { ($0[key] as? Int ?? 0, $0["name"] as? String ?? "") }) {
        first, _ in first
      }
    }
    let exchanges = names("ix", by: "id")
    let lans = names("ixlan", by: "ix_id")
    change("netixlan") { rows in
      for index in rows.indices {
        guard let id = rows[index]["ix_id"] as? Int, let name = exchanges[id] else { continue }
        rows[index]["name"] = name + (lans[id].map { $0.isEmpty ? "" : ": \($0)" } ?? "")
      }
    }
  }

  /// Changes a table.
  package func change(_ table: String, _ change: (inout [Row]) -> Void) {
    change(&tables[table, default: []])
  }

  // MARK: - Whole tables

  /// The file of a whole table.
  package func table(_ name: String) throws -> [UInt8] {
    try Self.text(["data": tables[name] ?? [], "meta": ["generated": Double(Self.generated) + 0.25]])
  }

  /// Writes all tables to a folder, which must be there.
  package func writeTables(to folder: String) throws {
    for name in Self.names {
      try Data(try table(name)).write(to: URL(filePath: "\(folder)/\(name)-0.json"))
    }
  }

  // MARK: - The API

  /// The answer to a question such as `/api/net?asn__in=64500,64501` or `/api/netixlan?net_id__in=1&limit=9&skip=9`;
  /// nil for one that is not known.
  package func answer(_ target: String) throws -> [UInt8]? {
    let parts = target.split(separator: "?", maxSplits: 1).map(String.init)
    guard parts.count == 2, let name = parts[0].split(separator: "/").last, let table = tables[String(name)]
    else { return nil }
    var options = Dictionary(
      parts[1].split(separator: "&").map { option in
        let words = option.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        return (words[0], words.last ?? "")
      }
    ) { first, _ in first }
    let limit = options.removeValue(forKey: "limit").flatMap { Int($0) } ?? .max
    let skip = options.removeValue(forKey: "skip").flatMap { Int($0) } ?? 0
    guard options.count == 1, let filter = options.first, filter.key.hasSuffix("__in") else { return nil }
    let field = String(filter.key.dropLast("__in".count))
    let wanted = Set(filter.value.split(separator: ",").compactMap { Int($0) })
    let rows = table.filter { row in
      // There is no API key here.
      wanted.contains(row[field] as? Int ?? 0) && (name != "poc" || row["visible"] as? String == "Public")
    }
    // In another order than that of the question, as it happens.
    return try Self.text(["data": Array(rows.reversed().dropFirst(skip).prefix(limit)), "meta": Row()])
  }

  private static func text(_ object: Any) throws -> [UInt8] {
    Array(
      try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes]))
  }
}
