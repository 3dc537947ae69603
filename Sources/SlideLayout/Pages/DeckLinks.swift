/// Where a page of a deck can lead: destinations' names, empty where the deck has no such page.
package struct DeckLinks: Sendable, Hashable {
  package var runningOrder = ""
  package var matrix = ""
  /// Who is at each exchange.
  package var exchanges = ""
  /// All presenters.
  package var presenters = ""
  /// The slide of the next presenter.
  package var next = ""

  package init() {}
}
