package import Decks
package import Diagnostics
package import PeeringDB
internal import Scene
internal import Submissions
internal import Slides

/// Looks at everything in an event: what people wrote, what their records say, and how their slides look.
package struct EventCheck {
  /// The event with its presenters, as it was read.
  package let loaded: LoadedEvent
  /// Lays out the slides; nil where the template is wrong.
  package let builder: DeckBuilder?
  /// The problems of the template.
  private let template: [Diagnostic]
  private let policy: RulePolicy
  private let content: ContentCheck
  private var comments = IgnoreComments()

  /// A check of an event.
  ///
  /// - Parameters:
  ///   - loaded: the event.
  ///   - template: the problems of its template.
  ///   - builder: lays out the slides; nil where the template is wrong.
  ///   - policy: which rules are reported, and as what.
  ///   - today: the day on which records' ages are taken if the event has no dates.
  ///   - recordAge: the age in months after which a record counts as old; nil for the event's setting.
  package init(
    _ loaded: LoadedEvent, template: [Diagnostic], builder: DeckBuilder?, policy: RulePolicy,
    today: CalendarDate, recordAge: Int? = nil
  ) {
    self.loaded = loaded
    self.template = template
    self.builder = builder
    self.policy = policy
    content = ContentCheck(loaded.event, today: today, recordAge: recordAge)
    for presenter in loaded.presenters {
      if let source = presenter.shelved?.source {
        comments.add(source)
      } else {
        comments.add(fileAt: presenter.file)
      }
    }
    for file in Set([loaded.file] + template.map(\.location.file)) { comments.add(fileAt: file) }
  }

  /// Looks at all of it.
  ///
  /// - Parameters:
  ///   - cores: how many slides are laid out at once; nil for as many as there are cores.
  ///   - body: is given each presenter's page, with the presenter's problems, as soon as it is laid out;
  ///     pages are not kept. Never called where there is nothing to lay slides out with.
  /// - Returns: all problems.
  /// - Throws: `TypesettingError`, and what `body` throws.
  package func run(
    cores: Int? = nil, _ body: (DeckBuilder.Preview, CheckedEvent.Presenter) throws -> Void = { _, _ in }
  ) throws -> CheckedEvent {
    let files = Set(loaded.presenters.map(\.file))
    var general: [Diagnostic] = []
    var own: [String: [Diagnostic]] = [:]
    for diagnostic in loaded.diagnostics + ClaimCheck.diagnostics(loaded.presenters) {
      let file = diagnostic.location.file
      if files.contains(file) {
        own[file, default: []].append(diagnostic)
      } else {
        general.append(diagnostic)
      }
    }
    var presenters: [CheckedEvent.Presenter] = []
    presenters.reserveCapacity(loaded.presenters.count)
    if let builder {
      let sessions = builder.sessionOfPresenter
      try builder.previews(cores: cores) { preview in
        var preview = preview
        let index = preview.presenter
        // What is on all slides is the event's, and comes with the first.
        general += preview.diagnostics.filter { $0.location.file == loaded.file }
        preview.diagnostics.removeAll { $0.location.file == loaded.file }
        presenters.append(
          checked(index, preview, session: sessions[index], own[loaded.presenters[index].file] ?? []))
        try body(preview, presenters[presenters.count - 1])
      }
      general += builder.diagnostics
    } else {
      presenters = loaded.presenters.enumerated().map { index, presenter in
        checked(index, nil, session: nil, own[presenter.file] ?? [])
      }
    }
    general += template + RulePolicy.problems(with: loaded.event.checks)
    let written = Set([loaded.file] + template.map(\.location.file)).sorted()
    return CheckedEvent(
      name: loaded.event.name, file: loaded.file,
      general: told(general, in: written, isWhole: builder != nil).inOrder, presenters: presenters)
  }

  /// A presenter with their problems.
  ///
  /// - Parameters:
  ///   - index: whose, in the event's presenters.
  ///   - preview: the page; nil where there is none.
  ///   - session: their session.
  ///   - common: what was found in their file on looking at all.
  /// - Returns: the presenter, with problems in reading order.
  private func checked(
    _ index: Int, _ preview: DeckBuilder.Preview?, session: Int?, _ common: [Diagnostic]
  ) -> CheckedEvent.Presenter {
    let presenter = preview?.source ?? DeckSources.whole(loaded.presenters[index], of: loaded.event)
    var found = common + presenter.diagnostics + content.diagnostics(presenter)
    if let preview { found += preview.diagnostics + PageCheck(preview, presenter).diagnostics }
    let isWhole = preview != nil && presenter.isReady
    return CheckedEvent.Presenter(
      index: index, file: presenter.file, name: presenter.name, number: presenter.number,
      kind: presenter.kind, session: session,
      sessionTitle: session.flatMap { loaded.event.sessions[$0].title },
      isReady: presenter.isReady,
      diagnostics: Self.withoutTwice(told(found, in: [presenter.file], isWhole: isWhole))
        .map { $0.placed(in: presenter) }.inOrder)
  }

  /// The problems, without notes that something is missing where the event requires it, which is reported too.
  static func withoutTwice(_ told: [Diagnostic]) -> [Diagnostic] {
    let asked = told.filter { $0.rule == "required" }.compactMap(\.part)
    let same = Set(asked.flatMap { ["\($0)-unknown", "\($0)-missing"] })
    return told.filter { $0.severity != .note || !same.contains($0.rule) }
  }

  /// The problems to report, each once, and what is wrong with the comments of their files.
  private func told(_ found: [Diagnostic], in files: [String], isWhole: Bool) -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    let unique = found.filter { seen.insert($0).inserted }
    return policy.told(unique, comments)
      + files.flatMap {
        policy.problems(withCommentsOf: $0, comments, found: unique, isWhole: isWhole)
      }
  }
}
