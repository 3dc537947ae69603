internal import CCairo
import Scene

/// Draws elements in points, origin top left.
///
/// Borrows its context, and so must not outlive it.
struct Canvas: ~Copyable {
  private let context: OpaquePointer
  let resources: DrawingResources
  private let output: Output
  /// The structure of the document that is drawn; nil for pictures.
  private let structure: DocumentStructure?

  /// What becomes of what is drawn.
  enum Output {
    /// PDF: vectors, with links and a structure.
    case document(DocumentStructure)
    /// SVG.
    case vectors
    /// PNG.
    case pixels
  }

  /// A canvas on `context`, which is borrowed.
  init(borrowing context: OpaquePointer, _ resources: DrawingResources, output: Output) {
    self.context = context
    self.resources = resources
    self.output = output
    if case .document(let structure) = output { self.structure = structure } else { structure = nil }
  }

  /// Covers everything with a colour.
  ///
  /// This comes before all marks: Cairo takes it for a clean start, and forgets what the page held before.
  func paint(_ color: Color) {
    setSource(color)
    cairo_paint(context)
  }

  /// Draws elements, later ones over earlier ones.
  ///
  /// - Throws: `DrawingError` where Cairo's state is an error afterwards.
  func draw(_ elements: [Element]) throws(DrawingError) {
    for element in elements { try draw(element) }
    try DrawingError.check(cairo_status(context), "draw a page")
  }

  private func draw(_ element: Element) throws(DrawingError) {
    switch element {
    case .group(_, let children): for child in children { try draw(child) }
    case .glyphs(let run): try draw(run)
    case .shape(let shape): draw(shape)
    case .image(let placed): try draw(placed)
    case .link(let target, let children):
      guard let structure, target.leads, let box = children.bounds else {
        for child in children { try draw(child) }
        return
      }
      structure.page.beginLink(to: target.encoded, box: box, words: children.text, areRead: children.isRead)
      for child in children { try draw(child) }
      structure.page.endLink()
    case .tag(let tag, let children):
      if case .destination(let name) = tag {
        structure?.page.places.append((name, children.bounds?.origin ?? Point(x: 0, y: 0)))
      }
      structure?.page.begin(tag, box: children.bounds)
      for child in children { try draw(child) }
      structure?.page.end(tag)
    }
  }

  /// Marks in a PDF where what is drawn belongs to another element than what was drawn before.
  private func mark(_ structure: DocumentStructure) {
    if structure.isClear { setSource(.black) }
    let mark = ContentTags.mark
    cairo_new_path(context)
    cairo_rectangle(context, mark.x, mark.y, mark.width, mark.height)
    cairo_fill(context)
    // Where text goes on, Cairo writes its place again.
    resources.baseline = WidthLosses.Baseline()
  }

  private func draw(_ run: GlyphRun) throws(DrawingError) {
    if let structure {
      let isWritten = run.needsWords || structure.metadata.isArchival && run.hasPrivateLetters
      let words = isWritten ? run.withoutMarks.text : nil
      if structure.page.text(in: structure.language(of: run.text), words: words, run) { mark(structure) }
    }
    setSource(run.color)
    cairo_set_font_face(context, try resources.cairoFace(run.face))
    cairo_set_font_size(context, run.size.points)
    cairo_set_font_options(context, resources.fontOptions)
    var glyphs = run.glyphs.map { glyph in
      cairo_glyph_t(
        index: UInt(glyph.index), x: (run.origin.x + glyph.offset.x).points,
        y: (run.origin.y + glyph.offset.y).points)
    }
    // Cairo sets glyphs on whole pixels, which makes the space between letters uneven; outlines are
    // exactly in place.
    if case .pixels = output {
      cairo_new_path(context)
      cairo_glyph_path(context, glyphs, Int32(glyphs.count))
      cairo_fill(context)
      return try DrawingError.check(cairo_status(context), "draw “\(run.text)” in \(run.face.file)")
    }
    if structure != nil {
      let font: OpaquePointer? = cairo_get_scaled_font(context)
      resources.losses(of: run.face, font)
        .correct(
          &glyphs, font, size: run.size.points, isRightToLeft: run.isRightToLeft, after: &resources.baseline)
    }
    let plain = structure == nil ? (run.text, run.clusters) : run.withoutMarks
    var text = plain.0
    let clusters = plain.1.map { cluster in
      cairo_text_cluster_t(num_bytes: Int32(cluster.utf8Count), num_glyphs: Int32(cluster.glyphCount))
    }
    let flags = run.isRightToLeft ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : cairo_text_cluster_flags_t(0)
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { text in
        cairo_show_text_glyphs(
          context, text.baseAddress, Int32(text.count), glyphs, Int32(glyphs.count), clusters,
          Int32(clusters.count), flags)
      }
    }
    try DrawingError.check(cairo_status(context), "draw “\(run.text)” in \(run.face.file)")
  }

  private func draw(_ shape: Shape) {
    if let structure, structure.page.picture() { mark(structure) }
    if structure != nil, shape.stroke == nil, let fill = shape.fill, let grid = CellGrid(shape.path),
      draw(grid, fill)
    {
      return
    }
    cairo_new_path(context)
    for segment in shape.path.segments {
      switch segment {
      case .move(let point): cairo_move_to(context, point.x.points, point.y.points)
      case .line(let point): cairo_line_to(context, point.x.points, point.y.points)
      case .curve(let first, let second, let end):
        cairo_curve_to(
          context, first.x.points, first.y.points, second.x.points, second.y.points, end.x.points,
          end.y.points)
      case .close: cairo_close_path(context)
      }
    }
    if structure != nil { addNothing() }
    if let fill = shape.fill {
      setSource(fill)
      cairo_fill_preserve(context)
    }
    if let stroke = shape.stroke {
      setSource(stroke.color)
      cairo_set_line_width(context, stroke.width.points)
      cairo_stroke_preserve(context)
    }
    cairo_new_path(context)
  }

  /// Draws cells as a stencil, which takes a tenth of what a path with a thousand corners does; false where there is
  /// no memory for it.
  private func draw(_ grid: CellGrid, _ color: Color) -> Bool {
    guard let stencil = grid.stencil else { return false }
    defer { cairo_surface_destroy(stencil) }
    saved {
      setSource(color)
      cairo_translate(context, grid.origin.x.points, grid.origin.y.points)
      let scale = grid.cell.points / Double(CellGrid.pixelsPerCell)
      cairo_scale(context, scale, scale)
      let pattern = cairo_pattern_create_for_surface(stencil)
      // Tells viewers not to smooth.
      cairo_pattern_set_filter(pattern, CAIRO_FILTER_NEAREST)
      cairo_mask(context, pattern)
      cairo_pattern_destroy(pattern)
    }
    return true
  }

  /// Adds a point without extent to the path.
  ///
  /// Cairo takes a lone opaque rectangle over the whole page for a clean start, and forgets the marks before it.
  private func addNothing() {
    cairo_move_to(context, 0, 0)
    cairo_line_to(context, 0, 0)
  }

  private func draw(_ placed: PlacedImage) throws(DrawingError) {
    let image = try resources.surface(of: placed.image)
    let frame = placed.frame
    guard frame.width > .zero, frame.height > .zero else { return }
    if let structure, structure.page.picture() { mark(structure) }
    saved {
      cairo_translate(context, frame.minX.points, frame.minY.points)
      cairo_scale(context, frame.width.points / image.width, frame.height.points / image.height)
      cairo_set_source_surface(context, image.surface, 0, 0)
      guard case .pixels = output else { return cairo_paint(context) }
      // Without this, pixels at the frame would mix with nothing beyond it.
      cairo_pattern_set_extend(cairo_get_source(context), CAIRO_EXTEND_PAD)
      cairo_rectangle(context, 0, 0, image.width, image.height)
      cairo_fill(context)
    }
    try DrawingError.check(cairo_status(context), "draw a picture")
  }

  private func setSource(_ color: Color) {
    structure?.isClear = color.alpha == 0
    func channel(_ value: UInt8) -> Double { Double(value) / 255 }
    cairo_set_source_rgba(
      context, channel(color.red), channel(color.green), channel(color.blue), channel(color.alpha))
  }

  /// Runs `body` and then undoes what it changed of the context's state.
  private func saved(_ body: () -> Void) {
    cairo_save(context)
    defer { cairo_restore(context) }
    body()
  }
}
