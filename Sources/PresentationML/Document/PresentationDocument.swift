package import Files
package import OfficeFiles
package import Scene

/// A presentation that is being written (ECMA-376, transitional). Slides are added in order; the file is written at the
/// end. Belongs to one thread.
package final class PresentationDocument {
  /// What a presentation says about itself.
  package struct Information: Sendable {
    package var title = ""
    package var author = ""
    package var subject = ""
    /// The program that made it.
    package var creator = ""
    /// ISO 8601, in UTC.
    package var created = ""
    /// A BCP 47 tag.
    package var language = "en"

    package init() {}
  }

  private let parts: PackageWriter
  private let information: Information
  private let theme: PresentationTheme
  private let size: Size
  private let fonts: FontSource
  private let pictures: PictureDrawing
  private var slides: [SlideEntry] = []
  /// The slide that a destination is on, from 1.
  private var places: [String: Int] = [:]
  private var families: Set<String> = []
  private var found: [Approximation.Kind: [Int]] = [:]
  /// The title's place in each layout: that of the first slide which has it.
  private var titles: [SlideContent.Layout: Rect] = [:]

  /// Starts a presentation.
  ///
  /// - Parameters:
  ///   - size: of its slides.
  ///   - theme: its colours and fonts.
  ///   - information: what it says about itself.
  ///   - fonts: what is known of its fonts.
  ///   - pictures: draws what has to be a picture.
  /// - Throws: `FileFault` where libzip is missing.
  package init(
    size: Size, theme: PresentationTheme, _ information: Information,
    fonts: FontSource, pictures: PictureDrawing
  ) throws(FileFault) {
    parts = try PackageWriter()
    self.information = information
    self.theme = theme
    self.size = size
    self.fonts = fonts
    self.pictures = pictures
  }

  /// How many slides there are.
  package var count: Int { slides.count }

  /// Adds a slide.
  ///
  /// - Throws: `FileFault` where there is no memory, and what draws pictures throws.
  package func add(_ content: SlideContent) throws {
    let number = slides.count + 1
    let reader = try PageReader(content.page, fonts: fonts, pictures: pictures)
    for name in reader.destinations where places[name] == nil { places[name] = number }
    for kind in reader.approximations { found[kind, default: []].append(number) }
    var writer = SlideWriter(
      TextWriter(theme: theme, fonts: fonts, language: information.language), number: number, size: size,
      roles: content.roles
    ) { [parts] bytes, ending in try parts.picture(bytes, ending: ending) }
    _ = writer.relations.add(
      "slideLayout", .part("../slideLayouts/slideLayout\(content.layout.rawValue).xml"))
    if let picture = content.picture {
      found[.ownSlide, default: []].append(number)
      try writer.add([
        .picture(
          SlideItem.Picture(
            pixels: picture.pixels, ending: "png", vectors: picture.vectors, frame: picture.frame,
            alternative: picture.alternative, link: nil, name: "hand-made page"))
      ])
      // A shape without a fill would lead somewhere only at its edge.
      let clear = Color(red: 255, green: 255, blue: 255, alpha: 0)
      try writer.add(
        picture.links.map { link in
          .figure(
            [.shape(Shape(.rect(link.frame), fill: clear), link: .uri(link.address))],
            alternative: link.address, name: "link")
        })
    }
    try writer.add(reader.items)
    if let title = reader.items.titleFrame {
      titles[content.layout] = titles[content.layout] ?? title
    } else {
      writer.addHiddenTitle(content.title)
    }
    families.formUnion(writer.families)
    let background =
      content.page.background.alpha == 0 || content.page.background == theme.ground
      ? "" : "<p:bg><p:bgPr>\(theme.fill(content.page.background))<a:effectLst/></p:bgPr></p:bg>"
    if !content.notes.isEmpty {
      let notes = "notesSlides/notesSlide\(number).xml"
      _ = writer.relations.add("notesSlide", .part("../\(notes)"))
      try addNotes(content.notes, path: "ppt/" + notes, slide: number)
    }
    var xml = XML.declaration + "<p:sld \(XML.namespaces)><p:cSld>" + background + writer.tree + "</p:cSld>"
    xml += "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
    if let seconds = content.seconds { xml += "<p:transition advTm=\"\(seconds * 1000)\"/>" }
    try parts.add("ppt/slides/slide\(number).xml", type: PartType.slide, xml + "</p:sld>")
    slides.append(SlideEntry(section: content.section, relations: writer.relations))
  }

  private func addNotes(_ notes: [String], path: String, slide: Int) throws(FileFault) {
    var relations = Relations()
    _ = relations.add("notesMaster", .part("../notesMasters/notesMaster1.xml"))
    _ = relations.add("slide", .part("../slides/slide\(slide).xml"))
    try parts.add(
      path, type: PartType.notes, NotesXML.notes(notes, language: information.language, slide: slide),
      relations)
  }

  /// Reports a kind of approximation on the slide that is added last.
  package func report(_ kind: Approximation.Kind) { found[kind, default: []].append(slides.count) }

  /// Writes the file.
  ///
  /// - Parameter sink: where it goes.
  /// - Returns: what is otherwise than on the pages.
  /// - Throws: `FileFault` where there is no memory, `FileError` where the sink failed.
  package func finish(to sink: any ByteSink) throws -> [Approximation] {
    for (index, slide) in slides.enumerated() {
      try parts.add(slide.relations, of: "ppt/slides/slide\(index + 1).xml") { [places] name in
        "slide\(places[name] ?? index + 1).xml"
      }
    }
    let frame = PresentationFrame(
      size: size, theme: theme, information: information, titles: titles, sections: slides.map(\.section))
    try frame.write(to: parts)
    try parts.finish(to: sink)
    return approximations
  }

  private var approximations: [Approximation] {
    let fonts = Approximation(
      kind: .fonts, slides: [],
      message:
        "text is set in \(families.sorted().joined(separator: ", ")): install these fonts where it is shown")
    return [fonts]
      + Approximation.Kind.allCases.compactMap { kind in
        guard let slides = found[kind], let message = kind.message else { return nil }
        return Approximation(kind: kind, slides: slides, message: message)
      }
  }
}

/// What is needed of a slide when the file is written.
private struct SlideEntry {
  var section: String
  var relations: Relations
}

extension [SlideItem] {
  fileprivate var titleFrame: Rect? {
    for case .text(let block, _, true) in self { return block.box }
    return nil
  }
}
