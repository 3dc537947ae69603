internal import CairoDrawing
internal import Diagnostics
package import Files
internal import Scene
internal import SlideLayout
package import Templates

/// One PDF of every kind of page that a template has, each as full as possible.
package enum SpecimenDocument {
  /// Writes it.
  ///
  /// - Parameters:
  ///   - template: the template to try.
  ///   - folders: where fonts are.
  ///   - created: ISO 8601, in UTC.
  ///   - sink: where it goes.
  /// - Returns: what could not be shown as it should, with the kind of page, each once.
  /// - Throws: `FileError`, `DrawingError`, `TypesettingError`.
  package static func write(
    _ template: Template, folders: DataFolders, created: String, to sink: any ByteSink
  ) throws -> [String] {
    let maker = try SlideMaker(template: template, folders: folders)
    let metadata = DocumentMetadata(
      title: "The template \(template.name)", subject: "Every kind of page, of invented content",
      creator: Program.name, created: created, language: template.language)
    var document = try PDFDocument(to: sink, metadata: metadata)
    var told: [String] = []
    for specimen in Specimen.all {
      for (index, result) in try specimen.pages(maker).enumerated() {
        try document.add(
          result.page, outlineTitle: index == 0 ? specimen.title : nil, label: specimen.title)
        for diagnostic in result.diagnostics {
          let text = "\(specimen.title): \(diagnostic.message)"
          if !told.contains(text) { told.append(text) }
        }
      }
    }
    try document.finish()
    return told
  }
}
