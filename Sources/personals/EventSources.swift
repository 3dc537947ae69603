internal import DeckAssembly
internal import Diagnostics
internal import Files
internal import PeeringDB
internal import SlideLayout
internal import Submissions

/// What commands about a whole event start from: an event file, or submission files.
struct EventSources {
  var files: [String]
  var look: TemplateOptions
  var source: SourceOptions
  var isQuiet: Bool

  /// An event with its presenters, and the name it is told by: its file's path, or `deck`.
  struct Found {
    var loaded: DeckSources.Loaded
    var file: String

    /// What makes the event's deck.
    func builder(_ template: Template, _ folders: DataFolders) -> DeckBuilder {
      DeckBuilder(
        event: loaded.event, file: file, presenters: loaded.presenters, template: template, folders: folders,
        logo: loaded.logo)
    }
  }

  /// Reads the event, if there is one, and everything its deck is made of.
  ///
  /// - Returns: nil, with the reasons, where the event file is wrong.
  /// - Throws: `FileError` where the event file cannot be read.
  func load() throws(FileError) -> Diagnosed<Found?> {
    let resolver = resolver
    guard files.count == 1, let path = files.first, isEvent(path) else {
      let listed = files.map { (path: $0, session: Int?.none) }
      return Diagnosed(
        Found(loaded: DeckSources.load(DeckSources.quickEvent(), listed, resolver), file: "deck"))
    }
    let event = try DeckSources.event(path)
    guard let value = event.value, !event.diagnostics.hasErrors else {
      return Diagnosed(nil, event.diagnostics)
    }
    var loaded = DeckSources.load(value, file: path, resolver)
    loaded.diagnostics = event.diagnostics + loaded.diagnostics
    return Diagnosed(Found(loaded: loaded, file: path))
  }

  /// The template of the command, else of the event.
  ///
  /// - Returns: nil, with the reasons, where it is wrong.
  /// - Throws: `FileError` where it cannot be read; `missing(_:_:)` says what to do about one that is not there.
  func template(of event: Event, _ file: String, _ folders: DataFolders) throws(FileError) -> Diagnosed<
    Template?
  > {
    let wanted = TemplateVariant(
      ratio: event.pageRatio.flatMap { TemplateVariant.Ratio($0.value) },
      language: event.language?.value,
      preset: event.preset == .none ? nil : event.preset.rawValue)
    return try TemplateLoader.load(
      look.template ?? templateName(event, file), variant: look.variant.variant(wanted), folders: folders)
  }

  /// The template of the command, else of the event; where there is none to use, that is told.
  ///
  /// - Throws: the exit code, after the reasons are told; `FileError` where it cannot be read.
  func requiredTemplate(of found: Found, _ folders: DataFolders) throws -> Diagnosed<Template> {
    let read: Diagnosed<Template?>
    do throws(FileError) {
      read = try template(of: found.loaded.event, found.file, folders)
    } catch {
      guard error.reason == .notFound, let missing = missingTemplate(of: found.loaded.event, folders) else {
        throw error
      }
      Terminal.tell([missing], quietly: isQuiet)
      throw Exit.code(for: error)
    }
    guard let template = read.value else {
      Terminal.tell(read.diagnostics, quietly: isQuiet)
      throw Exit.data
    }
    return Diagnosed(template, read.diagnostics)
  }

  /// The template that is not there, as a problem of who named it.
  func missingTemplate(of event: Event, _ folders: DataFolders) -> Diagnostic? {
    func told(_ name: String, _ tell: (String, String) -> Diagnostic) -> Diagnostic {
      tell("there is no template '\(name.quotable)'", TemplateLoader.hint(for: name, folders: folders))
    }
    if let name = look.template {
      return told(name) { message, hint in
        Diagnostic(
          .error, rule: "template", at: SourceLocation(file: "--template"), message, hint: hint)
      }
    }
    return event.template.map { written in
      told(written.value) { written.diagnostic(.error, rule: "template", $0, hint: $1) }
    }
  }

  private var resolver: SlideResolver {
    let (options, isQuiet) = (source, isQuiet)
    return SlideResolver(
      source: { () throws(SourceError) in try options.source(quietly: isQuiet) },
      fetch: { url throws(SourceError) in try options.memberExport(url) })
  }

  /// Whether a file is an event rather than a submission: it says `event:` somewhere at the start of a line.
  private func isEvent(_ path: String) -> Bool {
    guard let bytes = try? InputFile.read(path, limit: 1_000_000) else { return true }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").contains { $0.hasPrefix("event:") }
  }

  /// A template named in the event file may be a folder beside it.
  private func templateName(_ event: Event, _ file: String) -> String {
    guard let written = event.template?.value else { return "classic" }
    guard written.contains("/"), !written.hasPrefix("/"), let slash = file.lastIndex(of: "/") else {
      return written
    }
    return file[...slash] + written
  }
}
