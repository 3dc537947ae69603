package import Checks
internal import Decks
package import Diagnostics
internal import Libraries
internal import Submissions
internal import Synchronization
internal import Work

/// Makes pictures of an event's slides, and a page to look through them.
package struct PreviewMaker {
  /// How previews are made.
  package struct Settings: Sendable {
    /// What slides are drawn with.
    package var state: DrawingState
    /// Where pictures are kept; nil to draw everything again.
    package var store: PictureStore?
    /// The pictures' width in pixels; nil for the usual one.
    package var width: Int?
    /// A folder of previews to compare with.
    package var against: String?
    /// Whether the page has the pictures in it, to be sent as one file.
    package var isSingleFile = false
    /// The folder that paths in messages are relative to; empty for none.
    package var folder = ""
    /// The folder with what comes with the program; its path is left out of messages.
    package var installation = ""
    /// What earlier runs of this process found out; nil for one that makes previews once.
    package var memory: PreviewMemory?
    /// The process's variables, for programs that are run.
    package var environment: [String: String]

    package init(state: DrawingState, store: PictureStore?, environment: [String: String]) {
      self.state = state
      self.store = store
      self.environment = environment
    }
  }

  /// What became of previews.
  package struct Summary: Sendable {
    /// The problems of the events, in order.
    package var checked: [CheckedEvent]
    /// The slides that the pictures show a frame for, and why.
    package var missing: [Diagnostic] = []
    package var slides = 0
    /// How many slides had to be drawn, hand-made ones left out.
    package var drawn = 0
    /// How many are hand-made, which are drawn each time.
    package var handMade = 0
    /// What is another than it was; nil where nothing was compared.
    package var changes: Changes?
  }

  /// How previews differ from others.
  package struct Changes: Sendable, Hashable {
    /// The slides' names, as their files have them: `as64500`.
    package var changed: [String] = []
    package var added: [String] = []
    package var gone: [String] = []
  }

  private let settings: Settings

  package init(_ settings: Settings) { self.settings = settings }

  /// Draws all slides of events, and writes the folder; where anything fails, what was there before is there still.
  ///
  /// - Parameters:
  ///   - checks: the events, in order, each with a template.
  ///   - path: the folder, which is made where it is missing.
  /// - Returns: what became of them.
  /// - Throws: `FileError`, `DrawingError`, `TypesettingError`, `PreviewError`, `ComposingError`.
  package func make(_ checks: [EventCheck], into path: String) throws -> Summary {
    let comparison = try settings.against.map { try PreviewComparison($0) }
    let folder = try PreviewFolder(path)
    let identifiers = PreviewNames.identifiers(of: checks.flatMap(\.loaded.presenters))
    let raster = OwnSlideRaster(environment: settings.environment)
    let drawing = SlideDrawing(
      state: settings.state, store: settings.store, width: settings.width, raster: raster,
      memory: settings.memory)
    let paths = ShortPaths(from: settings.folder, leavingOut: [settings.installation])
    let finished = Finished()
    let pool = WorkPool()
    var summary = Summary(checked: [])
    var order: [Int] = []
    for check in checks {
      let first = order.count
      summary.checked.append(
        try check.run { preview, presenter in
          let index = first + preview.presenter
          let identifier = identifiers[index]
          let withoutTool = preview.ownSlide != nil && raster == nil ? Self.missingTool(presenter) : nil
          try pool.start {
            let pictures = try drawing.pictures(of: preview) { folder.passing("\(identifier).\($0)") }
            let missing =
              withoutTool
              ?? pictures.failure.map { Self.notDrawn(presenter, isOwn: preview.ownSlide != nil, $0) }
            let problems = (presenter.diagnostics + (missing.map { [$0] } ?? [])).map {
              PreviewProblem($0, paths)
            }
            var slide = PreviewManifest.Slide(identifier, presenter, preview, pictures, problems, paths)
            if let comparison { try slide.compare(with: comparison, pictures.large, staging: folder) }
            try folder.stage(pictures.large.picture.bytes, as: slide.picture.file)
            try folder.stage(pictures.small.picture.bytes, as: slide.thumbnail.file)
            finished.add(slide, isDrawn: pictures.isDrawn, missing, at: index)
          }
        })
      order += (check.builder.map(self.order) ?? []).map { first + $0 }
    }
    try pool.finish()
    settings.store?.trim()
    summary.missing = finished.missing

    let slides = order.compactMap { finished[$0]?.slide }
    var manifest = PreviewManifest(
      event: summary.checked.map(\.name).filter { !$0.isEmpty }.joined(separator: " · "), slides: slides,
      gone: try gone(comparison, Set(identifiers), folder),
      diagnostics: summary.checked.flatMap(\.general).map { PreviewProblem($0, paths) }, files: [])
    manifest.listFiles()
    let page = PreviewPage(manifest, checks.first?.loaded.event ?? DeckSources.quickEvent())
    try folder.stage(
      try page.bytes { image in settings.isSingleFile ? try folder.bytes(of: image.file) : nil },
      as: PreviewNames.index)
    try folder.place(manifest)

    summary.slides = slides.count
    summary.handMade = slides.count { $0.state == .ownSlide }
    summary.drawn = order.count { index in
      finished[index].map { $0.isDrawn && $0.slide.state != .ownSlide } ?? false
    }
    if comparison != nil {
      summary.changes = Changes(
        changed: slides.filter { $0.change == .changed }.map(\.id),
        added: slides.filter { $0.change == .added }.map(\.id), gone: (manifest.gone ?? []).map(\.id))
    }
    return summary
  }

  /// The presenters in running order, then the waiting list.
  private func order(_ builder: DeckBuilder) -> [Int] {
    let standing = builder.plan.sessions.flatMap { $0.slots.map(\.presenter) }
    let known = Set(standing)
    return standing + builder.presenters.indices.filter { !known.contains($0) }
  }

  private func gone(
    _ comparison: PreviewComparison?, _ identifiers: Set<String>, _ folder: PreviewFolder
  ) throws -> [PreviewManifest.Gone]? {
    try comparison?.gone(identifiers).map { slide, picture in
      var before = slide.picture
      before.file = PreviewNames.before(slide.id)
      try folder.stage(picture.bytes, as: before.file)
      return PreviewManifest.Gone(id: slide.id, name: slide.name, number: slide.number, before: before)
    }
  }

  /// A warning where the deck may have the slide, and an error where the deck cannot have it either.
  private static func notDrawn(
    _ presenter: CheckedEvent.Presenter, isOwn: Bool, _ reason: String
  ) -> Diagnostic {
    let place = SourceLocation(file: presenter.file)
    return isOwn
      ? Diagnostic(
        .warning, rule: "own-slide", at: place,
        "the preview shows a frame for the hand-made slide: \(reason)",
        hint:
          "simplify the page or export it as a flat PDF: the deck has the slide, but viewers may be slow to show it"
      )
      : Diagnostic(.error, rule: "not-drawn", at: place, "the slide cannot be drawn: \(reason)")
  }

  private static func missingTool(_ presenter: CheckedEvent.Presenter) -> Diagnostic {
    Diagnostic(
      .warning, rule: "own-slide", at: SourceLocation(file: presenter.file),
      "the hand-made slide is not in the preview because pdftocairo is not installed",
      hint: "install \(OptionalPart.poppler.advice); the deck has the slide anyway")
  }
}

/// The slides that are done, by presenter, as they come in.
private final class Finished: Sendable {
  typealias Entry = (slide: PreviewManifest.Slide, isDrawn: Bool, missing: Diagnostic?)

  private let entries = Mutex<[Int: Entry]>([:])

  func add(_ slide: PreviewManifest.Slide, isDrawn: Bool, _ missing: Diagnostic?, at index: Int) {
    entries.withLock { $0[index] = (slide, isDrawn, missing) }
  }

  /// What is not drawn, in the order of presenters.
  var missing: [Diagnostic] {
    entries.withLock { entries in entries.sorted { $0.key < $1.key }.compactMap(\.value.missing) }
  }

  subscript(index: Int) -> Entry? { entries.withLock { $0[index] } }
}
