internal import Checks
internal import DeckAssembly
internal import Diagnostics
internal import Files
internal import PeeringDB
internal import Reports
internal import SlideLayout
internal import Submissions

/// One run of `personals check`.
struct CheckRun {
  private let command: CheckCommand
  private let folders: DataFolders

  /// - Throws: the exit code, after the reason is told, where the program's own folders are missing, or a rule is
  ///   named that there is not.
  init(command: CheckCommand) throws {
    self.command = command
    folders = try Environment.folders()
    for severity in command.severity where RuleCatalogue[severity.rule] == nil {
      Terminal.tell("--severity: error: there is no rule '\(severity.rule)'".withVisibleControls)
      Terminal.tell("  hint: \(RuleCatalogue.hint(for: severity.rule))")
      throw Exit.usage
    }
  }

  /// Checks each event, and submissions that no event lists.
  ///
  /// - Returns: what was found.
  /// - Throws: `TypesettingError` where there are no fonts to set anything in.
  func report() throws -> DiagnosticReport {
    let inputs = CheckInputs(command.files)
    var checked: [CheckedEvent] = []
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
        unread.append(DiagnosticReport.Subject(name: path, file: path, diagnostics: read.diagnostics))
      }
    }
    let listed = checked.flatMap { $0.presenters.map(\.file) }
    let loose = inputs.submissions.filter { path in
      !listed.contains { InputFile.isSame($0, as: path) }
    }
    if !loose.isEmpty {
      let sources = sources(loose)
      checked.append(try check(sources.submissions(), sources))
    }
    return report(of: checked, unread)
  }

  /// An event with what can be read of it; nil, with the reasons, where that is nothing.
  private func readEvent(_ path: String, _ sources: EventSources) -> Diagnosed<EventSources.Found?> {
    do throws(FileError) {
      return try sources.event(path)
    } catch {
      return Diagnosed(nil, [CheckInputs.unreadable(error)])
    }
  }

  private func sources(_ files: [String]) -> EventSources {
    EventSources(files: files, look: command.look, source: command.source, isQuiet: false)
  }

  private func policy(for checks: Event.Checks) -> RulePolicy {
    let flags = Dictionary(command.severity.map { ($0.rule, $0.level) }) { _, last in last }
    return RulePolicy(checks, flags: flags, warningsAreErrors: command.warningsAsErrors)
  }

  private func check(_ found: EventSources.Found, _ sources: EventSources) throws -> CheckedEvent {
    let event = found.loaded.event
    let template = try sources.checkedTemplate(of: event, found.file, folders)
    let builder = template.value.map { found.builder($0, folders) }
    return try EventCheck(
      EventCheck.Subject(found.loaded, file: found.file, template: template.diagnostics, builder: builder),
      policy: policy(for: event.checks), today: CalendarDate.today(at: Environment.epochSeconds),
      recordAge: command.maxRecordAge
    ).run()
  }

  private func report(
    of checked: [CheckedEvent], _ unread: [DiagnosticReport.Subject]
  ) -> DiagnosticReport {
    let subjects = checked.flatMap { event in
      // Submissions without an event file have an event of no name, of which there may be nothing to tell.
      let isNamed = !event.name.isEmpty || !event.general.isEmpty
      let own = DiagnosticReport.Subject(
        name: event.name.isEmpty ? event.file : event.name, file: event.file, diagnostics: event.general)
      return (isNamed ? [own] : [])
        + event.presenters.map { presenter in
          let isNumbered = presenter.number != presenter.name
          return DiagnosticReport.Subject(
            name: isNumbered ? "\(presenter.number) \(presenter.name)" : presenter.name, file: presenter.file,
            diagnostics: presenter.diagnostics)
        }
    }
    return DiagnosticReport(
      version: Program.version, created: Environment.timestamp, subjects: unread + subjects,
      submissions: checked.reduce(0) { $0 + $1.presenters.count },
      rules: RuleCatalogue.rules.map { .init(name: $0.name, severity: $0.severity, summary: $0.summary) },
      isPath: InputFile.exists)
  }
}
