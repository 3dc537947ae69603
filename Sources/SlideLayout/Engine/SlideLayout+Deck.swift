package import Diagnostics
internal import PeeringDB
package import Scene
internal import Submissions
internal import Templates

extension SlideLayout {
  /// When and where an event is, in the template's words: `24 Feb 2027, Nadi`.
  package func dateAndPlace(_ facts: DeckFacts) -> String {
    [template.labels.dates(facts.firstDay, facts.lastDay), facts.place].filter { !$0.isEmpty }
      .joined(separator: ", ")
  }

  /// Where the pages begin that one of a deck's own pages comes to: one, or as many as its table or matrix
  /// needs.
  ///
  /// - Parameters:
  ///   - page: what it says.
  ///   - location: the file that problems are reported for.
  /// - Returns: the first row, or tile, of each page.
  /// - Throws: `TypesettingError` where shaping fails.
  package func starts(_ page: DeckPage, location: SourceLocation) throws(TypesettingError) -> [Int] {
    var starts = [0]
    // Where there is nothing that can go on, there is one page.
    guard page.table != nil || page.matrix != nil || page.sheet != nil else { return starts }
    var start = 0
    while advance(
      &start, past: try self.page(page, nil, nil, location, firstRow: start, pageNumber: "", part: nil),
      of: page)
    {
      starts.append(start)
    }
    return starts
  }

  /// One of the pages that one of a deck's own pages comes to.
  ///
  /// - Parameters:
  ///   - page: what it says.
  ///   - start: where it begins, from `starts`.
  ///   - part: which of how many pages it is, from 1.
  ///   - accent: `#rrggbb`, where the organiser chose one.
  ///   - logo: the organiser's logo.
  ///   - location: the file that problems are reported for.
  ///   - pageNumber: what the page's number reads.
  /// - Returns: the page.
  /// - Throws: `TypesettingError` where shaping fails.
  package func page(
    _ page: DeckPage, from start: Int = 0, part: (number: Int, of: Int) = (1, 1), accent: String? = nil,
    logo: SceneImage? = nil, location: SourceLocation, pageNumber: String
  ) throws(TypesettingError) -> Result {
    result(
      try self.page(
        page, accent, logo, location, firstRow: start, pageNumber: pageNumber, part: part),
      page, location)
  }

  /// All pages that a sheet comes to, each laid out once where their number is as expected.
  ///
  /// - Parameters:
  ///   - page: what it says.
  ///   - expected: how many pages there are, probably. The pages are the same whatever it is.
  ///   - location: the file that problems are reported for.
  /// - Returns: the pages.
  /// - Throws: `TypesettingError` where shaping fails.
  package func pages(
    _ page: DeckPage, expected: Int, location: SourceLocation
  ) throws(TypesettingError) -> [Result] {
    var count = max(1, expected)
    // The number of all is on each page, so that it has to be known before.
    for _ in 0..<2 {
      let layouts = try self.layouts(page, count, location)
      if layouts.count == count { return layouts.map { result($0, page, location) } }
      count = layouts.count
    }
    let starts = try starts(page, location: location)
    var pages: [Result] = []
    for (index, start) in starts.enumerated() {
      pages.append(
        try self.page(page, from: start, part: (index + 1, starts.count), location: location, pageNumber: ""))
    }
    return pages
  }

  /// The pages that one comes to; there are `count`, as they say.
  private func layouts(
    _ page: DeckPage, _ count: Int, _ location: SourceLocation
  ) throws(TypesettingError) -> [FlatLayout] {
    var layouts: [FlatLayout] = []
    var start = 0
    repeat {
      layouts.append(
        try self.page(
          page, nil, nil, location, firstRow: start, pageNumber: "", part: (layouts.count + 1, count)))
    } while advance(&start, past: layouts[layouts.count - 1], of: page)
    return layouts
  }

  /// Goes on to the row after those that are shown.
  ///
  /// - Returns: whether there is one.
  private func advance(_ start: inout Int, past layout: FlatLayout, of page: DeckPage) -> Bool {
    let total = layout.rowsInAll ?? page.table?.rows.count ?? 0
    start += layout.rowsShown
    return layout.rowsShown > 0 && start < total
  }

  private func result(_ flat: FlatLayout, _ page: DeckPage, _ location: SourceLocation) -> Result {
    Result(
      page: Page(
        size: template.pageSize, background: template.palette[template.background],
        // A hand-made page brings its own ground.
        elements: (page.kind == .ownSlide ? [] : template.backdropElements) + flat.elements,
        blocks: flat.leaves),
      blocks: flat.leaves, diagnostics: flat.diagnostics(template, at: location))
  }

  private func page(
    _ page: DeckPage, _ accent: String?, _ logo: SceneImage?, _ location: SourceLocation, firstRow: Int,
    pageNumber: String, part: (number: Int, of: Int)?
  ) throws(TypesettingError) -> FlatLayout {
    let own = accent.flatMap { Color(hex: $0) }
    // A sheet is a presenter's.
    let subject = page.sheet?.personal.kind.rawValue ?? "deck"
    let palette = template.palette.with(
      accent: own ?? template.palette.colors["accent-\(subject)"] ?? .black, policy: nil)
    let labels = template.labels
    let fields =
      page.sheet.map { SlideFields($0, page, labels: labels, pageNumber: pageNumber, part: part) }
      ?? SlideFields(page, labels: labels, pageNumber: pageNumber, part: part)
    let context = LayoutContext(
      template: template, palette: palette, typesetter: typesetter, fields: fields, deckPage: page,
      firstRow: firstRow, assets: SlideAssets(logo: logo), location: location)
    let space = Space(width: template.pageSize.width, height: template.pageSize.height, fillsHeight: true)
    return FlatLayout(
      try template.blocks(page.kind)?.visibleFragment(in: space, context), on: template)
  }
}
