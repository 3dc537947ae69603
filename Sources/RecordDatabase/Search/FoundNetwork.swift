package import PeeringDB

/// A network that a search by name found.
package struct FoundNetwork: Sendable, Hashable {
  package var asn: ASN
  /// As the record spells it.
  package var name: String
  /// In how many cities it is, by its facilities and the exchanges at which a port is in service.
  package var cityCount: Int
  /// The day the record last changed.
  package var updated: CalendarDate?
}

/// What a search found.
package struct FoundNetworks: Sendable, Hashable {
  /// The best first.
  package var networks: [FoundNetwork]
  /// How many there are in all.
  package var count: Int
}

/// A store whose networks can be looked for by name.
package protocol NameSearch {
  /// The networks that have all words of a text in one of their names, or its AS number.
  ///
  /// - Parameters:
  ///   - text: what people type: words, parts of words, in any script and case.
  ///   - limit: the most to return.
  ///   - cityKey: a form of a city's name, with the code of its country, in which spellings of it agree.
  /// - Returns: the best first, and those that fit alike by their AS numbers.
  /// - Throws: `StoreError`.
  func find(
    _ text: String, limit: Int, cityKey: (String, String) -> String
  ) throws(StoreError) -> FoundNetworks
}
