internal import SlideLayout
internal import Submissions

extension DeckMatrix {
  /// What presenters have in common, from their records alone.
  ///
  /// Each exchange is gone through once with those who are there, so that the work grows with the meetings
  /// there are, not with the pairs there could be.
  ///
  /// - Parameters:
  ///   - presenters: those with a record.
  ///   - target: the destination of a presenter's slide.
  init(_ presenters: [DeckPresenter], target: (Int) -> String) {
    var meetings = [[Int: Meeting]](repeating: [:], count: presenters.count)
    func count(_ places: (DeckPresenter) -> [Int], _ add: (inout Meeting) -> Void) {
      var present: [Int: [Int]] = [:]
      for (index, presenter) in presenters.enumerated() {
        for place in places(presenter) { present[place, default: []].append(index) }
      }
      for there in present.values where there.count > 1 {
        for (position, first) in there.enumerated() {
          for second in there[(position + 1)...] {
            add(&meetings[first][second, default: Meeting(exchanges: 0, facilities: 0)])
          }
        }
      }
    }
    count({ $0.network.map { Array($0.exchangeNames.keys) } ?? [] }) { $0.exchanges += 1 }
    count({ $0.network.map { Array($0.facilityNames.keys) } ?? [] }) { $0.facilities += 1 }
    self.init(
      presenters: presenters.enumerated().map { Presenter($1.name, target: target($0)) }, meetings: meetings)
  }
}
