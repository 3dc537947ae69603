internal import Checks
internal import Decks
internal import Slides
internal import Diagnostics
internal import Files
internal import PeeringDB
internal import Previews
internal import SlideLayout
internal import Submissions
internal import Templates

/// What to make previews from, and how.
struct PreviewRequest {
  var files: [String]
  /// A folder.
  var output: String
  var look: TemplateOptions
  var source: SourceOptions
  var reach: ReachOptions
  var against: String?
  /// In pixels.
  var width: Int?
  var isSingleFile = false
  /// Whether to use cached pictures.
  var usesCache = true
  var isQuiet = false
}

/// Makes previews, once or repeatedly.
struct PreviewRun {
  private let request: PreviewRequest
  private let folders: DataFolders
  private let state: DrawingState
  private let memory: PreviewMemory?

  /// - Parameters:
  ///   - request: what to make.
  ///   - folders: the program's own.
  ///   - memory: shared by the runs of this process; nil for one run.
  /// - Throws: `FileError` where the program cannot read itself.
  init(
    _ request: PreviewRequest, _ folders: DataFolders, memory: PreviewMemory? = nil
  ) throws(FileError) {
    self.request = request
    self.memory = memory
    self.folders = folders
    // Before look-ups, which load further libraries.
    state = try DrawingState(program: Environment.runningProgram, environment: Environment.variables)
  }

  /// The result of a run.
  struct Outcome {
    /// nil where the previews could not be made.
    var summary: PreviewMaker.Summary?
    /// All diagnostics.
    var diagnostics: [Diagnostic]
    /// The files and folders that the previews depend on.
    var inputs: [String]
    /// The events, as they were read.
    var loaded: [LoadedEvent] = []

    /// Whether there are errors or missing slides.
    var isWrong: Bool {
      diagnostics.hasErrors || !(summary?.checked.flatMap(\.presenters).allSatisfy(\.isReady) ?? false)
    }
  }

  /// Makes them.
  ///
  /// - Throws: what `PreviewMaker` throws, and `FileError` where an event file cannot be read.
  func make() throws -> Outcome {
    let sources = EventSources(
      files: request.files, templates: TemplateLibrary(folders), look: request.look, source: request.source,
      reach: request.reach,
      isQuiet: request.isQuiet)
    let read = try sources.load()
    guard let all = read.value else {
      return Outcome(diagnostics: read.diagnostics, inputs: request.files)
    }
    var inputs: [String] = []
    var checks: [EventCheck] = []
    for loaded in all {
      inputs += self.inputs(of: loaded) + sources.templateInputs(of: loaded)
      guard !loaded.presenters.isEmpty else {
        let error = Diagnostic(
          .error, rule: "no-files", at: SourceLocation(file: loaded.file),
          "there is no submission to preview")
        return Outcome(diagnostics: loaded.diagnostics + [error], inputs: inputs)
      }
      let template = try sources.checkedTemplate(of: loaded.event, loaded.file, folders)
      guard let value = template.value else {
        return Outcome(diagnostics: template.diagnostics, inputs: inputs)
      }
      let builder = DeckBuilder(loaded, template: value, folders: folders)
      inputs += builder.inputs + value.fontFiles
      let check = EventCheck(
        loaded, template: template.diagnostics, builder: builder, policy: RulePolicy(loaded.event.checks),
        today: CalendarDate.today(at: Environment.epochSeconds))
      checks.append(check)
    }
    let summary = try PreviewMaker(settings).make(checks, into: request.output)
    return Outcome(
      summary: summary, diagnostics: summary.checked.flatMap(\.diagnostics) + summary.missing, inputs: inputs,
      loaded: all)
  }

  /// The files and folders that presenters come from.
  private func inputs(of loaded: LoadedEvent) -> [String] {
    let files = loaded.presenters.flatMap(\.inputs)
    guard loaded.event.source != nil else { return files }
    // Submissions that are added later appear in these folders.
    return [loaded.file] + EventListing.folders(loaded.event, file: loaded.file) + files
  }

  private var settings: PreviewMaker.Settings {
    let store = request.usesCache ? Environment.userFolders.pictures.map { PictureStore($0) } : nil
    var settings = PreviewMaker.Settings(state: state, store: store, environment: Environment.variables)
    settings.width = request.width
    settings.memory = memory
    settings.against = request.against
    settings.isSingleFile = request.isSingleFile
    settings.folder = request.files.first.map(Paths.folder) ?? ""
    settings.installation = Paths.folder(of: folders.templates)
    return settings
  }
}

extension PreviewRun.Outcome {
  /// "wrote previews/index.html: drew 1 of 200 slides and 2 made by hand".
  static func text(_ summary: PreviewMaker.Summary, in folder: String) -> String {
    let slides = Count.text(summary.slides - summary.handMade, "slide")
    let handMade = summary.handMade > 0 ? " and \(summary.handMade) made by hand" : ""
    let page = Outputs.path(of: "index.html", in: folder)
    return "wrote \(page): drew \(summary.drawn) of \(slides)\(handMade)".withVisibleControls
  }

  /// "2 of 200 slides changed (as64500, as64501), 1 added (as64502)".
  static func text(_ changes: PreviewMaker.Changes, of slides: Int) -> String {
    var text = "\(changes.changed.count) of \(Count.text(slides, "slide")) changed\(named(changes.changed))"
    if !changes.added.isEmpty { text += ", \(changes.added.count) added\(named(changes.added))" }
    if !changes.gone.isEmpty { text += ", \(changes.gone.count) gone\(named(changes.gone))" }
    return text
  }

  /// " (as64500, as64501 and 9 more)"; empty for none.
  private static func named(_ names: [String]) -> String {
    guard !names.isEmpty else { return "" }
    let shown = names.prefix(names.count > 11 ? 10 : 11)
    let rest = names.count > shown.count ? " and \(names.count - shown.count) more" : ""
    return " (\(shown.joined(separator: ", "))\(rest))"
  }
}
