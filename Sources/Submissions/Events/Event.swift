package import Diagnostics
package import PeeringDB

/// What an organiser wrote about an event and its deck.
package struct Event: Sendable {
  /// The days of the event, both ends counted.
  package struct Dates: Sendable, Hashable {
    package let first: CalendarDate
    package let last: CalendarDate

    /// The days between two, given in either order.
    package init(_ one: CalendarDate, _ other: CalendarDate) {
      first = min(one, other)
      last = max(one, other)
    }

    package func contains(_ date: CalendarDate) -> Bool { first <= date && date <= last }
  }

  /// How the event's own pages look.
  package struct Brand: Sendable {
    /// A path as written, relative to the event file's folder.
    package var logo: Located<String>?
    /// `#rrggbb`.
    package var accent: Located<String>?
    /// `#rrggbb`, by the kind of presenter or of page: `network`, `exchange`, `facility`, `other`, `deck`.
    package var accents: [String: Located<String>] = [:]
    /// `#rrggbb`.
    package var background: Located<String>?
    /// The path of a background picture for all pages, as written.
    package var backgroundImage: Located<String>?
    /// How much of the background colour covers that picture, 0.5 to 1.
    package var wash = 0.9
    /// The path of a font's file for text, as written, and of one for titles.
    package var textFont: Located<String>?
    package var titleFont: Located<String>?
    package var footer: Located<String>?

    package init() {}
  }

  /// The text of the last page.
  package struct Closing: Sendable, Hashable {
    package var title: String?
    package var text: String?

    package init(title: String? = nil, text: String? = nil) {
      self.title = title
      self.text = text
    }
  }

  /// The file, for problems with the event as a whole; nil for an event without a file.
  package var source: SourceText?
  package var name = ""
  package var place: String?
  package var dates: Dates?
  /// An IANA name, checked for its form only.
  package var timeZone: String?
  /// The clocks where the event is.
  package var clock: EventClock { EventClock(zone: timeZone) }
  /// Seconds that each presenter has.
  package var slot = 60
  /// What the meeting asks for, unless the file overrides it.
  package var preset = Preset.none
  /// Paths and patterns as written, relative to the event file's folder; nil where nothing is written.
  package var submissions: [Located<String>]?
  /// Presenters who come after all others of their session, whatever the order: as in `submissions`.
  package var last: [Located<String>] = []
  /// Presenters who do not come, and whose time stays free: as in `submissions`.
  package var cancelled: [Located<String>] = []
  /// Presenters that the organiser waits for: AS numbers and the like, or names.
  package var expected: [Located<String>] = []
  /// The word in a list of submissions that keeps the time of one presenter free.
  package static let gap = "gap"
  /// Never empty: an event without sessions has one, without a title.
  package var sessions = [Session()] {
    didSet { if sessions.isEmpty { sessions = [Session()] } }
  }
  package var order = Order.asListed
  /// Who comes first where `order` is local-first.
  package var local: Located<Feature>?
  /// The seed of the draw where `order` is drawn.
  package var seed: UInt64 = 0
  package var overflow = Overflow.stay
  package var duplicates = Duplicates.keep
  package var wrongField = WrongField.leaveOut
  /// Whether those whose submissions do not say agreed to be published in another way, such as on registering.
  package var isConsentGiven = false
  /// The absolute URL of the folder where the gallery is published.
  package var site: Located<String>?
  /// Whose cities come first on the slides.
  package var feature: Located<Feature>?
  /// The parts of the slide that every submission or its record must fill.
  package var required: [SlidePart] = []
  /// The pages to make in addition to the slides.
  package var pages = Page.allCases
  /// A template's name, or a path relative to the event file's folder; nil for the usual one.
  package var template: Located<String>?
  /// Width and height of the pages, as in `4:3`; nil for the template's own.
  package var pageRatio: Located<String>?
  /// The language of the template's words, as a BCP 47 tag; nil for the template's own.
  package var language: Located<String>?
  /// Whether a slide shows the next presenter.
  package var hasNextStrip = true
  package var brand = Brand()
  package var closing: Closing?
  /// When presenters can meet at tables; nil where nothing is written.
  package var meetings: EventMeetings?
  /// Who hosts the event: an AS number and the like, or a name.
  package var host: Located<String>?
  package var checks = Checks()

  package init() {}
}
