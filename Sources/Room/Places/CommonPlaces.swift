internal import Submissions

/// What presenters have in common, from the records of the deck alone: no look-ups.
///
/// Each presenter's places are gone through once with those who are there, too. So the work grows with the
/// meetings there are, not with the pairs there could be, and one presenter's meetings are all that is kept.
package struct CommonPlaces: Sendable {
  /// What somebody has in common with another.
  package struct Meeting: Hashable, Sendable {
    /// The other's index.
    package var other: Int
    package var exchanges: Int
    package var facilities: Int

    package init(other: Int, exchanges: Int, facilities: Int) {
      self.other = other
      self.exchanges = exchanges
      self.facilities = facilities
    }
  }

  /// The presenters at each exchange and in each facility, in order.
  package private(set) var atExchange: [Int: [Int]] = [:]
  package private(set) var inFacility: [Int: [Int]] = [:]
  private let exchanges: [Set<Int>]
  private let facilities: [Set<Int>]

  package init(_ places: RoomPlaces) {
    (exchanges, facilities) = (places.exchanges, places.facilities)
    for index in exchanges.indices {
      for id in exchanges[index] { atExchange[id, default: []].append(index) }
      for id in facilities[index] { inFacility[id, default: []].append(index) }
    }
  }

  /// Calls `body` for each presenter in order, with those it can meet in order.
  package func forEach(_ body: (Int, [Meeting]) -> Void) {
    // Counted in one array, of which only the places touched are read and cleared.
    var counts = [(exchanges: Int, facilities: Int)](repeating: (0, 0), count: exchanges.count)
    for index in exchanges.indices {
      var touched: [Int] = []
      func touch(_ other: Int) {
        if counts[other] == (0, 0) { touched.append(other) }
      }
      for id in exchanges[index] {
        for other in atExchange[id] ?? [] where other != index {
          touch(other)
          counts[other].exchanges += 1
        }
      }
      for id in facilities[index] {
        for other in inFacility[id] ?? [] where other != index {
          touch(other)
          counts[other].facilities += 1
        }
      }
      let meetings = touched.sorted().map { other in
        Meeting(other: other, exchanges: counts[other].exchanges, facilities: counts[other].facilities)
      }
      body(index, meetings)
      for other in touched { counts[other] = (0, 0) }
    }
  }

  /// With how many others each presenter shares an exchange.
  package var exchangeMates: [Int] {
    var mates: [Int] = []
    forEach { _, meetings in mates.append(meetings.count { $0.exchanges > 0 }) }
    return mates
  }
}
