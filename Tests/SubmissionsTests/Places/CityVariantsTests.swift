internal import Testing

@testable internal import Submissions

@Suite struct CityVariantsTests {
  @Test func `each name is folded, and one city's`() {
    for (country, cities) in CityVariants.cities {
      let names = cities.flatMap { $0 }
      #expect(Set(names).count == names.count, "\(country)")
      for name in names {
        #expect(DisplayText.fold(name) == name)
        #expect(cities.contains { $0.first == PlaceName.key(name, country: country) }, "\(country) \(name)")
      }
      #expect(cities.allSatisfy { $0.count > 1 }, "\(country)")
    }
    #expect(CityVariants.cities.count > 40)
  }

  @Test(arguments: [
    ("Milano", "Milan", "IT"), ("Dusseldorf", "Düsseldorf", "DE"), ("Duesseldorf", "Düsseldorf", "DE"),
    ("Köln", "Cologne", "DE"), ("Koeln", "Cologne", "DE"), ("München", "Munich", "DE"), ("東京", "Tokyo", "JP"),
    ("Москва", "Moscow", "RU"), ("กรุงเทพมหานคร", "Bangkok", "TH"), ("Genève", "Geneva", "CH"),
    ("St. Petersburg", "Saint Petersburg", "RU"), ("Praha", "Prague", "CZ"), ("Lisboa", "Lisbon", "PT"),
    ("القاهرة", "Cairo", "EG"), ("서울", "Seoul", "KR"), ("台北", "Taipei", "TW"),
  ])
  func `names of one city`(one: String, other: String, country: String) {
    #expect(PlaceName.key(one, country: country) == PlaceName.key(other, country: country))
  }

  /// Suburbs, neighbours, and cities of one name elsewhere.
  @Test(arguments: [
    ("Offenbach", "DE", "Frankfurt", "DE"), ("Zaventem", "BE", "Brussels", "BE"),
    ("Milano", "US", "Milan", "US"),
    ("Nanterre", "FR", "Paris", "FR"), ("Canton", "US", "Guangzhou", "CN"), ("Naples", "US", "Napoli", "US"),
    ("Moscow", "US", "Москва", "US"), ("Venice", "US", "Venezia", "IT"), ("Porto", "PT", "Portland", "PT"),
    ("Hyderabad", "IN", "Hyderabad", "PK"), ("San José", "CR", "San Jose", "US"),
    ("Vancouver", "CA", "Vancouver", "US"), ("Cambridge", "GB", "Cambridge", "US"),
  ])
  func `two cities`(one: String, country: String, other: String, otherCountry: String) {
    let first = country + PlaceName.key(one, country: country)
    #expect(first != otherCountry + PlaceName.key(other, country: otherCountry))
  }

  private func site(_ name: String, _ city: String, _ country: String) -> Presence.Site {
    Presence.Site(name: name, city: city, country: country)
  }

  @Test func `a city is one row, in one script`() {
    let japan = Presence(gathering: [
      site("BBIX 東京", "Tokyo", "JP"), site("JPIX Tokyo", "東京", "JP"), site("JPNAP", "Tokyo / 東京", "JP"),
    ])
    #expect(japan.rows.map(\.place) == ["Tokyo"])
    #expect(japan.rows.first?.names == ["BBIX", "JPIX", "JPNAP"])
    let italy = Presence(gathering: [
      site("MIX-IT", "Milano", "IT"), site("MINAP Milan", "Milano", "IT"),
      site("Top-IX Milano", "Milan", "IT"),
    ])
    #expect(italy.rows.map(\.place) == ["Milano"])
    #expect(italy.rows.first?.names == ["MINAP", "MIX-IT", "Top-IX"])
    #expect(italy.cityCount == 1)
    let states = Presence(gathering: [
      site("A", "Portland, ME", "US"), site("B", "Portland, OR", "US"), site("C", "Cambridge", "GB"),
      site("D", "Cambridge", "US"), site("E", "Vancouver", "CA"), site("F", "Vancouver", "US"),
      site("G", "San José", "CR"), site("H", "San Jose", "US"), site("I", "Hyderabad", "IN"),
      site("J", "Hyderabad", "PK"),
    ])
    #expect(states.rows.count == 10 && states.cityCount == 10)
  }
}
