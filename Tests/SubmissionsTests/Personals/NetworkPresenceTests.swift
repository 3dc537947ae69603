import PeeringDB
@testable import Submissions
import Testing

@Suite struct NetworkPresenceTests {
  private let suva = ExchangeRecord(id: 1, name: "Lattice IX Suva", city: "Suva", country: "FJ")
  private let manila = ExchangeRecord(id: 2, name: "Lattice IX Manila", city: "Manila", country: "PH")

  /// A presence with one line a row: place, country, names, capacity in Gbit/s, count.
  private func lines(_ presence: Presence) -> [String] {
    presence.rows.map { row in
      let capacity = row.capacity.bitsPerSecond / 1_000_000_000
      return "\(row.place)/\(row.country): \(row.names.joined(separator: ", ")) \(capacity)G x\(row.count)"
    }
  }

  @Test func `the ports of one exchange are one exchange with the sum of their speeds`() {
    let bundle = lantern(exchanges: [suva]) {
      $0.netixlanSet = [port(1, "Lattice IX Suva"), port(1, "Lattice IX Suva: Jumbo", 10_000)]
    }
    let exchanges = resolve(bundle).exchanges
    #expect(lines(exchanges) == ["Suva/FJ: Lattice IX 110G x1"])
    #expect(exchanges.count == 1)
    #expect(exchanges.capacity == .gigabits(110))
  }

  @Test func `a port that is not in operation is coming, not capacity`() {
    let bundle = lantern(exchanges: [suva, manila]) {
      $0.netixlanSet = [
        port(1, "Lattice IX Suva"), port(1, "Lattice IX Suva", 400_000, operational: false),
        port(2, "Lattice IX Manila", operational: false), port(2, "Lattice IX Manila", operational: false),
      ]
    }
    let personal = resolve(bundle)
    #expect(lines(personal.exchanges) == ["Suva/FJ: Lattice IX 100G x1"])
    #expect(personal.planned == [PlannedPresence(place: "Lattice IX Manila")])
  }

  @Test func `what the presenter plans comes first, and once`() throws {
    let submission = try written("planned:\n  - Nadi\n  - exchange: LATTICE-IX Manila\n    when: Q1 2027\n")
    let bundle = lantern(exchanges: [suva, manila]) {
      $0.netixlanSet = [port(1, "", operational: false), port(2, "", operational: false)]
    }
    #expect(
      resolve(bundle, submission).planned == [
        PlannedPresence(place: "Nadi"), PlannedPresence(place: "LATTICE-IX Manila", when: "Q1 2027"),
        PlannedPresence(place: "Lattice IX Suva"),
      ])
  }

  @Test(arguments: [0, 1, -5])
  func `a speed that no one said counts as none`(speed: Int) {
    let bundle = lantern(exchanges: [suva]) { $0.netixlanSet = [port(1, "", speed), port(1, "", 10_000)] }
    #expect(resolve(bundle).exchanges.capacity == .gigabits(10))
    #expect(resolve(bundle).exchanges.count == 1)
  }

  @Test func `speeds beyond all measure add up to the largest rate`() {
    let bundle = lantern(exchanges: [suva]) { $0.netixlanSet = [port(1, "", .max), port(1, "", .max)] }
    #expect(resolve(bundle).exchanges.capacity.bitsPerSecond == .max)
  }

  @Test func `a bare answer's exchanges are by capacity, under their own names`() {
    let bundle = lantern {
      $0.netixlanSet = [
        port(1, "Lattice IX Suva: Main", 10_000), port(2, "Manila Bay IX: LAN: 2", 400_000),
        port(3, " \u{200B}", 100_000), port(4, "Alpha IX", 10_000),
      ]
    }
    let exchanges = resolve(bundle).exchanges
    #expect(
      lines(exchanges) == ["Manila Bay IX/:  400G x1", "Alpha IX/:  10G x1", "Lattice IX Suva/:  10G x1"])
    #expect(exchanges.count == 3)
    #expect(exchanges.cityCount == 0)
    #expect(exchanges.countryCount == 0)
  }

  @Test func `an exchange's own name overrides its connection's`() {
    let named = ExchangeRecord(id: 1, name: "Lattice: Pacific", city: "", country: "FJ")
    let bundle = lantern(exchanges: [named]) { $0.netixlanSet = [port(1, "Lattice: Main")] }
    #expect(lines(resolve(bundle).exchanges) == ["Lattice: Pacific/FJ:  100G x1"])
  }

  @Test func `families lose their city, unless two would be one`() {
    let exchanges = [
      ExchangeRecord(id: 1, name: "Lattice Suva", city: "Suva", country: "FJ"),
      ExchangeRecord(id: 2, name: "Lattice - Suva", city: "Suva", country: "FJ"),
      ExchangeRecord(id: 3, name: "Harbour Suva", city: "Suva", country: "FJ"),
    ]
    let bundle = lantern(exchanges: exchanges) { $0.netixlanSet = (1...3).map { port($0, "") } }
    #expect(
      lines(resolve(bundle).exchanges) == ["Suva/FJ: Harbour, Lattice – Suva, Lattice Suva 300G x3"])
  }

  @Test func `cities are ordered by capacity, then number, then name`() {
    let cities = [("Suva", 1), ("Nadi", 2), ("Apia", 3), ("Lautoka", 4)]
    var exchanges = cities.map { ExchangeRecord(id: $0.1, name: "IX \($0.1)", city: $0.0, country: "FJ") }
    exchanges.append(ExchangeRecord(id: 5, name: "IX 5", city: "Nadi", country: "FJ"))
    let bundle = lantern(exchanges: exchanges) {
      $0.netixlanSet = [
        port(1, "", 40_000), port(2, "", 10_000), port(5, "", 10_000), port(3, "", 20_000),
        port(4, "", 20_000),
      ]
    }
    #expect(resolve(bundle).exchanges.rows.map(\.place) == ["Suva", "Nadi", "Apia", "Lautoka"])
  }

  @Test func `the order of the rows in the record does not matter`() {
    let exchanges = (1...20).map { number in
      ExchangeRecord(id: number, name: "IX \(number)", city: "City \(number % 7)", country: "FJ")
    }
    let ports = (1...20).map { port($0, "", 10_000 * ($0 % 3 + 1)) }
    let one = lantern(exchanges: exchanges) { $0.netixlanSet = ports }
    let other = lantern(exchanges: exchanges) { $0.netixlanSet = ports.reversed() }
    #expect(resolve(one).exchanges == resolve(other).exchanges)
  }

  @Test func `a city is one city in all its spellings, in one country`() {
    let exchanges = [
      ExchangeRecord(id: 1, name: "Lattice São Paulo", city: "São Paulo", country: "BR"),
      ExchangeRecord(id: 2, name: "Harbour Sao Paulo", city: "Sao Paulo", country: "br"),
      ExchangeRecord(id: 3, name: "Ponte IX", city: "São Paulo ", country: "BR"),
      ExchangeRecord(id: 4, name: "Far IX", city: "Sao Paulo", country: "PH"),
    ]
    let bundle = lantern(exchanges: exchanges) { $0.netixlanSet = (1...4).map { port($0, "") } }
    let presence = resolve(bundle).exchanges
    #expect(
      lines(presence) == ["São Paulo/BR: Harbour, Lattice, Ponte IX 300G x3", "Sao Paulo/PH: Far IX 100G x1"])
    #expect(presence.cityCount == 2)
    #expect(presence.countryCount == 2)
  }

  @Test func `cities are not counted where one is unknown`() {
    let unknown = ExchangeRecord(id: 3, name: "Nowhere IX")
    let bundle = lantern(exchanges: [suva, manila, unknown]) {
      $0.netixlanSet = (1...3).map { port($0, "") }
    }
    let presence = resolve(bundle).exchanges
    #expect(presence.cityCount == 0)
    #expect(presence.countryCount == 2)
    #expect(presence.count == 3)
  }

  // MARK: Facilities

  @Test func `a facility is counted once, under its city`() {
    let harbour = FacilityConnection(facID: 7, name: "Harbour DC1 - Suva", city: "Suva", country: "FJ")
    let facilities = resolve(lantern { $0.netfacSet = [harbour, harbour] }).facilities
    #expect(lines(facilities) == ["Suva/FJ: Harbour DC1 0G x1"])
    #expect(facilities.count == 1)
  }

  @Test func `what a connection does not say the facility's record does`() {
    let record = FacilityRecord(id: 7, name: "Harbour", city: "Suva", country: "fj")
    let bundle = lantern(facilities: [record]) {
      $0.netfacSet = [FacilityConnection(facID: 7, name: ""), FacilityConnection(facID: 8, name: "\u{200B}")]
    }
    #expect(lines(resolve(bundle).facilities) == ["Suva/FJ: Harbour 0G x1"])
  }

  @Test func `no presence is none`() {
    #expect(resolve(lantern()).exchanges == .none)
    #expect(resolve(lantern()).facilities.isEmpty)
  }

  // MARK: Language

  @Test(arguments: [
    ("さくら網", "FJ", "ja"), ("한빛", "", "ko"), ("ㄅ網", "", "zh-Hant"), ("網", "JP", "ja"), ("網", "tw", "zh-Hant"),
    ("網", "HK", "zh-HK"), ("网", "CN", "zh-Hans"), ("Lantern", "FJ", nil),
  ])
  func `scripts, then the country decide the language of Han characters`(
    name: String, country: String, expected: String?
  ) {
    var bundle = lantern { $0.name = name }
    bundle.organization = OrganizationRecord(id: 1, name: "")
    bundle.organization?.country = country
    #expect(resolve(bundle).hanLanguage == expected)
  }

  @Test func `what the presenter writes decides the language as well`() throws {
    let submission = try written("message: 東京に新しい拠点\n")
    #expect(resolve(lantern { $0.name = "網" }, submission).hanLanguage == "ja")
  }

  @Test func `without an organisation the first facility's country decides it`() {
    let bundle = lantern {
      $0.name = "網"
      $0.netfacSet = [FacilityConnection(facID: 1, name: "A", city: "B", country: "MO")]
    }
    #expect(resolve(bundle).hanLanguage == "zh-HK")
  }
}
