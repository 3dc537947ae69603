package import Scene
package import SlideLayout
package import Submissions

/// A page that is hard to lay out, of invented content, to try a template with.
package struct Specimen: Sendable {
  /// What is on the page.
  package enum Content: Sendable {
    case slide(Personal)
    /// One of a deck's own pages, which may go on over several.
    case deck(DeckPage)
  }

  /// The name in an outline.
  package var title: String
  package var content: Content

  /// All there are: slides from the fullest to the emptiest, then each kind of page that a deck has.
  package static var all: [Specimen] {
    slides + Template.PageKind.allCases.compactMap(Specimen.init(deckPage:))
  }

  /// The page, or pages, in a template.
  ///
  /// - Parameter maker: lays out.
  /// - Returns: pages with where their blocks stand, and what could not be shown as it should.
  /// - Throws: `TypesettingError` where shaping fails.
  package func pages(_ maker: SlideMaker) throws(TypesettingError) -> [SlideLayout.Result] {
    switch content {
    case .slide(let personal):
      return [try maker.layout.slide(personal, assets: assets, location: Self.location)]
    case .deck(let page):
      var results: [SlideLayout.Result] = []
      let starts = try maker.layout.starts(page, location: Self.location)
      for (index, start) in starts.enumerated() {
        results.append(
          try maker.layout.page(
            page, from: start, part: (index + 1, starts.count), logo: page.kind == .cover ? logo : nil,
            location: Self.location, pageNumber: "888 / 999"))
      }
      return results
    }
  }
}
