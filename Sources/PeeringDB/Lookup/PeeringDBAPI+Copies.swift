internal import Diagnostics

extension PeeringDBAPI {
  /// Takes what is kept and new enough; the ids that are left to ask for.
  ///
  /// That an exchange has no record is believed of a copy. That a network has none is not: somebody may have
  /// registered it a minute ago, and wants a slide now.
  func fresh<Record: RecordRow>(_ question: Question, _ ids: [Int], into page: inout Page<Record>) -> [Int] {
    guard let cache, !ids.isEmpty else { return ids }
    let oldest = settings.isOffline ? -Double.infinity : settings.clock.now() - settings.maxAge
    guard settings.isOffline || settings.maxAge > 0 else { return ids }
    var open = Set(ids)
    let audiences = settings.isOffline ? AnswerCache.Audience.allCases : [cache.audience]
    for answer in cache.answers(question.object, for: audiences, since: oldest) where !open.isEmpty {
      // A clock that was set back makes nothing fresh.
      guard settings.isOffline || answer.head.kept <= settings.clock.now() + 60 else { continue }
      let lines = answer.lines(of: open)
      let copy = Copy(fetched: answer.head.fetched, kept: answer.head.kept)
      guard (try? read(lines, question, Array(open), copy, into: &page)) != nil else { continue }
      open.subtract(lines.keys)
      if question.object != "net" { open.subtract(answer.head.asked) }
    }
    return ids.filter(open.contains)
  }

  /// Takes what is kept, of whatever age; the ids of which nothing is.
  func stale<Record: RecordRow>(
    _ question: Question, _ ids: [Int], _ reason: SourceError, into page: inout Page<Record>
  ) -> [Int] {
    guard let cache, !settings.isOffline else { return ids }
    var open = Set(ids)
    for answer in cache.answers(question.object, for: AnswerCache.Audience.allCases, since: -.infinity)
    where !open.isEmpty {
      let lines = answer.lines(of: open)
      let copy = Copy(fetched: answer.head.fetched, kept: answer.head.kept, reason: reason)
      guard (try? read(lines, question, Array(open), copy, into: &page)) != nil else { continue }
      open.subtract(lines.keys)
    }
    return ids.filter(open.contains)
  }

  /// Reads records out of the lines they are kept in.
  func read<Record: RecordRow>(
    _ lines: [Int: ArraySlice<UInt8>], _ question: Question, _ ids: [Int], _ copy: Copy?,
    into page: inout Page<Record>
  ) throws(SourceError.Reason) {
    guard !lines.isEmpty else { return }
    let found = lines.sorted { $0.key < $1.key }
    var body = Array(#"{"data": ["#.utf8)
    for (index, line) in found.enumerated() {
      if index > 0 { body.append(UInt8(ascii: ",")) }
      body += line.value
    }
    body += "]}\n".utf8
    let text = AnswerText(
      body, file: "\(base.host)\(base.path)/\(question.shown(found.map(\.key)))")
    try read(text, ids, question.field, copy, into: &page)
    page.bodies.append(text.bytes)
  }

  /// Keeps an answer as of now. That it cannot be kept is no reason not to use it.
  func keep(_ answer: KeptAnswer, tag: String?, changed: String?) {
    var answer = answer
    answer.head.kept = settings.clock.now()
    answer.head.fetched = settings.timestamp()
    answer.head.tag = tag
    answer.head.changed = changed
    try? cache?.keep(answer)
  }
}
