internal import ArgumentParser
internal import Checks
internal import Decks
internal import Slides
internal import Diagnostics
internal import Files
internal import PeeringDB
internal import SlideLayout
internal import Submissions
internal import Templates
#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// One run of `personals deck`.
struct DeckRun {
  private let command: DeckCommand
  private(set) var exitCode: ExitCode?

  init(command: DeckCommand) { self.command = command }

  /// Makes the deck or decks.
  mutating func make() throws {
    let folders = try Environment.folders()
    let sources = EventSources(
      files: command.files, templates: TemplateLibrary(folders), look: command.look, source: command.source,
      isQuiet: command.quiet)
    let read = try sources.load()
    guard let all = read.value, let found = all.first else {
      Terminal.tell(read.diagnostics, quietly: command.quiet)
      throw Exit.data
    }
    if let other = all.dropFirst().first {
      // Either another event, or submissions that the first does not list.
      let file = other.loaded.event.source == nil ? other.loaded.files.first ?? other.file : other.file
      Terminal.tell(
        "error: a deck is of one event, and \(found.file) does not list \(file)".withVisibleControls)
      throw Exit.usage
    }
    let (loaded, file) = (found.loaded, found.file)
    let template = try self.template(of: loaded.event, file, sources)
    guard let value = template.value else {
      Terminal.tell(template.diagnostics, quietly: command.quiet)
      throw Exit.data
    }
    let builder = found.builder(value, folders)
    let policy = RulePolicy(loaded.event.checks)
    let known = loaded.diagnostics + builder.diagnostics + loaded.presenters.flatMap(\.diagnostics)
    let isWrong = loaded.presenters.contains { !$0.isReady } || policy.told(known).hasErrors
    if isWrong { exitCode = Exit.data }
    guard !loaded.presenters.isEmpty else {
      Terminal.tell(policy.told(loaded.diagnostics), quietly: command.quiet)
      Terminal.tell("error: there is no submission to make a deck of")
      throw Exit.noInput
    }
    if command.strict, isWrong {
      tell(loaded, builder, [])
      Terminal.tell("error: nothing is written, since --strict is set and some submissions are wrong")
      throw Exit.data
    }
    var diagnostics: [Diagnostic] = []
    let outputs = try outputs(builder)
    // Before the first is written: an event file in the place of its deck is lost in no time.
    for (_, path) in outputs where path != "-" {
      guard let input = builder.inputs.first(where: { InputFile.isSame($0, as: path) }) else { continue }
      Terminal.tell("error: cannot write \(path): the deck is made from it (\(input))".withVisibleControls)
      Terminal.tell("  hint: give another path with -o")
      throw Exit.cannotCreate
    }
    for (session, path) in outputs { diagnostics += try write(builder, session, path) }
    tell(loaded, builder, diagnostics)
  }

  /// The template of the command, else of the event; one that is not there is told.
  private func template(
    of event: Event, _ file: String, _ sources: EventSources
  ) throws -> Diagnosed<Template?> {
    do throws(FileError) {
      return try sources.template(of: event, file)
    } catch {
      guard error.reason == .notFound, let missing = sources.missingTemplate(of: event) else {
        throw error
      }
      Terminal.tell([missing], quietly: command.quiet)
      throw Exit.code(for: error)
    }
  }

  /// The decks to write: a session's index, or nil for all, and a path.
  private func outputs(_ builder: DeckBuilder) throws -> [(Int?, String)] {
    let sessions = builder.event.sessions
    if command.split {
      let folder = command.output ?? "."
      return zip(sessions.indices, names(of: sessions)).map { index, name in
        (index, Outputs.path(of: name + ".pdf", in: folder))
      }
    }
    let path = command.output ?? "deck.pdf"
    guard let wanted = command.session else { return [(nil, path)] }
    guard let index = sessions.firstIndex(where: { $0.title?.lowercased() == wanted.lowercased() }) else {
      let titles = sessions.compactMap(\.title)
      let hint = NearestWord.hint(among: titles, to: wanted, listing: "the sessions are")
      Terminal.tell("--session: error: the event has no session '\(wanted)'".withVisibleControls)
      Terminal.tell("  hint: \(hint)")
      throw Exit.usage
    }
    return [(index, path)]
  }

  /// Names for sessions' files, each another: titles in lower case with dashes between words.
  private func names(of sessions: [Event.Session]) -> [String] {
    var used: Set<String> = []
    return sessions.enumerated().map { index, session in
      let words = (session.title ?? (session.origin == nil ? "deck" : "")).lowercased().split {
        !$0.isLetter && !$0.isNumber
      }
      let stem = words.isEmpty ? "session-\(index + 1)" : words.joined(separator: "-")
      var name = stem
      var number = 2
      while !used.insert(name).inserted {
        name = "\(stem)-\(number)"
        number += 1
      }
      return name
    }
  }

  private func write(_ builder: DeckBuilder, _ session: Int?, _ path: String) throws -> [Diagnostic] {
    let started = ContinuousClock.now
    let progress = Progress(isShown: !command.quiet && isatty(STDERR_FILENO) == 1)
    let created = Environment.timestamp
    let summary: DeckBuilder.Summary
    let size: Int
    if path == "-" {
      let memory = MemorySink()
      summary = try builder.write(session: session, created: created, to: memory, progress: progress.show)
      progress.clear()
      try StandardOutput().write(memory.bytes)
      size = memory.bytes.count
    } else {
      try OutputFolder.create(for: path)
      let file = try OutputFile(path)
      let counted = CountingSink(file)
      summary = try builder.write(session: session, created: created, to: counted, progress: progress.show)
      progress.clear()
      try file.commit()
      size = counted.count
    }
    if !command.quiet { Terminal.tell(text(summary, path, size, started.duration(to: .now))) }
    return summary.diagnostics
  }

  /// "wrote forum.pdf: 41 pages, 30 slides, 1 to follow, 412 kB, 0.4 s".
  private func text(_ summary: DeckBuilder.Summary, _ path: String, _ size: Int, _ time: Duration) -> String {
    var parts = ["\(summary.pages) pages", "\(summary.slides) slides"]
    if summary.toFollow > 0 { parts.append("\(summary.toFollow) to follow") }
    if summary.waiting > 0 { parts.append("\(summary.waiting) waiting") }
    parts.append(size < 1_000_000 ? "\((size + 500) / 1000) kB" : "\((size + 50_000) / 100_000 * 100) kB")
    let milliseconds = time.components.seconds * 1000 + time.components.attoseconds / 1_000_000_000_000_000
    parts.append("\(milliseconds / 1000).\(milliseconds % 1000 / 100) s")
    return "wrote \(path): \(parts.joined(separator: ", "))".withVisibleControls
  }

  /// Tells all problems, the event's first, then each submission's, each once.
  private mutating func tell(_ loaded: DeckSources.Loaded, _ builder: DeckBuilder, _ found: [Diagnostic]) {
    let policy = RulePolicy(loaded.event.checks)
    let common = loaded.diagnostics + builder.diagnostics + RulePolicy.problems(with: loaded.event.checks)
    Terminal.tell(policy.told(common), quietly: command.quiet)
    let byFile = Dictionary(grouping: policy.told(found), by: \.location.file)
    if byFile.values.joined().hasErrors { exitCode = Exit.data }
    var told: Set<String> = []
    var messages: Set<String> = []
    // What was found on pages and is nobody's of the presenters is the organiser's.
    let files = Set(loaded.presenters.map(\.file))
    let others = policy.told(found).filter { !files.contains($0.location.file) }
    Terminal.tell(others.filter { messages.insert($0.text).inserted }, quietly: command.quiet)
    for presenter in loaded.presenters {
      let own = told.insert(presenter.file).inserted ? byFile[presenter.file] ?? [] : []
      // Notes are for presenters; an organiser of sixty reads warnings and errors.
      // What goes for many, such as that their records are old ones, is told once.
      let new = (policy.told(presenter.diagnostics) + own).filter {
        $0.severity > .note && messages.insert($0.text).inserted
      }
      Terminal.tell(new.inOrder, quietly: command.quiet)
      if let failure = presenter.failure {
        Terminal.tell("\(presenter.file): error: \(failure.sentence)".withVisibleControls)
      }
    }
  }
}

/// Counts what goes through to another sink.
private final class CountingSink: ByteSink {
  private let sink: any ByteSink
  private(set) var count = 0

  init(_ sink: any ByteSink) { self.sink = sink }

  func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    try sink.write(bytes)
    count += bytes.count
  }
}

/// A bar on a terminal, with the presenter's name.
private struct Progress {
  var isShown: Bool

  func show(_ done: Int, _ total: Int, _ name: String) {
    guard isShown, total > 0 else { return }
    let width = 24
    let filled = width * done / total
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    Terminal.write("\r\u{1B}[K\(bar) \(done)/\(total) \(String(name.prefix(40)).withVisibleControls)")
  }

  func clear() { if isShown { Terminal.write("\r\u{1B}[K") } }
}
