internal import Diagnostics
internal import PeeringDB
internal import Submissions
internal import Slides

extension DeckSources {
  /// Whom a submission is of.
  private enum Identity: Hashable {
    case record(RecordSubject)
    /// Folded, of somebody without a number.
    case name(String)

    init?(_ presenter: DeckPresenter) {
      if let subject = presenter.subject {
        self = .record(subject)
      } else if presenter.asn == nil, let name = presenter.givenName {
        let folded = DisplayText.fold(name)
        guard !folded.isEmpty else { return nil }
        self = .name(folded)
      } else {
        return nil
      }
    }
  }

  /// Reports submissions of one presenter; if the event wants the newest, drops the others.
  static func withoutDuplicates(
    _ event: Event, _ presenters: [DeckPresenter], _ ages: FileAges, _ diagnostics: inout [Diagnostic]
  ) -> [DeckPresenter] {
    let known = presenters.indices.compactMap { index in
      Identity(presenters[index]).map { (index: index, identity: $0) }
    }
    let groups = Dictionary(grouping: known, by: \.identity).values.map { $0.map(\.index) }
      .filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    guard !groups.isEmpty else { return presenters }
    guard event.duplicates == .newest else {
      for indices in groups {
        diagnostics += told(
          indices.map { presenters[$0] }, at: indices.count - 1, "all of them are in the deck",
          hint: "remove one, or write 'duplicates: newest' in the event file")
      }
      return presenters
    }
    let files = groups.joined().map { presenters[$0].file }
    let times = Dictionary(zip(files, ages.times(of: files))) { first, _ in first }
    var dropped: Set<Int> = []
    var moved: [Int: DeckPresenter] = [:]
    var refused: Set<Int> = []
    var refusedSheets: Set<Int> = []
    for indices in groups {
      let group = indices.map { presenters[$0] }
      guard let choice = newest(of: group, times) else {
        diagnostics += told(
          group, at: group.count - 1, "which one is newer is unknown, so all of them are in the deck",
          hint: "remove one; of files in a Git repository the commits count, as far as they are fetched")
        continue
      }
      let kept = group[choice.index]
      if choice.isNewest {
        diagnostics += told(group, at: choice.index, "this one is newer and is used", hint: nil)
      } else {
        diagnostics += told(
          group, at: choice.index, "a newer one has errors, so this one is used",
          hint: "correct or remove the newer one")
        // The sender of a new one wants to know why it is not shown.
        for presenter in group where presenter.file != kept.file && !presenter.isReady {
          diagnostics +=
            whole(presenter, of: event).diagnostics.filter { $0.severity == .error } + failure(of: presenter)
        }
      }
      // A no in one that is dropped counts, unless a newer one says yes.
      let others = group.filter { $0.file != kept.file }.compactMap(\.submission?.consent)
      let consent = choice.isNewest ? kept.submission?.consent : nil
      if consent?.publish != true, others.contains(where: \.refusesPublishing) {
        refused.insert(indices[choice.index])
      }
      if consent?.sheets != true, others.contains(where: \.refusesSheets) {
        refusedSheets.insert(indices[choice.index])
      }
      dropped.formUnion(indices.filter { presenters[$0].file != kept.file })
      // A newer file that no session lists takes the place of the one that a session does.
      if kept.session == nil, let place = group.first(where: { $0.session != nil }),
        let index = indices.first(where: { presenters[$0].file == kept.file })
      {
        moved[index] = place
      }
    }
    // Time that stays free before one who is dropped is another's neighbour then.
    var kept = presenters
    for index in refused { kept[index].isRefused = true }
    for index in refusedSheets { kept[index].isRefusedOnSheets = true }
    for (index, place) in moved {
      (kept[index].session, kept[index].place) = (place.session, place.place)
      kept[index].gapsBefore = place.gapsBefore
    }
    for index in presenters.indices.dropLast() where dropped.contains(index) {
      guard kept[index + 1].session == kept[index].session else { continue }
      kept[index + 1].gapsBefore += kept[index].gapsBefore
    }
    return kept.indices.filter { !dropped.contains($0) }.map { kept[$0] }
  }

  /// Which of some submissions is used: the newest of those that make a slide.
  ///
  /// - Returns: nil where that is not known; else whether none that makes no slide may be newer.
  private static func newest(
    of group: [DeckPresenter], _ times: [String: ClosedRange<Int>]
  ) -> (index: Int, isNewest: Bool)? {
    func time(_ index: Int) -> ClosedRange<Int> { times[group[index].file] ?? 0...Int.max }
    let ready = group.indices.filter { group[$0].isReady }
    let choices = ready.isEmpty ? Array(group.indices) : ready
    let found = choices.first { index in
      choices.allSatisfy { $0 == index || time($0).upperBound < time(index).lowerBound }
    }
    return found.map { found in
      (found, group.indices.allSatisfy { $0 == found || time($0).upperBound < time(found).lowerBound })
    }
  }

  private static func told(
    _ group: [DeckPresenter], at index: Int, _ what: String, hint: String?
  ) -> [Diagnostic] {
    let presenter = group[index]
    let files = group.indices.filter { $0 != index }.map { group[$0].file }
    let others =
      files.prefix(5).joined(separator: ", ") + (files.count > 5 ? " and \(files.count - 5) more" : "")
    let whom = presenter.subject?.description ?? presenter.name
    var diagnostic = Diagnostic(
      .warning, rule: "duplicate", at: SourceLocation(file: presenter.file),
      "\(whom) is also in \(others); \(what)", hint: hint)
    diagnostic.otherFiles = files
    return [diagnostic]
  }

  private static func failure(of presenter: DeckPresenter) -> [Diagnostic] {
    guard let failure = presenter.failure, !failure.isOfServer else { return [] }
    let rule =
      switch failure {
      case .unreadable: "file-unreadable"
      case .unknown: "record-unknown"
      case .unavailable: "record-unavailable"
      }
    return [Diagnostic(.error, rule: rule, at: SourceLocation(file: presenter.file), failure.sentence)]
  }
}
