import PeeringDB
import Submissions
import Testing

@testable import Room

/// Who shares what, and what would join most, against a count of all pairs.
@Suite struct PlacesTests {
  /// Made-up networks, each at some exchanges and in some facilities.
  static func room(seed: Int) -> [RoomPresenter] {
    var draw = SeededDraw(seed: UInt64(seed))
    func below(_ count: Int) -> Int { Int(draw.next() % UInt64(count)) }
    return (0..<(2 + below(14))).map { index in
      let exchanges = Set((0..<below(6)).map { _ in 1 + below(9) })
      let facilities = Set((0..<below(4)).map { _ in 101 + below(7) })
      return RoomPresenter(
        RoomSample.network(64496 + index, exchanges: exchanges.sorted(), facilities: facilities.sorted()),
        asns: [])
    }
  }

  @Test(arguments: 0..<100) func `pairs are those of a count of all pairs`(seed: Int) {
    let presenters = Self.room(seed: seed)
    let sets = presenters.map { presenter in
      let content = presenter.personal?.content
      return (
        ix: Set((content?.exchangeNames ?? [:]).keys), fac: Set((content?.facilityNames ?? [:]).keys)
      )
    }
    let common = CommonPlaces(RoomPlaces(presenters))
    var counted: [[Int]] = []
    common.forEach { index, meetings in
      for meeting in meetings {
        counted.append([index, meeting.other, meeting.exchanges, meeting.facilities])
      }
    }
    var expected: [[Int]] = []
    for first in sets.indices {
      for second in sets.indices where first != second {
        let ix = sets[first].ix.intersection(sets[second].ix).count
        let fac = sets[first].fac.intersection(sets[second].fac).count
        if ix + fac > 0 { expected.append([first, second, ix, fac]) }
      }
    }
    #expect(counted == expected)
    let mates = sets.indices.map { first in
      sets.indices.count { $0 != first && !sets[first].ix.isDisjoint(with: sets[$0].ix) }
    }
    #expect(common.exchangeMates == mates)
  }

  @Test(arguments: 0..<100) func `what would join most is that of a count of all pairs`(seed: Int) {
    let presenters = Self.room(seed: seed)
    let places = RoomPlaces(presenters)
    func has(_ index: Int, _ place: JoinedPlace.Place) -> Bool {
      switch place {
      case .exchange(let id): places.exchanges[index].contains(id)
      case .facility(let id): places.facilities[index].contains(id)
      }
    }
    func share(_ first: Int, _ second: Int) -> Bool {
      !places.exchanges[first].isDisjoint(with: places.exchanges[second])
        || !places.facilities[first].isDisjoint(with: places.facilities[second])
    }
    var expected: [JoinedPlace] = []
    for place in (1...9).map(JoinedPlace.Place.exchange) + (101...107).map(JoinedPlace.Place.facility) {
      let there = presenters.indices.filter { has($0, place) }
      let absent = presenters.indices.filter { !has($0, place) }
      let pairs = there.reduce(0) { sum, first in sum + absent.count { !share(first, $0) } }
      if pairs > 0 {
        expected.append(JoinedPlace(place: place, present: there.count, absent: absent.count, pairs: pairs))
      }
    }
    let found = CommonPlaces(places).joinedPlaces { _ in nil }
    #expect(Set(found) == Set(expected))
    #expect(found.map(\.pairs) == expected.map(\.pairs).sorted(by: >))
  }
}

/// The score of two, and why.
@Suite struct RoomTests {
  private typealias Sample = RoomSample

  @Test func `the score is the sum of its parts`() throws {
    var sender = Sample.network(64500, exchanges: [1, 2], facilities: [11], capacity: 100)
    var receiver = Sample.network(64501, exchanges: [1, 2, 3], facilities: [11, 12], capacity: 10)
    sender.change {
      $0.ratio = .classified(.heavyOutbound)
      $0.pitch.seeking = "eyeballs in Fiji"
      $0.pitch.offering = "caches"
      $0.pitch.planned = [PlannedPresence(place: "ix 3")]
    }
    receiver.change {
      $0.ratio = .measured(.init(inbound: 90))
      $0.pitch.seeking = "content and caches"
      $0.pitch.offering = "homes in Fiji"
    }
    let room = Room([
      RoomPresenter(sender, asns: [ASN(number: 64500)]), RoomPresenter(receiver, asns: [ASN(number: 64501)]),
    ])
    let one = try #require(room.conversations(of: 0, most: 6).first)
    let other = try #require(room.conversations(of: 1, most: 6).first)
    // Exchanges 10 + 4; 20G, 10; a building 8; two wishes 40; four steps 12; a plan 6.
    #expect(one.score == 14 + 10 + 8 + 40 + 12 + 6)
    #expect(other.score == one.score)
    #expect(one.exchanges == [1, 2] && one.facilities == [11])
    #expect(one.isSought && one.isOffered && one.isOfferedInWords)
    #expect(one.flow == .toThem && other.flow == .fromThem)
    #expect(one.plans == [.init(place: "ix 3", isTheirs: false)])
    #expect(other.plans == [.init(place: "ix 3", isTheirs: true)])
    #expect(room.pairs() == [Pair(0, 1, score: one.score)])
  }

  @Test func `an exchange that one could join`() throws {
    let near = Sample.network(64500, exchanges: [], facilities: [11], city: "Suva")
    let there = Sample.network(64501, exchanges: [7], facilities: [], city: "Suva")
    let far = Sample.network(64502, exchanges: [8], facilities: [], city: "Apia")
    let room = Room([near, there, far].map { RoomPresenter($0) })
    let found = room.conversations(of: 0, most: 6)
    #expect(found.map(\.other) == [1])
    #expect(found.first?.join == .init(exchange: 7, isTheirs: false))
    #expect(found.first?.score == 5)
    #expect(room.conversations(of: 1, most: 6).first?.join == .init(exchange: 7, isTheirs: true))
  }

  @Test func `those who do not peer, and those who are one network, are not matched`() {
    let closed = Sample.network(64500, exchanges: [1], facilities: [], policy: "No")
    let open = Sample.network(64501, exchanges: [1], facilities: [])
    let asn = ASN(number: 64501)
    let room = Room([
      RoomPresenter(closed), RoomPresenter(open, asns: [asn]), RoomPresenter(open, asns: [asn]),
    ])
    #expect((0..<3).allSatisfy { room.conversations(of: $0, most: 6).isEmpty })
    #expect(room.pairs() == [])
  }

  @Test(arguments: 0..<40) func `scores are the same for both`(seed: Int) {
    let room = Room(PlacesTests.room(seed: seed))
    for index in 0..<room.count {
      for conversation in room.conversations(of: index, most: 100) {
        let back = room.conversations(of: conversation.other, most: 100).first { $0.other == index }
        #expect(back?.score == conversation.score, "seed \(seed)")
      }
    }
  }

  @Test func `those included come beyond the best`() {
    let room = Room(
      (0..<8).map { RoomPresenter(Sample.network(64500 + $0, exchanges: [1], facilities: [])) })
    #expect(room.conversations(of: 0, most: 3).map(\.other) == [1, 2, 3])
    #expect(room.conversations(of: 0, most: 3, including: [7]).map(\.other) == [1, 2, 7])
    #expect(room.conversations(of: 0, most: 1, including: [6, 7]).map(\.other) == [6, 7])
  }
}
