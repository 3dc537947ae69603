internal import Checks
internal import Slides
internal import Diagnostics
internal import Files
internal import PeeringDB
internal import SlideLayout
internal import Submissions
internal import Templates

/// One slide, made again and again. What sets its text stays awake.
struct SlideWatch: Watchable {
  private let command: WatchCommand
  private let folders: DataFolders
  private let file: SlideFile
  private let writer = PageWriter()
  /// What lays out, and what the template was read from.
  private var maker: (maker: SlideMaker, told: [Diagnostic], inputs: [String], files: WatchedFiles)?
  /// What the slide was made from when it could be read last.
  private var inputs: [String] = []

  init(_ command: WatchCommand, _ folders: DataFolders) {
    self.command = command
    self.folders = folders
    let path = command.output ?? SlideSource(argument: command.file).stem + ".pdf"
    file = SlideFile(path: path, format: OutputFormat(path: path) ?? .pdf, width: command.width ?? 1920)
  }

  mutating func make() -> WatchState {
    let started = ContinuousClock.now
    var told: [String] = []
    let isMade: Bool
    do {
      isMade = try make(&told)
    } catch {
      told.append(Terminal.text(of: error))
      isMade = false
    }
    let time = started.duration(to: .now)
    let line =
      isMade
      ? "wrote \(file.path) in \(time.components.attoseconds / 1_000_000_000_000_000) ms"
      : InputFile.exists(file.path) ? "kept \(file.path) as it was" : "nothing is written yet"
    return WatchState(line: line, told: told, inputs: inputs + (maker?.inputs ?? templateInputs))
  }

  private var templateName: String { command.look.template ?? "classic" }

  private var templateInputs: [String] { TemplateLibrary(folders).inputs(of: templateName) }

  /// Makes the slide; whether it is written.
  private mutating func make(_ told: inout [String]) throws -> Bool {
    let source = SlideSource(argument: command.file)
    let options = command.source
    let resolver = SlideResolver(
      source: { () throws(SourceError) in try options.source(quietly: true) },
      fetch: { url throws(SourceError) in try options.memberExport(url) })
    let outcome = resolver.resolve([source], flags: SubmissionFlags())[0]
    // A file that cannot be read at the moment is made from what it was made from before.
    inputs = Set(outcome.inputs(of: source) + (outcome.slide?.inputs ?? inputs)).sorted()
    guard let maker = try readyMaker(&told) else { return false }
    told += Self.texts(outcome.diagnostics)
    switch outcome.failure {
    case .unreadable(let error): throw error
    case .unavailable(let error): throw error
    case .unknown(let subject, let file):
      told.append(Terminal.unknown(subject, in: file == subject.description ? nil : file))
    case nil: break
    }
    guard let slide = outcome.slide else { return false }
    let page = try maker.page(slide)
    told += Self.texts(page.diagnostics)
    if page.diagnostics.hasErrors { return false }
    if let problem = file.problem(with: inputs) {
      told.append(problem)
      return false
    }
    try file.write(page.value, of: slide, by: writer)
    return true
  }

  /// What is told of what was found, as `slide` tells it.
  private static func texts(_ found: [Diagnostic]) -> [String] { RulePolicy().told(found).map(\.text) }

  /// What lays out with the template as it is now; nil, with the reasons told, where that is wrong.
  private mutating func readyMaker(_ told: inout [String]) throws -> SlideMaker? {
    if let maker, !maker.files.haveChanged {
      told += Self.texts(maker.told)
      return maker.maker
    }
    maker = nil
    let templates = TemplateLibrary(folders)
    let inputs = templates.inputs(of: templateName)
    var files = WatchedFiles()
    _ = files.follow(inputs, since: .max)
    let template = try templates.template(templateName, variant: command.look.variant.variant())
    guard let value = template.value else {
      told += Self.texts(command.look.variant.placed(template.diagnostics))
      return nil
    }
    _ = files.follow(inputs + value.fontFiles, since: .max)
    let ready = try SlideMaker(template: value, folders: folders)
    maker = (ready, template.diagnostics, inputs + value.fontFiles, files)
    told += Self.texts(template.diagnostics)
    return ready
  }
}
