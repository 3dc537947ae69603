package import PeeringDB

/// Who presents when: the presenters of an event, assigned to its sessions and ordered.
package struct SessionPlan: Sendable, Hashable {
  /// A presenter, with everything that the order can depend on.
  package struct Presenter: Sendable, Hashable {
    /// The presenter's number; every presenter has another.
    package var index: Int
    /// The name on the slide.
    package var name: String
    package var kind: PresenterKind
    package var asn: ASN?
    /// ISO 3166 code of two letters.
    package var country: String?
    /// PeeringDB's name of a part of the world.
    package var region: String?
    /// The number of the session whose list the presenter is in, from 0; nil for one in no session's list.
    package var session: Int?
    /// The number in the order of listing, where that is not `index`.
    package var place: Int
    /// For how many presenters time stays free right before this one, in the order of listing.
    package var gapsBefore = 0
    /// Whether the presenter does not come: the time stays free.
    package var isCancelled = false
    /// The place among those who come after all others; nil for a presenter in the usual order.
    package var last: Int?

    package init(
      index: Int, name: String, kind: PresenterKind = .network, asn: ASN? = nil, country: String? = nil,
      region: String? = nil, session: Int? = nil
    ) {
      place = index
      self.index = index
      self.name = name
      self.kind = kind
      self.asn = asn
      self.country = country
      self.region = region
      self.session = session
    }
  }

  /// One presenter's time.
  package struct Slot: Sendable, Hashable {
    /// The presenter's `index`.
    package var presenter: Int
    /// Seconds since the session's start.
    package var offset: Int
    /// nil where the session's start is not known.
    package var start: LocalTime?
    /// The session that had no time left for the presenter; nil for a presenter who was not moved.
    package var movedFrom: Int?
  }

  /// One session's presenters.
  package struct Session: Sendable, Hashable {
    /// In the order in which they present.
    package var slots: [Slot] = []
    /// The places of those who do not come, whose time stays free.
    package var free: [Slot] = []
    /// By how many seconds the session is longer than planned; 0 where it is not.
    package var overrun = 0
    /// The presenters moved to the next session that takes any, by `index`.
    package var movedOn: [Int] = []
  }

  /// A presenter without a time.
  package struct Waiting: Sendable, Hashable {
    /// The presenter's `index`.
    package var presenter: Int
    /// The session that had no time left; nil where every session has a list of its own, which the presenter
    /// is not in.
    package var session: Int?
  }

  /// As many as the event has.
  package var sessions: [Session]
  package var waiting: [Waiting]
}
