package import Diagnostics
package import PDFPages
package import Scene
internal import SlideLayout
internal import Submissions
internal import Templates

extension DeckBuilder {
  /// A presenter's page as it is looked at before the event.
  package struct Preview: Sendable {
    /// Whose, in `presenters`.
    package var presenter: Int
    /// The presenter, with all that their submission says.
    package var source: DeckPresenter
    package var page: Page
    /// What was found while laying out.
    package var diagnostics: [Diagnostic]
    /// The hand-made page below it, and where; its page number is 1.
    package var ownSlide: PDFComposer.Placement?
  }

  /// Lays out each presenter's page as in the deck, without what depends on their neighbours: page numbers, who
  /// comes next, and links. So a submission that changes, changes its own page only.
  ///
  /// - Parameters:
  ///   - cores: how many pages are laid out at once; nil for as many as there are cores.
  ///   - body: is given each presenter's page, in the order of `presenters`, one at a time.
  /// - Throws: `TypesettingError`, and what `body` throws.
  package func previews(cores: Int? = nil, _ body: (Preview) throws -> Void) throws {
    let workers = try Workers(template: template, folders: folders, slides: presenters.count, cores: cores)
    let deck = DeckPlan(event, presenters, plan)
    let sessions = sessionOfPresenter
    let frame = try ownSlideFrame(deck, workers)
    try workers.ahead(presenters.indices) { index, maker in
      let presenter = DeckSources.whole(presenters[index], of: event)
      return (presenter, try slide(presenter, index, deck.facts(session: sessions[index]), number: "", maker))
    } _: { next in
      var hasToldFooter = false
      for index in presenters.indices {
        let (presenter, page) = try next()
        let isShown = !page.diagnostics.contains { $0.rule == Self.notDrawn }
        let placement = (isShown ? presenter.ownSlide : nil).map {
          PDFComposer.Placement(
            pageNumber: 1, slide: $0, frame: frame, ground: template.ground,
            alternative: alternative(of: presenter))
        }
        try body(
          Preview(
            presenter: index, source: presenter, page: page.value,
            diagnostics: toldOnce(page.diagnostics, &hasToldFooter),
            ownSlide: placement))
      }
    }
  }

  /// The session of each presenter; those on the waiting list have none.
  package var sessionOfPresenter: [Int: Int] {
    let pairs = plan.sessions.enumerated().flatMap { session, planned in
      planned.slots.map { ($0.presenter, session) }
    }
    return Dictionary(pairs) { first, _ in first }
  }
}
