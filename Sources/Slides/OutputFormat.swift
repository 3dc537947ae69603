internal import CairoDrawing
package import Files
package import PresentationML
package import Scene
package import Templates

/// What a slide is written as.
package enum OutputFormat: String, Sendable, Hashable, CaseIterable {
  case pdf
  case png
  case svg
  case pptx

  /// The format a file's ending asks for. A name that is nothing but an ending has none.
  package init?(path: String) {
    guard let name = path.split(separator: "/").last, let dot = name.lastIndex(of: "."),
      dot > name.startIndex
    else { return nil }
    self.init(rawValue: name[name.index(after: dot)...].lowercased())
  }
}

/// What a document says about itself.
package struct DocumentInformation: Sendable, Hashable {
  package var title: String
  package var author: String
  package var subject: String
  /// ISO 8601, in UTC.
  package var created: String
  /// The page's language, as a BCP 47 tag.
  package var language: String
  /// Whether a PDF is PDF/A-2a.
  package var isArchival = false

  package init(title: String, author: String, subject: String, created: String, language: String = "en") {
    self.title = title
    self.author = author
    self.subject = subject
    self.created = created
    self.language = language
  }
}

/// Writes pages as documents of their own. Belongs to one thread.
package struct PageWriter {
  /// What pictures share.
  private let resources = DrawingResources()

  package init() {}

  /// Writes a page.
  ///
  /// - Parameters:
  ///   - page: what to write.
  ///   - format: as what.
  ///   - width: the width of a PNG in pixels.
  ///   - information: what a document says about itself.
  ///   - template: how the page was laid out: a presentation has its colours and fonts.
  ///   - notes: what is said beside a slide of a presentation, a paragraph each.
  ///   - sink: where it goes.
  /// - Returns: what a presentation has otherwise than the page.
  /// - Throws: `FileError` where the sink fails, `DrawingError` or `FileFault` where a library does.
  @discardableResult
  package func write(
    _ page: Page, as format: OutputFormat, width: Int, information: DocumentInformation,
    template: Template? = nil, notes: [String] = [], to sink: any ByteSink
  ) throws -> [Approximation] {
    switch format {
    case .png:
      try PNGWriter.write(
        page, width: width, description: description(page, information), to: sink, sharing: resources)
    case .svg:
      try SVGWriter.write(
        page, title: information.title, description: description(page, information), to: sink)
    case .pdf:
      var document = try PDFDocument(
        to: sink,
        metadata: DocumentMetadata(
          title: information.title, author: information.author, subject: information.subject,
          creator: Program.name, created: information.created, language: information.language,
          isArchival: information.isArchival))
      try document.add(page)
      try document.finish()
    case .pptx:
      let document = try PresentationDocument(size: page.size, template: template, information)
      var content = SlideContent(page, layout: .personal, title: information.title)
      content.notes = notes
      try document.add(content)
      return try document.finish(to: sink)
    }
    return []
  }

  /// What a picture of a page says, for people who do not see it; nil where nothing is known of it.
  private func description(_ page: Page, _ information: DocumentInformation) -> String? {
    information.title.isEmpty ? nil : page.readingText.joined(separator: "\n")
  }
}

/// What the program calls itself.
package enum Program {
  package static let version = "0.2.0"
  package static let name = "Personals \(version)"
  /// As PeeringDB asks for.
  package static let userAgent = "personals/\(version) (peering personals from PeeringDB records)"
}
