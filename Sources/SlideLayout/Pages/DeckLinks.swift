/// Where a page of a deck can lead: destinations' names, empty where the deck has no such page.
package struct DeckLinks: Sendable, Hashable {
  package var runningOrder = ""
  package var matrix = ""
  /// Who is at each exchange.
  package var exchanges = ""
  /// All presenters.
  package var presenters = ""
  /// The slide of whoever is next.
  package var next = ""

  package init() {}
}

extension SlideFields {
  /// What a template's text may lead to in a deck: write it as `link: "#{to-matrix}"`.
  static let linkNames = ["to-running-order", "to-matrix", "to-exchanges", "to-presenters", "to-next"]

  mutating func set(_ links: DeckLinks) {
    set("to-running-order", links.runningOrder)
    set("to-matrix", links.matrix)
    set("to-exchanges", links.exchanges)
    set("to-presenters", links.presenters)
    set("to-next", links.next)
  }
}
