@testable import Submissions
import Testing

@Suite struct PlaceNameTests {
  @Test(arguments: [
    ("São Paulo", "Sao Paulo", "BR"), ("Zürich", "Zuerich", "CH"), ("Zürich", "ZURICH", "CH"),
    ("Köln", "Koeln", "DE"), ("Köln", "Koln", "DE"), ("St. Gallen", "St Gallen", "CH"),
    ("New York", "New-York", "US"), ("Frankfurt", "Frankfurt am Main", "DE"),
    ("Frankfurt", "Frankfurt a.M", "DE"),
    ("FRANKFURT", "Frankfurt a. M.", "DE"), ("Frankfurt am Main", "Frankfurt/Main", "DE"),
  ])
  func `spellings of one city have one key`(one: String, other: String, country: String) {
    #expect(PlaceName.key(one, country: country) == PlaceName.key(other, country: country))
  }

  @Test(arguments: [
    ("Suva", "Nadi", "FJ"), ("Zürich", "Zuerich", "US"), ("東京", "大阪", "JP"), ("—", "–", "FJ"),
    ("Frankfurt", "Frankfurt (Oder)", "DE"), ("Frankfurt", "Frankfurt am Main", "US"),
  ])
  func `other cities have other keys`(one: String, other: String, country: String) {
    #expect(PlaceName.key(one, country: country) != PlaceName.key(other, country: country))
  }

  @Test(arguments: [
    ("Lattice IX Singapore", "Singapore", "Lattice IX"), ("Lattice Singapore", "Singapore", "Lattice"),
    ("Lattice-IX SINGAPORE", "Singapore", "Lattice-IX"), ("Harbour DC1 - Manila", "Manila", "Harbour DC1"),
    ("Harbour – Manila", "Manila", "Harbour"), ("Harbour | Manila", "Manila", "Harbour"),
    ("Harbour, Manila", "Manila", "Harbour"), ("Harbour: Manila", "Manila", "Harbour"),
    ("Harbour - Manila (North)", "Manila", "Harbour (North)"),
    ("Harbour - Manila, Makati", "Manila", "Harbour, Makati"),
    ("Harbour (Old) Manila", "Manila", "Harbour (Old)"), ("Harbour (Manila)", "Manila", "Harbour"),
    ("IX.example Sao Paulo", "São Paulo", "IX.example"), ("Lantern™ Manila", "Manila", "Lantern™"),
    ("Lantern! Manila", "Manila", "Lantern!"), ("Lattice IX New York", "New York", "Lattice IX"),
    ("ハーバー 東京", "東京", "ハーバー"),
  ])
  func `a city behind a name goes`(name: String, city: String, expected: String) {
    #expect(PlaceName.shorten(name, in: [city]) == expected)
  }

  @Test(arguments: [
    ("IX Manila", "Manila"), ("Manila", "Manila"), ("Manila IX", "Manila"), ("Harbour Manila East", "Manila"),
    ("IXP Manila", "Manila"), ("NAP Suva", "Suva"), ("The Manila", "Manila"),
    ("Data Center Manila", "Manila"),
    ("Internet Exchange of Manila", "Manila"), ("Ponto de Troca de São Paulo", "São Paulo"),
    ("Exchange at Suva", "Suva"), ("Point d'échange d'Avignon", "Avignon"), ("Bath & Wells", "Wells"),
    ("Lattice NewManila", "Manila"), ("Lattice IX Singapore", "Suva"), ("Lattice", ""), ("", "Suva"),
    ("東京データ", "東京"), ("Harbour, Makati", "Manila"), ("(Manila)", "Manila"),
  ])
  func `a name that would say too little stays whole`(name: String, city: String) {
    #expect(PlaceName.shorten(name, in: [city]) == name)
  }

  @Test func `any spelling of the city will do`() {
    #expect(PlaceName.shorten("Lattice Zuerich", in: ["Zürich", "Zuerich"]) == "Lattice")
    #expect(PlaceName.shorten("Lattice Zurich", in: ["Zürich", "Zuerich"]) == "Lattice")
  }

  @Test func `a long name takes no long time`() {
    let name = String(repeating: "a, ", count: 300) + "Manila"
    #expect(PlaceName.shorten(name, in: ["Manila"]).hasSuffix("a"))
  }

  @Test func `a country's code is in capitals`() {
    #expect(PlaceName.country(" fj ") == "FJ")
    #expect(PlaceName.country("") == "")
  }
}
