internal import Decks
internal import Slides
internal import Diagnostics
internal import Files
internal import PeeringDB
internal import Presentations
internal import SlideLayout
internal import Submissions
internal import Templates

/// The input of commands about a whole event: event files, submissions, or folders of them.
struct EventSources {
  var files: [String]
  let templates: TemplateLibrary
  var look: TemplateOptions
  var source: SourceOptions
  var reach: ReachOptions
  var isQuiet: Bool
  /// Whether to keep of submissions without a record only their text, as `DeckSources.whole` can read it again.
  var isShelving = false

  /// Reads each event with everything its deck is made of, then the submissions that no event lists.
  ///
  /// - Returns: nil, with the reasons, where an event file is wrong.
  /// - Throws: `FileError` where an event file cannot be read.
  func load() throws(FileError) -> Diagnosed<[LoadedEvent]?> {
    let inputs = EventInputs(files)
    guard inputs.problems.isEmpty else { return Diagnosed(nil, inputs.problems) }
    var found: [LoadedEvent] = []
    for path in inputs.events {
      let read = try event(path, unlessWrong: true)
      guard let value = read.value else { return Diagnosed(nil, read.diagnostics) }
      found.append(value)
    }
    let loose = inputs.loose(beside: found)
    if !loose.isEmpty { found.append(submissions(loose)) }
    return Diagnosed(found)
  }

  /// Reads an event with everything its deck is made of.
  ///
  /// - Parameters:
  ///   - path: the event's file.
  ///   - unlessWrong: whether to stop at an error in the file, instead of continuing with the rest.
  /// - Returns: nil, with the reasons, where it cannot be used.
  /// - Throws: `FileError` where the file cannot be read.
  func event(_ path: String, unlessWrong: Bool = false) throws(FileError) -> Diagnosed<LoadedEvent?> {
    let event = try DeckSources.event(path)
    guard let value = event.value, !(unlessWrong && event.diagnostics.hasErrors) else {
      return Diagnosed(nil, event.diagnostics)
    }
    var loaded = DeckSources.load(
      value, file: path, resolver, ages, converter, isShelving: isShelving)
    loaded.diagnostics = event.diagnostics + loaded.diagnostics
    return Diagnosed(loaded)
  }

  /// Submissions without an event file.
  func submissions(_ files: [String]) -> LoadedEvent {
    DeckSources.load(
      DeckSources.quickEvent(), EventListing(paths: files), resolver, ages, converter,
      isShelving: isShelving)
  }

  /// The template of the command, else of the event.
  ///
  /// - Returns: nil, with the reasons, where it is wrong.
  /// - Throws: `FileError` where it cannot be read; `missingTemplate(of:_:)` is the error for one that does not exist.
  func template(of event: Event, _ file: String) throws(FileError) -> Diagnosed<Template?> {
    let (name, variant) = wanted(event, file)
    let read = try templates.template(name, variant: variant)
    return Diagnosed(read.value, look.variant.placed(read.diagnostics, event))
  }

  /// The template with all its problems, including what is hard to read.
  ///
  /// - Returns: nil, with the reasons, where it is wrong or missing.
  /// - Throws: `TypesettingError` where fonts are missing.
  func checkedTemplate(of event: Event, _ file: String, _ folders: DataFolders) throws -> Diagnosed<Template?>
  {
    do {
      let template = try template(of: event, file)
      let (name, variant) = wanted(event, file)
      // Built-in templates are checked by tests.
      guard !templates.isBuiltIn(name) else { return template }
      let found = try templates.check(name, variant: variant, families: folders.fontFamilies())
      return Diagnosed(template.value, template.diagnostics + found)
    } catch let error as FileError {
      let missing = error.reason == .notFound ? missingTemplate(of: event) : nil
      return Diagnosed(nil, [missing ?? EventInputs.unreadable(error)])
    }
  }

  /// The name or path of the template, and the variant.
  private func wanted(_ event: Event, _ file: String) -> (name: String, variant: TemplateVariant) {
    let variant = TemplateVariant(
      ratio: event.pageRatio.flatMap { TemplateVariant.Ratio($0.value) },
      language: event.language?.value,
      preset: event.preset == .none ? nil : event.preset.rawValue)
    return (look.template ?? templateName(event, file), look.variant.variant(variant))
  }

  /// The files and folders of the template.
  func templateInputs(of loaded: LoadedEvent) -> [String] {
    templates.inputs(of: wanted(loaded.event, loaded.file).name)
  }

  /// The error of a missing template, at the place that names it.
  func missingTemplate(of event: Event) -> Diagnostic? {
    func missing(_ name: String, _ place: (String, String) -> Diagnostic) -> Diagnostic {
      place("there is no template '\(name.quotable)'", templates.hint(for: name))
    }
    if let name = look.template {
      return missing(name) { message, hint in
        Diagnostic(
          .error, rule: "template", at: SourceLocation(file: "--template"), message, hint: hint)
      }
    }
    return event.template.map { written in
      missing(written.value) { written.diagnostic(.error, rule: "template", $0, hint: $1) }
    }
  }

  private var converter: PresentationConverter {
    PresentationConverter(environment: Environment.variables, cache: Environment.userFolders.slides)
  }

  private var ages: FileAges { FileAges(environment: Environment.variables) }

  private var resolver: SlideResolver {
    let (options, isQuiet) = (source, isQuiet)
    return SlideResolver(
      root: reach.root,
      source: { () throws(SourceError) in try options.source(quietly: isQuiet) },
      fetch: { export, url throws(SourceError) in try options.fetch(export, url) })
  }

  /// Whether a file is an event rather than a submission: it has one of an event's keys at the start of a line.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - isAlone: whether it is the only file. An unreadable file then counts as an event, and among others as a
  ///     submission.
  /// - Returns: false for a saved record.
  static func isEvent(_ path: String, isAlone: Bool) -> Bool {
    guard !path.lowercased().hasSuffix(".json") else { return false }
    guard let bytes = try? InputFile.read(path, limit: 1_000_000) else {
      return isAlone || path.split(separator: "/").last?.hasPrefix("event") == true
    }
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).contains { line in
      // A byte order mark, brackets around all of it, quotes around a key, and spaces behind it change nothing.
      let start = line.first == " " ? line : line.drop { "\u{FEFF}{ ".contains($0) }
      let isQuoted = start.first == "\"" || start.first == "'"
      let rest = isQuoted ? start.dropFirst() : start
      guard let key = ["event", "sessions", "submissions"].first(where: rest.hasPrefix) else { return false }
      let behind = rest.dropFirst(key.count)
      return (isQuoted ? behind.dropFirst() : behind).drop { $0 == " " }.first == ":"
    }
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
