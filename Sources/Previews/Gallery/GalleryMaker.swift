package import Decks
package import Diagnostics
internal import Libraries
internal import PeeringDB
internal import Submissions
internal import Synchronization
internal import Work

/// Makes the gallery of an event for the public: a page of all slides, one for each of them, and their cards.
package struct GalleryMaker {
  /// What became of a gallery.
  package struct Summary: Sendable {
    package var slides = 0
    /// How many slides and cards had to be drawn.
    package var drawn = 0
    /// What was found while laying out and drawing, of slides only.
    package var diagnostics: [Diagnostic] = []
  }

  /// The width of cards, in pixels.
  private static let cardWidth = 1200

  private let settings: PreviewMaker.Settings

  package init(_ settings: PreviewMaker.Settings) { self.settings = settings }

  /// Draws the slides and cards, and writes the folder; where anything fails, what was there before is there still.
  ///
  /// - Parameters:
  ///   - slides: lays out the slides of those who agreed.
  ///   - cards: lays out their cards.
  ///   - path: the folder, which is made where it is missing.
  /// - Returns: what became of them.
  /// - Throws: `FileError`, `DrawingError`, `TypesettingError`, `PreviewError`, `ComposingError`.
  package func make(_ slides: DeckBuilder, cards: DeckBuilder, into path: String) throws -> Summary {
    let folder = try PreviewFolder(path)
    let identifiers = PreviewNames.identifiers(of: slides.presenters)
    let drawn = Drawn()
    let pool = WorkPool()
    func draw(_ builder: DeckBuilder, width: Int?, isCard: Bool) throws {
      let raster = OwnSlideRaster(environment: settings.environment)
      let drawing = SlideDrawing(
        state: settings.state, store: settings.store, width: width, raster: raster, memory: nil)
      let sessions = builder.sessionOfPresenter
      try builder.previews { preview in
        let (index, presenter) = (preview.presenter, preview.source)
        guard presenter.isReady else { return }
        let session = sessions[index].flatMap { builder.event.sessions[$0].title }
        let withoutTool = preview.ownSlide != nil && raster == nil
        try pool.start {
          let identifier = identifiers[index]
          let pictures = try drawing.pictures(of: preview) { folder.passing("\(identifier).\($0)") }
          if isCard {
            let card = PreviewManifest.Image(pictures.large, file: PreviewNames.card(identifier))
            try folder.stage(pictures.large.picture.bytes, as: card.file)
            return drawn.add(card: card, isDrawn: pictures.isDrawn, at: index)
          }
          let slide = PreviewManifest.Slide(
            id: identifier,
            picture: PreviewManifest.Image(pictures.large, file: PreviewNames.picture(identifier)),
            thumbnail: PreviewManifest.Image(pictures.small, file: PreviewNames.thumbnail(identifier)),
            name: presenter.name, number: presenter.number, kind: presenter.kind, session: session,
            source: nil, state: preview.ownSlide != nil ? .ownSlide : .made, diagnostics: [],
            text: pictures.text)
          try folder.stage(pictures.large.picture.bytes, as: slide.picture.file)
          try folder.stage(pictures.small.picture.bytes, as: slide.thumbnail.file)
          let reason = withoutTool ? "pdftocairo is not installed" : pictures.failure
          let problem = reason.map {
            Diagnostic(
              .warning, rule: "own-slide", at: SourceLocation(file: presenter.file),
              "the gallery shows a frame for the slide: \($0)",
              hint: withoutTool ? "install \(OptionalPart.poppler.advice)" : nil)
          }
          drawn.add(
            slide, isDrawn: pictures.isDrawn, preview.diagnostics + [problem].compactMap(\.self), at: index)
        }
      }
    }
    try draw(slides, width: settings.width, isCard: false)
    try draw(cards, width: Self.cardWidth, isCard: true)
    try pool.finish()
    settings.store?.trim()

    let standing = slides.plan.sessions.flatMap { $0.slots.map(\.presenter) }
    let known = Set(standing)
    let order = standing + slides.presenters.indices.filter { !known.contains($0) }
    let gallery = order.compactMap { index in
      drawn[index].map { slide, card in GallerySlide(slide, card, slides.presenters[index]) }
    }
    var manifest = PreviewManifest(
      event: slides.event.name, slides: gallery.map(\.slide), gone: nil, diagnostics: [], files: [])
    let pages = GalleryPages(slides.event, gallery)
    manifest.listFiles(
      besides: gallery.flatMap { [$0.card.file, PreviewNames.page($0.slide.id)] }
        + [PreviewNames.style, PreviewNames.script])
    try folder.stage(pages.index, as: PreviewNames.index)
    for (place, slide) in gallery.enumerated() {
      try folder.stage(pages.page(place), as: PreviewNames.page(slide.slide.id))
    }
    try folder.stage(PackageResources.page_css + PackageResources.gallery_css, as: PreviewNames.style)
    try folder.stage(PackageResources.gallery_js, as: PreviewNames.script)
    try folder.place(manifest)
    return Summary(slides: gallery.count, drawn: drawn.count, diagnostics: drawn.diagnostics)
  }
}

/// The slides and cards that are done, by presenter, as they come in.
private final class Drawn: Sendable {
  private struct State {
    var slides: [Int: PreviewManifest.Slide] = [:]
    var cards: [Int: PreviewManifest.Image] = [:]
    var diagnostics: [Int: [Diagnostic]] = [:]
    var count = 0
  }

  private let state = Mutex(State())

  func add(_ slide: PreviewManifest.Slide, isDrawn: Bool, _ diagnostics: [Diagnostic], at index: Int) {
    state.withLock { state in
      state.slides[index] = slide
      state.diagnostics[index] = diagnostics
      state.count += isDrawn ? 1 : 0
    }
  }

  func add(card: PreviewManifest.Image, isDrawn: Bool, at index: Int) {
    state.withLock { state in
      state.cards[index] = card
      state.count += isDrawn ? 1 : 0
    }
  }

  var count: Int { state.withLock(\.count) }

  /// In the order of presenters.
  var diagnostics: [Diagnostic] {
    state.withLock { state in state.diagnostics.sorted { $0.key < $1.key }.flatMap(\.value) }
  }

  subscript(index: Int) -> (PreviewManifest.Slide, PreviewManifest.Image)? {
    state.withLock { state in
      guard let slide = state.slides[index], let card = state.cards[index] else { return nil }
      return (slide, card)
    }
  }
}
