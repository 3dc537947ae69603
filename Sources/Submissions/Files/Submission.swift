package import Diagnostics
package import PeeringDB

/// What a presenter wrote, in a file or in flags. Every field overrides the record's.
package struct Submission: Sendable {
  /// What the QR code leads to.
  package enum QRTarget: String, Sendable, Hashable, CaseIterable {
    case peeringDB = "peeringdb"
    case contact
    case none
  }

  /// Numbers of announced prefixes.
  package struct AnnouncedPrefixes: Sendable, Hashable {
    package var ipv4: Int?
    package var ipv6: Int?

    package init(ipv4: Int?, ipv6: Int?) {
      self.ipv4 = ipv4
      self.ipv6 = ipv6
    }
  }

  /// The file, for problems with the submission as a whole; nil where only flags were given.
  package var source: SourceText?
  package var places = FieldPlaces()
  package var network: Located<ASN>?
  /// Other networks of the same organization, to be on the same slide.
  package var siblings: [Located<ASN>] = []
  /// PeeringDB's number of an `ix`.
  package var exchange: Located<Int>?
  /// PeeringDB's number of a `fac`.
  package var facility: Located<Int>?
  /// The name of a presenter without a record.
  package var name: Located<String>?
  /// Where a presenter without a record is, in their words.
  package var place: String?
  /// An absolute http or https URL; overrides the record's.
  package var website: String?
  /// The path or URL of an exchange's IX-F member export.
  package var ixf: Located<String>?
  /// The exchange's own figures of its traffic: a file or a URL.
  package var trafficURL: Located<String>?
  /// Whether it names something that the exchange publishes.
  package var namesExport: Bool { ixf != nil || trafficURL != nil }
  /// A path as written, relative to the submission's folder.
  package var record: Located<String>?
  /// Paths of the siblings' records, as written.
  package var siblingRecords: [Located<String>] = []
  package var traffic: TrafficVolume?
  package var ratio: TrafficRatio?
  package var profile: NetworkProfile?
  package var prefixes: AnnouncedPrefixes?
  package var policy: PeeringPolicy.General?
  package var seeking: String?
  package var offering: String?
  package var message: String?
  package var planned: [PlannedPresence] = []
  package var speaker: String?
  /// How the name is spoken, for the person who announces it.
  package var pronounced: String?
  /// The path of a photo of who speaks, for the chair; as written, relative to the submission's folder.
  package var photo: Located<String>?
  package var consent = Consent()
  /// Whether the presenter does not come: no slide, and their time stays free.
  package var isCancelled = false
  package var contact: Contact?
  /// A path as written, relative to the submission's folder.
  package var logo: Located<String>?
  /// The path of the presenter's own PDF, which replaces our slide in decks.
  package var slide: Located<String>?
  /// Which of its pages, from 1.
  package var page: Located<Int>?
  /// What that page shows, for people who do not see it.
  package var slideAlt: String?
  /// `#rrggbb`.
  package var accent: Located<String>?
  package var qr: QRTarget?
  package var hidden: Set<SlidePart> = []
  package var shown: Set<SlidePart> = []

  package init() {}

  /// The record that is meant; nil where only a file or a name is given.
  package var subject: RecordSubject? {
    if let network { return .network(network.value) }
    if let exchange { return .exchange(exchange.value) }
    return facility.map { .facility($0.value) }
  }

  /// The fields that say who presents, the most specific first.
  package static let whoKeys = ["network", "networks", "exchange", "facility", "record", "name"]

  /// Where the file says who presents; nil without a file.
  package var presenterPlace: Located<Void>? { Self.whoKeys.lazy.compactMap { places[$0] }.first }

  /// The fields that name files.
  package static let fileKeys: Set = ["record", "logo", "slide", "photo", "ixf", "traffic-url"]

  /// The fields in which an error keeps the slide from being made: who presents, their record, their own page.
  static let strictKeys: Set<String> = [
    "network", "networks", "exchange", "facility", "name", "record", "slide", "page",
  ]

  /// Whether an error is about a field of the submission that can be left out.
  package func leavesOut(_ error: Diagnostic) -> Bool {
    guard let path = error.location.keyPath, !path.isEmpty, error.location.file == source?.file else {
      return false
    }
    let key = String(path.prefix { $0 != "." && $0 != "[" })
    // A misspelt key may be any that it is near to.
    let meant =
      Self.keys.contains(key)
      ? key : Self.otherNames[key.lowercased()] ?? NearestWord.among(Self.keys, to: key)
    return meant.map { !Self.strictKeys.contains($0) } ?? true
  }

  /// Whether a part appears, if it has content.
  package func shows(_ part: SlidePart) -> Bool {
    !hidden.contains(part) && (!SlidePart.onRequest.contains(part) || shown.contains(part))
  }
}
