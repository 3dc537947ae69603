internal import CairoDrawing
package import Diagnostics
package import Files
internal import OfficeFiles
internal import PDFPages
internal import PeeringDB
package import PresentationML
package import Scene
internal import SlideLayout
package import Submissions
package import Slides
package import Templates

/// Makes one PDF of an event's submissions.
package struct DeckBuilder: Sendable {
  package let event: Event
  package let presenters: [DeckPresenter]
  package let plan: SessionPlan
  /// What is wrong with the event and the plan.
  package let diagnostics: [Diagnostic]
  package internal(set) var template: Template
  package let folders: DataFolders
  let location: SourceLocation
  var logo: SceneImage?
  /// Presenters whose pages cannot be drawn, and why.
  var failures: [Int: String] = [:]
  /// The event's pictures that cannot be drawn.
  var drawingProblems: [Diagnostic] = []
  /// The checksum of a page: without its number, and with the hand-made page below it. nil to keep none in decks.
  package var checksum: (@Sendable (_ page: Page, _ number: String, _ below: [UInt8]) -> String)?
  /// Which pages to write, found out from the digests of all of them; nil to write all.
  package var selects: (@Sendable (PageDigests) -> Set<Int>)?
  /// Whether decks are PDF/A-2a, too. See `obstacles(to:)`.
  package var isArchival = false
  /// What all pages are marked as; empty for nothing.
  package var mark = ""
  /// What a PDF says about a turn, for who announces it, in a note that no page shows; nil for nothing. Slides then
  /// also say how long they are shown.
  package var note: (@Sendable (DeckTurn) -> String)?
  /// Fails for tests, in place of the library that draws.
  var fault: (@Sendable (Page) throws -> Void)?

  /// What became of a deck.
  package struct Summary: Sendable {
    package var pages = 0
    package var slides = 0
    /// Presenters whose slide is still to come.
    package var toFollow = 0
    package var waiting = 0
    /// What the pages of the whole deck show.
    package var digests = PageDigests()
    /// The pages that were written, where the deck has notes.
    package var noted: [NotedPage] = []
    /// What was found while laying out, by file in the order of the deck.
    package var diagnostics: [Diagnostic] = []

    package init() {}
  }

  package init(_ loaded: LoadedEvent, template: Template, folders: DataFolders) {
    let (event, file, presenters) = (loaded.event, loaded.file, loaded.presenters)
    self.event = event
    self.presenters = presenters
    let branded = event.brand.applied(to: template, in: Paths.folder(of: file), folders)
    self.template = branded.value
    self.folders = folders
    logo = loaded.logo
    location = SourceLocation(file: file)
    let people = loaded.people
    plan = SessionPlan(people, for: event)
    diagnostics = plan.problems(of: event, presenters: people) + branded.diagnostics
  }

  /// The path of the event's file.
  package var file: String { location.file }

  /// The files that the deck is made from.
  package var inputs: [String] {
    let own = event.source == nil ? [] : [location.file]
    let brand = event.brand
    let look = [brand.logo, brand.backgroundImage, brand.textFont, brand.titleFont].compactMap { written in
      written.map { Paths.resolve($0.value, in: Paths.folder(of: location.file)) }
    }
    return own + look
      + presenters.flatMap { [$0.file] + ($0.slide?.inputs ?? []) + ($0.ownSlidePath.map { [$0] } ?? []) }
  }

  /// Writes the deck.
  ///
  /// - Parameters:
  ///   - session: the session it is for; nil for all.
  ///   - created: ISO 8601, in UTC.
  ///   - sink: where it goes.
  ///   - cores: how many slides are laid out at once; nil for as many as there are cores.
  ///   - progress: is called for each presenter, with how many are done.
  /// - Returns: what became of it. A page that cannot be drawn is replaced, with an error among the diagnostics.
  /// - Throws: `FileError`, `DrawingError`, `TypesettingError`.
  package func write(
    session: Int? = nil, created: String, to sink: any ByteSink, cores: Int? = nil,
    progress: (Int, Int, String) -> Void
  ) throws -> Summary {
    do {
      return try writeOnce(session: session, created: created, to: sink, cores: cores, progress: progress)
    } catch  where !(error is FileError) {
      // Libraries do not say which page they failed for, and their document is lost.
      guard failures.isEmpty, drawingProblems.isEmpty, let repaired = try repaired(), sink.restart() else {
        throw error
      }
      return try repaired.writeOnce(
        session: session, created: created, to: sink, cores: cores, progress: progress)
    }
  }

  private func writeOnce(
    session: Int?, created: String, to sink: any ByteSink, cores: Int?, progress: (Int, Int, String) -> Void
  ) throws -> Summary {
    let hasOwnSlides = plan.sessions.flatMap(\.slots).contains { presenters[$0.presenter].ownSlide != nil }
    guard hasOwnSlides else {
      return try draw(session, created, to: sink, cores, progress).summary
    }
    // Hand-made pages are laid onto the finished deck, which therefore rests in a file meanwhile.
    return try RestingFile.with { resting in
      let file = try OutputFile(resting, isPrivate: true)
      let drawn = try draw(session, created, to: file, cores, progress)
      guard drawn.summary.pages > 0 else { return drawn.summary }
      try file.commit()
      try PDFComposer.compose(deckAt: resting, placements: drawn.placements, isArchival: isArchival, to: sink)
      return drawn.summary
    }
  }

  /// Writes the deck as a presentation.
  ///
  /// - Parameters:
  ///   - session: the session it is for; nil for all.
  ///   - created: ISO 8601, in UTC.
  ///   - options: what only presentations have.
  ///   - sink: where it goes.
  ///   - cores: how many slides are laid out at once; nil for as many as there are cores.
  ///   - progress: is called for each presenter, with how many are done.
  /// - Returns: what became of it, and what is otherwise than in a PDF. A page that cannot be drawn is replaced, with an
  ///   error among the diagnostics.
  /// - Throws: `FileError`, `FileFault`, `DrawingError`, `TypesettingError`.
  package func writePresentation(
    session: Int? = nil, created: String, _ options: PresentationOptions, to sink: any ByteSink,
    cores: Int? = nil, progress: (Int, Int, String) -> Void
  ) throws -> (summary: Summary, approximations: [Approximation]) {
    do {
      return try drawPresentation(session, created, options, to: sink, cores, progress)
    } catch  where !(error is FileError || error is FileFault) {
      guard failures.isEmpty, drawingProblems.isEmpty, let repaired = try repaired(), sink.restart() else {
        throw error
      }
      return try repaired.drawPresentation(session, created, options, to: sink, cores, progress)
    }
  }

  func metadata(_ deck: DeckPlan, _ session: Int?, _ created: String) -> DocumentMetadata {
    let title = [event.name, session.flatMap { event.sessions[$0].title } ?? ""].filter { !$0.isEmpty }
    return DocumentMetadata(
      title: (["Peering Personals"] + title).joined(separator: " · "), author: event.name,
      subject: "Peering personals of \(deck.order.count) presenters", creator: Program.name, created: created,
      language: template.language,
      isAccessible: !deck.order.contains { presenters[$0].ownSlide?.canBeAccessible == false },
      isArchival: isArchival)
  }

  /// What keeps a deck from being what was asked for: hand-made pages.
  ///
  /// - Parameters:
  ///   - session: the session it is for; nil for all.
  ///   - isArchival: whether it has to be PDF/A-2a, too.
  /// - Returns: an error for each reason, at the page's name in the submission.
  package func obstacles(session: Int? = nil, isArchival: Bool) -> [Diagnostic] {
    let sessions = session.map { [plan.sessions[$0]] } ?? plan.sessions
    return sessions.flatMap(\.slots).flatMap { slot -> [Diagnostic] in
      let presenter = presenters[slot.presenter]
      guard let slide = presenter.ownSlide else { return [] }
      let reasons: [(rule: String, words: [String?])] = [
        ("own-slide-fonts", [slide.fontsWarning]), ("own-slide-letters", [slide.lettersWarning]),
        ("own-slide", isArchival ? slide.archiveObstacles : []),
      ]
      let name = Paths.shortName(of: presenter.ownSlidePath ?? "")
      return reasons.flatMap { rule, reasons in
        reasons.compactMap(\.self).map {
          presenter.diagnostic(.error, rule: rule, at: "slide", "\(name), page \(slide.page): \($0)")
        }
      }
    }
  }
}
