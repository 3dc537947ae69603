internal import Room
internal import SlideLayout
internal import Slides
internal import Submissions

/// Who can meet whom, as pages of a deck show it.
struct Meetings {
  typealias Meeting = CommonPlaces.Meeting

  private let common: CommonPlaces

  init(_ presenters: [DeckPresenter]) { self.init(CommonPlaces(RoomPlaces(presenters.map(\.inRoom)))) }

  init(_ common: CommonPlaces) { self.common = common }

  /// Calls `body` for each presenter in order, with those it can meet in order.
  func forEach(_ body: (Int, [Meeting]) -> Void) { common.forEach(body) }

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
