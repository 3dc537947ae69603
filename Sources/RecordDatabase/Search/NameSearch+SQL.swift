internal import GRDB
internal import PeeringDB

/// A search by statements that the form of a database decides.
struct SQLSearch {
  /// The table that names are in, for messages.
  var table: String
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
        let name = try row.optionalText(2, table, "name") ?? ""
        let folded =
          try row.optionalText(3, table, "folded")
          ?? SearchName.folded(
            [name] + (5..<row.count).map { try row.optionalText($0, table, "aka or name_long") ?? "" })
        let candidate = NameQuery.Candidate(
          id: try row.integer(0, table, "id"), asn: try row.optionalInteger(1, table, "asn") ?? 0, name: name,
          folded: folded, updated: try row.optionalText(4, table, "updated"))
        if let rank = query.rank(candidate) { hits.add(candidate, rank) }
      }
      return try FoundNetworks(hits, limit: limit) { candidates in
        guard !cities.isEmpty else { return [:] }
        // Which of the two a city is from is not known.
        let places = "of facilities and exchanges"
        var cityKeys: [Int: Set<String>] = [:]
        let rows = try Row.fetchCursor(
          database, sql: cities, arguments: [SQLList.text(candidates.map(\.id))])
        while let row = try rows.next() {
          guard let city = try row.optionalText(1, places, "city"), !city.isEmpty else { continue }
          let country = (try row.optionalText(2, places, "country") ?? "").uppercased()
          cityKeys[try row.integer(0, places, "net_id"), default: []].insert(
            "\(country) \(cityKey(city, country))")
        }
        return cityKeys.mapValues(\.count)
      }
    }
  }
}
