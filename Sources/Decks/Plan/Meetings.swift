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
  /// A matrix grows with the square of the deck, and one of more is not read from the back of a room.
  static let largestMatrix = 12

  /// The matrix of all pairs.
  ///
  /// - Parameters:
  ///   - presenters: those with whom the meetings were made.
  ///   - words: the template's words.
  ///   - target: the destination of a presenter's slide.
  ///   - anchor: the destination that a presenter's row is.
  /// - Returns: the matrix, pairs without a meeting left out.
  func matrix(
    _ presenters: [DeckPresenter], _ words: DeckWords, target: (Int) -> String,
    anchor: (Int) -> String? = { _ in nil }
  ) -> DeckMatrix {
    var pairs = [[Int: DeckMatrix.Meeting]](repeating: [:], count: presenters.count)
    var named: [DeckMatrix.Presenter] = []
    forEach { index, meetings in
      named.append(
        DeckMatrix.Presenter(
          presenters[index].name, target: target(index), anchor: anchor(index),
          others: others(meetings, presenters, words, target: target)))
      for meeting in meetings where meeting.other > index {
        pairs[index][meeting.other] = DeckMatrix.Meeting(
          exchanges: meeting.exchanges, facilities: meeting.facilities)
      }
    }
    return DeckMatrix(presenters: named, meetings: pairs)
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
    var rows: [DeckTable.Row] = []
    forEach { index, meetings in
      rows.append(
        DeckTable.Row(
          [
            "name": DeckTable.Cell(presenters[index].name, target: target(index), anchor: anchor(index)),
            "others": others(meetings, presenters, words, target: target),
          ],
          kind: presenters[index].kind))
    }
    return DeckTable(rows)
  }

  /// Those a presenter can meet, most exchanges in common first, then facilities, then as they are listed.
  private func others(
    _ meetings: [Meeting], _ presenters: [DeckPresenter], _ words: DeckWords, target: (Int) -> String
  ) -> DeckTable.Cell {
    // More names than any row has room for; the rest is counted.
    let most = 24
    if meetings.isEmpty { return DeckTable.Cell(words.nobody) }
    let sorted = meetings.sorted { left, right in
      (right.exchanges, right.facilities, left.other) < (left.exchanges, left.facilities, right.other)
    }
    var cell = DeckTable.Cell(
      sorted.prefix(most).map { meeting in
        let name = presenters[meeting.other].name
        var item =
          meeting.exchanges > 0
          ? words.common(exchanges: meeting.exchanges, with: name)
          : words.common(facilities: meeting.facilities, with: name)
        item.target = target(meeting.other)
        return item
      })
    cell.unlisted = max(0, sorted.count - most)
    return cell
  }
}
