package import Diagnostics

extension SessionPlan {
  /// Problems with the plan: sessions that run over, and presenters without a session.
  ///
  /// - Parameters:
  ///   - event: the event that was planned.
  ///   - presenters: those that it was planned for.
  /// - Returns: warnings, by session.
  package func problems(of event: Event, presenters: [Presenter]) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    for (number, session) in event.sessions.enumerated() {
      guard let length = session.length, sessions[number].overrun > 0 else { continue }
      let isLast = event.overflow == .nextSession
      problems.append(
        length.diagnostic(
          .warning, rule: "overrun",
          "\(event.name(ofSession: number)) runs over by \(TimeSpan.text(sessions[number].overrun)): "
            + "\((length.value + sessions[number].overrun) / max(1, event.slot)) × \(TimeSpan.text(event.slot)) in \(TimeSpan.text(length.value))"
            + (isLast ? ", and no session follows" : ""),
          hint: isLast
            ? "'overflow: waiting-list' keeps to the time"
            : "'overflow: next-session' or 'overflow: waiting-list' keeps to the time"))
    }
    let unlisted = waiting.count { $0.session == nil }
    if unlisted > 0, let origin = event.sessions.first?.origin {
      problems.append(
        origin.diagnostic(
          .warning, rule: "no-session",
          "\(unlisted) of \(presenters.count) presenters are not in any session: every session lists its own",
          hint: "remove 'submissions' from the session that should include them"))
    }
    if event.order == .localFirst, let local = event.local,
      !presenters.contains(where: { local.value.contains(country: $0.country, region: $0.region) })
    {
      problems.append(
        local.diagnostic(
          .warning, rule: "nobody-local", "none of the \(presenters.count) presenters is local"))
    }
    return problems
  }
}
