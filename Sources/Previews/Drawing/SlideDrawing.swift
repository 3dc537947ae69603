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
  }

  var state: DrawingState
  /// nil to draw everything.
  var store: PictureStore?
  /// The width asked for.
  var width: Int?
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
  /// - Returns: the pictures, and what the slide says.
  /// - Throws: `DrawingError`; where a hand-made page is drawn, `FileError`, `ComposingError` and `PreviewError.tool`.
  func pictures(of preview: DeckBuilder.Preview, path: @escaping (String) -> String) throws -> Pictures {
    let size = PreviewSize.pixels(of: preview.page.size, width: width)
    let small = PreviewSize.pixels(
      of: preview.page.size, width: min(PreviewSize.thumbnailWidth, size.width))
    var isDrawn = false
    let draw = try way(of: preview, path)
    let pictures = try [size, small].map { size in
      let result = try draw(size)
      isDrawn = isDrawn || result.isDrawn
      return Sized(picture: result.picture, width: size.width, height: size.height)
    }
    return Pictures(
      large: pictures[0], small: pictures[1], isDrawn: isDrawn, text: preview.page.readingText)
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
      let frame = standIn(preview.page, placement)
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

  /// The page with a frame where the hand-made one would be.
  private func standIn(_ page: Page, _ placement: PDFComposer.Placement) -> Page {
    var page = page
    page.background = placement.ground ?? .white
    let line = Shape.Stroke(color: Color(red: 128, green: 128, blue: 128), width: 1)
    page.elements.append(.shape(Shape(.rect(placement.frame), stroke: line)))
    return page
  }
}
