package import Scene
package import SlideLayout
package import Submissions
package import Templates

/// A page that is hard to lay out, of invented content, to try a template with.
package struct Specimen: Sendable {
  /// What is on the page.
  package enum Content: Sendable {
    case slide(Personal)
    /// One of a deck's own pages, which may go on over several, of a deck with many presenters or a usual one.
    case deck(PageKind, isLarge: Bool)
  }

  /// The name in an outline.
  package var title: String
  package var content: Content

  /// All there are: slides from the fullest to the emptiest, then each kind of page that a deck has.
  package static var all: [Specimen] {
    slides + SpecimenDeck.kinds.map { Specimen(title: $0.rawValue, content: .deck($0, isLarge: false)) }
      + SpecimenDeck.largeKinds.map {
        Specimen(title: "\($0.rawValue) of a large deck", content: .deck($0, isLarge: true))
      }
  }

  /// The page, or pages, in a template.
  ///
  /// - Parameter maker: lays out.
  /// - Returns: pages with where their blocks are, and what could not be shown as it should.
  /// - Throws: `TypesettingError` where shaping fails.
  package func pages(_ maker: SlideMaker) throws(TypesettingError) -> [SlideLayout.Result] {
    switch content {
    case .slide(let personal):
      return [try maker.layout.slide(personal, assets: assets, location: Self.location)]
    case .deck(let kind, let isLarge):
      let deck = SpecimenDeck(
        words: DeckWords(maker.layout.template), isLarge: isLarge,
        personal: Self.slides.lazy.compactMap(\.personal).first)
      guard let page = deck.page(kind), maker.layout.template.pages.has(kind) else { return [] }
      var results: [SlideLayout.Result] = []
      let starts = try maker.layout.starts(page, location: Self.location)
      for (index, start) in starts.enumerated() {
        results.append(
          try maker.layout.page(
            page, from: start, part: (index + 1, starts.count), logo: page.kind == .cover ? logo : nil,
            location: Self.location, pageNumber: "888 / 999"))
      }
      return kind == .ownSlide
        ? results.map { Self.withHandmadePage($0, in: maker.layout.template) } : results
    }
  }

  /// The page with a crossed frame where a presenter's own slide goes.
  private static func withHandmadePage(_ result: SlideLayout.Result, in template: Template)
    -> SlideLayout.Result
  {
    guard let frame = result.blocks.first(where: { $0.name == "own slide" })?.frame else { return result }
    let inner = frame.inset(by: Insets(top: 12, left: 12, bottom: 12, right: 12))
    let (low, right) = (inner.maxY, inner.maxX)
    let cross = Path([
      .move(inner.origin), .line(Point(x: right, y: low)), .move(Point(x: right, y: inner.minY)),
      .line(Point(x: inner.minX, y: low)),
    ])
    let stroke = Shape.Stroke(color: template.palette.colors["grey"] ?? .black, width: 1)
    var result = result
    result.page.elements += [
      .shape(Shape(.rect(inner), stroke: stroke)), .shape(Shape(cross, stroke: stroke)),
    ]
    return result
  }
}

extension Specimen {
  fileprivate var personal: Personal? { if case .slide(let personal) = content { personal } else { nil } }
}
