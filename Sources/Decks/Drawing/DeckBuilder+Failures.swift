internal import CairoDrawing
internal import Diagnostics
internal import Files
internal import PDFPages
internal import Scene
internal import SlideLayout
internal import Submissions
internal import Templates
internal import Slides

/// One page that cannot be drawn costs that page, not the deck.
extension DeckBuilder {
  /// The rule of pages that cannot be drawn.
  package static let notDrawn = "not-drawn"

  /// The deck without what cannot be drawn: each page is tried alone. nil where all of them can be.
  ///
  /// - Throws: `FileError` where temporary files cannot be written, `TypesettingError` where no page can be set.
  func repaired() throws -> DeckBuilder? {
    var repaired = self
    let workers = try Workers(template: template, folders: folders, slides: 1)
    let deck = DeckPlan(event, presenters, plan, mark: mark)
    let facts = deck.facts()
    // The event's pictures first: they are on pages that would keep a place.
    if template.backdrop != nil,
      let reason = try failure(
        of: workers.own.layout.page(DeckPage(.missing, facts), location: location, pageNumber: "").page)
    {
      repaired.template.backdrop = nil
      repaired.drawingProblems += problem(with: event.brand.backgroundImage, "background image", reason)
    }
    if let logo,
      let reason = try failure(
        of: workers.own.layout.page(DeckPage(.cover, facts), logo: logo, location: location, pageNumber: "")
          .page)
    {
      repaired.logo = nil
      repaired.drawingProblems += problem(with: event.brand.logo, "logo", reason)
    }
    let maker = try Workers(template: repaired.template, folders: folders, slides: 1).own
    let frame = try ownSlideFrame(deck, workers)
    for index in deck.order {
      let page = try repaired.slide(presenters[index], index, facts, number: "", maker)
      repaired.failures[index] = try failure(
        of: page.value,
        with: presenters[index].ownSlide.map {
          PDFComposer.Placement(pageNumber: 1, slide: $0, frame: frame, ground: template.ground)
        })
    }
    return repaired.failures.isEmpty && repaired.drawingProblems.isEmpty ? nil : repaired
  }

  /// Why a page cannot be drawn on its own; nil where it can.
  private func failure(of page: Page, with placement: PDFComposer.Placement? = nil) throws -> String? {
    do {
      try RestingFile.with { resting in
        let file = try OutputFile(resting, isPrivate: true)
        var document = try PDFDocument(to: file, metadata: DocumentMetadata())
        try fault?(page)
        try document.add(page)
        try document.finish()
        guard let placement else { return }
        try file.commit(isDurable: false)
        try PDFComposer.compose(deckAt: resting, placements: [placement], to: MemorySink())
      }
      return nil
    } catch let error as FileError {
      throw error
    } catch {
      return Self.reason(error)
    }
  }

  /// Why something failed, without paths of this machine.
  package static func reason(_ error: any Error) -> String {
    error is ComposingError ? "the hand-made page cannot be put onto it" : "\(error)"
  }

  /// The error of a page that cannot be drawn.
  func problem(of presenter: DeckPresenter, _ reason: String) -> Diagnostic {
    presenter.diagnostic(
      .error, rule: Self.notDrawn, at: presenter.hasOwnSlide ? "slide" : nil,
      "the slide cannot be drawn, and a plain page keeps its place: \(reason)",
      hint: presenter.hasOwnSlide
        ? "export the page again, as a PDF without layers and effects"
        : "if the slide has a logo, use another file of it: an SVG from another program, or a PNG")
  }

  private func problem(with written: Located<String>?, _ what: String, _ reason: String) -> [Diagnostic] {
    let message = "the \(what) cannot be drawn and is left out: \(reason)"
    return [
      written?.diagnostic(.error, rule: Self.notDrawn, message, hint: "use another file of it")
        ?? Diagnostic(.error, rule: Self.notDrawn, at: location, message)
    ]
  }

  /// What was found on a slide; what is wrong in the event, and so on all of them, is reported once, where it is written.
  func toldOnce(_ found: [Diagnostic], _ hasToldFooter: inout Bool) -> [Diagnostic] {
    var told = found.filter { $0.rule != SlideLayout.footerRule }
    let hint = found.first { $0.rule == SlideLayout.footerRule }?.hint
    // A mark makes it longer than the organiser did.
    guard told.count < found.count, !hasToldFooter, mark.isEmpty else { return told }
    hasToldFooter = true
    let problem = "is too long for its place and ends in an ellipsis"
    told.append(
      event.brand.footer.map {
        $0.diagnostic(.warning, rule: SlideLayout.footerRule, "the footer \(problem)", hint: hint)
      }
        ?? Diagnostic(
          .warning, rule: SlideLayout.footerRule, at: location,
          "the footer, which is event and session, \(problem)",
          hint: "write a shorter one, as in  brand: { footer: Forum 2027 }"))
    return told
  }
}
