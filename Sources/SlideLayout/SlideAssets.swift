package import Scene

/// What layout needs beside the content: pictures already checked, and the words of the deck around a slide.
package struct SlideAssets: Sendable {
  package var logo: SceneImage?
  package var qr: QRSymbol?
  /// The event and session; empty outside a deck.
  package var event: String
  /// The page's number and how many there are; empty outside a deck.
  package var page: String
  /// Who comes next; empty outside a deck.
  package var next: String
  /// The destination that leads back to the deck's list of presenters; empty where there is none.
  package var home = ""

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
