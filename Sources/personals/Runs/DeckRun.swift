internal import ArgumentParser
internal import ChairPage
internal import Checks
internal import Decks
internal import Desk
internal import Slides
internal import Diagnostics
internal import Files
internal import PeeringDB
internal import PresentationML
internal import SlideLayout
internal import Previews
internal import PDFPages
internal import CairoDrawing
internal import Submissions
internal import Templates
#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What to make a deck from, and how.
struct DeckRequest {
  /// An event file, submissions, or a folder of them.
  var files: [String]
  /// A file, a folder, or `-`.
  var output: String?
  /// The title of the only session to include.
  var session: String?
  /// Whether to write a deck for each session.
  var isSplit: Bool
  /// Whether to write nothing if anything is wrong.
  var isStrict: Bool
  var look: TemplateOptions
  var source: SourceOptions
  var reach: ReachOptions
  var isQuiet: Bool
  /// An older deck to compare with.
  var against: String?
  /// Whether to write only the pages that changed.
  var isChangedOnly = false
  var audience = Audience.stage
  /// What the deck has to conform to; nil for PDF/UA-1 where it can.
  var standards: PDFStandards?
  var format = DeckFormat.pdf
  /// Whether slides give way to the next when their slot is over.
  var advances = false
  /// How to report what PowerPoint files have otherwise.
  var report = ApproximationFormat.text
  /// Whether to leave out slides that are not approved at the desk.
  var isApprovedOnly = false
  /// Older records to compare with.
  var compare: String?
}

/// One run of `personals deck`.
struct DeckRun {
  private let request: DeckRequest
  /// Makes the chair's page; nil for decks.
  private let chair: ChairRun?

  /// - Throws: `FileError` where the program cannot read itself.
  init(_ request: DeckRequest) throws(FileError) {
    self.request = request
    // Before look-ups, which load further libraries.
    chair = request.format == .html ? try ChairRun() : nil
  }

  /// Leaves out presenters whose submissions are not approved as they are now; their times stay free.
  func leaveOutUnapproved(_ loaded: inout LoadedEvent) throws {
    guard loaded.event.source != nil else {
      throw Failure("--approved-only needs an event file", Exit.usage)
    }
    let approved = try Desk.approvedFiles(ofEvent: loaded.file)
    let others = loaded.presenters.filter { !approved.contains(Paths.tidy($0.file)) }
    loaded.presenters.removeAll { !approved.contains(Paths.tidy($0.file)) }
    loaded.cancelled += others
    loaded.diagnostics.removeAll { diagnostic in others.contains { $0.file == diagnostic.location.file } }
    guard !request.isQuiet, !others.isEmpty else { return }
    Terminal.report("left out \(Count.text(others.count, "presenter")): not approved".withVisibleControls)
  }

  /// Makes the deck or decks.
  ///
  /// - Returns: the exit code where something is wrong with a submission.
  /// - Throws: `Failure`, `FileError`, or the exit code after the reason is reported.
  func make() throws -> ExitCode? {
    let folders = try Environment.folders()
    let sources = EventSources(
      files: request.files, templates: TemplateLibrary(folders), look: request.look, source: request.source,
      reach: request.reach, isQuiet: request.isQuiet)
    let read = try sources.load()
    guard let all = read.value, var loaded = all.first else {
      Terminal.report(read.diagnostics, quietly: request.isQuiet)
      throw Exit.data
    }
    if let other = all.dropFirst().first {
      // Either another event, or submissions that the first does not list.
      let file = other.event.source == nil ? other.files.first ?? other.file : other.file
      throw Failure("a deck is of one event, and \(loaded.file) does not list \(file)", Exit.usage)
    }
    if request.isApprovedOnly { try leaveOutUnapproved(&loaded) }
    // Before anything is laid out, so that nothing on any page depends on those who are left out.
    if request.audience == .public {
      loaded = try Publication.published(loaded, isQuiet: request.isQuiet)
    }
    if let older = try OlderRecords.open(request.compare, quietly: request.isQuiet) {
      loaded.compare(with: older)
    }
    let template = try self.template(of: loaded.event, loaded.file, sources)
    guard let value = template.value else {
      Terminal.report(template.diagnostics, quietly: request.isQuiet)
      throw Exit.data
    }
    KeptMemory.keep(value)
    var builder = DeckBuilder(loaded, template: value, folders: folders)
    if request.audience == .chair { ChairRun.prepare(&builder, value, request.format) }
    let checksums = PageChecksums()
    builder.checksum = { checksums.checksum($0, number: $1, below: $2) }
    // Before anything is written: the new deck may take the old one's place.
    let old = try request.against.map(Self.digests)
    if let old, request.isChangedOnly { builder.selects = { PageChanges(from: old, to: $0).numbers } }
    let policy = RulePolicy(loaded.event.checks)
    let known = loaded.diagnostics + builder.diagnostics + loaded.presenters.flatMap(\.diagnostics)
    let isWrong = loaded.presenters.contains { !$0.isReady } || policy.told(known).hasErrors
    guard !loaded.presenters.isEmpty else {
      Terminal.report(policy.told(loaded.diagnostics), quietly: request.isQuiet)
      throw Failure("there is no submission to make a deck of", Exit.noInput)
    }
    if request.isStrict, isWrong {
      _ = report(loaded, builder, [])
      throw Failure("nothing is written, since --strict is set and some submissions are wrong", Exit.data)
    }
    let outputs = try outputs(builder)
    if let standards = request.standards {
      builder.isArchival = standards.isArchival
      try checkStandards(standards, builder, outputs.map(\.0))
    }
    // Before the first is written: an event file is easily overwritten by its deck.
    let paths = outputs.map(\.1)
    for path in paths + (builder.note == nil ? [] : paths.map(ConsoleFile.path)) where path != "-" {
      if let problem = Outputs.problem(
        writing: path, from: builder.inputs + loaded.cancelled.flatMap(\.inputs))
      {
        throw problem
      }
    }
    var diagnostics: [Diagnostic] = []
    var approximations = ApproximationReport()
    for (session, path) in outputs {
      diagnostics += try write(builder, session, path, since: old, &approximations)
    }
    if request.report == .json { try StandardText.write(approximations.json()) }
    let hasErrors = report(loaded, builder, diagnostics)
    guard isWrong || hasErrors else { return nil }
    let isOnlyUnavailable = loaded.presenters.allSatisfy { presenter in
      if presenter.isReady { return true }
      if case .unavailable(let error) = presenter.failure { return Exit.code(for: error) == Exit.unavailable }
      return presenter.failure == nil && Exit.code(for: presenter.diagnostics) == Exit.unavailable
    }
    return isOnlyUnavailable ? Exit.code(for: policy.told(known + diagnostics)) : Exit.data
  }

  /// Stops where a hand-made page keeps the deck from what it has to conform to.
  private func checkStandards(_ standards: PDFStandards, _ builder: DeckBuilder, _ sessions: [Int?]) throws {
    let problems = sessions.flatMap { builder.obstacles(session: $0, isArchival: standards.isArchival) }
    guard !problems.isEmpty else { return }
    Terminal.report(Environment.paths(of: request.files).shortening(problems), quietly: request.isQuiet)
    throw Failure(
      "nothing is written, since hand-made pages keep the deck from being \(standards.names)",
      hint: "export those pages again, or leave out --pdf-standard", Exit.data)
  }

  /// The template of the command, else of the event.
  private func template(
    of event: Event, _ file: String, _ sources: EventSources
  ) throws -> Diagnosed<Template?> {
    do throws(FileError) {
      return try sources.template(of: event, file)
    } catch {
      guard error.reason == .notFound, let missing = sources.missingTemplate(of: event) else {
        throw error
      }
      Terminal.report([missing], quietly: request.isQuiet)
      throw Exit.code(for: error)
    }
  }

  /// The decks to write: the index of a session, or nil for all, and a path.
  private func outputs(_ builder: DeckBuilder) throws -> [(Int?, String)] {
    let sessions = builder.event.sessions
    if request.isSplit {
      let folder = request.output ?? "."
      return zip(sessions.indices, names(of: sessions)).map { index, name in
        (index, Outputs.path(of: name, in: folder))
      }
    }
    let path = request.output ?? "deck.\(request.format.rawValue)"
    guard let wanted = request.session else { return [(nil, path)] }
    guard let index = sessions.firstIndex(where: { $0.title?.lowercased() == wanted.lowercased() }) else {
      let titles = sessions.compactMap(\.title)
      throw Failure(
        "the event has no session '\(wanted)'",
        hint: titles.isEmpty
          ? "none of its sessions has a title"
          : NearestWord.hint(among: titles, to: wanted, listing: "the sessions are"),
        option: "--session", Exit.usage)
    }
    return [(index, path)]
  }

  /// Names for sessions' files: titles in lower case with dashes between words.
  private func names(of sessions: [Event.Session]) -> [String] {
    var names = UniqueNames()
    return sessions.enumerated().map { index, session in
      let words = (session.title ?? (session.origin == nil ? "deck" : "")).lowercased().split {
        !$0.isLetter && !$0.isNumber
      }
      let stem = words.isEmpty ? "session-\(index + 1)" : words.joined(separator: "-")
      return names.next(stem, ending: "." + request.format.rawValue)
    }
  }

  /// What the pages of an older deck show.
  private static func digests(of path: String) throws -> PageDigests {
    let text: String?
    do { text = try DocumentInformation.text(DocumentNote.key, ofFileAt: path) } catch let error
      as ComposingError
    {
      throw Failure(
        "\(error)", hint: "give a deck that this program made", option: "--against", Exit.data)
    }
    guard let text, text.hasPrefix(DocumentNote.mark),
      let digests = PageDigests(String(text.dropFirst(DocumentNote.mark.count)))
    else {
      throw Failure(
        "\(path) does not say what its pages show", hint: "give a deck that this version of the program made",
        option: "--against", Exit.data)
    }
    return digests
  }

  /// Which pages differ, in lines: `page 12: AS64500 changed`.
  private static func text(_ changes: PageChanges) -> [String] {
    let written = (changes.changed.map { ($0, "changed") } + changes.added.map { ($0, "is new") })
      .sorted { $0.0.number < $1.0.number }
    var lines = written.map { page, what in "  page \(page.number): \(page.name) \(what)" }
    lines += changes.moved.map { "  page \($0.page.number): \($0.page.name) was page \($0.old)" }
    lines += changes.gone.map { "  \($0.name), which was page \($0.number), is gone" }
    return lines
  }

  private func report(_ changes: PageChanges) {
    guard !request.isQuiet else { return }
    let lines = Self.text(changes)
    Terminal.report(lines.isEmpty ? "no page changed" : lines.joined(separator: "\n"))
  }

  private func write(
    _ builder: DeckBuilder, _ session: Int?, _ path: String, since old: PageDigests?,
    _ approximations: inout ApproximationReport
  ) throws -> [Diagnostic] {
    let started = ContinuousClock.now
    let progress = Progress(isShown: !request.isQuiet && isatty(STDERR_FILENO) == 1)
    let summary: DeckBuilder.Summary
    let found: [Approximation]
    let size: Int
    if path == "-" {
      let memory = MemorySink()
      (summary, found) = try draw(builder, session, path, to: memory, progress)
      if summary.pages > 0 { try StandardOutput().write(memory.bytes) }
      size = memory.bytes.count
    } else {
      try OutputFolder.create(for: path)
      let file = try OutputFile(path)
      let counted = CountingSink(file)
      (summary, found) = try draw(builder, session, path, to: counted, progress)
      if summary.pages > 0, builder.note != nil {
        try ChairRun.commit(
          file, path, summary.noted, seconds: summary.noted.count(where: \.isTurn) * builder.event.slot)
      } else if summary.pages > 0 {
        try file.commit()
      }
      size = counted.count
    }
    approximations.add(path, found)
    if let old { report(PageChanges(from: old, to: summary.digests)) }
    if !request.isQuiet, summary.pages > 0 {
      Terminal.report(text(summary, path, size, started.duration(to: .now)))
      if !found.isEmpty, request.report == .text { Terminal.report(ApproximationReport.text(found)) }
    }
    return summary.diagnostics
  }

  /// Draws a deck as a PDF or a presentation.
  private func draw(
    _ builder: DeckBuilder, _ session: Int?, _ path: String, to sink: any ByteSink, _ progress: Progress
  ) throws -> (DeckBuilder.Summary, [Approximation]) {
    defer { progress.clear() }
    let created = Environment.timestamp
    if let chair {
      return (try chair.write(builder, session, created: created, to: sink, progress: progress.show), [])
    }
    guard request.format == .pptx else {
      return (try builder.write(session: session, created: created, to: sink, progress: progress.show), [])
    }
    let options = PresentationOptions(
      advances: request.advances,
      ownSlides: OwnSlidePictures(environment: Environment.variables))
    return try ApproximationReport.writing(path) {
      let written = try builder.writePresentation(
        session: session, created: created, options, to: sink, progress: progress.show)
      return (written.summary, written.approximations)
    }
  }

  /// "wrote forum.pdf: 41 pages, 30 slides, 1 to follow, 412 kB, 0.4 s".
  private func text(_ summary: DeckBuilder.Summary, _ path: String, _ size: Int, _ time: Duration) -> String {
    var parts = [summary.pages.counted("page"), summary.slides.counted("slide")]
    if summary.toFollow > 0 { parts.append("\(summary.toFollow) to follow") }
    if summary.waiting > 0 { parts.append("\(summary.waiting) waiting") }
    parts.append(size < 1_000_000 ? "\((size + 500) / 1000) kB" : "\((size + 50_000) / 100_000 * 100) kB")
    let milliseconds = time.components.seconds * 1000 + time.components.attoseconds / 1_000_000_000_000_000
    parts.append("\(milliseconds / 1000).\(milliseconds % 1000 / 100) s")
    return "wrote \(path): \(parts.joined(separator: ", "))".withVisibleControls
  }

  /// Reports all problems once each, first the event's, then those of each submission.
  ///
  /// - Returns: whether there are errors on the pages.
  private func report(
    _ loaded: LoadedEvent, _ builder: DeckBuilder, _ found: [Diagnostic]
  ) -> Bool {
    let policy = RulePolicy(loaded.event.checks)
    let common = loaded.diagnostics + builder.diagnostics + RulePolicy.problems(with: loaded.event.checks)
    let paths = Environment.paths(of: request.files)
    Terminal.report(paths.shortening(policy.told(common)), quietly: request.isQuiet)
    let byFile = Dictionary(grouping: policy.told(found), by: \.location.file)
    var reported: Set<String> = []
    var messages: Set<String> = []
    // Problems on pages of no presenter are the organiser's.
    let files = Set(loaded.presenters.map(\.file))
    let others = policy.told(found).filter { !files.contains($0.location.file) }
    let new = others.filter { messages.insert($0.text).inserted }
    Terminal.report(paths.shortening(new), quietly: request.isQuiet)
    for presenter in loaded.presenters {
      let own = reported.insert(presenter.file).inserted ? byFile[presenter.file] ?? [] : []
      // Notes are for presenters; an organiser of sixty reads warnings and errors.
      // What concerns many, such as old records, is reported once.
      let new = (policy.told(presenter.diagnostics) + own).filter {
        $0.severity > .note && messages.insert($0.text).inserted
      }
      Terminal.report(paths.shortening(new.inOrder), quietly: request.isQuiet)
      if let failure = presenter.failure, !failure.isOfServer {
        let line = "\(presenter.file): error: \(failure.sentence)"
        Terminal.report(paths.shortening(line).withVisibleControls)
      }
    }
    return byFile.values.joined().hasErrors
  }
}

/// Counts the bytes on their way to another sink.
private final class CountingSink: ByteSink {
  private let sink: any ByteSink
  private(set) var count = 0

  init(_ sink: any ByteSink) { self.sink = sink }

  func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    try sink.write(bytes)
    count += bytes.count
  }

  func restart() -> Bool {
    count = 0
    return sink.restart()
  }
}

/// A progress bar on a terminal, with the presenter's name.
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
