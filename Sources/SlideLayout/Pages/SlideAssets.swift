package import PeeringDB
package import Scene
package import Submissions

/// What layout needs beside the content: pictures already checked, and the words of the deck around a slide.
package struct SlideAssets: Sendable {
  package var logo: SceneImage?
  package var qr: QRSymbol?
  /// The event and session; empty outside a deck.
  package var event: String
  /// The event alone, and when and where it is; empty outside a deck.
  package var eventName = ""
  package var dateAndPlace = ""
  /// The page's number and how many there are; empty outside a deck.
  package var page: String
  /// Who comes next; empty outside a deck.
  package var next: String
  /// Where the page leads in a deck.
  package var links = DeckLinks()
  /// The networks that present in the same deck, with the names they have there.
  package var room: [ASN: String] = [:]
  /// With how many of those who present in the same deck the presenter shares an exchange.
  package var exchangeMates = 0
  /// What has grown since an older record; nil where none is compared with, or nothing has.
  package var change: PresenceChange?

  package init(
    logo: SceneImage? = nil, qr: QRSymbol? = nil, event: String = "", page: String = "", next: String = ""
  ) {
    self.logo = logo
    self.qr = qr
    self.event = event
    self.page = page
    self.next = next
  }
}
