internal import PeeringDB
internal import Submissions
internal import Templates

extension SlideFields {
  /// The words of a sheet: those of the presenter's slide, then those of the deck's page.
  init(
    _ sheet: DeckSheet, _ page: DeckPage, labels: Labels, pageNumber: String, part: (number: Int, of: Int)?
  ) {
    self.init(sheet.personal, assets: SlideAssets(), labels: labels)
    setDeck(page, labels: labels, pageNumber: pageNumber, part: part)
    let content = sheet.personal.content
    let volume = value("traffic-number").map {
      [$0, value("traffic-unit")].compactMap(\.self).joined(separator: "\u{A0}").isolated
    }
    let seeking = content.seeking.map { labels.text("seeking-line", ["what": $0]) }
    let ratio = value("ratio").map { $0.prefix(1).lowercased() + $0.dropFirst() }
    set(
      "about",
      labels.facts([value("policy") ?? "", labels.list([volume, ratio].compactMap(\.self)), seeking ?? ""]))
    set(
      "slot-length",
      sheet.slotLength.map { seconds in
        seconds.isMultiple(of: 60)
          ? labels.text("slot-minutes", count: seconds / 60) : labels.text("slot-seconds", count: seconds)
      })
  }
}
