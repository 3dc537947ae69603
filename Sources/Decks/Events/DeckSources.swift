internal import CairoDrawing
package import Diagnostics
package import Files
internal import PDFPages
package import Presentations
internal import Scene
internal import Work
package import Submissions
package import Slides

/// Reads an event and everything its deck is made of.
package enum DeckSources {
  /// The event of a file; nil, with the reasons, where it cannot be read as one.
  ///
  /// - Throws: `FileError`.
  package static func event(_ path: String) throws(FileError) -> Diagnosed<Event?> {
    EventFile.decode(try InputFile.read(path, limit: EventFile.limit), file: path)
  }

  /// An event for submissions without an event file.
  package static func quickEvent() -> Event {
    var event = Event()
    event.pages = Event.Page.allCases.filter { $0 != .dividers && $0 != .closing }
    return event
  }

  /// The presenters of an event.
  ///
  /// - Parameters:
  ///   - event: the event.
  ///   - file: the path of its file.
  ///   - resolver: finds out what slides say.
  ///   - ages: says which of two submissions is newer.
  ///   - converter: makes PDFs of presentations.
  ///   - isShelving: whether to keep of submissions without a record only their text, until `whole` is called.
  /// - Returns: one presenter for each submission, those without a slide among them.
  package static func load(
    _ event: Event, file: String, _ resolver: SlideResolver, _ ages: FileAges,
    _ converter: PresentationConverter, isShelving: Bool = false
  ) -> LoadedEvent {
    let listing = EventListing.find(event, file: file)
    var loaded = load(event, file: file, listing.value, resolver, ages, converter, isShelving: isShelving)
    loaded.diagnostics = listing.diagnostics + loaded.diagnostics
    loaded.diagnostics +=
      StrayFiles(
        event, file: file, presenters: loaded.presenters + loaded.cancelled, listed: loaded.files
      ).diagnostics
    loaded.takeMissing()
    loaded.logo = event.brand.logo.flatMap {
      image($0, "logo", rule: "logo", in: Paths.folder(of: file), &loaded.diagnostics)
    }
    return loaded
  }

  /// Presenters from submissions and the like, for an event that lists none.
  package static func load(
    _ event: Event, file: String = LoadedEvent.unnamed, _ listing: EventListing,
    _ resolver: SlideResolver, _ ages: FileAges, _ converter: PresentationConverter, isShelving: Bool = false
  ) -> LoadedEvent {
    let entries = listing.entries
    var outcomes = resolver.resolve(
      entries.map { SlideSource(listed: $0.path) }, flags: SubmissionFlags(),
      eventFolder: event.source.map { Paths.folder(of: $0.file) },
      keepsOutWrongFields: event.wrongField == .keepOutSlide, isShelving: isShelving)
    let common = SlideResolver.takeCommon(from: &outcomes)
    // Presenters' own pages take longest to read.
    let found = outcomes
    let presenters = WorkPool.map(found.count) { index in
      var presenter = presenter(
        event, entries[index].path, session: entries[index].session, found[index], converter)
      (presenter.place, presenter.gapsBefore, presenter.last) = (
        index, entries[index].gapsBefore, entries[index].last
      )
      return presenter
    }
    var loaded = LoadedEvent(event: event, file: file, presenters: presenters, files: entries.map(\.path))
    loaded.listing = listing
    loaded.diagnostics = common
    loaded.takeOutCancelled(listing)
    loaded.presenters = featuring(
      event, withoutDuplicates(event, loaded.presenters, ages, &loaded.diagnostics))
    return loaded
  }

  /// A presenter with all that their submission says, where only its text was kept.
  package static func whole(_ presenter: DeckPresenter, of event: Event) -> DeckPresenter {
    guard let shelved = presenter.shelved else { return presenter }
    return self.presenter(
      event, presenter.file, session: presenter.session, shelved.outcome(presenter.failure), .none)
  }

  /// A presenter of an event.
  ///
  /// - Parameters:
  ///   - event: the event.
  ///   - file: the submission's.
  ///   - session: the session whose list has it; nil for none.
  ///   - outcome: what came of the submission.
  ///   - converter: makes PDFs of presentations.
  /// - Returns: the presenter, perhaps without a slide.
  package static func presenter(
    _ event: Event, _ file: String, session: Int?, _ outcome: SlideResolver.Outcome,
    _ converter: PresentationConverter
  ) -> DeckPresenter {
    var presenter = DeckPresenter(
      file: file, slide: outcome.slide, subject: outcome.subject, session: session,
      diagnostics: outcome.diagnostics, failure: outcome.failure)
    presenter.submission = outcome.submission
    presenter.shelved = outcome.shelved
    presenter.namedPhoto = outcome.photo
    presenter.facts = outcome.facts
    presenter.known = outcome.known
    presenter.givenName = outcome.name
    if let own = outcome.ownSlide { read(own, into: &presenter, converter) }
    presenter.diagnostics += required(event, presenter)
    return presenter
  }

  /// Has the cities of the event's region come first on the slides.
  private static func featuring(_ event: Event, _ presenters: [DeckPresenter]) -> [DeckPresenter] {
    guard let feature = event.feature?.value else { return presenters }
    // Facilities' records name no region; the exchanges of this deck say which one a country is in.
    var regions: [String: String] = [:]
    for row in presenters.compactMap(\.content).flatMap(\.exchanges.rows) where !row.region.isEmpty {
      regions[row.country] = row.region
    }
    return presenters.map { presenter in
      func isFeatured(_ row: Presence.Row) -> Bool {
        feature.contains(country: row.country, region: row.region.isEmpty ? regions[row.country] : row.region)
      }
      var featured = presenter
      switch presenter.slide?.personal {
      case .network(var network):
        network.exchanges = network.exchanges.featuring(isFeatured)
        network.facilities = network.facilities.featuring(isFeatured)
        featured.slide?.personal = .network(network)
      case .exchange(var exchange):
        exchange.facilities = exchange.facilities.featuring(isFeatured)
        featured.slide?.personal = .exchange(exchange)
      case .facility, .other, nil: break
      }
      return featured
    }
  }

  /// What the event asks for and the submission has nothing in.
  private static func required(_ event: Event, _ presenter: DeckPresenter) -> [Diagnostic] {
    guard let personal = presenter.personal else { return [] }
    let missing = event.required.filter { personal.has($0) == false }
    return missing.map { part in
      var diagnostic = Diagnostic(
        .warning, rule: "required", at: SourceLocation(file: presenter.file),
        "\(event.name.isEmpty ? "the event" : event.name) requires '\(part.rawValue)', which is missing",
        hint: "add it to the submission, or to the record in PeeringDB")
      diagnostic.part = part.rawValue
      return diagnostic
    }
  }

  /// A picture that an event names; nil, with a warning, where it cannot be used.
  ///
  /// - Parameters:
  ///   - written: its path, from the event file's folder.
  ///   - what: what it is, for the warning.
  ///   - rule: the warning's rule.
  ///   - folder: the event file's folder.
  ///   - problems: gets the warning.
  /// - Returns: the picture; nil where it is left out.
  static func image(
    _ written: Located<String>, _ what: String, rule: String, in folder: String,
    _ problems: inout [Diagnostic]
  ) -> SceneImage? {
    do {
      let bytes = try InputFile.read(
        Paths.resolve(try spelled(written.value, in: folder), in: folder), limit: ImageLimits.default.bytes)
      let decoded = try ImageDecoder.read(bytes)
      problems += decoded.remarks(on: written, as: what, rule: rule)
      return what == "logo" && decoded.extent.isEmpty ? nil : decoded.image
    } catch {
      let hint = (error as? FileError).flatMap { $0.reason == .notFound ? nil : NamedFiles.hint(for: $0) }
      problems.append(
        written.diagnostic(
          .warning, rule: rule, "the \(what) is left out: \(error)",
          hint: hint ?? "the path starts from the event file's folder"))
      return nil
    }
  }

  /// The path of the file that is meant, which may have another Unicode form or slashes.
  ///
  /// - Throws: `FileError` where only the letter case differs.
  private static func spelled(_ written: String, in folder: String) throws(FileError) -> String {
    let path = Paths.resolve(written, in: folder)
    guard !InputFile.exists(path), let found = FileSpelling(of: written, from: folder) else { return written }
    guard found.isSame else { throw FileError(.read, path, .otherCase(found.path)) }
    return found.path
  }
}
