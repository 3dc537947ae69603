internal import Diagnostics
internal import Slides
internal import Templates

/// A template, and what lays out with it.
struct ReadyTemplate {
  /// nil where the template is wrong.
  let template: Template?
  let diagnostics: [Diagnostic]
  /// The template's files and fonts, where they are watched.
  let inputs: [String]
  private var files = WatchedFiles()
  private var maker: SlideMaker?

  /// A template with the files to watch for changes.
  init(_ template: Template? = nil, _ diagnostics: [Diagnostic] = [], watching paths: [String]) {
    self.template = template
    self.diagnostics = diagnostics
    inputs = paths.isEmpty ? [] : paths + (template?.fontFiles ?? [])
    _ = files.follow(inputs, since: .max)
  }

  /// The language of its words, as a BCP 47 tag.
  var language: String? { template?.language }

  /// The width of its PNGs in pixels where none is asked for; nil for the usual one.
  var pictureWidth: Int? { template?.pictureWidth }

  /// Whether it has to be read again.
  var hasChanged: Bool { template == nil || files.haveChanged }

  /// What lays out; made when first needed.
  ///
  /// - Throws: `TypesettingError` where fonts are missing.
  mutating func maker(_ folders: DataFolders) throws -> SlideMaker? {
    if let maker { return maker }
    maker = try template.map { try SlideMaker(template: $0, folders: folders) }
    return maker
  }
}
