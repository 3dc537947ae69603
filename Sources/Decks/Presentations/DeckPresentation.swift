internal import CairoDrawing
internal import PDFPages
internal import PresentationML
internal import Scene
internal import Slides
internal import Submissions
internal import Templates

/// A deck as a presentation.
struct DeckPresentation: DeckDocument {
  let document: PresentationDocument
  let presenters: [DeckPresenter]
  let template: Template
  /// How long each presenter has, in seconds; nil where slides do not give way by themselves.
  let slot: Int?
  /// Draws hand-made pages; nil where the program for it is not installed.
  let ownSlides: OwnSlidePictures?
  /// Where the template puts hand-made pages.
  let ownSlideFrame: Rect
  /// What a hand-made page shows, in words.
  let alternative: (DeckPresenter) -> String

  /// A presentation has no place for it.
  func keep(_ note: String) {}

  mutating func add(_ page: Page, _ entry: DeckEntry) throws {
    var content = SlideContent(page, layout: Self.layout(entry.kind), title: entry.title)
    content.section = entry.section
    content.roles = ["page": .number, "event": .footer]
    var isMissing = false
    if let index = entry.presenter {
      let presenter = presenters[index]
      content.notes =
        presenter.personal.map { SpeakerNotes($0, language: template.language).paragraphs } ?? []
      content.seconds = slot
      if entry.isShown, let own = presenter.ownSlide {
        content.page.background = template.ground
        content.picture = try ownSlides?.picture(
          of: own, in: ownSlideFrame, alternative: alternative(presenter))
        isMissing = content.picture == nil
      }
    }
    try document.add(content)
    if isMissing { document.report(.noOwnSlide) }
  }

  private static func layout(_ kind: PageKind?) -> SlideContent.Layout {
    switch kind {
    case nil, .network, .exchange, .facility, .other, .missing, .ownSlide: .personal
    case .cover, .closing: .cover
    case .runningOrder: .runningOrder
    case .divider: .session
    case .matrix, .meetings, .exchanges, .presenters, .joining, .sheet: .table
    }
  }
}
