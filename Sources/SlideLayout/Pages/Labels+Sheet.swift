internal import PeeringDB
internal import Submissions
internal import Templates

/// The words of a presenter's sheet, and of what has changed.
extension Labels {
  /// A day without its year: `24 Feb`.
  func shortDate(_ date: CalendarDate) -> String {
    text(
      "short-date", ["day": "\(date.day)", "month": months[date.month - 1], "month-number": "\(date.month)"])
  }

  /// `+2 exchanges · 100G → 400G · new in Suva`.
  func change(_ change: PresenceChange) -> String {
    var parts: [String] = []
    if change.networks > 0 { parts.append(text("more-networks", count: change.networks)) }
    if change.exchanges > 0 { parts.append(text("new-exchanges", count: change.exchanges)) }
    if change.facilities > 0, change.exchanges == 0 {
      parts.append(text("new-facilities", count: change.facilities))
    }
    if let growth = change.capacity {
      let (before, now) = (capacity(growth.before), capacity(growth.now))
      // What rounds to the same has not grown to be read.
      if before != now { parts.append(text("capacity-change", ["before": before, "now": now])) }
    }
    if !change.cities.isEmpty {
      let shown = change.cities.prefix(2)
      var names = list(Array(shown))
      let more = change.cities.count - shown.count
      if more > 0 { names += " " + text("more-short", count: more) }
      parts.append(text("new-in", ["places": names]))
    }
    return facts(parts)
  }

  /// `6 exchanges · 2 buildings`.
  func common(_ conversation: DeckSheet.Conversation) -> String {
    facts([
      conversation.exchanges > 0 ? text("exchange-count", count: conversation.exchanges) : "",
      conversation.facilities > 0 ? text("buildings", count: conversation.facilities) : "",
    ])
  }

  /// `Singapore, Tokyo (2)`.
  func cities(_ conversation: DeckSheet.Conversation) -> String {
    list(conversation.cities.map { $0.count > 1 ? "\($0.name)\u{A0}(\(number($0.count)))" : $0.name })
  }

  /// The capacity at the exchanges where both are, where both sides' is known.
  func capacities(_ conversation: DeckSheet.Conversation) -> String {
    guard conversation.ownCapacity > .zero, conversation.theirCapacity > .zero else { return "" }
    return text(
      "both-capacities",
      ["own": capacity(conversation.ownCapacity), "their": capacity(conversation.theirCapacity)])
  }

  func reason(_ reason: DeckSheet.Conversation.Reason) -> String {
    switch reason {
    case .flow(let isToThem): text(isToThem ? "reason-sends" : "reason-receives")
    case .plan(let place, let isTheirs):
      text(isTheirs ? "reason-they-plan" : "reason-you-plan", ["place": place])
    case .join(let place, let isTheirs):
      text(isTheirs ? "reason-they-join" : "reason-you-join", ["place": place])
    }
  }
}
