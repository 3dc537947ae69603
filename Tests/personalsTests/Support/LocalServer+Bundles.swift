internal import Foundation
internal import TestSupport

extension LocalServer {
  /// A PeeringDB that knows what is in some bundles, named by their paths below `examples`, and answers with
  /// the envelope of the real one.
  convenience init(knowing bundles: String...) throws {
    let objects = try bundles.map { name in
      let data = try Data(contentsOf: URL(filePath: Places.example(name)))
      return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    }
    var tables: [String: [[String: Any]]] = [:]
    for object in objects {
      for table in ["net", "ix", "fac", "org"] {
        // A bare answer is what a bundle has as its `net`.
        let answer = object[table] as? [String: Any] ?? (table == "net" ? object : [:])
        for var row in answer["data"] as? [[String: Any]] ?? [] {
          for set in ["netixlan", "netfac", "poc"] where table == "net" {
            for var member in row.removeValue(forKey: "\(set)_set") as? [[String: Any]] ?? [] {
              member["net_id"] = row["id"]
              tables[set, default: []].append(member)
            }
          }
          tables[table, default: []].append(row)
        }
      }
    }
    let known = try tables.mapValues { rows in
      try rows.map { row in
        (
          row.compactMapValues { $0 as? Int },
          String(decoding: try JSONSerialization.data(withJSONObject: row), as: UTF8.self)
        )
      }
    }
    try self.init { request in
      let parts = request.target.split(separator: "?", maxSplits: 1).map(String.init)
      let filter = parts.last?.split(separator: "&").first?.split(separator: "=") ?? []
      guard parts.count == 2, parts[0].hasPrefix("/api/"), let field = filter.first, field.hasSuffix("__in")
      else {
        return .json(#"{"data": [], "meta": {"error": "Not found"}}"#, status: "404 Not Found")
      }
      let name = String(field.dropLast("__in".count))
      let wanted = Set(filter.last?.split(separator: ",").compactMap { Int($0) } ?? [])
      var seen: Set<Int> = []
      let found = (known[parts[0].replacing("/api/", with: "")] ?? []).filter { row, _ in
        wanted.contains(row[name] ?? -1) && seen.insert(row["id"] ?? -1).inserted
      }
      let rows = found.map(\.1).joined(separator: ",")
      return .json(#"{"data": [\#(rows)], "meta": {"generated": 1795339800.1}}"#)
    }
  }
}
