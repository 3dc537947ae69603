internal import ArgumentParser
internal import Checks
internal import Slides
internal import Diagnostics
internal import Files
internal import PeeringDB
internal import Scene
internal import SlideLayout
internal import Submissions
internal import Templates

/// One run of `personals slide`.
struct SlideRun {
  private let command: SlideCommand
  private let writer = PageWriter()
  /// The code of the first source that came to nothing.
  private(set) var exitCode: ExitCode?
  /// What has been told. What goes for many sources is told once.
  private var told: Set<String> = []

  init(command: SlideCommand) { self.command = command }

  /// Makes a file for each source; one that comes to nothing leaves the others alone.
  mutating func make(_ folders: DataFolders) throws {
    let flags = try flags()
    let template = try template(folders)
    let sources = command.sources.map(SlideSource.init(argument:))
    let (options, isQuiet) = (command.source, command.quiet)
    let resolver = SlideResolver(
      source: { () throws(SourceError) in try options.source(quietly: isQuiet) },
      fetch: { url throws(SourceError) in try options.memberExport(url) })
    let outcomes = resolver.resolve(sources, flags: flags)
    // Fonts are read only once there is something to set.
    var maker: SlideMaker?
    var taken: Set<String> = []
    for (source, outcome) in zip(sources, outcomes) {
      guard let slide = slide(outcome) else { continue }
      do {
        let ready = try maker ?? SlideMaker(template: template, folders: folders)
        maker = ready
        let page = try ready.page(slide)
        tell(page.diagnostics)
        if page.diagnostics.hasErrors {
          fail(Exit.data)
          continue
        }
        try write(page.value, of: slide, to: path(for: source, slide, &taken))
      } catch {
        fail(error)
      }
    }
  }

  /// What the flags say. A value that is wrong is wrong for all sources, so nothing is done then.
  private mutating func flags() throws -> SubmissionFlags {
    let flags = command.slide.flags
    let problems = flags.applied(to: Submission()).diagnostics
    tell(problems)
    if problems.hasErrors { throw Exit.usage }
    if let logo = flags.logo, !InputFile.exists(logo) {
      tell("--logo: error: there is no file '\(logo)'".withVisibleControls)
      throw Exit.noInput
    }
    return flags
  }

  private mutating func template(_ folders: DataFolders) throws -> Template {
    let templates = TemplateLibrary(folders)
    do throws(FileError) {
      let template = try templates.template(
        command.look.template ?? "classic", variant: command.look.variant.variant())
      tell(command.look.variant.placed(template.diagnostics))
      if let value = template.value { return value }
    } catch {
      tell("--template: error: \(error)".withVisibleControls)
      tell("  hint: \(templates.hint(for: command.look.template ?? ""))")
      throw Exit.code(for: error)
    }
    throw Exit.data
  }

  private mutating func fail(_ code: ExitCode) { exitCode = exitCode ?? code }

  private mutating func fail(_ error: any Error) {
    if !(error is ExitCode) { tell(Terminal.text(of: error)) }
    fail(Exit.code(for: error))
  }

  private mutating func tell(_ text: String) {
    if told.insert(text).inserted { Terminal.tell(text) }
  }

  private mutating func tell(_ diagnostics: [Diagnostic]) {
    for diagnostic in RulePolicy().told(diagnostics) where !command.quiet || diagnostic.severity == .error {
      tell(diagnostic.text)
    }
  }

  /// The content, or nil with the reasons told.
  private mutating func slide(_ outcome: SlideResolver.Outcome) -> ResolvedSlide? {
    tell(outcome.diagnostics)
    if outcome.diagnostics.hasErrors { fail(Exit.data) }
    switch outcome.failure {
    case .unreadable(let error): fail(error)
    case .unavailable(let error):
      // What is wrong with a network or a server goes for many; what is not kept is one's own.
      if error.reason == .notKept, let place = outcome.submission?.presenterPlace {
        tell([place.diagnostic(.error, rule: "record-unavailable", error.message, hint: error.hint)])
        fail(Exit.code(for: error))
      } else {
        fail(error)
      }
    case .unknown(let subject, let file):
      tell(Terminal.unknown(subject, in: file == subject.description ? nil : file))
      fail(Exit.noInput)
    case nil: break
    }
    return outcome.slide
  }

  /// The format, by flag or by ending.
  private var format: OutputFormat {
    command.format.flatMap { OutputFormat(rawValue: $0.lowercased()) }
      ?? command.output.flatMap { Outputs.isFolder($0) ? nil : OutputFormat(path: $0) } ?? .pdf
  }

  /// Where a source's file goes. Two sources of one name get different files.
  private func path(for source: SlideSource, _ slide: ResolvedSlide, _ taken: inout Set<String>) -> String {
    if let output = command.output, !Outputs.isFolder(output) { return output }
    let stem = command.output == nil ? slide.personal.stem ?? source.stem : source.stem
    var name = "\(stem).\(format.rawValue)"
    var number = 2
    while !taken.insert(name).inserted {
      name = "\(stem)-\(number).\(format.rawValue)"
      number += 1
    }
    return command.output.map { Outputs.path(of: name, in: $0) } ?? name
  }

  private mutating func write(_ page: Page, of slide: ResolvedSlide, to path: String) throws {
    if path == "-" {
      // Drawn whole before the first byte, so that a failure leaves nothing half written.
      let memory = MemorySink()
      try writer.write(
        page, as: format, width: command.width,
        information: slide.personal.content.information(created: Environment.timestamp), to: memory)
      try StandardOutput().write(memory.bytes)
      return
    }
    let file = SlideFile(path: path, format: format, width: command.width)
    if let problem = file.problem(with: slide.inputs + command.sources) {
      tell(problem)
      throw Exit.cannotCreate
    }
    try file.write(page, of: slide, by: writer)
    if !command.quiet { Terminal.wrote(path) }
  }
}

extension Personal {
  /// The name a file of the slide has where nobody gives one; nil where the source's has to do.
  fileprivate var stem: String? {
    switch self {
    case .network(let network): network.asn.description.lowercased()
    case .exchange(let exchange): "ix\(exchange.id)"
    case .facility(let facility): "fac\(facility.id)"
    case .other: nil
    }
  }
}
