internal import PeeringDB
package import Submissions

/// The kinds of page a template lays out.
package enum PageKind: String, Sendable, Hashable, CaseIterable {
  case network
  case exchange
  case facility
  /// A presenter without a record.
  case other
  case cover
  case runningOrder = "running-order"
  case divider
  /// Keeps the place of a slide that has not arrived yet.
  case missing
  /// The frame around a presenter's own slide.
  case ownSlide = "own-slide"
  case matrix
  /// Whom each presenter can meet, where a matrix would be too large.
  case meetings
  /// Who is at each exchange.
  case exchanges
  case presenters
  /// What would join most presenters, if all came there.
  case joining
  case closing
  /// A presenter's sheet: whom to talk to. It is in no deck.
  case sheet

  /// Whether templates may have no such page: those that were made before there was one.
  package var isOptional: Bool { self == .joining || self == .sheet }

  /// The kinds of presenters, and the deck itself: each has an accent.
  package static let subjects = PresenterKind.allCases.map(\.rawValue) + ["deck"]

  /// The kind of presenter the page is about; `deck` for none.
  package var subject: String { Self.subjects.contains(rawValue) ? rawValue : "deck" }

  /// The page of a presenter.
  package init(_ personal: Personal) {
    switch personal {
    case .network: self = .network
    case .exchange: self = .exchange
    case .facility: self = .facility
    case .other: self = .other
    }
  }
}
