internal import CairoDrawing
package import Diagnostics
package import Files
internal import Foundation
internal import PDFPages
internal import PeeringDB
package import Scene
package import SlideLayout
package import Submissions

/// Makes one PDF of an event's submissions.
package struct DeckBuilder {
  package let event: Event
  package let presenters: [DeckPresenter]
  package let plan: SessionPlan
  /// What is wrong with the event and the plan.
  package let diagnostics: [Diagnostic]
  private let template: Template
  private let folders: DataFolders
  private let location: SourceLocation
  private let logo: SceneImage?

  /// What became of a deck.
  package struct Summary: Sendable {
    package var pages = 0
    package var slides = 0
    /// Presenters whose slide is still to come.
    package var toFollow = 0
    package var waiting = 0
    /// What was found while laying out, by file in the order of the deck.
    package var diagnostics: [Diagnostic] = []
  }

  package init(
    event: Event, file: String, presenters: [DeckPresenter], template: Template, folders: DataFolders,
    logo: SceneImage?
  ) {
    self.event = event
    self.presenters = presenters
    let ground = event.brand.background.flatMap { Color(hex: $0.value) }
    self.template = ground.map(template.with(background:)) ?? template
    self.folders = folders
    self.logo = logo
    location = SourceLocation(file: file)
    let people = presenters.enumerated().map { index, presenter in
      SessionPlan.Presenter(
        index: index, name: presenter.name, kind: presenter.kind, asn: presenter.asn,
        country: presenter.network?.country, region: presenter.network?.region, session: presenter.session)
    }
    plan = SessionPlan(people, for: event)
    diagnostics = plan.problems(of: event, presenters: people)
  }

  /// The files that the deck is made from.
  package var inputs: [String] {
    let own = event.source == nil ? [] : [location.file]
    let logo = event.brand.logo.map { [Paths.resolve($0.value, in: Paths.folder(of: location.file))] } ?? []
    return own + logo + presenters.flatMap { [$0.file] + ($0.slide?.inputs ?? []) }
  }

  /// Writes the deck.
  ///
  /// - Parameters:
  ///   - session: the session it is for; nil for all.
  ///   - created: ISO 8601, in UTC.
  ///   - sink: where it goes.
  ///   - progress: is told of each presenter, with how many are done.
  /// - Returns: what became of it.
  /// - Throws: `FileError`, `DrawingError`, `TypesettingError`.
  package func write(
    session: Int? = nil, created: String, to sink: any ByteSink, progress: (Int, Int, String) -> Void
  ) throws -> Summary {
    let hasOwnSlides = plan.sessions.flatMap(\.slots).contains { presenters[$0.presenter].ownSlide != nil }
    guard hasOwnSlides else {
      return try draw(session: session, created: created, to: sink, progress: progress).summary
    }
    // Hand-made pages are laid onto the finished deck, which therefore rests in a file meanwhile.
    let resting = FileManager.default.temporaryDirectory.appending(path: "personals-\(UUID()).pdf").path
    defer { try? FileManager.default.removeItem(atPath: resting) }
    let file = try OutputFile(resting)
    let drawn = try draw(session: session, created: created, to: file, progress: progress)
    try file.commit()
    try PDFComposer.compose(deckAt: resting, placements: drawn.placements, to: sink)
    return drawn.summary
  }

  /// Draws all pages, those of hand-made slides with their footers only.
  private func draw(
    session: Int?, created: String, to sink: any ByteSink, progress: (Int, Int, String) -> Void
  ) throws -> (summary: Summary, placements: [PDFComposer.Placement]) {
    let words = DeckWords(template)
    let deck = DeckPlan(event, presenters, plan)
    let workers = try Workers(template: template, folders: folders, slides: presenters.count)
    var summary = Summary()
    var placements: [PDFComposer.Placement] = []
    let ownSlideFrame = try ownSlideFrame(deck, workers)
    summary.waiting = plan.waiting.count

    // Count first: rows and pages do not depend on the numbers that stand in them.
    let draft = deck.parts(only: session, words: words) { _ in "" }
    var pageOf: [Int: Int] = [:]
    var total = 0
    // The rows that the pages of each part begin with, by the part's position.
    var starts: [Int: [Int]] = [:]
    for (position, part) in draft.enumerated() {
      switch part {
      case .presenter(let index, _, _):
        total += 1
        pageOf[index] = total
      case .own(let page, _, _, _, _):
        let found = try workers.own.layout.starts(
          of: page, accent: event.brand.accent?.value, logo: page.kind == .cover ? logo : nil,
          location: location)
        starts[position] = found
        total += found.count
      }
    }

    let (numbers, pageCount) = (pageOf, total)
    var document = try PDFDocument(to: sink, metadata: metadata(deck, session, created))
    let parts = deck.parts(only: session, words: words) { index in pageOf[index].map { "\($0)" } ?? "" }
    let slides = parts.filter { if case .presenter = $0 { true } else { false } }
    // Presenters are laid out on all cores, ahead of the one that draws everything in order.
    try workers.ahead(slides.indices) { [self] index, maker in
      try slide(slides[index], numbers, pageCount, words, deck, maker)
    } _: { next in
      for (position, part) in parts.enumerated() {
        switch part {
        case .own(let page, let outline, let level, let label, let destination):
          let first = summary.pages
          let results = try pages(page, workers, starts[position]) { words.page(first + $0 + 1, of: total) }
          for (index, result) in results.enumerated() {
            var drawn = result.page
            if index == 0, let destination {
              drawn.elements = [.tag(.destination(name: destination), drawn.elements)]
            }
            let part = results.count > 1 ? "\(label) \(index + 1)" : label
            try document.add(
              drawn, outlineTitle: index == 0 ? outline : nil, outlineLevel: level, label: part)
          }
          summary.pages += results.count
        case .presenter(let index, _, let session):
          let result = try next()
          let presenter = presenters[index]
          var page = result.value
          page.elements = [
            .tag(.destination(name: DeckPlan.destination(ofPresenter: index)), page.elements)
          ]
          let level =
            event.sessions.isEmpty || !event.pages.contains(.dividers)
              || event.sessions[session].title == nil ? 1 : 2
          try document.add(
            page, outlineTitle: title(presenter), outlineLevel: level, label: presenter.number)
          summary.pages += 1
          summary.slides += presenter.isReady ? 1 : 0
          summary.toFollow += presenter.isReady ? 0 : 1
          if let own = presenter.ownSlide {
            placements.append(
              PDFComposer.Placement(
                pageNumber: summary.pages, slide: own, frame: ownSlideFrame, ground: template.ground,
                alternative: "Slide of \(title(presenter))"))
          }
          summary.diagnostics += result.diagnostics
          progress(summary.slides + summary.toFollow, slides.count, presenter.name)
        }
      }
    }
    try document.finish()
    return (summary, placements)
  }

  /// Where on a page the template has a hand-made one stand, above the footer.
  private func ownSlideFrame(_ deck: DeckPlan, _ workers: Workers) throws(TypesettingError) -> Rect {
    let results = try workers.own.layout.pages(
      DeckPage(.ownSlide, deck.facts()), location: location
    ) { _ in "1" }
    return results[0].blocks.first { $0.name == "own slide" }?.frame
      ?? Rect(origin: .zero, size: template.pageSize)
  }

  private func title(_ presenter: DeckPresenter) -> String {
    presenter.asn.map { "\(presenter.name) (\($0))" } ?? presenter.name
  }

  private func pages(
    _ page: DeckPage, _ workers: Workers, _ starts: [Int]?, number: (Int) -> String
  ) throws(TypesettingError) -> [SlideLayout.Result] {
    try workers.own.layout.pages(
      page, accent: event.brand.accent?.value, logo: page.kind == .cover ? logo : nil, location: location,
      starts: starts, pageNumber: number)
  }

  /// A presenter's page, or the one that keeps the place.
  private func slide(
    _ part: DeckPlan.Part, _ pageOf: [Int: Int], _ total: Int, _ words: DeckWords, _ deck: DeckPlan,
    _ maker: SlideMaker
  ) throws(TypesettingError) -> Diagnosed<Page> {
    guard case .presenter(let index, let next, let session) = part else {
      return Diagnosed(Page(size: template.pageSize, elements: []))
    }
    let presenter = presenters[index]
    var facts = deck.facts(session: event.sessions.isEmpty ? nil : session)
    let number = words.page(pageOf[index] ?? 0, of: total)
    if event.hasNextStrip, let next {
      let following = presenters[next]
      facts.next = following.asn == nil ? following.name : "\(following.number) \(following.name)"
    }
    if presenter.ownSlide != nil {
      let results = try maker.layout.pages(
        DeckPage(.ownSlide, facts), accent: event.brand.accent?.value, location: location
      ) { _ in number }
      var page = results[0].page
      // The hand-made page goes below, and brings the ground.
      page.background = Color(red: 255, green: 255, blue: 255, alpha: 0)
      return Diagnosed(page)
    }
    if let slide = presenter.slide {
      let footer =
        facts.footer.isEmpty
        ? [facts.event, facts.session].filter { !$0.isEmpty }.joined(separator: " · ") : facts.footer
      let home = event.pages.contains(.runningOrder) ? "running-order" : ""
      return try maker.page(slide, event: footer, page: number, next: facts.next, home: home)
    }
    facts.name = presenter.name
    facts.number = presenter.asn.map(\.description).flatMap { $0 == presenter.name ? nil : $0 } ?? ""
    let results = try maker.layout.pages(
      DeckPage(.missing, facts), accent: event.brand.accent?.value, location: location
    ) { _ in number }
    return Diagnosed(results[0].page)
  }

  private func metadata(_ deck: DeckPlan, _ session: Int?, _ created: String) -> DocumentMetadata {
    let title = [event.name, session.flatMap { event.sessions[$0].title } ?? ""].filter { !$0.isEmpty }
    return DocumentMetadata(
      title: (["Peering Personals"] + title).joined(separator: " · "), author: event.name,
      subject: "Peering personals of \(deck.order.count) presenters", creator: Program.name, created: created)
  }
}
