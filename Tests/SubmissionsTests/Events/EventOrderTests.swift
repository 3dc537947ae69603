import PeeringDB
import Submissions
import Testing

/// In what order presenters come.
@Suite struct EventOrderTests {
  private func order(
    _ order: String, _ presenters: [SessionPlan.Presenter], _ rest: String = ""
  ) throws -> [String] {
    let event = try EventText.event("event: X\norder: \(order)\n\(rest)\n")
    let slots = SessionPlan(presenters, for: event).sessions[0].slots
    return slots.compactMap { slot in presenters.first { $0.index == slot.presenter }?.name }
  }

  private func named(_ names: [String]) -> [SessionPlan.Presenter] {
    names.enumerated().map { SessionPlan.Presenter(index: $0, name: $1) }
  }

  @Test func alphabetical() throws {
    let names = [
      "東京 IX", "Zed", "Örebro Net", "net 10", "Łódź Online", "net 9", "Ærø Fiber", "Альфа", "ａ wide one",
      "2Connect", "10Connect", "NET 010", "Øst", "αβγ", "oslo", "Lo-Fi", "★", "Đà Nẵng Telecom", "ネット",
    ]
    #expect(
      try order("alphabetical", named(names)) == [
        "2Connect", "10Connect", "Ærø Fiber", "ａ wide one", "Đà Nẵng Telecom", "Łódź Online", "Lo-Fi",
        "net 9",
        "net 10", "NET 010", "Örebro Net", "oslo", "Øst", "Zed", "αβγ", "Альфа", "ネット", "東京 IX", "★",
      ])
  }

  @Test func `equal names by number`() throws {
    let presenters = [
      SessionPlan.Presenter(index: 0, name: "Net"),
      SessionPlan.Presenter(index: 1, name: "NET", asn: ASN("64501")),
      SessionPlan.Presenter(index: 2, name: "net", asn: ASN("64500")),
    ]
    #expect(try order("alphabetical", presenters) == ["net", "NET", "Net"])
  }

  @Test func `by AS n`() throws {
    let presenters = [
      SessionPlan.Presenter(index: 0, name: "None B"),
      SessionPlan.Presenter(index: 1, name: "Big", asn: ASN("65536")),
      SessionPlan.Presenter(index: 2, name: "Small", asn: ASN("64500")),
      SessionPlan.Presenter(index: 3, name: "None A"),
    ]
    #expect(try order("asn", presenters) == ["Small", "Big", "None A", "None B"])
  }

  @Test func `by kind`() throws {
    let kinds: [PresenterKind] = [.other, .facility, .network, .exchange, .network]
    let presenters = kinds.enumerated().map {
      SessionPlan.Presenter(index: $0, name: "\($1.rawValue) \($0)", kind: $1)
    }
    #expect(
      try order("kind", presenters) == [
        "network 2", "network 4", "exchange 3", "facility 1", "other 0",
      ])
  }

  @Test func `by region`() throws {
    let places: [(String?, String?)] = [
      (nil, nil), ("Europe", "SE"), ("Asia Pacific", "TO"), ("Europe", nil), ("Asia Pacific", "fj"),
      ("Atlantis", "AA"), ("North America", "US"),
    ]
    let presenters = places.enumerated().map {
      SessionPlan.Presenter(index: $0, name: "\($0)", country: $1.1, region: $1.0)
    }
    #expect(try order("region", presenters) == ["6", "4", "2", "1", "3", "5", "0"])
  }

  @Test func `local first`() throws {
    let presenters = [
      SessionPlan.Presenter(index: 0, name: "far", country: "SE"),
      SessionPlan.Presenter(index: 1, name: "here", country: "FJ"),
      SessionPlan.Presenter(index: 2, name: "unknown"),
      SessionPlan.Presenter(index: 3, name: "near", country: "TO", region: "Australia"),
    ]
    #expect(
      try order("local-first", presenters, "local: fj, Australia") == ["here", "near", "far", "unknown"])
  }

  /// The numbers that Vigna's own program prints, and the draws that the Python in the documentation makes.
  @Test func drawn() throws {
    var draw = SeededDraw(seed: 1_234_567)
    #expect(
      (0..<3).map { _ in draw.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      ])
    #expect(SeededDraw.order(Array(0..<10), seed: 0) == [6, 3, 2, 9, 8, 1, 4, 7, 0, 5])
    #expect(SeededDraw.order(Array(0..<10), seed: 2027) == [3, 2, 4, 8, 0, 5, 7, 1, 9, 6])
    #expect(SeededDraw.order(Array(0..<10), seed: .max) == [3, 4, 2, 7, 5, 0, 8, 1, 9, 6])
    #expect(SeededDraw.order([Int](), seed: 1) == [])
    #expect(
      try order("drawn", named((0..<10).map(String.init)), "seed: 2027")
        == SeededDraw.order(Array(0..<10), seed: 2027).map(String.init))
  }

  @Test func `every place is as likely`() {
    var counts = Array(repeating: Array(repeating: 0, count: 4), count: 4)
    for seed in 0..<4000 {
      for (place, value) in SeededDraw.order(Array(0..<4), seed: UInt64(seed)).enumerated() {
        counts[value][place] += 1
      }
    }
    #expect(counts.joined().allSatisfy { (900...1100).contains($0) })
  }
}
