internal import CairoDrawing
package import Decks
package import Diagnostics
internal import Files
internal import Foundation
internal import Libraries
internal import PeeringDB
package import Previews
internal import Scene
internal import Slides
internal import Submissions
internal import Synchronization
internal import Templates
internal import Work

/// Makes the page for the person who chairs an event's sessions: one file that works from the disk.
package struct ChairMaker {
  /// The page, and what became of it.
  package struct Made: Sendable {
    package var bytes: [UInt8]
    package var slides: Int
    /// Presenters whose slide is still to come.
    package var toFollow: Int
    /// What was found while laying out and drawing.
    package var diagnostics: [Diagnostic]
  }

  /// The most bytes that a page should have.
  private static let limit = 20_000_000
  /// Room for all that is not a picture.
  private static let rest = 500_000
  /// The widths of slides in pixels; the largest with which the page is not too large is used, else the last.
  private static let widths = [1280, 960, 720, 540]

  private let settings: PreviewMaker.Settings
  /// When the page is made, ISO 8601 in UTC.
  private let created: String

  package init(_ settings: PreviewMaker.Settings, created: String) {
    self.settings = settings
    self.created = created
  }

  /// Lays out and draws the slides, and makes the page.
  ///
  /// - Parameters:
  ///   - builder: the event.
  ///   - session: the only session; nil for all.
  ///   - progress: is called for each presenter, with how many are done.
  /// - Returns: the page.
  /// - Throws: `FileError`, `DrawingError`, `TypesettingError`.
  package func make(
    _ builder: DeckBuilder, session: Int?, progress: (Int, Int, String) -> Void
  ) throws -> Made {
    let template = builder.template
    let words = ChairWords(template.language)
    let drawn = try photos(builder, session)
    func plan(_ slides: Set<Int>) -> ChairPlan {
      ChairPlan(
        builder, words: words, session: session, created: created, shown: (slides, Set(drawn.all.keys)))
    }
    let fonts = ChairFonts(
      folder: builder.folders.fonts, for: String(decoding: plan([]).json.bytes(), as: UTF8.self))
    var (slides, diagnostics) = (Slides(), [Diagnostic]())
    for width in Self.widths {
      (slides, diagnostics) = try draw(builder, session, width: width, progress)
      // In the page they take four bytes for three.
      if (slides.size + drawn.size) / 3 * 4 + fonts.style.count + Self.rest <= Self.limit { break }
    }
    settings.store?.trim()
    var pictures = ChairPictures()
    for (index, bytes) in slides.all { pictures.add(slide: bytes, as: "\(index)") }
    for (index, bytes) in drawn.all { pictures.add(photo: bytes, as: "\(index)") }
    let page = ChairPage(
      plan: plan(Set(slides.all.keys)), pictures: pictures, words: words, fonts: fonts,
      language: template.language, isRightToLeft: template.labels.isRightToLeft)
    let shown = Self.shown(builder, session)
    return Made(
      bytes: page.bytes, slides: slides.all.count,
      toFollow: shown.count { !builder.presenters[$0].isReady }, diagnostics: drawn.diagnostics + diagnostics)
  }

  /// The presenters on the page, those without a time among them.
  private static func shown(_ builder: DeckBuilder, _ session: Int?) -> Set<Int> {
    let last = builder.event.sessions.count - 1
    let waiting = builder.plan.waiting.filter { session == nil || ($0.session ?? last) == session }
    let sessions = session.map { [builder.plan.sessions[$0]] } ?? builder.plan.sessions
    return Set(sessions.flatMap(\.slots).map(\.presenter) + waiting.map(\.presenter))
  }

  /// The slides as pictures of a width, in pixels.
  private func draw(
    _ builder: DeckBuilder, _ session: Int?, width: Int, _ progress: (Int, Int, String) -> Void
  ) throws -> (Slides, [Diagnostic]) {
    let shown = Self.shown(builder, session)
    let drawing = SlidePictures(settings, width: width)
    let found = Mutex(Slides())
    let pool = WorkPool()
    var diagnostics: [Diagnostic] = []
    var done = 0
    let temporary = FileManager.default.temporaryDirectory.appending(path: "personals-\(UUID())").path
    try builder.previews { preview in
      let index = preview.presenter
      guard shown.contains(index) else { return }
      diagnostics += preview.diagnostics
      done += 1
      progress(done, shown.count, preview.source.name)
      guard preview.source.isReady else { return }
      let isOwn = preview.ownSlide != nil
      if isOwn, !drawing.drawsOwnSlides {
        diagnostics.append(
          preview.source.diagnostic(
            .warning, rule: "own-slide", at: "slide",
            "the page shows a frame for the slide: pdftocairo is not installed",
            hint: "install \(OptionalPart.poppler.advice)"))
      }
      try pool.start {
        let picture = try drawing.picture(of: preview) { "\(temporary)-\(index)-\($0)" }
        let bytes = isOwn ? ChairPictures.smaller(picture.bytes) : picture.bytes
        let problem = picture.failure.map {
          preview.source.diagnostic(
            .warning, rule: "own-slide", at: isOwn ? "slide" : nil,
            "the page shows a frame for the slide: \($0)")
        }
        found.withLock { $0.add(bytes, problem, at: index) }
      }
    }
    try pool.finish()
    let slides = found.withLock { $0 }
    return (slides, diagnostics + slides.diagnostics)
  }

  /// The photos of those who gave one.
  private func photos(_ builder: DeckBuilder, _ session: Int?) throws -> Slides {
    let found = Mutex(Slides())
    let pool = WorkPool()
    for index in Self.shown(builder, session).sorted() {
      let presenter = DeckSources.whole(builder.presenters[index], of: builder.event)
      try pool.start {
        let photo = presenter.photo()
        let bytes = try photo.value.map { try ChairPictures.photo($0) }
        found.withLock { found in
          found.diagnose(photo.diagnostics, at: index)
          if let bytes { found.add(bytes, nil, at: index) }
        }
      }
    }
    try pool.finish()
    return found.withLock { $0 }
  }
}

/// Pictures by presenter, as they come in.
private struct Slides: Sendable {
  private(set) var all: [Int: [UInt8]] = [:]
  private var problems: [Int: [Diagnostic]] = [:]

  var size: Int { all.values.reduce(0) { $0 + $1.count } }

  /// In the order of presenters.
  var diagnostics: [Diagnostic] { problems.sorted { $0.key < $1.key }.flatMap(\.value) }

  mutating func add(_ bytes: [UInt8], _ problem: Diagnostic?, at index: Int) {
    all[index] = bytes
    if let problem { problems[index, default: []].append(problem) }
  }

  mutating func diagnose(_ found: [Diagnostic], at index: Int) {
    if !found.isEmpty { problems[index, default: []] += found }
  }
}
