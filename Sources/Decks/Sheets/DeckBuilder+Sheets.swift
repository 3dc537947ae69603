package import CairoDrawing
package import Diagnostics
internal import PeeringDB
package import Scene
internal import SlideLayout
internal import Slides
internal import Submissions
internal import Templates

extension DeckBuilder {
  /// The pages of one presenter's sheet.
  package struct SheetPages: Sendable {
    /// Whose, in `presenters`.
    package var presenter: Int
    package var pages: [Page]
    /// What was found while laying out.
    package var diagnostics: [Diagnostic]
  }

  /// Whether the template has a page for sheets.
  package var hasSheets: Bool { template.pages.has(.sheet) }

  /// Lays out the sheets of all presenters of whom anything is known.
  ///
  /// - Parameters:
  ///   - sheets: what they say.
  ///   - cores: how many are laid out at once; nil for as many as there are cores.
  ///   - body: is given each sheet, in the order of `presenters`, one at a time.
  /// - Throws: `TypesettingError`, and what `body` throws.
  package func sheets(_ sheets: SheetMaker, cores: Int? = nil, _ body: (SheetPages) throws -> Void) throws {
    let workers = try Workers(template: template, folders: folders, slides: presenters.count, cores: cores)
    let facts = DeckPlan(event, presenters, plan).facts()
    try workers.ahead(presenters.indices) { index, maker -> SheetPages? in
      guard let sheet = sheets.sheet(of: index) else { return nil }
      return try pages(sheet, index, facts, maker)
    } _: { next in
      for _ in presenters.indices { if let pages = try next() { try body(pages) } }
    }
  }

  private func pages(
    _ sheet: DeckSheet, _ index: Int, _ facts: DeckFacts, _ maker: SlideMaker
  ) throws(TypesettingError) -> SheetPages {
    var facts = facts
    // The footer is of the event, and not of one of its sessions.
    facts.session = ""
    let page = DeckPage(.sheet, facts, sheet: sheet)
    let place = SourceLocation(file: presenters[index].file)
    var result = SheetPages(presenter: index, pages: [], diagnostics: [])
    // A page has about six rows.
    for laidOut in try maker.layout.pages(page, expected: (sheet.needed + 5) / 6, location: place) {
      result.pages.append(laidOut.page)
      result.diagnostics += laidOut.diagnostics
    }
    return result
  }

  /// What a document with sheets says of itself.
  ///
  /// - Parameters:
  ///   - presenter: whose sheet it holds, in `presenters`; nil for those of all.
  ///   - created: ISO 8601, in UTC.
  /// - Returns: title, author and language.
  package func sheetMetadata(_ presenter: Int?, created: String) -> DocumentMetadata {
    let labels = template.labels
    let name = presenter.map { presenters[$0].name }
    let title = [labels.text("title-sheet"), name ?? "", event.name].filter { !$0.isEmpty }
    return DocumentMetadata(
      title: title.joined(separator: " · "), author: event.name, subject: labels.text("note-sheet"),
      creator: Program.name, created: created, language: template.language, isAccessible: true,
      isArchival: isArchival)
  }

  /// What a presenter's sheet is called in an outline.
  package func sheetTitle(_ presenter: Int) -> String { presenters[presenter].name }
}
