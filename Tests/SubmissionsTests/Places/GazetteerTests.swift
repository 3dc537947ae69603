import PeeringDB
import Testing

@testable import Submissions

/// Where cities are of which records give the name alone.
@Suite struct GazetteerTests {
  private let gazetteer = Gazetteer(
    """
    CL -3345 -7067 Santiago
    CU 1997 -7584 Santiago
    CR 993 -8408 San José
    DE 5011 868 Frankfurt
    CH 4738 854 Zürich
    US 4236 -7106 Boston
    FJ -1814 17844 Suva
    TH 1876 9896 เชียงใหม่
    """)

  private func place(_ city: String, _ country: String) -> [Double]? {
    gazetteer?.place(of: city, country: country).map { [$0.latitude, $0.longitude] }
  }

  @Test func `cities of a country`() {
    #expect(place("Santiago", "CL") == [-33.45, -70.67])
    #expect(place("Santiago", "CU") == [19.97, -75.84])
    #expect(place("Suva", "FJ") == [-18.14, 178.44])
    #expect(place("Santiago", "ES") == nil)
    #expect(place("Suva", "NZ") == nil)
  }

  /// Spellings of one city agree as they do elsewhere.
  @Test(arguments: [
    ("SAN JOSE", "CR"), ("Frankfurt am Main", "DE"), ("Zuerich", "CH"), ("zurich", "CH"), ("เชียงใหม่", "TH"),
    ("Boston, Massachusetts", "US"), ("Boston/MA", "US"), ("Boston (MA)", "US"),
  ])
  func spellings(city: String, country: String) { #expect(place(city, country) != nil) }

  @Test func `without a country only one of a name is meant`() {
    #expect(place("Suva", "") == [-18.14, 178.44])
    #expect(place("Santiago", "") == nil)
  }

  @Test(arguments: ["", "Boston, New York, Atlanta", "Boston and Springfield", "Boston East"])
  func `names that are no city`(name: String) { #expect(place(name, "US") == nil) }

  @Test(arguments: ["x", "DE 1 2", "DE 9999 0 North", "DE 0 x East", "DE 0 18001 Far"])
  func `lines that are no city`(text: String) { #expect(Gazetteer(text) == nil) }

  /// What a record says of its facilities wins.
  @Test func `records come first`() throws {
    let gazetteer = try #require(gazetteer)
    var record = FacilityRecord(id: 1, name: "Hall", city: "Suva", country: "FJ")
    (record.latitude, record.longitude) = (-18, 178)
    let exchanges = Presence(gathering: [
      Presence.Site(id: 1, name: "a", city: "Suva", country: "FJ"),
      Presence.Site(id: 2, name: "b", city: "Santiago", country: "CL"),
      Presence.Site(id: 3, name: "c", city: "Santiago", country: "CL"),
      Presence.Site(id: 4, name: "d", city: "Nowhere", country: "CL"),
      Presence.Site(id: 5, name: "Lagoon IX", city: "", country: ""),
    ])
    let places = MapPlaces(exchanges: exchanges, facilities: .none, records: [record])
    let completed = places.completed(by: gazetteer)
    #expect(
      completed.known == [
        MapPlace(name: "Santiago", latitude: -33.45, longitude: -70.67, count: 2),
        MapPlace(name: "Suva", latitude: -18, longitude: 178, count: 1),
      ])
    #expect(completed.unknown == [MapPlaces.City(name: "Nowhere", country: "CL", count: 1)])
    // An exchange whose city is not known is no city.
    #expect(completed.withoutCity == 1)
  }
}
