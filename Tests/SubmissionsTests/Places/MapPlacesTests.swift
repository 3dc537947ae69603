import PeeringDB
import Testing

@testable import Submissions

/// Which cities are known to be where.
@Suite struct MapPlacesTests {
  private func facility(_ id: Int, _ city: String, _ country: String, _ place: (Double, Double)?)
    -> FacilityRecord
  {
    var record = FacilityRecord(id: id, name: "Hall \(id)", city: city, country: country)
    (record.latitude, record.longitude) = (place?.0, place?.1)
    return record
  }

  private func places(
    exchanges: [(String, String)], facilities: [(String, String)], _ records: [FacilityRecord]
  ) -> MapPlaces {
    func presence(_ cities: [(String, String)]) -> Presence {
      Presence(
        gathering: cities.enumerated().map { .init(id: $0, name: "n\($0)", city: $1.0, country: $1.1) })
    }
    return MapPlaces(exchanges: presence(exchanges), facilities: presence(facilities), records: records)
  }

  @Test func `exchanges are where the facilities of their city are`() {
    let found = places(
      exchanges: [("Sao Paulo", "BR"), ("Lima", "PE")],
      facilities: [("São Paulo", "BR"), ("São Paulo", "BR")],
      [facility(1, "São Paulo", "BR", (-23, -46)), facility(2, "São Paulo", "BR", (-24, -47))])
    #expect(found.known == [MapPlace(name: "São Paulo", latitude: -23.5, longitude: -46.5, count: 3)])
    #expect(found.unknown == [MapPlaces.City(name: "Lima", country: "PE", count: 1)])
  }

  @Test func `the antimeridian is no edge`() {
    let found = places(
      exchanges: [], facilities: [("Taveuni", "FJ")],
      [facility(1, "Taveuni", "FJ", (-17, 179.5)), facility(2, "Taveuni", "FJ", (-17, -179.5))])
    #expect(found.known.map { abs($0.longitude) } == [180])
  }

  @Test func `places that are none`() {
    let found = places(
      exchanges: [], facilities: [("Suva", "FJ")],
      [
        facility(1, "Suva", "FJ", nil), facility(2, "Suva", "FJ", (0, 0)),
        facility(3, "Suva", "FJ", (95, 10)),
      ])
    #expect(found.known.isEmpty && found.unknown.map(\.name) == ["Suva"])
  }
}
