internal import Checks
internal import Slides
internal import Diagnostics
internal import Files
internal import PeeringDB
internal import Reports
internal import SlideLayout
internal import Submissions
internal import Decks
internal import Templates

/// What to check, and how.
struct CheckRequest {
  /// Event files, submissions, or folders of them.
  var files: [String]
  var look: TemplateOptions
  var source: SourceOptions
  var reach: ReachOptions
  /// Files that changed; empty to report everything.
  var changed: [String]
  var severity: [RuleSeverity]
  var warningsAsErrors: Bool
  /// In months.
  var maxRecordAge: Int?
}

/// One run of `personals check`.
struct CheckRun {
  private let request: CheckRequest
  private let folders: DataFolders
  private let templates: TemplateLibrary
  /// The files that changed; nil to report everything.
  private let changed: ChangedFiles?

  /// An event after its check, and the presenters to report, by index.
  private typealias Checked = (event: CheckedEvent, concerned: Set<Int>, gone: [Diagnostic])

  /// - Throws: `Failure` where the program's own folders are missing, or a rule is unknown.
  init(_ request: CheckRequest) throws {
    self.request = request
    changed = request.changed.isEmpty ? nil : ChangedFiles(request.changed)
    folders = try Environment.folders()
    templates = TemplateLibrary(folders)
    for severity in request.severity where RuleCatalogue[severity.rule] == nil {
      throw Failure(
        "unknown rule '\(severity.rule)'", hint: RuleCatalogue.hint(for: severity.rule),
        option: "--severity", Exit.usage)
    }
  }

  /// Checks each event, and submissions that no event lists.
  ///
  /// - Returns: the report.
  /// - Throws: `TypesettingError` where fonts are missing.
  func report() throws -> DiagnosticReport {
    let inputs = EventInputs(request.files)
    var checked: [Checked] = []
    var events: [LoadedEvent] = []
    var unread: [DiagnosticReport.Section] = inputs.problems.map { problem in
      DiagnosticReport.Section(
        name: problem.location.file, file: problem.location.file, diagnostics: [problem])
    }
    for path in inputs.events {
      let sources = sources([path])
      let read = readEvent(path, sources)
      if let loaded = read.value {
        events.append(loaded)
        checked.append(try check(loaded, sources))
      } else {
        let unseen = Diagnostic(
          .note, rule: "skipped", at: SourceLocation(file: path),
          "the submissions of this event are not checked, since its list of them cannot be read",
          hint: "correct the event file first")
        // A file that does not exist may not be meant for an event.
        let also = InputFile.exists(path) ? [unseen] : []
        unread.append(DiagnosticReport.Section(name: path, file: path, diagnostics: read.diagnostics + also))
      }
    }
    let loose = inputs.loose(beside: events)
    if !loose.isEmpty {
      let sources = sources(loose)
      checked.append(try check(sources.submissions(loose), sources))
    }
    var report = report(of: &checked, unread)
    report.missing = events.flatMap(\.missing).map { $0.value.withoutSecrets }
    return report
  }

  /// An event as far as it can be read; nil, with the reasons, where it cannot.
  private func readEvent(_ path: String, _ sources: EventSources) -> Diagnosed<LoadedEvent?> {
    do throws(FileError) {
      return try sources.event(path)
    } catch {
      return Diagnosed(nil, [EventInputs.unreadable(error)])
    }
  }

  private func sources(_ files: [String]) -> EventSources {
    EventSources(
      files: files, templates: templates, look: request.look, source: request.source, reach: request.reach,
      isQuiet: false, isShelving: true)
  }

  private func policy(for checks: Event.Checks) -> RulePolicy {
    let flags = Dictionary(request.severity.map { ($0.rule, $0.level) }) { _, last in last }
    return RulePolicy(checks, flags: flags, warningsAreErrors: request.warningsAsErrors)
  }

  private func check(_ loaded: LoadedEvent, _ sources: EventSources) throws -> Checked {
    let template = try sources.checkedTemplate(of: loaded.event, loaded.file, folders)
    let builder = template.value.map { DeckBuilder(loaded, template: $0, folders: folders) }
    let checked = try EventCheck(
      loaded, template: template.diagnostics, builder: builder, policy: policy(for: loaded.event.checks),
      today: CalendarDate.today(at: Environment.epochSeconds), recordAge: request.maxRecordAge
    ).run()
    return (checked, concerned(loaded, sources), gone(loaded))
  }

  /// The submissions among the changed files that are no longer there.
  private func gone(_ loaded: LoadedEvent) -> [Diagnostic] {
    guard loaded.event.source != nil else { return [] }
    let folders = Set(EventListing.folders(loaded.event, file: loaded.file))
    return request.changed.sorted().filter { path in
      let folder = Paths.folder(of: Paths.tidy(path))
      return !InputFile.exists(path) && folders.contains(folder.isEmpty ? "." : folder)
        && [".yaml", ".yml"].contains(where: path.lowercased().hasSuffix)
    }.map { path in
      Diagnostic(
        .note, rule: "skipped", at: SourceLocation(file: Paths.tidy(path)),
        "is no longer there: the submission was deleted or renamed")
    }
  }

  /// The presenters whose submissions use a changed file.
  private func concerned(_ loaded: LoadedEvent, _ sources: EventSources) -> Set<Int> {
    let presenters = loaded.presenters
    guard let changed, !changed.contains(anyOf: [loaded.file] + sources.templateInputs(of: loaded))
    else { return Set(presenters.indices) }
    return Set(presenters.indices.filter { changed.contains(anyOf: presenters[$0].inputs) })
  }

  /// The report. Takes what was found out of the presenters: not all of it is in memory twice.
  private func report(
    of checked: inout [Checked], _ unread: [DiagnosticReport.Section]
  ) -> DiagnosticReport {
    let paths = Environment.paths(of: request.files)
    // Files by their names in the report.
    var files: [String: String] = [:]
    func name(_ file: String) -> String {
      let name = paths.shortening(file)
      files[name] = file
      return name
    }
    var subjects: [DiagnosticReport.Section] = []
    subjects.reserveCapacity(checked.reduce(unread.count) { $0 + 1 + $1.event.presenters.count })
    func add(_ section: DiagnosticReport.Section) {
      for diagnostic in section.diagnostics {
        if diagnostic.location.file != section.file { _ = name(diagnostic.location.file) }
        for other in diagnostic.otherFiles { _ = name(other) }
      }
      subjects.append(
        DiagnosticReport.Section(
          name: paths.shortening(section.name), file: name(section.file),
          diagnostics: paths.shortening(section.diagnostics), isConcerned: section.isConcerned))
    }
    for section in unread { add(section) }
    for number in checked.indices {
      let event = (name: checked[number].event.name, file: checked[number].event.file)
      // Submissions without an event file have a nameless event, often without problems.
      let general = checked[number].event.general + checked[number].gone
      if !event.name.isEmpty || !general.isEmpty {
        add(
          DiagnosticReport.Section(
            name: event.name.isEmpty ? event.file : event.name, file: event.file, diagnostics: general))
      }
      for index in checked[number].event.presenters.indices {
        let presenter = checked[number].event.presenters[index]
        checked[number].event.presenters[index].diagnostics = []
        let isNumbered = presenter.number != presenter.name
        add(
          DiagnosticReport.Section(
            name: isNumbered ? "\(presenter.number) \(presenter.name)" : presenter.name, file: presenter.file,
            diagnostics: presenter.diagnostics,
            isConcerned: checked[number].concerned.contains(presenter.index)))
      }
    }
    return DiagnosticReport(
      version: Program.version, created: Environment.timestamp, subjects: subjects,
      submissions: checked.reduce(0) { $0 + $1.event.presenters.count },
      rules: RuleCatalogue.rules.map { .init(name: $0.name, severity: $0.severity, summary: $0.summary) },
      isPath: { InputFile.exists(files[$0] ?? $0) },
      isChanged: { changed?.contains(files[$0] ?? $0) ?? true })
  }
}
