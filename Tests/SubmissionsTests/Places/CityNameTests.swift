import PeeringDB
@testable import Submissions
import Testing

@Suite struct CityNameTests {
  @Test(arguments: [
    ("São Paulo/SP", "BR", "São Paulo", "SP"), ("Sydney, NSW", "AU", "Sydney", "NSW"),
    ("Boston, Massachusetts", "US", "Boston", "MA"), ("Portland, ME", "US", "Portland", "ME"),
    ("Washington, D.C.", "US", "Washington", "DC"),
    ("Ashburn, Virginia, United States", "US", "Ashburn", "VA"),
    ("Taipei/Taiwan", "TW", "Taipei", ""), ("Quito/UIO", "EC", "Quito", ""),
    ("Cornaredo (MI)", "IT", "Cornaredo", ""),
    ("Frankfurt, DE", "DE", "Frankfurt", ""),
    // What may be another city stays.
    ("New York/New Jersey", "US", "New York/New Jersey", ""),
    ("Upplands Väsby, Stockholm", "SE", "Upplands Väsby, Stockholm", ""),
    ("Spring Hill (Brisbane)", "AU", "Spring Hill (Brisbane)", ""), ("Tokyo", "JP", "Tokyo", ""),
    (",", "US", ",", ""),
  ]) func `a city without what it is in`(_ text: String, _ country: String, _ city: String, _ state: String) {
    let name = CityName(text, country: country)
    #expect([name.city, name.state] == [city, state])
    #expect(name.list.isEmpty)
  }

  @Test func `a list of cities is no city`() {
    let name = CityName("Prague, Bratislava, Vienna, Frankfurt", country: "CZ")
    #expect(name.list == ["Prague", "Bratislava", "Vienna", "Frankfurt"])
    #expect(CityName("New York/Los Angeles/Philadelphia", country: "US").list.count == 3)
  }

  private func rows(_ sites: [(city: String, country: String, state: String)]) -> [String] {
    let sites = sites.enumerated().map { index, site in
      Presence.Site(
        id: index, name: "Hall \(index)", city: site.city, country: site.country, state: site.state)
    }
    return Presence(gathering: sites).rows.map { "\($0.place) \($0.count)" }.sorted()
  }

  @Test(arguments: [
    ("Portland", "US", "OR", "ME"), ("Cambridge", "CA", "ON", "NS"), ("San José", "US", "CA", "NM"),
    ("Hyderabad", "BR", "SP", "RJ"), ("Vancouver", "US", "Washington", "OR"),
  ]) func `two cities of one name are two`(_ city: String, _ country: String, _ one: String, _ other: String)
  {
    #expect(rows([(city, country, one), (city, country, other)]).count == 2)
    // One state, written by some: one city.
    #expect(rows([(city, country, one), (city, country, ""), (city, country, one)]) == ["\(city) 3"])
  }

  @Test func `cities of one name in two countries are two`() {
    for (city, one, other) in [
      ("Cambridge", "GB", "US"), ("San José", "CR", "US"), ("Hyderabad", "IN", "PK"),
      ("Vancouver", "CA", "US"),
    ] { #expect(rows([(city, one, ""), (city, other, "")]).count == 2, "\(city)") }
  }

  @Test func `a state is shown where it says which city is meant`() {
    #expect(rows([("Portland, ME", "US", "")]) == ["Portland, ME 1"])
    #expect(rows([("Portland, ME", "US", ""), ("Portland", "US", "ME")]) == ["Portland 2"])
    #expect(
      rows([("Portland, ME", "US", ""), ("Portland, Oregon", "US", ""), ("Portland", "US", "")])
        == ["Portland 1", "Portland, ME 1", "Portland, OR 1"])
    #expect(
      rows([("São Paulo/SP", "BR", ""), ("Sao Paulo", "BR", ""), ("São Paulo", "BR", "")]) == ["São Paulo 3"])
  }

  @Test(arguments: [
    ("Equinix DB1, CityWest", "Equinix DB1 – CityWest"), ("Naga Hall - North", "Naga Hall – North"),
    ("Harbour, Inc.", "Harbour Inc."), ("FRA1-16", "FRA1-16"), ("A, B - C, D", "A – B – C – D"), (", ", ", "),
  ]) func `a name in a list is one name`(_ name: String, _ listed: String) {
    #expect(PlaceName.listed(name) == listed)
  }

  @Test func `an exchange in many cities is a row of its own`() {
    let site = Presence.Site(name: "Quayside IX", city: "Amsterdam, Rotterdam, Brussels", country: "NL")
    let row = Presence(gathering: [site]).rows.first
    #expect(row?.place == "Quayside IX" && row?.names == ["Amsterdam"] && row?.moreCities == 2)
  }

  @Test func `facilities' cities are spelt as exchanges'`() {
    let exchanges = Presence(gathering: [
      Presence.Site(name: "A", city: "Zürich", country: "CH"),
      Presence.Site(name: "B", city: "Portland", country: "US"),
    ])
    let facilities = Presence(gathering: [
      Presence.Site(name: "C", city: "Zuerich", country: "CH"),
      Presence.Site(name: "D", city: "Portland", country: "US", state: "OR"),
      Presence.Site(name: "E", city: "Portland", country: "US", state: "ME"),
    ]).spelled(as: exchanges)
    #expect(Set(facilities.rows.map(\.place)) == ["Zürich", "Portland, OR", "Portland, ME"])
  }
}
