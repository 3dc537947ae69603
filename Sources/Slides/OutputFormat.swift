internal import CairoDrawing
package import Files
package import Scene

/// What a slide is written as.
package enum OutputFormat: String, Sendable, Hashable, CaseIterable {
  case pdf
  case png
  case svg

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
  ///   - information: what a PDF says about itself.
  ///   - sink: where it goes.
  /// - Throws: `FileError` where the sink fails, `DrawingError` where the library does.
  package func write(
    _ page: Page, as format: OutputFormat, width: Int, information: DocumentInformation,
    to sink: any ByteSink
  ) throws {
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
    }
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
