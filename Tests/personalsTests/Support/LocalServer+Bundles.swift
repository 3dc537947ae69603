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
    var tables: [String: [Int: String]] = [:]
    for (kind, key) in [("net", "asn"), ("ix", "id"), ("fac", "id"), ("org", "id")] {
      var rows: [Int: String] = [:]
      for object in objects {
        // A bare answer is what a bundle has as its `net`.
        let answer = object[kind] as? [String: Any] ?? (kind == "net" ? object : [:])
        for row in answer["data"] as? [[String: Any]] ?? [] {
          guard let id = row[key] as? Int else { continue }
          rows[id] = String(decoding: try JSONSerialization.data(withJSONObject: row), as: UTF8.self)
        }
      }
      tables[kind] = rows
    }
    let known = tables
    try self.init { request in
      let parts = request.target.split(separator: "?", maxSplits: 1).map(String.init)
      let kind = parts[0].replacing("/api/", with: "")
      guard let rows = known[kind], parts.count == 2 else {
        return .json(#"{"data": [], "meta": {"error": "Not found"}}"#, status: "404 Not Found")
      }
      let filter = kind == "net" ? "asn__in=" : "id__in="
      let ids = parts[1].split(separator: "&").first { $0.hasPrefix(filter) }?.dropFirst(filter.count)
      let wanted = ids?.split(separator: ",").compactMap { Int($0) } ?? []
      let found = wanted.compactMap { rows[$0] }
      return .json(#"{"data": [\#(found.joined(separator: ","))], "meta": {"generated": 1795339800.1}}"#)
    }
  }
}
