internal import ArgumentParser
internal import Checks
internal import Decks
internal import Diagnostics
internal import Files
internal import PeeringDB
internal import Previews
internal import SlideLayout
internal import Slides
internal import Submissions
internal import Templates

/// One run of `personals deck --for sheets`.
struct SheetRun {
  private let request: DeckRequest

  init(_ request: DeckRequest) { self.request = request }

  /// Makes the sheets: a file each, or one of all.
  ///
  /// - Returns: the exit code where something is wrong with a submission.
  /// - Throws: `Failure`, `FileError`, or the exit code after the reason is reported.
  func make() throws -> ExitCode? {
    let folders = try Environment.folders()
    var look = request.look
    // Slides have other shapes than paper, and so other templates.
    look.template = look.template ?? "sheet"
    let templates = TemplateLibrary(folders)
    let sources = EventSources(
      files: request.files, templates: templates, look: look, source: request.source,
      reach: request.reach, isQuiet: request.isQuiet)
    let read = try sources.load()
    guard let all = read.value, let found = all.first else {
      Terminal.report(read.diagnostics, quietly: request.isQuiet)
      throw Exit.data
    }
    guard all.count == 1 else {
      throw Failure("sheets are of one event, and \(found.file) does not list the rest", Exit.usage)
    }
    let policy = RulePolicy(found.event.checks)
    guard !found.presenters.isEmpty else {
      Terminal.report(policy.told(found.diagnostics), quietly: request.isQuiet)
      throw Failure("there is no submission to make sheets of", Exit.noInput)
    }
    // Before anything is matched, so that no sheet depends on those who are left out.
    var approved = found
    if request.isApprovedOnly { try DeckRun(request).leaveOutUnapproved(&approved) }
    var loaded = try Publication.published(approved, for: .sheets, isQuiet: request.isQuiet)
    if let older = try OlderRecords.open(request.compare, quietly: request.isQuiet) {
      loaded.compare(with: older)
    }
    // The event's ratio is that of slides.
    loaded.event.pageRatio = nil
    let template = try sources.template(of: loaded.event, loaded.file)
    guard let value = template.value else {
      Terminal.report(template.diagnostics, quietly: request.isQuiet)
      throw Exit.data
    }
    var builder = DeckBuilder(loaded, template: value, folders: folders)
    builder.isArchival = request.standards?.isArchival ?? false
    guard builder.hasSheets else {
      throw Failure(
        "the template '\(value.name)' has no page for sheets",
        hint: "leave out --template, or let yours extend 'sheet'", option: "--template", Exit.usage)
    }
    let known = loaded.diagnostics + builder.diagnostics + loaded.presenters.flatMap(\.diagnostics)
    if request.isStrict, loaded.presenters.contains(where: { !$0.isReady }) || policy.told(known).hasErrors {
      _ = report(loaded, policy, template.diagnostics + builder.diagnostics, [])
      throw Failure("nothing is written, since --strict is set and some submissions are wrong", Exit.data)
    }
    let sheets = SheetMaker(
      builder, links: links(loaded), countryNames: try templates.countryNames())
    let diagnostics = try write(sheets, builder, loaded)
    let isWrong = report(loaded, policy, template.diagnostics + builder.diagnostics, diagnostics)
    return isWrong || loaded.presenters.contains { !$0.isReady } ? Exit.data : nil
  }

  /// The pages of those in the event's gallery who agreed to be in it.
  private func links(_ loaded: LoadedEvent) -> [Int: String] {
    guard let site = loaded.event.site?.value else { return [:] }
    var published = loaded
    _ = published.publish(on: CalendarDate.today(at: Environment.epochSeconds))
    let names = PreviewNames.pages(of: published.presenters)
    let pages = Dictionary(zip(published.presenters.map(\.file), names)) { first, _ in first }
    let links = loaded.presenters.enumerated().compactMap { index, presenter in
      pages[presenter.file].map { (index, site + $0) }
    }
    return Dictionary(uniqueKeysWithValues: links)
  }

  private func write(
    _ sheets: SheetMaker, _ builder: DeckBuilder, _ loaded: LoadedEvent
  ) throws -> [Diagnostic] {
    let output = request.output ?? "sheets.pdf"
    let isFolder = output != "-" && Outputs.isFolder(output)
    let names = PreviewNames.identifiers(of: loaded.presenters)
    let inputs = builder.inputs + loaded.cancelled.flatMap(\.inputs)
    let paths = isFolder ? names.map { Outputs.path(of: $0 + ".pdf", in: output) } : [output]
    for path in paths where path != "-" {
      if let problem = Outputs.problem(writing: path, from: inputs) { throw problem }
    }
    var written = (sheets: 0, pages: 0)
    var diagnostics: [Diagnostic] = []
    func note(_ sheet: DeckBuilder.SheetPages) {
      written = (written.sheets + 1, written.pages + sheet.pages.count)
      diagnostics += sheet.diagnostics
    }
    if isFolder {
      try builder.sheets(sheets) { sheet in
        let file = try SheetFile(paths[sheet.presenter], builder, presenter: sheet.presenter)
        try file.add(sheet)
        try file.finish()
        note(sheet)
      }
    } else {
      // Made with the first sheet, so that there is none where there is no sheet.
      var file: SheetFile?
      try builder.sheets(sheets) { sheet in
        let open = try file ?? SheetFile(output, builder)
        file = open
        try open.add(sheet)
        note(sheet)
      }
      try file?.finish()
    }
    guard written.sheets > 0 else {
      throw Failure("there is nothing to make sheets of: no record and no submission can be read", Exit.data)
    }
    if !request.isQuiet { Terminal.report(summary(output, written.sheets, written.pages, sheets)) }
    if isFolder { reportOthers(in: output, besides: paths) }
    return diagnostics
  }

  /// Reports PDFs beside the sheets, such as those of an earlier run, of presenters who are left out now.
  private func reportOthers(in folder: String, besides paths: [String]) {
    let prefix = Outputs.path(of: "", in: folder)
    let others = ((try? Glob.paths(matching: "*.pdf", in: prefix)) ?? []).filter { !paths.contains($0) }
    guard !others.isEmpty else { return }
    let names =
      others.prefix(5).joined(separator: ", ") + (others.count > 5 ? " and \(others.count - 5) more" : "")
    Terminal.report(
      """
      warning: \(names.withVisibleControls): not among these sheets
        hint: remove what an earlier run left, of presenters who are no longer on sheets
      """)
  }

  /// "wrote sheets/: 12 sheets, 12 pages, 31 conversations in 10 slots".
  private func summary(_ output: String, _ count: Int, _ pages: Int, _ sheets: SheetMaker) -> String {
    var parts = [Count.text(count, "sheet"), Count.text(pages, "page")]
    if sheets.slotCount > 0 {
      parts.append(
        "\(Count.text(sheets.dealtCount, "conversation")) in \(Count.text(sheets.slotCount, "slot"))")
    }
    return "wrote \(output): \(parts.joined(separator: ", ")); not for publication".withVisibleControls
  }

  /// Reports all problems once each: warnings and errors.
  ///
  /// - Returns: whether there are errors.
  private func report(
    _ loaded: LoadedEvent, _ policy: RulePolicy, _ common: [Diagnostic], _ found: [Diagnostic]
  ) -> Bool {
    let paths = Environment.paths(of: request.files)
    var seen: Set<String> = []
    let all = policy.told(
      loaded.diagnostics + common + RulePolicy.problems(with: loaded.event.checks)
        + loaded.presenters.flatMap(\.diagnostics) + found
    ).filter { $0.severity > .note && seen.insert($0.text).inserted }
    Terminal.report(paths.shortening(all), quietly: request.isQuiet)
    for presenter in loaded.presenters {
      guard let failure = presenter.failure, !failure.isOfServer else { continue }
      Terminal.report(paths.shortening("\(presenter.file): error: \(failure.sentence)").withVisibleControls)
    }
    return all.hasErrors
  }
}
