internal import Diagnostics
internal import PeeringDB
internal import Slides
internal import Submissions

/// Presenters who are not published, and takes them out of what others' slides say.
struct UnpublishedNames {
  private let networks: Set<ASN>
  private let exchanges: Set<Int>
  /// As they are written, by their folded words: of presenters and of those who speak for them.
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
    let own = Set(shown.flatMap(Self.names).map(Self.words))
    let names = presenters.flatMap(Self.names).map { (Self.words($0), $0) }
    self.names = Dictionary(names) { first, _ in first }.filter { words, _ in
      // Short words may be anything.
      !own.contains(words) && words.count > (words.utf8.count == words.count ? 3 : 1)
    }
  }

  /// What a presenter goes by.
  private static func names(of presenter: DeckPresenter) -> [String] {
    let (content, submission) = (presenter.content, presenter.submission)
    return [
      presenter.name, presenter.givenName, content?.latinName, content?.alsoKnownAs, submission?.speaker,
      submission?.contact?.name, submission?.contact?.email,
    ].compactMap(\.self)
  }

  /// Takes them out of the lists of exchanges and data centres, and out of what a presenter wrote.
  func remove(from presenter: inout DeckPresenter) {
    guard var slide = presenter.slide else { return }
    switch slide.personal {
    case .exchange(var exchange):
      exchange.participants.removeAll(where: isUnnamed)
      for asn in networks { exchange.ports[asn] = nil }
      clean(&exchange.pitch, of: &presenter)
      slide.personal = .exchange(exchange)
    case .facility(var facility):
      facility.networksHere.removeAll(where: isUnnamed)
      facility.networkASNs.subtract(networks)
      facility.exchangeIDs.subtract(exchanges)
      facility.exchangesHere.removeAll { isNamed($0) }
      facility.carriersHere.removeAll { isNamed($0) }
      clean(&facility.pitch, of: &presenter)
      slide.personal = .facility(facility)
    case .network(var network):
      clean(&network.pitch, of: &presenter)
      slide.personal = .network(network)
    case .other(var other):
      clean(&other.pitch, of: &presenter)
      slide.personal = .other(other)
    }
    presenter.slide = slide
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
    listed.asn.map(networks.contains) ?? false || isNamed(listed.name)
  }

  private func clean(_ pitch: inout Pitch, of presenter: inout DeckPresenter) {
    func clean(_ text: String?, _ key: String) -> String? {
      guard let text, let name = named(in: text) else { return text }
      presenter.diagnostics.append(
        presenter.diagnostic(
          .warning, rule: "skipped", at: key,
          "'\(key)' is left out: it names \(name), who did not agree to be \(use.words)"))
      return nil
    }
    pitch.seeking = clean(pitch.seeking, "seeking")
    pitch.offering = clean(pitch.offering, "offering")
    pitch.message = clean(pitch.message, "message")
    pitch.speaker = clean(pitch.speaker, "speaker")
    pitch.planned.removeAll {
      clean($0.place, "planned") == nil || clean($0.when, "planned") == nil && $0.when != nil
    }
    if let contact = pitch.contact, clean(contact.name, "contact") == nil, contact.name != nil {
      pitch.contact?.name = nil
    }
  }

  private func isNamed(_ name: String) -> Bool { names[Self.words(name)] != nil }

  /// The first of them that a text names, by number or by whole name.
  func named(in text: String) -> String? {
    let words = Self.words(text)
    func has(_ name: String) -> Bool {
      // Other scripts than Latin may have no spaces between words.
      name.utf8.count == name.count ? " \(words) ".contains(" \(name) ") : words.contains(name)
    }
    let asn = networks.sorted().first {
      has("as\($0.number)") || has("as \($0.number)") || has("\($0.number)")
    }
    return asn?.description ?? names.keys.sorted().first(where: has).flatMap { names[$0] }
  }

  /// The folded words of a text with a space between two, so that names are found whole.
  private static func words(_ text: String) -> String {
    text.split { !$0.isLetter && !$0.isNumber }.map { DisplayText.fold(String($0)) }.joined(separator: " ")
  }
}
