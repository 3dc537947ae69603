package import PeeringDB
package import Scene
package import Submissions

/// A presenter's sheet: whom to talk to, and when.
package struct DeckSheet: Sendable {
  /// A conversation with another presenter.
  package struct Conversation: Sendable {
    /// When it is; nil for one without a slot.
    package struct Slot: Sendable {
      package var day: CalendarDate
      /// `15:00`.
      package var time: String
      /// From 1.
      package var table: Int

      package init(day: CalendarDate, time: String, table: Int) {
        (self.day, self.time, self.table) = (day, time, table)
      }
    }

    /// A city where both are, and how many of their common places are there.
    package struct City: Sendable {
      package var name: String
      package var count: Int

      package init(_ name: String, count: Int) { (self.name, self.count) = (name, count) }
    }

    /// What brings two together besides places and wishes.
    package enum Reason: Sendable {
      /// Traffic flows mostly to the other one, or from it.
      case flow(isToThem: Bool)
      /// A place that the one whose sheet it is plans to be at, or the other one.
      case plan(String, isTheirs: Bool)
      /// An exchange that one of the two could join.
      case join(String, isTheirs: Bool)
    }

    package var slot: Slot?
    package var name = ""
    package var latinName: String?
    /// `AS64500`; empty where there is none.
    package var number = ""
    package var kind = PresenterKind.network
    package var policy: PeeringPolicy.General?
    package var speaker: String?
    /// A mail address, a URL or a telephone number.
    package var address: String?
    package var exchanges = 0
    package var facilities = 0
    /// At the exchanges where both are: of the one whose sheet it is, and of the other one. Zero where unknown.
    package var ownCapacity = BitRate.zero
    package var theirCapacity = BitRate.zero
    package var cities: [City] = []
    package var seeking: String?
    package var offering: String?
    /// Whether the other one seeks what is offered, and offers what is sought.
    package var isSought = false
    package var isOffered = false
    /// Whether the text says so, rather than what the other one is.
    package var isOfferedInWords = false
    package var reasons: [Reason] = []
    /// What has changed since an older record.
    package var change: PresenceChange?
    /// Leads to the other's slide.
    package var code: QRSymbol?

    package init() {}
  }

  /// The slots of one day.
  package struct Day: Sendable {
    package struct Slot: Sendable {
      /// `15:00`.
      package var time: String
      /// Whom to talk to; nil where there is time.
      package var name: String?
      /// Whether the presenter is on stage then.
      package var isBusy: Bool

      package init(time: String, name: String? = nil, isBusy: Bool = false) {
        (self.time, self.name, self.isBusy) = (time, name, isBusy)
      }
    }

    package var date: CalendarDate
    package var slots: [Slot]

    package init(_ date: CalendarDate, _ slots: [Slot]) { (self.date, self.slots) = (date, slots) }
  }

  /// Whose sheet it is.
  package var personal: Personal
  /// Those with a slot by time, then the others, the best first.
  package var conversations: [Conversation] = []
  /// Empty where the event has no slots.
  package var days: [Day] = []
  /// In seconds; nil where the event has no slots.
  package var slotLength: Int?

  package init(_ personal: Personal) { self.personal = personal }

  /// How many conversations have to be on the sheet, on as many pages as they need.
  package var needed: Int { conversations.count { $0.slot != nil } }
}
