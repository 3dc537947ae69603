internal import Decks
internal import Slides
internal import Diagnostics
internal import Files
internal import PeeringDB
internal import SlideLayout
internal import Submissions
internal import Templates

/// What commands about a whole event start from: event files, submission files, or folders with such.
struct EventSources {
  var files: [String]
  let templates: TemplateLibrary
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

  /// Reads each event, and everything its deck is made of, then the submissions that none of them lists.
  ///
  /// - Returns: nil, with the reasons, where an event file is wrong.
  /// - Throws: `FileError` where an event file cannot be read.
  func load() throws(FileError) -> Diagnosed<[Found]?> {
    let inputs = EventInputs(files)
    guard inputs.problems.isEmpty else { return Diagnosed(nil, inputs.problems) }
    var found: [Found] = []
    for path in inputs.events {
      let read = try event(path, unlessWrong: true)
      guard let value = read.value else { return Diagnosed(nil, read.diagnostics) }
      found.append(value)
    }
    let loose = inputs.loose(beside: found)
    if !loose.isEmpty { found.append(submissions(loose)) }
    return Diagnosed(found)
  }

  /// Reads an event, and everything its deck is made of.
  ///
  /// - Parameters:
  ///   - path: the event's file.
  ///   - unlessWrong: whether nothing more is read where something is wrong with the file; else the rest stands.
  /// - Returns: nil, with the reasons, where there is nothing to go on with.
  /// - Throws: `FileError` where the file cannot be read.
  func event(_ path: String, unlessWrong: Bool = false) throws(FileError) -> Diagnosed<Found?> {
    let event = try DeckSources.event(path)
    guard let value = event.value, !(unlessWrong && event.diagnostics.hasErrors) else {
      return Diagnosed(nil, event.diagnostics)
    }
    var loaded = DeckSources.load(value, file: path, resolver, ages)
    loaded.diagnostics = event.diagnostics + loaded.diagnostics
    return Diagnosed(Found(loaded: loaded, file: path))
  }

  /// Submissions without an event file.
  func submissions(_ files: [String]) -> Found {
    let listed = files.map { (path: $0, session: Int?.none) }
    let loaded = DeckSources.load(DeckSources.quickEvent(), listed, resolver, ages)
    return Found(loaded: loaded, file: "deck")
  }

  /// The template of the command, else of the event.
  ///
  /// - Returns: nil, with the reasons, where it is wrong.
  /// - Throws: `FileError` where it cannot be read; `missing(_:_:)` says what to do about one that is not there.
  func template(of event: Event, _ file: String) throws(FileError) -> Diagnosed<Template?> {
    let (name, variant) = wanted(event, file)
    let read = try templates.template(name, variant: variant)
    return Diagnosed(read.value, look.variant.placed(read.diagnostics, event))
  }

  /// The template with all that is wrong with it, and all that makes its pages hard to read.
  ///
  /// - Returns: nil, with the reasons, where it is wrong or not there.
  /// - Throws: `TypesettingError` where there are no fonts.
  func checkedTemplate(of event: Event, _ file: String, _ folders: DataFolders) throws -> Diagnosed<Template?>
  {
    do {
      let template = try template(of: event, file)
      let (name, variant) = wanted(event, file)
      // Those that come with the program are checked before it goes out.
      guard !templates.isBuiltIn(name) else { return template }
      let found = try templates.check(name, variant: variant, families: try folders.fontFamilies())
      return Diagnosed(template.value, template.diagnostics + found)
    } catch let error as FileError {
      let missing = error.reason == .notFound ? missingTemplate(of: event) : nil
      return Diagnosed(nil, [missing ?? EventInputs.unreadable(error)])
    }
  }

  /// The name or path of the template, and in which form it is wanted.
  private func wanted(_ event: Event, _ file: String) -> (name: String, variant: TemplateVariant) {
    let variant = TemplateVariant(
      ratio: event.pageRatio.flatMap { TemplateVariant.Ratio($0.value) },
      language: event.language?.value,
      preset: event.preset == .none ? nil : event.preset.rawValue)
    return (look.template ?? templateName(event, file), look.variant.variant(variant))
  }

  /// The files and folders of the template that is wanted.
  func templateInputs(of found: Found) -> [String] {
    templates.inputs(of: wanted(found.loaded.event, found.file).name)
  }

  /// The template that is not there, as a problem of who named it.
  func missingTemplate(of event: Event) -> Diagnostic? {
    func told(_ name: String, _ tell: (String, String) -> Diagnostic) -> Diagnostic {
      tell("there is no template '\(name.quotable)'", templates.hint(for: name))
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

  private var ages: FileAges { FileAges(environment: Environment.variables) }

  private var resolver: SlideResolver {
    let (options, isQuiet) = (source, isQuiet)
    return SlideResolver(
      source: { () throws(SourceError) in try options.source(quietly: isQuiet) },
      fetch: { url throws(SourceError) in try options.memberExport(url) })
  }

  /// Whether a file is an event rather than a submission: it says `event:` somewhere at the start of a line.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - isAlone: whether nothing else is asked for. What cannot be read is an event then, and among others a submission,
  ///     which costs them nothing.
  /// - Returns: false for a saved record.
  static func isEvent(_ path: String, isAlone: Bool) -> Bool {
    guard !path.lowercased().hasSuffix(".json") else { return false }
    guard let bytes = try? InputFile.read(path, limit: 1_000_000) else {
      return isAlone || path.split(separator: "/").last?.hasPrefix("event") == true
    }
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
