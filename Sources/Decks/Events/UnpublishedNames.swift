internal import Diagnostics
internal import PeeringDB
internal import Slides
internal import Submissions

/// Presenters who are not published, and takes them out of what others' slides say.
struct UnpublishedNames {
  private let networks: Set<ASN>
  private let exchanges: Set<Int>
  private let facilities: Set<Int>
  /// As they are written, by their folded words: all of them, for lists of names.
  private let listed: [String: String]
  /// The same without words that may be anything, for texts. As they are written, by their folded words: of presenters and of those who speak for them.
  private let names: [String: String]
  private let use: LoadedEvent.Use

  /// - Parameters:
  ///   - presenters: those who are not named.
  ///   - shown: those who are; what they share with others is named.
  ///   - use: what the others agreed to.
  init(_ presenters: [DeckPresenter], besides shown: [DeckPresenter], for use: LoadedEvent.Use = .publication)
  {
    self.use = use
    networks = Set(presenters.flatMap(\.allASNs)).subtracting(shown.flatMap(\.allASNs))
    exchanges = Set(presenters.compactMap(\.exchangeID)).subtracting(shown.compactMap(\.exchangeID))
    facilities = Set(presenters.compactMap(\.facilityID)).subtracting(shown.compactMap(\.facilityID))
    let own = Set(shown.flatMap(Self.names).map(Self.words))
    let names = presenters.flatMap(Self.names).map { (Self.words($0), $0) }
    listed = Dictionary(names) { first, _ in first }.filter { words, _ in
      !words.isEmpty && !own.contains(words)
    }
    self.names = listed.filter { words, _ in words.count > (words.utf8.count == words.count ? 3 : 1) }
  }

  /// What a presenter goes by.
  private static func names(of presenter: DeckPresenter) -> [String] {
    let (content, submission) = (presenter.content, presenter.submission)
    // A contact of one word is a role as often as a person: 'Peering'.
    let people = [submission?.speaker, submission?.contact?.name].compactMap(\.self).filter { name in
      let words = words(name)
      return words.contains(" ") && !words.split(separator: " ").allSatisfy(roles.contains)
        || words.utf8.count != words.count
    }
    return [
      presenter.name, presenter.givenName, content?.latinName, content?.alsoKnownAs,
      submission?.contact?.email,
    ].compactMap(\.self) + people
  }

  /// Words of which the names of roles are made, folded.
  private static let roles: Set<Substring> = [
    "peering", "network", "networks", "noc", "team", "desk", "sales", "support", "interconnection",
    "interconnect",
    "operations", "ops", "engineering", "manager", "coordinator", "coordination", "contact", "department",
    "group",
    "the", "of", "and", "for",
  ]

  /// Takes them out of the lists of exchanges and data centres, and out of what a presenter wrote.
  func remove(from presenter: inout DeckPresenter) {
    guard var slide = presenter.slide else { return }
    switch slide.personal {
    case .exchange(var exchange):
      exchange.participants.removeAll(where: isUnnamed)
      for asn in networks { exchange.ports[asn] = nil }
      exchange.facilities = Presence(
        gathering: exchange.facilities.sites.filter { !facilities.contains($0.id) && !isNamed($0.name) })
      for id in facilities { exchange.facilityNames[id] = nil }
      clean(&exchange.website, "website", of: &presenter)
      clean(&exchange.pitch, of: &presenter)
      slide.personal = .exchange(exchange)
    case .facility(var facility):
      facility.networksHere.removeAll(where: isUnnamed)
      facility.networkASNs.subtract(networks)
      facility.exchangeIDs.subtract(exchanges)
      facility.exchangesHere.removeAll { isNamed($0) }
      facility.carriersHere.removeAll { isNamed($0) }
      clean(&facility.website, "website", of: &presenter)
      clean(&facility.pitch, of: &presenter)
      slide.personal = .facility(facility)
    case .network(var network):
      clean(&network.website, "website", of: &presenter)
      clean(&network.pitch, of: &presenter)
      slide.personal = .network(network)
    case .other(var other):
      clean(&other.website, "website", of: &presenter)
      clean(&other.place, "place", of: &presenter)
      clean(&other.pitch, of: &presenter)
      slide.personal = .other(other)
    }
    presenter.slide = slide
    var words = presenter.ownSlideWords
    clean(&words, "slide-alt", of: &presenter)
    presenter.ownSlideWords = words
  }

  /// Takes them out of what the organiser wrote around the slides.
  ///
  /// - Returns: a warning for each text that is left out.
  func remove(from event: inout Event) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    let file = SourceLocation(file: event.source?.file ?? LoadedEvent.unnamed)
    func clean(_ text: String?, _ key: String, _ place: Located<Void>?) -> String? {
      guard let text, let name = named(in: text) else { return text }
      let message = "'\(key)' is left out: it names \(name), who did not agree to be \(use.words)"
      problems.append(
        place?.diagnostic(.warning, rule: "skipped", message)
          ?? Diagnostic(.warning, rule: "skipped", at: file, message))
      return nil
    }
    for index in event.sessions.indices {
      let session = event.sessions[index]
      event.sessions[index].chair = clean(session.chair, "chair", session.origin)
      event.sessions[index].title = clean(session.title, "title", session.origin)
      event.sessions[index].room = clean(session.room, "room", session.origin)
    }
    event.place = clean(event.place, "place", nil)
    if let name = named(in: event.name) {
      problems.append(
        Diagnostic(
          .warning, rule: "skipped", at: file,
          "the event's name has \(name) in it, who did not agree to be \(use.words)",
          hint: "write another in a copy of the event file for the public"))
    }
    if let closing = event.closing {
      event.closing = .init(
        title: clean(closing.title, "closing", nil), text: clean(closing.text, "closing", nil))
    }
    let footer = event.brand.footer
    if clean(footer?.value, "footer", footer?.map { _ in }) == nil { event.brand.footer = nil }
    return problems
  }

  private func isUnnamed(_ listed: ListedName) -> Bool {
    // An exchange's own list may say more than the name.
    listed.asn.map(networks.contains) ?? (isNamed(listed.name) || named(in: listed.name) != nil)
  }

  private func clean(_ text: inout String?, _ key: String, of presenter: inout DeckPresenter) {
    guard let written = text, let name = named(in: written) else { return }
    presenter.diagnostics.append(
      presenter.diagnostic(
        .warning, rule: "skipped", at: key,
        "'\(key)' is left out: it names \(name), who did not agree to be \(use.words)"))
    text = nil
  }

  private func clean(_ pitch: inout Pitch, of presenter: inout DeckPresenter) {
    clean(&pitch.seeking, "seeking", of: &presenter)
    clean(&pitch.offering, "offering", of: &presenter)
    clean(&pitch.message, "message", of: &presenter)
    clean(&pitch.speaker, "speaker", of: &presenter)
    pitch.planned.removeAll { planned in
      var (place, when) = (Optional(planned.place), planned.when)
      clean(&place, "planned", of: &presenter)
      if place != nil { clean(&when, "planned", of: &presenter) }
      return place == nil || when != planned.when
    }
    guard var contact = pitch.contact else { return }
    clean(&contact.name, "contact", of: &presenter)
    clean(&contact.email, "contact", of: &presenter)
    clean(&contact.url, "contact", of: &presenter)
    pitch.contact = contact == Contact() ? nil : contact
  }

  private func isNamed(_ name: String) -> Bool { listed[Self.words(name)] != nil }

  /// The first of them that a text names, by number or by whole name.
  func named(in text: String) -> String? {
    let words = " \(Self.words(text)) "
    let single = Set(words.split(separator: " "))
    func has(_ name: String) -> Bool {
      // Other scripts than Latin may have no spaces between words.
      guard name.utf8.count == name.count else { return words.contains(name) }
      return words.contains(" \(name) ") || single.contains(name.filter { $0 != " " }[...])
    }
    let asn = networks.sorted().first { asn in
      ["as", "as ", "asn", "asn ", ""].contains { has("\($0)\(asn.number)") }
    }
    return asn?.description ?? names.keys.sorted().first(where: has).flatMap { names[$0] }
  }

  /// The folded words of a text with a space between two, so that names are found whole.
  ///
  /// Where letters of ASCII are beside those of another script, a word ends: `AS64500さん`.
  private static func words(_ text: String) -> String {
    let visible = String(
      String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }))
    let folded = visible.split { !$0.isLetter && !$0.isNumber }.map { DisplayText.fold(String($0)) }
    var words = ""
    var previous: Unicode.Scalar = " "
    for scalar in folded.joined(separator: " ").unicodeScalars {
      if previous != " ", scalar != " ", previous.isASCII != scalar.isASCII,
        scalar.properties.isAlphabetic || scalar.isASCII
      {
        words.unicodeScalars.append(" ")
      }
      words.unicodeScalars.append(scalar)
      previous = scalar
    }
    return words
  }
}
