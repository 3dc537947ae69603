package import Decks
package import Diagnostics
package import PeeringDB
internal import Scene
internal import Submissions
internal import Slides

/// Looks at everything in an event: what people wrote, what their records say, and how their slides come out.
package struct EventCheck {
  /// What to look at.
  package struct Subject: Sendable {
    /// The event with its presenters, as it was read.
    package var loaded: DeckSources.Loaded
    /// The event's file; `deck` for submissions without one.
    package var file: String
    /// What was found in the template.
    package var template: [Diagnostic]
    /// Lays the slides out; nil where that cannot be, since the template is wrong.
    package var builder: DeckBuilder?

    package init(
      _ loaded: DeckSources.Loaded, file: String, template: [Diagnostic], builder: DeckBuilder?
    ) {
      self.loaded = loaded
      self.file = file
      self.template = template
      self.builder = builder
    }
  }

  private let subject: Subject
  private let policy: RulePolicy
  private let content: ContentCheck
  private var comments = IgnoreComments()

  /// A check of an event.
  ///
  /// - Parameters:
  ///   - subject: what to look at.
  ///   - policy: what is to be told.
  ///   - today: the day from which records' ages count where the event has no dates.
  ///   - recordAge: how many months ago a record may have changed last; nil for what the event says.
  package init(_ subject: Subject, policy: RulePolicy, today: CalendarDate, recordAge: Int? = nil) {
    self.subject = subject
    self.policy = policy
    let event = subject.loaded.event
    content = ContentCheck(event, today: today, recordAge: recordAge)
    let files =
      [subject.file] + subject.loaded.presenters.map(\.file) + subject.template.map(\.location.file)
    for file in Set(files) { comments.add(fileAt: file) }
  }

  /// Looks at all of it.
  ///
  /// - Parameters:
  ///   - cores: how many slides are laid out at once; nil for as many as there are cores.
  ///   - body: is given each presenter's page, with what is to be told of the presenter, as soon as it is laid out;
  ///     pages are not kept. Never called where there is nothing to lay slides out with.
  /// - Returns: what is to be told.
  /// - Throws: `TypesettingError`, and what `body` throws.
  package func run(
    cores: Int? = nil, _ body: (DeckBuilder.Preview, CheckedEvent.Presenter) throws -> Void = { _, _ in }
  ) throws -> CheckedEvent {
    let loaded = subject.loaded
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
    if let builder = subject.builder {
      let sessions = builder.sessionOfPresenter
      try builder.previews(cores: cores) { preview in
        var preview = preview
        let index = preview.presenter
        // What is on all slides is the event's, and comes with the first.
        general += preview.diagnostics.filter { $0.location.file == subject.file }
        preview.diagnostics.removeAll { $0.location.file == subject.file }
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
    general += subject.template + RulePolicy.problems(with: loaded.event.checks)
    let written = Set([subject.file] + subject.template.map(\.location.file)).sorted()
    return CheckedEvent(
      name: loaded.event.name, file: subject.file,
      general: told(general, in: written, isWhole: subject.builder != nil).inOrder, presenters: presenters)
  }

  /// A presenter with what is to be told of them.
  ///
  /// - Parameters:
  ///   - index: whose, in the event's presenters.
  ///   - preview: the page; nil where there is none.
  ///   - session: where they stand up.
  ///   - common: what was found in their file on looking at all.
  /// - Returns: the presenter, with problems in reading order.
  private func checked(
    _ index: Int, _ preview: DeckBuilder.Preview?, session: Int?, _ common: [Diagnostic]
  ) -> CheckedEvent.Presenter {
    let presenter = subject.loaded.presenters[index]
    var found = common + presenter.diagnostics + content.diagnostics(presenter)
    if let preview { found += preview.diagnostics + PageCheck(preview, presenter).diagnostics }
    let isWhole = preview != nil && presenter.isReady
    return CheckedEvent.Presenter(
      index: index, file: presenter.file, name: presenter.name, number: presenter.number,
      kind: presenter.kind, session: session,
      sessionTitle: session.flatMap { subject.loaded.event.sessions[$0].title },
      isReady: presenter.isReady,
      diagnostics: withoutTwice(told(found, in: [presenter.file], isWhole: isWhole))
        .map { $0.placed(in: presenter) }.inOrder)
  }

  /// What is to be told, without notes that something is missing which the event is told to ask for.
  private func withoutTwice(_ told: [Diagnostic]) -> [Diagnostic] {
    let asked = told.filter { $0.rule == "required" }.compactMap(\.part)
    let same = Set(asked.flatMap { ["\($0)-unknown", "\($0)-missing"] })
    return told.filter { $0.severity != .note || !same.contains($0.rule) }
  }

  /// What is to be told of what was found, each once, and what is wrong with the comments of the files it is of.
  private func told(_ found: [Diagnostic], in files: [String], isWhole: Bool) -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    let unique = found.filter { seen.insert($0).inserted }
    return policy.told(unique, comments)
      + files.flatMap {
        policy.problems(withCommentsOf: $0, comments, found: unique, isWhole: isWhole)
      }
  }
}
