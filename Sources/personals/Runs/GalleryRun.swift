internal import ArgumentParser
internal import Checks
internal import Decks
internal import Diagnostics
internal import Files
internal import Previews
internal import SlideLayout
internal import Slides
internal import Submissions
internal import Templates

/// One run of `personals preview --for public`.
struct GalleryRun {
  let request: PreviewRequest

  /// Writes the gallery.
  ///
  /// - Returns: the exit code where something is wrong with the event or a submission.
  /// - Throws: what `GalleryMaker` throws, `Failure`, or the exit code after the reason is reported.
  func make() throws -> ExitCode? {
    let folders = try Environment.folders()
    // Before look-ups, which load further libraries.
    let state = try DrawingState(program: Environment.runningProgram, environment: Environment.variables)
    let library = TemplateLibrary(folders)
    let sources = EventSources(
      files: request.files, templates: library, look: request.look, source: request.source,
      reach: request.reach, isQuiet: request.isQuiet)
    let read = try sources.load()
    guard let all = read.value, let found = all.first else {
      Terminal.report(read.diagnostics, quietly: request.isQuiet)
      throw Exit.data
    }
    guard all.count == 1 else {
      throw Failure("a gallery is of one event, and \(found.file) does not list the rest", Exit.usage)
    }
    let policy = RulePolicy(found.event.checks)
    guard !found.presenters.isEmpty else {
      Terminal.report(policy.told(found.diagnostics), quietly: request.isQuiet)
      throw Failure("there is no submission to make a gallery of", Exit.noInput)
    }
    let loaded: LoadedEvent
    do { loaded = try Publication.published(found, isQuiet: request.isQuiet) } catch {
      if let made = MadePreviews(request.output), made.count > 0 {
        Terminal.report(
          "\(request.output) still has the slides of those who agreed before: remove it".withVisibleControls)
      }
      throw error
    }
    let template = try sources.checkedTemplate(of: loaded.event, loaded.file, folders)
    let language = request.look.variant.language ?? loaded.event.language?.value
    let card = try library.template("card", variant: TemplateVariant(language: language))
    guard let slideTemplate = template.value, let cardTemplate = card.value else {
      Terminal.report(
        template.value == nil ? template.diagnostics : card.diagnostics, quietly: request.isQuiet)
      throw Exit.data
    }
    let slides = DeckBuilder(loaded, template: slideTemplate, folders: folders)
    let cards = DeckBuilder(loaded.withoutOwnSlides, template: cardTemplate, folders: folders)
    var settings = PreviewMaker.Settings(
      state: state,
      store: request.usesCache ? Environment.userFolders.pictures.map { PictureStore($0) } : nil,
      environment: Environment.variables)
    settings.width = request.width
    let summary = try GalleryMaker(settings).make(slides, cards: cards, into: request.output)
    let isWrong = report(
      loaded.diagnostics + template.diagnostics + slides.diagnostics, loaded, summary.diagnostics, policy)
    if !request.isQuiet {
      let page = Outputs.path(of: "index.html", in: request.output)
      Terminal.report("wrote \(page): \(Count.text(summary.slides, "slide"))".withVisibleControls)
    }
    return isWrong || summary.slides < loaded.presenters.count ? Exit.data : nil
  }

  /// Reports all problems once each: warnings and errors.
  ///
  /// - Returns: whether there are errors.
  private func report(
    _ common: [Diagnostic], _ loaded: LoadedEvent, _ found: [Diagnostic], _ policy: RulePolicy
  ) -> Bool {
    let paths = Environment.paths(of: request.files)
    var seen: Set<String> = []
    let all = policy.told(common + loaded.presenters.flatMap(\.diagnostics) + found)
      .filter { $0.severity > .note && seen.insert($0.text).inserted }
    Terminal.report(paths.shortening(all), quietly: request.isQuiet)
    for presenter in loaded.presenters {
      guard let failure = presenter.failure, !failure.isOfServer else { continue }
      Terminal.report(paths.shortening("\(presenter.file): error: \(failure.sentence)").withVisibleControls)
    }
    return all.hasErrors
  }
}
