internal import CairoDrawing
internal import Diagnostics
internal import PDFPages
package import Scene
internal import SlideLayout
package import Slides
internal import Submissions
internal import Templates

extension DeckBuilder {
  /// What lays out this deck's slides, for one thread.
  ///
  /// - Throws: `TypesettingError` where there are no fonts to set anything in.
  package func maker() throws(TypesettingError) -> SlideMaker {
    let fonts = FontSettings(template, folders)
    return try SlideMaker(template: template, fonts, system: SystemTypesetter(fonts))
  }

  /// The language of the slides' words, as a BCP 47 tag.
  package var language: String { template.language }

  /// Lays out the page of a presenter who need not be among `presenters`, as `previews` does.
  ///
  /// - Parameters:
  ///   - presenter: whose.
  ///   - session: the session they are in; nil for none.
  ///   - maker: lays it out; one that `maker()` made.
  /// - Returns: the page, with what was found while laying it out.
  /// - Throws: `TypesettingError`.
  package func preview(
    of presenter: DeckPresenter, session: Int?, _ maker: SlideMaker
  ) throws(TypesettingError) -> Preview {
    let deck = DeckPlan(event, presenters, plan)
    // A number that no presenter of the deck has.
    let page = try slide(presenter, -1, deck.facts(session: session), number: "", maker)
    let isShown = !page.diagnostics.contains { $0.rule == Self.notDrawn }
    var placement: PDFComposer.Placement?
    if isShown, let own = presenter.ownSlide {
      placement = PDFComposer.Placement(
        pageNumber: 1, slide: own, frame: try ownSlideFrame(deck, maker), ground: template.ground,
        alternative: alternative(of: presenter))
    }
    return Preview(
      presenter: 0, source: presenter, page: page.value, diagnostics: page.diagnostics, ownSlide: placement)
  }
}
