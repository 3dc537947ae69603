package import Diagnostics
package import PeeringDB

/// What slides of all kinds have in common.
package protocol PersonalContent: Sendable {
  var name: String { get }
  /// The presenter's identifier in lists: `AS64500`, or the name where there is no number.
  var identifier: String { get }
  var alsoKnownAs: String? { get }
  /// A name in Latin letters, where the name is in another script and the record has one.
  var latinName: String? { get }
  /// An absolute http or https URL.
  var website: String? { get }
  /// The presenter's own words and wishes.
  var pitch: Pitch { get }
  /// The language of Han characters on this slide, as a BCP 47 tag, where it is known.
  var hanLanguage: String? { get }
  var source: DataSource { get }
  /// The record's page at PeeringDB, without the scheme; nil where there is no record.
  var peeringDBPage: String? { get }
  /// The names of the exchanges where the presenter can be met, by PeeringDB's number.
  var exchangeNames: [Int: String] { get }
  /// The names of the facilities where the presenter can be met, by PeeringDB's number.
  var facilityNames: [Int: String] { get }
  /// ISO 3166 code of the presenter's country, where it is known.
  var country: String? { get }
  /// PeeringDB's region, where it is known.
  var region: String? { get }
  var exchanges: Presence { get }
  var facilities: Presence { get }
  var traffic: TrafficVolume? { get }
  var policy: PeeringPolicy? { get }
  var ratio: TrafficRatio? { get }
  /// Where on a map the presenter is.
  var mapPlaces: MapPlaces { get }
}

extension PersonalContent {
  package var alsoKnownAs: String? { nil }
  package var latinName: String? { nil }
  package var exchanges: Presence { .none }
  package var facilities: Presence { .none }
  package var traffic: TrafficVolume? { nil }
  package var policy: PeeringPolicy? { nil }
  package var ratio: TrafficRatio? { nil }
  package var mapPlaces: MapPlaces { MapPlaces() }
  package var exchangeNames: [Int: String] { [:] }
  package var facilityNames: [Int: String] { [:] }
  package var region: String? { nil }

  /// The record's page at PeeringDB; nil where there is no record.
  package var peeringDBURL: String? { peeringDBPage.map { "https://www.\($0)" } }

  /// Whether a part appears, if it has content.
  package func shows(_ part: SlidePart) -> Bool { pitch.parts.contains(part) }

  package var seeking: String? { pitch.seeking }
  package var offering: String? { pitch.offering }
  package var message: String? { pitch.message }
  package var planned: [PlannedPresence] { pitch.planned }
  package var speaker: String? { pitch.speaker }
  package var contact: Contact? { pitch.contact }
  package var qrTarget: Submission.QRTarget { pitch.qrTarget }
  /// Whether the QR code leads to the contact; where it has no address, or is hidden, it cannot.
  package var qrLeadsToContact: Bool {
    qrTarget == .contact && shows(.contact) && contact?.hasAddress == true
  }
  package var logo: Pitch.Logo? { pitch.logo }
  package var accent: Located<String>? { pitch.accent }
  package var parts: Set<SlidePart> { pitch.parts }
}

/// Where the data on a slide comes from and how old it is.
package struct DataSource: Sendable, Hashable {
  /// When the record last changed, or when it was fetched.
  package enum Age: Sendable, Hashable {
    case fetched(CalendarDate)
    case updated(CalendarDate)
  }

  package var age: Age?
}

extension DataSource {
  /// The day on which a record says that it changed, which is the same wherever it was kept; else that of fetching it.
  init(updated: CalendarDate?, _ origin: RecordOrigin) {
    age = updated.map { .updated($0) } ?? origin.date.map { .fetched($0) }
  }
}

/// A presenter's own words and wishes, whatever the kind.
package struct Pitch: Sendable {
  /// Where a logo comes from.
  package enum Logo: Sendable {
    /// A path, relative to the submission's folder.
    case file(Located<String>)
    case record(RecordLogo)
  }

  package var seeking: String?
  package var offering: String?
  package var message: String?
  package var planned: [PlannedPresence] = []
  package var speaker: String?
  package var contact: Contact?
  package var qrTarget = Submission.QRTarget.peeringDB
  package var logo: Logo?
  /// `#rrggbb`, where the presenter chose one.
  package var accent: Located<String>?
  /// The parts that appear if they have content.
  package var parts: Set<SlidePart> = Set(SlidePart.allCases)

  package init() {}

  /// The submission's values, completed from the record.
  ///
  /// - Parameters:
  ///   - submission: what the presenter wrote.
  ///   - contact: the record's public contact.
  ///   - logo: the record's logo.
  package init(_ submission: Submission, contact: Contact? = nil, logo: RecordLogo? = nil) {
    seeking = submission.seeking
    offering = submission.offering
    message = submission.message
    planned = submission.planned
    speaker = submission.speaker
    self.contact = submission.contact ?? contact
    qrTarget = submission.qr ?? .peeringDB
    self.logo = submission.logo.map(Logo.file) ?? logo.map(Logo.record)
    accent = submission.accent
    parts = Set(SlidePart.allCases.filter(submission.shows))
  }

  /// The texts on the slide that may be in Han characters.
  var texts: [String] {
    [seeking, offering, message, speaker, contact?.name].compactMap(\.self) + planned.map(\.place)
  }
}
