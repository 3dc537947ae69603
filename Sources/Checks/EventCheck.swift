package import DeckAssembly
package import Diagnostics
internal import Files
package import PeeringDB
internal import Scene
internal import Submissions

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
    let isOfPresenter = Set(loaded.presenters.map(\.file))
    let common = loaded.diagnostics + ClaimCheck.diagnostics(loaded.presenters)
    let general = common.filter { !isOfPresenter.contains($0.location.file) }
    let own = Dictionary(grouping: common.filter { isOfPresenter.contains($0.location.file) }) {
      $0.location.file
    }
    let sessions = subject.builder?.sessionOfPresenter ?? [:]
    let footer = subject.builder?.footerProblem
    var isFooterCut = false
    var presenters: [CheckedEvent.Presenter] = []
    func check(_ index: Int, _ preview: DeckBuilder.Preview?) -> CheckedEvent.Presenter {
      let presenter = loaded.presenters[index]
      var found = (own[presenter.file] ?? []) + presenter.diagnostics + content.diagnostics(presenter)
      if let preview { found += preview.diagnostics + PageCheck(preview, presenter).diagnostics }
      // That is the event's, and on all slides.
      found.removeAll { $0.rule == footer?.rule }
      return CheckedEvent.Presenter(
        index: index, file: presenter.file, name: presenter.name, number: presenter.number,
        kind: presenter.kind, session: sessions[index],
        sessionTitle: sessions[index].flatMap { loaded.event.sessions[$0].title },
        isReady: presenter.isReady,
        diagnostics: told(found, in: [presenter.file], isWhole: preview != nil && presenter.isReady)
          .map { $0.placed(in: presenter) }.inOrder)
    }
    if let builder = subject.builder {
      try builder.previews(cores: cores) { preview in
        presenters.append(check(preview.presenter, preview))
        isFooterCut = isFooterCut || preview.diagnostics.contains { $0.rule == footer?.rule }
        try body(preview, presenters[presenters.count - 1])
      }
    } else {
      presenters = loaded.presenters.indices.map { check($0, nil) }
    }
    let found =
      general + (subject.builder?.diagnostics ?? []) + subject.template
      + (isFooterCut ? [footer].compactMap(\.self) : []) + RulePolicy.problems(with: loaded.event.checks)
    let files = Set([subject.file] + subject.template.map(\.location.file))
    return CheckedEvent(
      name: loaded.event.name, file: subject.file,
      general: told(found, in: files.sorted(), isWhole: subject.builder != nil).inOrder,
      presenters: presenters)
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

extension RulePolicy {
  /// What is to be told, without what comments in the files silence that it is of.
  package func told(_ found: [Diagnostic]) -> [Diagnostic] {
    var comments = IgnoreComments()
    for file in Set(found.map(\.location.file)) { comments.add(fileAt: file) }
    return told(found, comments)
  }
}

extension IgnoreComments {
  /// Adds those of the file of a path, if it is there and has any.
  mutating func add(fileAt path: String) {
    guard [".yaml", ".yml"].contains(where: path.lowercased().hasSuffix),
      let bytes = try? InputFile.read(path, limit: 1_000_000)
    else { return }
    add(SourceText(file: path, text: String(decoding: bytes, as: UTF8.self)))
  }
}
