internal import CairoDrawing
internal import PeeringDB
internal import Scene
internal import SlideLayout
internal import Submissions

/// A sheet that is hard to lay out.
extension SpecimenDeck {
  var sheet: DeckSheet? {
    guard let personal else { return nil }
    var sheet = DeckSheet(personal)
    sheet.conversations = (0..<9).map(conversation)
    sheet.slotLength = 15 * 60
    sheet.days = ["2027-02-24", "2027-02-25"].compactMap { CalendarDate(isoPrefix: $0) }.map { day in
      DeckSheet.Day(
        day,
        (0..<8).map { index in
          DeckSheet.Day.Slot(
            time: "1\(index / 4 + 4):\(["00", "15", "30", "45"][index % 4])",
            name: index % 3 == 0 ? Self.name(index) : nil, isBusy: index == 4)
        })
    }
    return sheet
  }

  private func conversation(_ index: Int) -> DeckSheet.Conversation {
    var shown = DeckSheet.Conversation()
    if index < 7, let day = CalendarDate(isoPrefix: "2027-02-24") {
      shown.slot = DeckSheet.Conversation.Slot(day: day, time: "14:\(index + 10)", table: index * 31 + 1)
    }
    shown.name = Self.name(index)
    shown.latinName = index == 3 ? "Asanagi Network" : nil
    shown.number = Self.number(index)
    shown.kind = Self.kind(index)
    shown.policy = index.isMultiple(of: 2) ? .restrictive : .open
    shown.speaker = "Mele Tau'olunga"
    shown.address = "peering-coordination@driftwood-net.example"
    (shown.exchanges, shown.facilities) = (26 - index * 3, index)
    shown.ownCapacity = BitRate(megabitsPerSecond: 1_400_000)
    shown.theirCapacity = BitRate(megabitsPerSecond: 400_000)
    shown.cities = ["Nukuʻalofa", "Kuala Lumpur", "東京", "Hong Kong", "San Francisco"].map {
      .init($0, count: 3)
    }
    shown.seeking = "eyeball networks and universities in South Asia, the Pacific and anywhere else"
    shown.offering = index == 1 ? nil : "free caches for networks from 5 Gbps up, in all of our twelve cities"
    (shown.isSought, shown.isOffered, shown.isOfferedInWords) = (index.isMultiple(of: 2), true, index < 3)
    shown.reasons = [
      .flow(isToThem: index.isMultiple(of: 2)), .plan(Self.exchangeNames[8], isTheirs: true),
      .join("Straits-IX", isTheirs: false),
    ]
    shown.code = try? QRSymbol.encoding("https://forum.example/personals/as\(64496 + index).html")
    return shown
  }
}
