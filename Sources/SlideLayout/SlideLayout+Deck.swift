package import Diagnostics
package import Scene

extension SlideLayout {
  /// The pages one of a deck's own pages comes to: one, or as many as its table or matrix needs.
  ///
  /// - Parameters:
  ///   - page: what it says.
  ///   - accent: `#rrggbb`, where the organiser chose one.
  ///   - logo: the organiser's logo.
  ///   - location: the file problems are told about.
  ///   - starts: what `starts(of:)` said of the page, where it was asked; its rows may say something else by now, as
  ///     long as they are as high.
  ///   - pageNumber: what a page's number reads, by the position among these pages, from 0.
  /// - Returns: at least one page, but none for a matrix without a meeting.
  /// - Throws: `TypesettingError` where shaping fails.
  package func pages(
    _ page: DeckPage, accent: String? = nil, logo: SceneImage? = nil, location: SourceLocation,
    starts: [Int]? = nil, pageNumber: (Int) -> String
  ) throws(TypesettingError) -> [Result] {
    guard let starts else {
      let found = try self.starts(of: page, accent: accent, logo: logo, location: location)
      return try pages(
        page, accent: accent, logo: logo, location: location, starts: found, pageNumber: pageNumber)
    }
    var results: [Result] = []
    for (index, start) in starts.enumerated() {
      let flat = try self.page(
        page, accent, logo, location, firstRow: start, pageNumber: pageNumber(index),
        part: (number: index + 1, of: starts.count))
      results.append(
        Result(
          page: Page(
            size: template.pageSize, background: template.palette[template.background],
            elements: flat.elements), blocks: flat.leaves, diagnostics: flat.problems))
    }
    return results
  }

  /// The row that each of these pages begins with, from which it follows how many they are.
  ///
  /// How many pages there are is known once the rows have run out; only then can each be told which it is.
  ///
  /// - Parameters: those of `pages`.
  /// - Returns: a row for each page; none for a matrix without a meeting.
  /// - Throws: `TypesettingError` where shaping fails.
  package func starts(
    of page: DeckPage, accent: String? = nil, logo: SceneImage? = nil, location: SourceLocation
  ) throws(TypesettingError) -> [Int] {
    var starts = [0]
    while let start = starts.last {
      let result = try self.page(
        page, accent, logo, location, firstRow: start, pageNumber: "", part: nil)
      let total = result.rowsInAll ?? page.table?.rows.count ?? 0
      guard result.rowsShown > 0, start + result.rowsShown < total else {
        if result.rowsShown == 0, page.matrix != nil { return [] }
        break
      }
      starts.append(start + result.rowsShown)
    }
    return starts
  }

  private func page(
    _ page: DeckPage, _ accent: String?, _ logo: SceneImage?, _ location: SourceLocation, firstRow: Int,
    pageNumber: String, part: (number: Int, of: Int)?
  ) throws(TypesettingError) -> FlatLayout {
    let own = accent.flatMap { Color(hex: $0) }
    let palette = template.palette.with(
      accent: own ?? template.palette.colors["accent-deck"] ?? .black, policy: nil)
    let context = LayoutContext(
      template: template, palette: palette, typesetter: typesetter,
      fields: SlideFields(page, labels: template.labels, pageNumber: pageNumber, part: part), deckPage: page,
      firstRow: firstRow, assets: SlideAssets(logo: logo), location: location)
    let space = Space(width: template.pageSize.width, height: template.pageSize.height, fillsHeight: true)
    var flat = FlatLayout()
    try template.pages[page.kind]?.visibleFragment(in: space, context)?.flatten(at: .zero, into: &flat)
    return flat
  }
}
