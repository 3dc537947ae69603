internal import CairoDrawing
internal import Decks
internal import Files
internal import PDFPages
internal import Scene

/// Draws the slides of one run, or finds their pictures where they were kept.
struct SlideDrawing: Sendable {
  /// A slide's picture, and its size in pixels.
  struct Sized: Sendable {
    var picture: Picture
    var width: Int
    var height: Int
  }

  /// A slide's pictures.
  struct Pictures: Sendable {
    var large: Sized
    var small: Sized
    /// Whether anything was drawn, and not found.
    var isDrawn: Bool
    /// What the slide says.
    var text: [String]
    /// Why the pictures show a frame in place of the slide; nil where they show the slide.
    var failure: String?
  }

  var state: DrawingState
  /// nil to draw everything.
  var store: PictureStore?
  /// The width asked for.
  var width: Int?
  /// Whether small pictures are made, too.
  var hasThumbnails = true
  /// Draws hand-made pages; nil where nothing can.
  var raster: OwnSlideRaster?
  /// What earlier runs of this process found out; nil for the first and only one.
  private let memory: PreviewMemory?
  private let fonts: FontDigests

  init(
    state: DrawingState, store: PictureStore?, width: Int?, raster: OwnSlideRaster?, memory: PreviewMemory?
  ) {
    self.state = state
    self.store = store
    self.width = width
    self.raster = raster
    self.memory = memory
    fonts = memory?.begin() ?? FontDigests()
  }

  /// The pictures of a laid-out slide.
  ///
  /// - Parameters:
  ///   - preview: the slide.
  ///   - path: makes the paths of files that come and go.
  /// - Returns: the pictures, and what the slide says. A slide that cannot be drawn is a frame.
  /// - Throws: `FileError` where files cannot be written, `DrawingError` where not even a frame can be drawn.
  func pictures(of preview: DeckBuilder.Preview, path: @escaping (String) -> String) throws -> Pictures {
    do {
      return try drawn(preview, try way(of: preview, path))
    } catch  where !(error is FileError) {
      let frame = framed(preview)
      var pictures = try drawn(preview) { size in (try draw(frame, width: size.width), true) }
      pictures.failure = DeckBuilder.reason(error)
      return pictures
    }
  }

  private func drawn(
    _ preview: DeckBuilder.Preview,
    _ draw: ((width: Int, height: Int)) throws -> (picture: Picture, isDrawn: Bool)
  ) throws -> Pictures {
    let size = PreviewSize.pixels(of: preview.page.size, width: width)
    let small = PreviewSize.pixels(
      of: preview.page.size, width: min(PreviewSize.thumbnailWidth, size.width))
    var isDrawn = false
    let pictures = try (hasThumbnails ? [size, small] : [size]).map { size in
      let result = try draw(size)
      isDrawn = isDrawn || result.isDrawn
      return Sized(picture: result.picture, width: size.width, height: size.height)
    }
    // Of a hand-made page what is said in the deck, where it has no tags.
    let words = [preview.ownSlide?.alternative].compactMap(\.self)
    return Pictures(
      large: pictures[0], small: pictures[pictures.count - 1], isDrawn: isDrawn,
      text: words + preview.page.readingText)
  }

  /// How a slide's picture of a size, in pixels, comes about.
  private func way(
    of preview: DeckBuilder.Preview, _ path: @escaping (String) -> String
  ) throws -> ((width: Int, height: Int)) throws -> (picture: Picture, isDrawn: Bool) {
    guard let placement = preview.ownSlide else {
      let isKept = store != nil || memory != nil
      let key = isKept ? PictureKey(preview.page, fonts: fonts, state: state) : nil
      return { size in try picture(preview.page, width: size.width, key) }
    }
    guard let raster else {
      let frame = framed(preview)
      return { size in (try draw(frame, width: size.width), true) }
    }
    // What Poppler makes of a page depends on tables and fonts of the whole system: no key covers them, and so nothing
    // is kept. One process may remember it, as it goes on with its libraries, where all fonts are in the page.
    let key = memory.flatMap { _ in
      placement.slide.fontsNotEmbedded.isEmpty ? PictureKey(preview.page, fonts: fonts, state: state) : nil
    }
    return { size in
      let digest = key?.digest(width: size.width, with: placement, drawnBy: raster.stamp)
      if let digest, let known = memory?.picture(digest) { return (known, false) }
      let drawn = try raster.draw(preview.page, placement, size: size, path: path)
      if let digest, fonts.areUnchanged { memory?.keep(drawn, as: digest) }
      return (drawn, true)
    }
  }

  private func picture(
    _ page: Page, width: Int, _ key: PictureKey?
  ) throws -> (picture: Picture, isDrawn: Bool) {
    let digest = key?.digest(width: width)
    if let digest, let known = memory?.picture(digest) { return (known, false) }
    if let digest, let kept = store?.picture(digest) {
      memory?.keep(kept, as: digest)
      return (kept, false)
    }
    let drawn = try draw(page, width: width)
    // Drawn with a font that was replaced meanwhile, it is not what the key says.
    if let digest, fonts.areUnchanged {
      store?.keep(drawn, as: digest)
      memory?.keep(drawn, as: digest)
    }
    return (drawn, true)
  }

  private func draw(_ page: Page, width: Int) throws -> Picture {
    let memory = MemorySink()
    try PNGWriter.write(page, width: width, to: memory)
    return Picture(memory.bytes)
  }

  /// A page with a frame: in place of a hand-made page; else of all that is on the page, since any of it may be what
  /// cannot be drawn.
  private func framed(_ preview: DeckBuilder.Preview) -> Page {
    var page = preview.page
    let placement = preview.ownSlide
    page.background = placement?.ground ?? .white
    if placement == nil { page.elements = [] }
    let inner = Rect(origin: .zero, size: page.size)
      .inset(by: Insets(top: 24, left: 24, bottom: 24, right: 24))
    let line = Shape.Stroke(color: Color(red: 128, green: 128, blue: 128), width: 1)
    page.elements.append(.shape(Shape(.rect(placement?.frame ?? inner), stroke: line)))
    return page
  }
}
