package import Diagnostics

extension RowQuestion {
  /// The kind of answers to it, among those that are kept.
  var kind: String { "\(table).\(field)" }
}

extension PeeringDBAPI {
  /// Takes what is kept and new enough.
  ///
  /// That an exchange has no record is believed of a copy. That a network has none is not: somebody may have
  /// registered it a minute ago, and wants a slide now.
  ///
  /// - Returns: the values that are left to ask for.
  func fresh(_ question: RowQuestion, into answer: inout RowAnswer) -> [Int] {
    let now = settings.clock.now()
    guard settings.isOffline || settings.maxAge > 0 else { return question.values }
    let oldest = settings.isOffline ? -Double.infinity : now - settings.maxAge
    let audiences = settings.isOffline ? AnswerCache.Audience.allCases : [cache?.audience ?? .anonymous]
    return take(question, question.values, audiences, since: oldest, why: nil, into: &answer) { head in
      // A clock that was set back makes nothing fresh.
      settings.isOffline || head.kept <= now + 60
    }
  }

  /// Takes what is kept, of whatever age.
  ///
  /// - Returns: the values of which nothing is.
  func stale(
    _ question: RowQuestion, _ values: [Int], _ reason: SourceError, into answer: inout RowAnswer
  ) -> [Int] {
    guard !settings.isOffline else { return values }
    return take(
      question, values, AnswerCache.Audience.allCases, since: -.infinity, why: reason, into: &answer
    ) { _ in true }
  }

  private func take(
    _ question: RowQuestion, _ values: [Int], _ audiences: [AnswerCache.Audience], since oldest: Double,
    why: SourceError?, into answer: inout RowAnswer, where isUsed: (KeptAnswer.Head) -> Bool
  ) -> [Int] {
    guard let cache, !values.isEmpty else { return values }
    var open = Set(values)
    for kept in cache.answers(question.kind, for: audiences, since: oldest) where !open.isEmpty {
      guard isUsed(kept.head) else { continue }
      let rows = kept.rows(of: open)
      let settled = question.table == .net ? Set(rows.keys) : open.intersection(kept.head.asked)
      answer.rows += rows.values.flatMap(\.self)
      for value in settled {
        answer.copies[value] = RowAnswer.Copy(fetched: kept.head.fetched, kept: kept.head.kept, reason: why)
      }
      open.subtract(settled)
    }
    return values.filter(open.contains)
  }

  /// Keeps rows as of now. That they cannot be kept is no reason not to use them.
  func keep(
    _ rows: [TableRow], _ question: RowQuestion, _ values: [Int], _ path: String, tag: String?,
    changed: String?
  ) {
    guard cache != nil else { return }
    var head = KeptAnswer.Head(
      url: "\(base)/\(path)", kind: question.kind, fetched: settings.timestamp(), kept: settings.clock.now())
    head.asked = values
    keep(KeptAnswer(rows, head, by: question.field), tag: tag, changed: changed)
  }

  /// Keeps an answer as of now.
  func keep(_ answer: KeptAnswer, tag: String?, changed: String?) {
    var answer = answer
    answer.head.kept = settings.clock.now()
    answer.head.fetched = settings.timestamp()
    answer.head.tag = tag
    answer.head.changed = changed
    try? cache?.keep(answer)
  }

  /// One message for a whole look-up: with the oldest copy's age, and the first reason why there is no newer one.
  package func notes(_ copies: [RecordSubject: [RowAnswer.Copy]]) -> [RecordSubject: Diagnostic] {
    let used = copies.filter { !$0.value.isEmpty }
    let all = used.sorted { $0.key < $1.key }.flatMap(\.value)
    guard let oldest = all.map(\.kept).min(), let first = used.keys.min() else { return [:] }
    let age = Age.words(settings.clock.now() - oldest)
    let place = SourceLocation(file: "\(base.host)\(base.path)")
    guard let error = all.lazy.compactMap(\.reason).first else {
      let hint = settings.isOffline ? nil : "--refresh asks again"
      return [
        first: Diagnostic(
          .note, rule: "record-kept", at: place, "kept answers are used, the oldest from \(age) ago",
          hint: hint)
      ]
    }
    let warning = Diagnostic(
      .warning, rule: "record-kept", at: place,
      "kept answers are used, the oldest from \(age) ago: \(error.message.prefix { !$0.isNewline })",
      hint: error.hint)
    return used.filter { $0.value.contains { $0.reason != nil } }.mapValues { _ in warning }
  }
}

/// How long ago something was, for people.
package enum Age {
  /// A time in its largest unit.
  ///
  /// - Parameter seconds: less than none is none.
  /// - Returns: `12 s`, `5 min`, `3 h`, `12 days`, rounded down.
  package static func words(_ seconds: Double) -> String {
    let seconds = Int(max(0, min(seconds, 1e15)))
    return switch seconds {
    case ..<60: "\(seconds) s"
    case ..<3600: "\(seconds / 60) min"
    case ..<172_800: "\(seconds / 3600) h"
    default: "\(seconds / 86400) days"
    }
  }
}
