internal import Diagnostics
internal import PeeringDB
internal import Room
internal import SlideLayout
internal import Slides
internal import Submissions

extension DeckPlan {
  /// With how many others each presenter of some parts shares an exchange, by index.
  ///
  /// Counted as for the pages that say who can meet whom.
  func exchangeMates(of parts: [Part]) -> [Int: Int] {
    let shown = parts.compactMap { part in
      if case .presenter(let index, _, _) = part { index } else { nil }
    }
    guard shown.count > 1 else { return [:] }
    let mates = CommonPlaces(RoomPlaces(shown.map { presenters[$0].inRoom })).exchangeMates
    return Dictionary(uniqueKeysWithValues: zip(shown, mates))
  }

  /// The rows of the page for the host: what would join most pairs, if all came there. nil where nothing would.
  ///
  /// Where the host is an exchange or a data centre, its row is the first; then the three best, besides it.
  func joining(_ shown: [Int], _ words: DeckWords) -> DeckTable? {
    var names: [JoinedPlace.Place: String] = [:]
    var owners: [JoinedPlace.Place: Int] = [:]
    for (position, index) in shown.enumerated() {
      let presenter = presenters[index]
      for (id, name) in presenter.content?.exchangeNames ?? [:]
      where names[.exchange(id)] == nil || presenter.exchangeID == id {
        names[.exchange(id)] = name
      }
      for (id, name) in presenter.content?.facilityNames ?? [:]
      where names[.facility(id)] == nil || presenter.facilityID == id {
        names[.facility(id)] = name
      }
      if let id = presenter.exchangeID { owners[.exchange(id)] = owners[.exchange(id)] ?? position }
      if let id = presenter.facilityID { owners[.facility(id)] = owners[.facility(id)] ?? position }
    }
    let common = CommonPlaces(RoomPlaces(shown.map { presenters[$0].inRoom }))
    let all = common.joinedPlaces { owners[$0] }.filter { names[$0.place] != nil }
    let host = all.first { $0.place == hostPlace }
    let best = all.filter { $0.place != hostPlace }.prefix(3)
    let rows = ([host].compactMap(\.self) + best).map { place in
      let name = names[place.place] ?? ""
      let target = owners[place.place].map { Self.destination(ofPresenter: shown[$0]) }
      return DeckTable.Row([
        "name": DeckTable.Cell(place.place == hostPlace ? words.host(name) : name, target: target),
        "pairs": DeckTable.Cell(words.newPairs(place.pairs)),
        "why": DeckTable.Cell(words.joining(present: place.present, absent: place.absent)),
      ])
    }
    return rows.isEmpty ? nil : DeckTable(rows)
  }

  /// The exchange or data centre that hosts the event; nil where somebody else does.
  private var hostPlace: JoinedPlace.Place? {
    switch event.host.flatMap({ RecordSubject($0.value) }) {
    case .exchange(let id): .exchange(id)
    case .facility(let id): .facility(id)
    case .network, nil: nil
    }
  }
}
