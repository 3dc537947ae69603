internal import CairoDrawing
internal import Diagnostics
internal import Files
internal import PDFPages
internal import PeeringDB
internal import PresentationML
internal import Scene
internal import SlideLayout
internal import Submissions
internal import Slides
internal import Templates

extension DeckBuilder {
  /// The parts of a deck with the pages they come to.
  struct Counted: Sendable {
    let words: DeckWords
    let deck: DeckPlan
    let parts: [DeckPlan.Part]
    /// The section of each part.
    let sections: [String]
    /// Where the pages of each part begin in its rows.
    let starts: [[Int]]
    /// The page of a presenter.
    let pageOf: [Int: Int]
    /// How many pages there are.
    let total: Int
    let links: DeckLinks
    /// The networks that present.
    let room: [ASN: String]
    /// With how many others each presenter shares an exchange, of those in this deck.
    let mates: [Int: Int]
  }

  /// One page of a deck: of which part, and which of its pages.
  private struct PageOfPart: Sendable {
    var part: Int
    var page: Int
  }

  /// A deck as a PDF, with the places of hand-made pages: of those, only the footers are drawn.
  func draw(
    _ session: Int?, _ created: String, to sink: any ByteSink, _ cores: Int?,
    _ progress: (Int, Int, String) -> Void
  ) throws -> (summary: Summary, placements: [PDFComposer.Placement]) {
    let workers = try Workers(template: template, folders: folders, slides: presenters.count, cores: cores)
    let counted = try count(session, workers)
    var document = try PDFDocument(to: sink, metadata: metadata(counted.deck, session, created))
    let drawn = try draw(counted, workers, into: &document, progress)
    if drawn.summary.pages > 0 { try document.finish() }
    return (drawn.summary, drawn.placements)
  }

  /// A deck as a presentation.
  func drawPresentation(
    _ session: Int?, _ created: String, _ options: PresentationOptions, to sink: any ByteSink, _ cores: Int?,
    _ progress: (Int, Int, String) -> Void
  ) throws -> (summary: Summary, approximations: [Approximation]) {
    let workers = try Workers(template: template, folders: folders, slides: presenters.count, cores: cores)
    let counted = try count(session, workers)
    let about = metadata(counted.deck, session, created)
    let document = try PresentationDocument(
      size: template.pageSize, template: template,
      DocumentInformation(
        title: about.title ?? "", author: about.author ?? "", subject: about.subject ?? "", created: created,
        language: template.language))
    var deck = DeckPresentation(
      document: document, presenters: presenters, template: template,
      slot: options.advances ? event.slot : nil,
      ownSlides: options.ownSlides, ownSlideFrame: try ownSlideFrame(counted.deck, workers),
      alternative: alternative)
    let drawn = try draw(counted, workers, into: &deck, progress)
    guard drawn.summary.pages > 0 else { return (drawn.summary, []) }
    return (drawn.summary, try document.finish(to: sink))
  }

  /// Draws all pages, those of hand-made slides with their footers only.
  private func draw<Document: DeckDocument & ~Copyable>(
    _ counted: Counted, _ workers: Workers, into document: inout Document,
    _ progress: (Int, Int, String) -> Void
  ) throws -> Drawn {
    let pages = counted.starts.enumerated().flatMap { part, starts in
      starts.indices.map { PageOfPart(part: part, page: $0) }
    }
    var drawn = Drawn()
    drawn.summary.waiting = plan.waiting.count
    drawn.summary.diagnostics = drawingProblems
    drawn.slides = counted.parts.count { if case .presenter = $0 { true } else { false } }
    drawn.ownSlideFrame = try ownSlideFrame(counted.deck, workers)
    // Pages are laid out on all cores, ahead of the one that draws them in order.
    try workers.ahead(pages.indices) { index, maker in
      let result = try page(pages[index], number: index + 1, counted, maker)
      let number = counted.words.page(index + 1, of: counted.total)
      let below = self.below(pages[index], result, counted)
      return (result, checksum?(result.value, number, below) ?? "")
    } _: { next in
      guard let selects else {
        for page in pages {
          let (result, digest) = try next()
          drawn.summary.digests.add(name(of: page, counted), digest)
          try add(result, page, counted, &document, &drawn, progress)
        }
        return
      }
      // Which pages are wanted shows when all of them are laid out.
      var results: [Diagnosed<Page>] = []
      for page in pages {
        let (result, digest) = try next()
        drawn.summary.digests.add(name(of: page, counted), digest)
        results.append(result)
      }
      let wanted = selects(drawn.summary.digests)
      let places = Set(
        pages.indices.filter { wanted.contains($0 + 1) }
          .flatMap { destinations(of: pages[$0], results[$0].value, counted) })
      for (index, page) in pages.enumerated() where wanted.contains(index + 1) {
        var result = results[index]
        result.value.elements = result.value.elements.map { $0.leading(to: places) }
        try add(result, page, counted, &document, &drawn, progress, number: index + 1)
      }
    }
    if drawn.summary.pages > 0, checksum != nil { document.keep(drawn.summary.digests.text) }
    return drawn
  }

  /// What a page is, for people who compare two decks.
  private func name(of place: PageOfPart, _ counted: Counted) -> String {
    switch counted.parts[place.part] {
    case .presenter(let index, _, _): return presenters[index].number
    case .own(let page, let title, _):
      return page.kind == .divider ? "divider \(title)" : page.kind.rawValue
    }
  }

  /// The bytes of the hand-made page below a page; empty where there is none.
  private func below(_ place: PageOfPart, _ result: Diagnosed<Page>, _ counted: Counted) -> [UInt8] {
    guard case .presenter(let index, _, _) = counted.parts[place.part],
      !result.diagnostics.contains(where: { $0.rule == Self.notDrawn })
    else { return [] }
    return presenters[index].ownSlide?.bytes ?? []
  }

  /// The places on a page that links can lead to.
  private func destinations(of place: PageOfPart, _ page: Page, _ counted: Counted) -> [String] {
    let own: [String] =
      switch counted.parts[place.part] {
      case .presenter(let index, _, _): [DeckPlan.destination(ofPresenter: index)]
      case .own: []
      }
    return own + page.elements.flatMap(\.destinations)
  }

  /// What has been drawn so far.
  private struct Drawn {
    var summary = Summary()
    var placements: [PDFComposer.Placement] = []
    /// Whether a footer without room was reported.
    var hasToldFooter = false
    var ownSlideFrame = Rect(origin: .zero, size: Size(width: 0, height: 0))
    /// How often each label was asked for: programs take pages of one label for steps of one.
    var labels: [String: Int] = [:]
    /// How many presenters there are to draw.
    var slides = 0

    /// A label that no page before has.
    mutating func label(_ wanted: String) -> String {
      let count = labels[wanted, default: 0] + 1
      labels[wanted] = count
      return count == 1 ? wanted : label("\(wanted) (\(count))")
    }
  }

  /// Counts first: rows and pages do not depend on the numbers in them.
  private func count(_ session: Int?, _ workers: Workers) throws -> Counted {
    let words = DeckWords(template)
    let deck = DeckPlan(event, presenters, plan, mark: mark)
    let draft = deck.parts(
      only: session, words: words, joins: event.host != nil && template.pages.has(.joining))
    let starts = try workers.map(draft.indices) { index, maker in
      guard case .own(let page, _, _) = draft[index] else { return [0] }
      return try maker.layout.starts(page, location: location)
    }
    var pageOf: [Int: Int] = [:]
    var total = 0
    for (part, starts) in zip(draft, starts) {
      if case .presenter(let index, _, _) = part { pageOf[index] = total + 1 }
      total += starts.count
    }
    let parts = deck.numbered(draft, words: words) { index in pageOf[index].map { "\($0)" } ?? "" }
    return Counted(
      words: words, deck: deck, parts: parts, sections: deck.sections(of: parts), starts: starts,
      pageOf: pageOf, total: total,
      links: deck.links(of: parts), room: room, mates: deck.exchangeMates(of: parts))
  }

  /// The networks that present, with their names.
  private var room: [ASN: String] {
    var room: [ASN: String] = [:]
    for presenter in presenters where presenter.personal?.network != nil {
      for asn in presenter.asns {
        let siblings = presenter.personal?.network?.siblings ?? []
        room[asn] = siblings.first { $0.asn == asn }?.name ?? presenter.name
      }
    }
    return room
  }

  /// Lays a page out.
  private func page(
    _ place: PageOfPart, number: Int, _ counted: Counted, _ maker: SlideMaker
  ) throws(TypesettingError) -> Diagnosed<Page> {
    switch counted.parts[place.part] {
    case .presenter(let index, let next, let session):
      return try slide(index, next: next, session: session, counted, maker)
    case .own(var page, _, let destination):
      page.facts.links = counted.links
      let starts = counted.starts[place.part]
      let result = try maker.layout.page(
        page, from: starts[place.page], part: (place.page + 1, starts.count),
        accent: event.brand.accent?.value, logo: page.kind == .cover ? logo : nil, location: location,
        pageNumber: counted.words.page(number, of: counted.total))
      var shown = result.page
      if place.page == 0, let destination {
        shown.elements = [.tag(.destination(name: destination), shown.elements)]
      }
      return Diagnosed(shown, result.diagnostics)
    }
  }

  /// The parts of a deck's own pages that say what slides do in their footers.
  private static let footers = ["event", "event and session"]

  /// Draws a page.
  private func add<Document: DeckDocument & ~Copyable>(
    _ result: Diagnosed<Page>, _ place: PageOfPart, _ counted: Counted, _ document: inout Document,
    _ drawn: inout Drawn, _ progress: (Int, Int, String) -> Void, number: Int? = nil
  ) throws {
    drawn.summary.pages += 1
    try fault?(result.value)
    switch counted.parts[place.part] {
    case .own(let page, let title, _):
      let name = title.isEmpty ? "\(counted.words.title(page.kind)) · \(page.facts.title)" : title
      let label = drawn.label(
        number.map { "\($0)" } ?? (counted.starts[place.part].count > 1 ? "\(name) \(place.page + 1)" : name))
      if note != nil { drawn.summary.noted.append(NotedPage(label: label, note: "", isTurn: false)) }
      try document.add(
        result.value,
        DeckEntry(
          outlineTitle: place.page == 0 && !title.isEmpty ? title : nil, label: label, kind: page.kind,
          title: title.isEmpty ? page.facts.title : title,
          section: counted.sections[place.part]))
      // Slides have the same words in their footer, and report it.
      drawn.summary.diagnostics += result.diagnostics.filter { !Self.footers.contains($0.part ?? "") }
    case .presenter(let index, let next, let session):
      let presenter = presenters[index]
      let label = drawn.label(number.map { "\($0)" } ?? presenter.number)
      let note = self.note?(turn(index, next: next, session: session))
      if let note { drawn.summary.noted.append(NotedPage(label: label, note: note, isTurn: true)) }
      var page = result.value
      page.elements = [.tag(.destination(name: DeckPlan.destination(ofPresenter: index)), page.elements)]
      let level = event.pages.contains(.dividers) && event.sessions[session].title != nil ? 2 : 1
      let isShown = presenter.isReady && !result.diagnostics.contains { $0.rule == Self.notDrawn }
      try document.add(
        page,
        DeckEntry(
          outlineTitle: title(presenter), outlineLevel: number == nil ? level : 1,
          label: label, title: title(presenter), section: counted.sections[place.part], presenter: index,
          isShown: isShown, seconds: note == nil ? nil : event.slot, note: note))
      drawn.summary.slides += isShown ? 1 : 0
      drawn.summary.toFollow += isShown ? 0 : 1
      if isShown, let own = presenter.ownSlide {
        drawn.placements.append(
          PDFComposer.Placement(
            pageNumber: drawn.summary.pages, slide: own, frame: drawn.ownSlideFrame, ground: template.ground,
            alternative: alternative(of: presenter)))
      }
      drawn.summary.diagnostics += toldOnce(result.diagnostics, &drawn.hasToldFooter)
      progress(drawn.summary.slides + drawn.summary.toFollow, drawn.slides, presenter.name)
    }
  }

  /// Where the template puts a hand-made page on a page, above the footer.
  func ownSlideFrame(_ deck: DeckPlan, _ workers: Workers) throws(TypesettingError) -> Rect {
    try ownSlideFrame(deck, workers.own)
  }

  /// The same, laid out by `maker`.
  func ownSlideFrame(_ deck: DeckPlan, _ maker: SlideMaker) throws(TypesettingError) -> Rect {
    let result = try maker.layout.page(
      DeckPage(.ownSlide, deck.facts()), location: location, pageNumber: "1")
    return result.blocks.first { $0.name == "own slide" }?.frame
      ?? Rect(origin: .zero, size: template.pageSize)
  }

  /// What a screen reader says of a hand-made page.
  func alternative(of presenter: DeckPresenter) -> String {
    let made = template.labels.text("slide-by", ["name": title(presenter)])
    return presenter.ownSlideWords ?? (made.isEmpty ? title(presenter) : made)
  }

  private func title(_ presenter: DeckPresenter) -> String {
    presenter.number == presenter.name ? presenter.name : "\(presenter.name) (\(presenter.number))"
  }

  /// A presenter's page in a deck, or the one that keeps the place.
  private func slide(
    _ index: Int, next: Int?, session: Int, _ counted: Counted, _ maker: SlideMaker
  ) throws(TypesettingError) -> Diagnosed<Page> {
    var facts = counted.deck.facts(session: session)
    facts.links = counted.deck.links(ofPresenter: index, in: counted.links)
    if event.hasNextStrip, let next {
      let following = presenters[next]
      facts.links.next = DeckPlan.destination(ofPresenter: next)
      let isNumber = following.asn == nil || following.number == following.name
      facts.next = isNumber ? following.name : "\(following.number) \(following.name)"
    }
    let number = counted.words.page(counted.pageOf[index] ?? 0, of: counted.total)
    return try slide(
      presenters[index], index, facts, number: number, maker, room: counted.room,
      mates: counted.mates[index] ?? 0)
  }

  /// A presenter's page, or the one that keeps the place.
  ///
  /// - Parameters:
  ///   - presenter: whose.
  ///   - index: the presenter's.
  ///   - facts: what the deck says around it.
  ///   - number: the page's number; empty for none.
  ///   - maker: lays it out.
  ///   - room: the networks that present; empty for what is looked at before.
  ///   - mates: with how many of them it shares an exchange; 0 for what is looked at before.
  /// - Returns: the page, with what was found while laying out. One that cannot be set is replaced, with an error.
  /// - Throws: `TypesettingError` where not even the plain page can be set.
  func slide(
    _ presenter: DeckPresenter, _ index: Int, _ facts: DeckFacts, number: String, _ maker: SlideMaker,
    room: [ASN: String] = [:], mates: Int = 0
  ) throws(TypesettingError) -> Diagnosed<Page> {
    let reason: String
    if let known = failures[index] {
      reason = known
    } else {
      do throws(TypesettingError) {
        if let page = try shown(presenter, facts, number: number, maker, room, mates) {
          return page
        }
        return Diagnosed(try plain(presenter, facts, number: number, maker))
      } catch {
        reason = error.description
      }
    }
    return Diagnosed(
      try plain(presenter, facts, number: number, maker), [problem(of: presenter, reason)])
  }

  /// The page that a presenter shows; nil where there is none.
  private func shown(
    _ presenter: DeckPresenter, _ facts: DeckFacts, number: String, _ maker: SlideMaker,
    _ room: [ASN: String],
    _ mates: Int
  ) throws(TypesettingError) -> Diagnosed<Page>? {
    if presenter.ownSlide != nil {
      var page = try maker.layout.page(
        DeckPage(.ownSlide, facts), accent: event.brand.accent?.value, location: location, pageNumber: number
      ).page
      // The hand-made page goes below, and brings the ground.
      page.background = Color(red: 255, green: 255, blue: 255, alpha: 0)
      return Diagnosed(page)
    }
    if presenter.isReady, let slide = presenter.slide {
      let footer = DeckWords(template).footer(facts)
      return try maker.page(
        slide, event: footer, page: number, next: facts.next, links: facts.links, room: room,
        mates: mates, around: facts)
    }
    return nil
  }

  /// The page that keeps a presenter's place.
  private func plain(
    _ presenter: DeckPresenter, _ facts: DeckFacts, number: String, _ maker: SlideMaker
  ) throws(TypesettingError) -> Page {
    var facts = facts
    facts.name = presenter.name
    facts.number = presenter.asn.map(\.description).flatMap { $0 == presenter.name ? nil : $0 } ?? ""
    return try maker.layout.page(
      DeckPage(.missing, facts), accent: event.brand.accent?.value, location: location, pageNumber: number
    ).page
  }
}

extension DeckBuilder {
  /// When somebody presents, and who is next.
  func turn(_ presenter: Int, next: Int?, session: Int) -> DeckTurn {
    let slot = plan.sessions[session].slots.first { $0.presenter == presenter }
    let start = event.sessions[session].start.flatMap { start in
      slot.map { event.clock.moment(start.value, plus: $0.offset) }
    }
    return DeckTurn(presenter: presenter, next: next, session: session, start: start)
  }
}
