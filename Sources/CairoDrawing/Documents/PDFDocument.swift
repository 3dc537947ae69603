internal import CCairo
package import Files
package import Scene

/// A PDF that is streamed into a sink, page by page.
///
/// Owns its surface and context. One that is dropped without `finish` leaves the sink with half a file.
package struct PDFDocument: ~Copyable {
  private let stream: SinkStream
  /// What the stream goes through.
  private let packer: PDFPacker
  private let structure: DocumentStructure
  private let resources = DrawingResources()
  /// Owned.
  private let surface: OpaquePointer
  /// Owned.
  private let context: OpaquePointer
  private var pageCount = 0
  /// Cairo's numbers of the last outline entry on each level.
  private var outline: [Int32] = []

  /// Starts a document.
  ///
  /// - Parameters:
  ///   - sink: where the bytes go.
  ///   - metadata: what the document says of itself.
  /// - Throws: `DrawingError` where Cairo cannot start. A sink that fails shows when pages are added.
  package init(to sink: any ByteSink, metadata: DocumentMetadata) throws(DrawingError) {
    let structure = DocumentStructure(metadata)
    let packer = PDFPacker(sink, structure)
    let stream = SinkStream(packer)
    let surface: OpaquePointer = cairo_pdf_surface_create_for_stream(SinkStream.write, stream.closure, 1, 1)
    let context: OpaquePointer = cairo_create(surface)
    do throws(DrawingError) {
      try DrawingError.check(cairo_status(context), "start a PDF")
    } catch {
      cairo_destroy(context)
      cairo_surface_destroy(surface)
      throw error
    }
    Self.set(metadata, of: surface)
    self.stream = stream
    self.packer = packer
    self.structure = structure
    self.surface = surface
    self.context = context
  }

  deinit {
    // Destroying an unfinished surface finishes it.
    stream.isClosed = true
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  /// Adds a page.
  ///
  /// - Parameters:
  ///   - page: what is on it.
  ///   - outlineTitle: the entry in the outline that leads to it.
  ///   - outlineLevel: the entry's depth, from 1; one more than the entry before it makes it a child of that.
  ///   - label: what the page is called instead of its number.
  ///   - seconds: how long presenting programs show it; nil for as long as somebody wants.
  ///   - note: what they tell who presents. It is hidden, so that nothing else shows it, and PDF/A forbids it.
  /// - Throws: `FileError` where the sink failed, `DrawingError` where Cairo did.
  package mutating func add(
    _ page: Page, outlineTitle: String? = nil, outlineLevel: Int = 1, label: String? = nil,
    seconds: Int? = nil, note: String? = nil
  ) throws {
    if pageCount > 0 { cairo_show_page(context) }
    pageCount += 1
    cairo_pdf_surface_set_size(surface, page.size.width.points, page.size.height.points)
    if let label { cairo_pdf_surface_set_page_label(surface, PageLabel.marked(label)) }
    if let outlineTitle { addOutline(outlineTitle, level: outlineLevel) }
    do throws(DrawingError) {
      try draw(page, seconds, note)
    } catch {
      // Where the sink has failed, what Cairo says of it comes second.
      try stream.check()
      throw error
    }
    try stream.check()
  }

  private func draw(_ page: Page, _ seconds: Int?, _ note: String?) throws(DrawingError) {
    let canvas = Canvas(borrowing: context, resources, output: .document(structure))
    structure.beginPage(page.size)
    structure.page.seconds = seconds
    structure.page.note = note
    canvas.paint(page.background)
    try canvas.draw(page.elements)
    try DrawingError.check(cairo_status(context), "draw page \(pageCount)")
  }

  /// Keeps a text in the document that no reader shows, under `DocumentNote.key`.
  ///
  /// - Parameter note: ASCII without parentheses and backslashes.
  package func keep(_ note: String) {
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_KEYWORDS, DocumentNote.mark + note)
  }

  /// Writes what is left to write.
  ///
  /// - Throws: `FileError` where the sink failed, `DrawingError` where Cairo did or there are no pages.
  package consuming func finish() throws {
    guard pageCount > 0 else { throw DrawingError("cannot write a PDF without pages") }
    cairo_show_page(context)
    let status = cairo_status(context)
    cairo_surface_finish(surface)
    try stream.check()
    try DrawingError.check(status, "write a PDF")
    try DrawingError.check(cairo_surface_status(surface), "write a PDF")
    try packer.finish()
  }

  private mutating func addOutline(_ title: String, level: Int) {
    outline.removeLast(max(0, outline.count - max(0, level - 1)))
    let parent = outline.last ?? CAIRO_PDF_OUTLINE_ROOT
    outline.append(
      cairo_pdf_surface_add_outline(
        surface, parent, title, "page=\(pageCount)", CAIRO_PDF_OUTLINE_FLAG_OPEN))
  }

  private static func set(_ metadata: DocumentMetadata, of surface: OpaquePointer) {
    func set(_ key: cairo_pdf_metadata_t, _ value: String?) {
      if let value, !value.isEmpty { cairo_pdf_surface_set_metadata(surface, key, value) }
    }
    set(CAIRO_PDF_METADATA_TITLE, metadata.title)
    set(CAIRO_PDF_METADATA_AUTHOR, metadata.author)
    set(CAIRO_PDF_METADATA_SUBJECT, metadata.subject)
    set(CAIRO_PDF_METADATA_KEYWORDS, metadata.keywords.joined(separator: ", "))
    set(CAIRO_PDF_METADATA_CREATOR, metadata.creator)
    set(CAIRO_PDF_METADATA_CREATE_DATE, metadata.created)
  }
}
