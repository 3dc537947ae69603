import Diagnostics
import PeeringDB
import Scene
import SlideLayout
import Submissions
import TestSupport
import Testing

/// Names that have no room on one line of a list.
@Suite struct LongNamesTests {
  /// An exchange's page, on which so many of so many participants have a long name.
  private func page(long: Int, of count: Int) throws -> SlideLayout.Result {
    var bundle = ExchangeBundle(
      exchange: ExchangeRecord(id: 1, name: "Lattice IX", city: "Suva", country: "FJ"),
      origin: RecordOrigin(name: "ix1.json"))
    for index in 0..<count {
      let number = ASN(number: UInt32(64496 + index))
      let name = index < long ? "Northern \(index) Communications" : "Net \(index)"
      bundle.networks[number] = NetworkSummary(asn: number, name: name, ixCount: 0)
      // The largest first.
      var port = ExchangeConnection(ixID: 1, name: "Lattice IX", speed: 400_000 - index * 1000)
      port.asn = number
      bundle.connections.append(port)
    }
    return try SlideLayout(Repository.template("classic"), typesetter: FixedAdvanceTypesetter())
      .slide(
        .exchange(ExchangePersonal.resolve(bundle, Submission()).value),
        assets: SlideAssets(qr: Sample.symbol), location: Diagnostics.SourceLocation(file: "ix1.yaml"))
  }

  @Test func `a long name is on two lines, and the second begins farther in`() throws {
    let result = try page(long: 2, of: 6)
    let runs = result.page.elements.flatMap(\.runs)
    let first = try #require(runs.first { $0.text.hasPrefix("Northern 0") })
    let second = try #require(runs.first { $0.text == "Communications" })
    #expect(second.origin.x > first.origin.x && second.origin.y > first.origin.y)
    #expect(!result.texts.contains { $0.contains("…") })
    #expect(PageInspection.problems(of: result) == [])
  }

  @Test func `lines are counted, and what is left out`() throws {
    for (long, count) in [(0, 60), (3, 60), (12, 60), (60, 60), (5, 7), (9, 9)] {
      let result = try page(long: long, of: count)
      #expect(PageInspection.problems(of: result) == [], "\(long) of \(count)")
      let texts = result.texts
      let named = texts.filter { $0.hasPrefix("Northern") || $0.hasPrefix("Net ") }.count
      let rest = texts.compactMap { $0.firstMatch(of: /^\+ ([0-9]+) more$/).flatMap { Int($0.1) } }.first ?? 0
      #expect(named > 0 && named + rest == count, "\(long) of \(count): \(named) + \(rest)")
    }
  }

  /// Names on two lines never leave most of the others unnamed: with 60 long names, as many are named as with short ones,
  /// or at least two thirds of them.
  @Test func `many names say more than whole ones`() throws {
    func named(_ long: Int, of count: Int) throws -> Int {
      try page(long: long, of: count).texts.filter { $0.hasPrefix("Northern") || $0.hasPrefix("Net ") }.count
    }
    for count in [1, 2, 3, 5, 9, 60] {
      let (short, long) = (try named(0, of: count), try named(count, of: count))
      #expect(long * 3 >= short * 2 && long > 0, "\(long) instead of \(short) of \(count)")
    }
  }

  /// A row of a network's list takes a second line only where no row is lost by it.
  @Test func `a city's long name takes a line that is free`() throws {
    func texts(_ count: Int) throws -> [String] {
      var network = Sample.network
      let name = "Exchange of the Northern Islands of Oceania"
      network.netixlanSet = (0..<count).map {
        ExchangeConnection(ixID: $0, name: $0 == 0 ? name : "IX \($0)", speed: 900_000 / ($0 + 1))
      }
      network.netfacSet = []
      var bundle = Sample.bundle(network)
      for index in 0..<count {
        bundle.exchanges[index] = ExchangeRecord(
          id: index, name: index == 0 ? name : "IX \(index)", city: "City \(index)", country: "FJ")
      }
      let result = try Sample.result(bundle)
      #expect(PageInspection.problems(of: result) == [])
      return result.texts
    }
    let few = try texts(3)
    #expect(!few.contains { $0.contains("…") } && few.contains { $0.hasSuffix("Oceania") }, "\(few)")
    let many = try texts(30)
    #expect(many.contains { $0.hasPrefix("Exchange of") && $0.hasSuffix("…") }, "\(many)")
  }
}
