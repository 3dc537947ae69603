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

  /// An event after its check.
  private struct Checked {
    var event: CheckedEvent
    var found: EventSources.Found
    /// The presenters to report, by index.
    var concerned: Set<Int>
  }

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
    var unread: [DiagnosticReport.Subject] = inputs.problems.map { problem in
      DiagnosticReport.Subject(
        name: problem.location.file, file: problem.location.file, diagnostics: [problem])
    }
    for path in inputs.events {
      let sources = sources([path])
      let read = readEvent(path, sources)
      if let found = read.value {
        checked.append(try check(found, sources))
      } else {
        let unseen = Diagnostic(
          .note, rule: "skipped", at: SourceLocation(file: path),
          "the submissions of this event are not checked, since its list of them cannot be read",
          hint: "correct the event file first")
        unread.append(
          DiagnosticReport.Subject(name: path, file: path, diagnostics: read.diagnostics + [unseen]))
      }
    }
    let loose = inputs.loose(beside: checked.map(\.found))
    if !loose.isEmpty {
      let sources = sources(loose)
      checked.append(try check(sources.submissions(loose), sources))
    }
    return report(of: checked, unread)
  }

  /// An event as far as it can be read; nil, with the reasons, where it cannot.
  private func readEvent(_ path: String, _ sources: EventSources) -> Diagnosed<EventSources.Found?> {
    do throws(FileError) {
      return try sources.event(path)
    } catch {
      return Diagnosed(nil, [EventInputs.unreadable(error)])
    }
  }

  private func sources(_ files: [String]) -> EventSources {
    EventSources(
      files: files, templates: templates, look: request.look, source: request.source, isQuiet: false)
  }

  private func policy(for checks: Event.Checks) -> RulePolicy {
    let flags = Dictionary(request.severity.map { ($0.rule, $0.level) }) { _, last in last }
    return RulePolicy(checks, flags: flags, warningsAreErrors: request.warningsAsErrors)
  }

  private func check(_ found: EventSources.Found, _ sources: EventSources) throws -> Checked {
    let event = found.loaded.event
    let template = try sources.checkedTemplate(of: event, found.file, folders)
    let builder = template.value.map { found.builder($0, folders) }
    let checked = try EventCheck(
      EventCheck.Subject(found.loaded, file: found.file, template: template.diagnostics, builder: builder),
      policy: policy(for: event.checks), today: CalendarDate.today(at: Environment.epochSeconds),
      recordAge: request.maxRecordAge
    ).run()
    return Checked(event: checked, found: found, concerned: concerned(found, sources))
  }

  /// The presenters whose submissions use a changed file.
  private func concerned(_ found: EventSources.Found, _ sources: EventSources) -> Set<Int> {
    let presenters = found.loaded.presenters
    guard let changed, !changed.contains(anyOf: [found.file] + sources.templateInputs(of: found))
    else { return Set(presenters.indices) }
    return Set(presenters.indices.filter { changed.contains(anyOf: presenters[$0].inputs) })
  }

  private func report(
    of checked: [Checked], _ unread: [DiagnosticReport.Subject]
  ) -> DiagnosticReport {
    let subjects = checked.flatMap { checked in
      let event = checked.event
      // Submissions without an event file have a nameless event, often without problems.
      let isNamed = !event.name.isEmpty || !event.general.isEmpty
      let own = DiagnosticReport.Subject(
        name: event.name.isEmpty ? event.file : event.name, file: event.file, diagnostics: event.general)
      return (isNamed ? [own] : [])
        + event.presenters.map { presenter in
          let isNumbered = presenter.number != presenter.name
          return DiagnosticReport.Subject(
            name: isNumbered ? "\(presenter.number) \(presenter.name)" : presenter.name, file: presenter.file,
            diagnostics: presenter.diagnostics, isConcerned: checked.concerned.contains(presenter.index))
        }
    }
    return DiagnosticReport(
      version: Program.version, created: Environment.timestamp, subjects: unread + subjects,
      submissions: checked.reduce(0) { $0 + $1.event.presenters.count },
      rules: RuleCatalogue.rules.map { .init(name: $0.name, severity: $0.severity, summary: $0.summary) },
      isPath: InputFile.exists, isChanged: { changed?.contains($0) ?? true })
  }
}
