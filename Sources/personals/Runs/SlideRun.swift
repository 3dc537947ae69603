internal import ArgumentParser
internal import Checks
internal import Slides
internal import Diagnostics
internal import Files
internal import PeeringDB
internal import PresentationML
internal import Scene
internal import SlideLayout
internal import Submissions
internal import Templates

/// What to make slides from, and how.
struct SlideRequest {
  /// AS numbers, exchanges, facilities, submissions or records.
  var sources: [String]
  /// A file, a folder, or `-`; nil for the current folder.
  var output: String?
  /// nil for the one that `output` ends in.
  var format: OutputFormat?
  /// The width of a PNG, in pixels; nil for the usual one.
  var width: Int?
  var look: TemplateOptions
  var flags = SubmissionFlags()
  var source: SourceOptions
  var reach: ReachOptions
  var isQuiet: Bool
  /// Whether PDFs are PDF/A-2a.
  var isArchival = false
  /// How to report what PowerPoint files have otherwise.
  var report = ApproximationFormat.text
  /// Older records to compare with.
  var compare: String?
}

/// Makes slides, once or repeatedly.
struct SlideRun {
  /// The result of a run.
  struct Outcome {
    /// The files written.
    var written: [String] = []
    /// The code of the first failure.
    var exitCode: ExitCode?
    /// The files and folders that the slides depend on.
    var inputs: Set<String> = []
  }

  private let request: SlideRequest
  private let folders: DataFolders
  private let report: (String) -> Void
  private let writer = PageWriter()
  private var outcome = Outcome()
  private var approximations = ApproximationReport()
  /// Messages of this run. What concerns many sources is reported once.
  private var reported: Set<String> = []
  /// The servers that failed in this run, by host.
  private var servers: [String: SourceError] = [:]
  /// What lays out; kept by repeated runs until the template changes.
  private var ready: ReadyTemplate?
  private let isRepeated: Bool
  /// What the slides were made from when they could last be read.
  private var inputs: Set<String> = []

  /// - Parameters:
  ///   - request: what to make.
  ///   - folders: the program's own.
  ///   - isRepeated: whether the inputs are wanted, and the template is kept for the next run.
  ///   - report: takes each message.
  init(
    _ request: SlideRequest, _ folders: DataFolders, isRepeated: Bool = false,
    report: @escaping (String) -> Void
  ) {
    self.request = request
    self.folders = folders
    self.isRepeated = isRepeated
    self.report = report
  }

  /// Makes a file for each source; one that fails leaves the others alone.
  mutating func make() -> Outcome {
    outcome = Outcome()
    reported = []
    do { try makeAll() } catch { fail(error) }
    outcome.inputs = inputs.union(ready?.inputs ?? [])
    if request.report == .json {
      do { try StandardText.write(approximations.json()) } catch { fail(error) }
    }
    return outcome
  }

  private mutating func makeAll() throws {
    try checkFlags()
    try readTemplate()
    let (options, isQuiet) = (request.source, request.isQuiet || isRepeated)
    let resolver = SlideResolver(
      root: request.reach.root,
      source: { () throws(SourceError) in try options.source(quietly: isQuiet) },
      fetch: { export, url throws(SourceError) in try options.fetch(export, url) })
    let sources = request.sources.map(SlideSource.init(argument:))
    var names = UniqueNames()
    let outcomes = resolver.resolve(sources, flags: request.flags)
    if isRepeated {
      // A file that cannot be read now is watched with what it was made from before.
      let old = outcomes.allSatisfy { $0.slide != nil } ? [] : inputs
      inputs = Set(zip(sources, outcomes).flatMap { $1.inputs(of: $0) + ($1.slide?.inputs ?? []) }).union(old)
    }
    servers = SlideResolver.serverFailures(outcomes)
    defer { hintAtKeeping(sources) }
    let older = try OlderRecords.open(request.compare, quietly: request.isQuiet)
    for (source, found) in zip(sources, outcomes) {
      guard var slide = slide(found) else { continue }
      slide.change =
        older?.changes(of: [
          OlderRecords.Slide(
            slide.personal, subject: found.subject, hasExport: found.submission?.ixf != nil)
        ]).first ?? nil
      do {
        // Fonts are read only once there is something to set.
        guard let page = try readyMaker()?.page(slide) else { return }
        show(page.diagnostics)
        if page.diagnostics.hasErrors { fail(Exit.data) }
        try write(page.value, of: slide, to: path(for: source, slide, &names))
      } catch {
        fail(error)
      }
    }
  }

  /// Says how to keep what the options say, where no submission does.
  private mutating func hintAtKeeping(_ sources: [SlideSource]) {
    guard outcome.exitCode == nil, !request.isQuiet, !isRepeated, sources.count == 1,
      let source = sources.first,
      let argument = request.sources.first, !request.flags.words.isEmpty
    else { return }
    if case .submission = source { return }
    let words = ["personals", "init", argument] + request.flags.words + ["-o", source.stem + ".yaml"]
    show("hint: to keep these options, run:  " + words.map(ShellWord.quoted).joined(separator: " "))
  }

  /// Reports flags that are wrong. They are wrong for all sources, so no slide is made.
  private mutating func checkFlags() throws {
    let problems = request.flags.applied(to: Submission()).diagnostics
    show(problems)
    if problems.hasErrors { throw Exit.usage }
    if let logo = request.flags.logo, !InputFile.exists(logo) {
      throw Failure("there is no file '\(logo)'", option: "--logo", Exit.noInput)
    }
  }

  private mutating func readTemplate() throws {
    if let ready, !ready.hasChanged { return show(ready.diagnostics) }
    let name = request.look.template ?? "classic"
    let templates = TemplateLibrary(folders)
    let inputs = isRepeated ? templates.inputs(of: name) : []
    ready = ReadyTemplate(watching: inputs)
    let template: Diagnosed<Template?>
    do throws(FileError) {
      template = try templates.template(name, variant: request.look.variant.variant())
    } catch {
      throw Failure(
        "\(error)", hint: templates.hint(for: name), option: "--template",
        Exit.code(for: error))
    }
    let diagnostics = request.look.variant.placed(template.diagnostics)
    show(diagnostics)
    guard let value = template.value else { throw Exit.data }
    ready = ReadyTemplate(value, diagnostics, watching: inputs)
  }

  private mutating func readyMaker() throws -> SlideMaker? {
    guard var template = ready else { return nil }
    let maker = try template.maker(folders)
    ready = template
    return maker
  }

  private mutating func fail(_ error: any Error) {
    if !(error is ExitCode) { show(Terminal.text(of: error)) }
    outcome.exitCode = outcome.exitCode ?? Exit.code(for: error)
  }

  private mutating func show(_ text: String) {
    if reported.insert(text).inserted { report(text) }
  }

  private mutating func show(_ diagnostics: [Diagnostic]) {
    let told = Environment.paths(of: request.sources).shortening(RulePolicy().told(diagnostics))
    for diagnostic in told where !request.isQuiet || diagnostic.severity == .error { show(diagnostic.text) }
  }

  /// The content; nil, with the reasons reported, where there is none.
  private mutating func slide(_ found: SlideResolver.Outcome) -> ResolvedSlide? {
    show(found.diagnostics)
    if found.diagnostics.hasErrors { fail(Exit.data) }
    if let facts = found.facts, let slide = found.slide {
      show(
        RecordAge(facts, on: .today(at: Environment.epochSeconds)).diagnostics { message, hint in
          found.submission?.presenterPlace?.diagnostic(.warning, rule: "record-old", message, hint: hint)
            ?? Diagnostic(.warning, rule: "record-old", at: slide.location, message, hint: hint)
        })
    }
    switch found.failure {
    case .unreadable(let error): fail(error)
    case .unavailable(let error):
      // A failing network or server concerns many slides; a missing cache entry concerns one.
      if error.reason == .notKept, let place = found.submission?.presenterPlace {
        show([place.diagnostic(.error, rule: "record-unavailable", error.message, hint: error.hint)])
        fail(Exit.code(for: error))
      } else {
        fail(error.isOfServer ? servers[error.host] ?? error : error)
      }
    case .unknown(let subject, let file):
      show(Terminal.unknown(subject, in: file == subject.description ? nil : file))
      fail(Exit.noInput)
    case nil: break
    }
    return found.slide
  }

  private var format: OutputFormat {
    request.format
      ?? request.output.flatMap { Outputs.isFolder($0) ? nil : OutputFormat(path: $0) } ?? .pdf
  }

  private var width: Int { request.width ?? ready?.pictureWidth ?? 1920 }

  /// The path of a source's file. Two sources of one name get different files.
  private func path(for source: SlideSource, _ slide: ResolvedSlide, _ names: inout UniqueNames) -> String {
    if let output = request.output, !Outputs.isFolder(output) { return output }
    let stem = request.output == nil ? slide.personal.stem ?? source.stem : source.stem
    let name = names.next(stem, ending: "." + format.rawValue)
    return request.output.map { Outputs.path(of: name, in: $0) } ?? name
  }

  private mutating func write(_ page: Page, of slide: ResolvedSlide, to path: String) throws {
    var information = slide.personal.content.information(
      created: Environment.timestamp, language: ready?.language ?? "en")
    information.isArchival = request.isArchival
    let template = ready?.template
    func write(to sink: any ByteSink) throws -> [Approximation] {
      try ApproximationReport.writing(path) {
        try writer.write(
          page, as: format, width: width, information: information, template: template,
          notes: format == .pptx
            ? SpeakerNotes(slide.personal, language: information.language).paragraphs : [], to: sink)
      }
    }
    if path == "-" {
      // Drawn completely before the first byte, so that a failure writes nothing.
      let memory = MemorySink()
      _ = try write(to: memory)
      return try StandardOutput().write(memory.bytes)
    }
    // A logo beside a slide of the same name is easily lost.
    if let problem = Outputs.problem(writing: path, from: slide.inputs + request.sources) { throw problem }
    try OutputFolder.create(for: path)
    let file = try OutputFile(path)
    let found = try write(to: file)
    try file.commit()
    outcome.written.append(path)
    approximations.add(path, found)
    guard !request.isQuiet, !isRepeated else { return }
    report("wrote \(path)".withVisibleControls)
    if !found.isEmpty, request.report == .text { report(ApproximationReport.text(found)) }
  }
}

extension Personal {
  /// The default name of the slide's file; nil to use the source's.
  fileprivate var stem: String? {
    switch self {
    case .network(let network): network.asn.description.lowercased()
    case .exchange(let exchange): "ix\(exchange.id)"
    case .facility(let facility): "fac\(facility.id)"
    case .other: nil
    }
  }
}
