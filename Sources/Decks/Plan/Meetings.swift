internal import SlideLayout
internal import Submissions
internal import Slides

/// What presenters have in common, from the records of the deck alone: no look-ups.
///
/// Each presenter's places are gone through once with those who are there, too. So the work grows with the
/// meetings there are, not with the pairs there could be, and one presenter's meetings are all that is kept.
struct Meetings {
  /// What somebody has in common with another.
  struct Meeting: Hashable {
    var other: Int
    var exchanges: Int
    var facilities: Int
  }

  /// The presenters at each exchange and in each facility, in order.
  private var atExchange: [Int: [Int]] = [:]
  private var inFacility: [Int: [Int]] = [:]
  private let exchanges: [Set<Int>]
  private let facilities: [Set<Int>]

  init(_ presenters: [DeckPresenter]) {
    let places = MeetingPlaces(presenters)
    (exchanges, facilities) = (places.exchanges, places.facilities)
    for index in presenters.indices {
      for id in exchanges[index] { atExchange[id, default: []].append(index) }
      for id in facilities[index] { inFacility[id, default: []].append(index) }
    }
  }

  /// Calls `body` for each presenter in order, with those it can meet in order.
  func forEach(_ body: (Int, [Meeting]) -> Void) {
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

  /// The most presenters that a matrix is drawn for; for more, each presenter has a row of those it can meet.
  ///
  /// A matrix grows with the square of the deck: 72 presenters are about twenty pages, 1,000 were two thousand.
  static let largestMatrix = 72

  /// The matrix of all pairs.
  ///
  /// - Parameters:
  ///   - presenters: those with whom the meetings were made.
  ///   - target: the destination of a presenter's slide.
  ///   - anchor: the destination that a presenter's row is.
  /// - Returns: the matrix, pairs without a meeting left out.
  func matrix(
    _ presenters: [DeckPresenter], target: (Int) -> String, anchor: (Int) -> String? = { _ in nil }
  ) -> DeckMatrix {
    var pairs = [[Int: DeckMatrix.Meeting]](repeating: [:], count: presenters.count)
    forEach { index, meetings in
      for meeting in meetings where meeting.other > index {
        pairs[index][meeting.other] = DeckMatrix.Meeting(
          exchanges: meeting.exchanges, facilities: meeting.facilities)
      }
    }
    return DeckMatrix(
      presenters: presenters.enumerated().map {
        DeckMatrix.Presenter($1.name, target: target($0), anchor: anchor($0))
      },
      meetings: pairs)
  }

  /// For each presenter a row of those it can meet: most exchanges in common first, then facilities.
  ///
  /// - Parameters:
  ///   - presenters: those with whom the meetings were made.
  ///   - words: the template's words.
  ///   - target: the destination of a presenter's slide.
  ///   - anchor: the destination that a presenter's row is.
  /// - Returns: as many rows as presenters.
  func table(
    _ presenters: [DeckPresenter], _ words: DeckWords, target: (Int) -> String,
    anchor: (Int) -> String? = { _ in nil }
  ) -> DeckTable {
    // More names than any row has room for; the rest is counted.
    let most = 24
    var rows: [DeckTable.Row] = []
    forEach { index, meetings in
      let sorted = meetings.sorted { left, right in
        (right.exchanges, right.facilities, left.other) < (left.exchanges, left.facilities, right.other)
      }
      var cell = DeckTable.Cell(
        sorted.prefix(most).map { meeting in
          let name = presenters[meeting.other].name
          let text =
            meeting.exchanges > 0
            ? words.common(exchanges: meeting.exchanges, with: name)
            : words.common(facilities: meeting.facilities, with: name)
          return DeckTable.Cell.Item(text, target: target(meeting.other))
        })
      cell.unlisted = max(0, sorted.count - most)
      if sorted.isEmpty { cell = DeckTable.Cell(words.nobody) }
      rows.append(
        DeckTable.Row(
          [
            "name": DeckTable.Cell(presenters[index].name, target: target(index), anchor: anchor(index)),
            "others": cell,
          ],
          kind: presenters[index].kind))
    }
    return DeckTable(rows)
  }
}
