internal import GRDB
internal import PeeringDB

/// A search by statements that the form of a database decides.
struct SQLSearch {
  /// Gives `id`, `asn`, `name`, `folded` or nothing, `updated`, then the other names where `folded` is missing.
  var names: String
  /// The condition that a network has a word in its names, of which there is one for each, or the number that is
  /// the last argument; nil where the database has no names to compare words with.
  var condition: (word: String, asn: String)?
  /// Gives a network's `id`, a city and its country, of networks whose numbers are a JSON list. "" is none.
  var cities: String

  func find(
    _ text: String, limit: Int, cityKey: (String, String) -> String, in queue: DatabaseQueue
  ) throws -> FoundNetworks {
    let query = NameQuery(text)
    return try queue.read { database in
      var hits = NameQuery.Hits()
      var statement = names
      var arguments = StatementArguments()
      if let condition {
        let words = query.words.map { _ in condition.word }.joined(separator: " AND ")
        statement += " AND ((\(words.isEmpty ? "0" : words)) OR \(condition.asn))"
        arguments = StatementArguments(query.words + [query.asn.map { String($0.number) } ?? "0"])
      }
      let rows = try Row.fetchCursor(database, sql: statement + " ORDER BY id", arguments: arguments)
      while let row = try rows.next() {
        let name = row[2] as String? ?? ""
        var folded = row[3] as String?
        if folded == nil {
          folded = SearchName.folded([name] + (5..<row.count).map { row[$0] as String? ?? "" })
        }
        let candidate = NameQuery.Candidate(
          id: row[0], asn: row[1] as Int? ?? 0, name: name, folded: folded ?? "", updated: row[4])
        if let rank = query.rank(candidate) { hits.add(candidate, rank) }
      }
      return try FoundNetworks(hits, limit: limit) { candidates in
        guard !cities.isEmpty else { return [:] }
        var places: [Int: Set<String>] = [:]
        let rows = try Row.fetchCursor(
          database, sql: cities, arguments: [SnapshotSource.list(candidates.map(\.id))])
        while let row = try rows.next() {
          guard let city = row[1] as String?, !city.isEmpty else { continue }
          let country = (row[2] as String? ?? "").uppercased()
          places[row[0], default: []].insert("\(country) \(cityKey(city, country))")
        }
        return places.mapValues(\.count)
      }
    }
  }
}

extension SnapshotSource: NameSearch {
  package func find(
    _ text: String, limit: Int, cityKey: (String, String) -> String
  ) throws(StoreError) -> FoundNetworks {
    let search = SQLSearch(
      names: "SELECT id, asn, name, folded, updated FROM name WHERE kind = 'net'",
      condition: ("instr(folded, ?) > 0", "asn = CAST(? AS INTEGER)"),
      cities: """
        SELECT n.net_id, json_extract(n.row, '$.city'), json_extract(n.row, '$.country') FROM netfac n
          WHERE n.net_id IN (SELECT value FROM json_each(?1))
        UNION ALL
        SELECT n.net_id, json_extract(ix.row, '$.city'), json_extract(ix.row, '$.country')
          FROM netixlan n JOIN ix ON ix.id = n.ix_id
          WHERE n.net_id IN (SELECT value FROM json_each(?1)) AND json_extract(n.row, '$.operational') IS NOT 0
        """)
    do { return try search.find(text, limit: limit, cityKey: cityKey, in: queue) } catch {
      throw .of(error, path)
    }
  }
}
