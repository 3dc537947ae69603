package import PeeringDB
package import Submissions
package import Templates

/// The template's words for a deck's tables and outline.
package struct DeckWords: Sendable {
  private let labels: Labels

  package init(_ template: Template) { labels = template.labels }

  package func title(_ kind: PageKind) -> String { labels.text("title-\(kind.rawValue)") }
  package func policy(_ policy: PeeringPolicy.General) -> String {
    labels.text("policy-\(policy.rawValue.lowercased())")
  }
  /// A volume in one piece: `500–1000 Gbps`.
  package func traffic(_ volume: TrafficVolume?) -> String {
    guard let volume else { return "" }
    let (number, unit) = labels.traffic(volume)
    return unit.isEmpty ? number : "\(number) \(unit)"
  }
  /// What a kind of presenter is called.
  package func kind(_ kind: PresenterKind) -> String { labels.text("kind-of-\(kind.rawValue)") }
  /// How large a presenter is: a network by traffic, an exchange by its peak or its participants, a data centre by
  /// its networks.
  package func measure(_ personal: Personal) -> String {
    switch personal {
    case .network(let network): return traffic(network.traffic)
    case .other(let other): return traffic(other.traffic)
    case .exchange(let exchange):
      if let peak = exchange.traffic { return labels.text("peak", ["traffic": traffic(peak)]) }
      return exchange.participantCount.map { labels.text("participant-count", count: $0) } ?? ""
    case .facility(let facility):
      return facility.networkCount.map { labels.text("network-count", count: $0) } ?? ""
    }
  }
  package var waiting: String { labels.text("waiting-list") }
  /// What heads those who wait.
  package var waitingTitle: String { waiting.prefix(1).uppercased() + waiting.dropFirst() }
  package var toFollow: String { labels.text("slide-to-follow") }
  /// A kind of presenter where an exchange, a data centre or an organisation has a network's policy.
  package func shortKind(_ kind: PresenterKind) -> String {
    let short = labels.text("short-\(kind.rawValue)")
    return short.isEmpty ? self.kind(kind) : short
  }
  /// A presenter met at so many exchanges.
  package func common(exchanges: Int, with name: String) -> DeckTable.Cell.Item {
    item(labels.counted("common-exchanges", count: exchanges, ["name": apart(name)]))
  }
  /// A presenter met in so many facilities, and at no exchange.
  package func common(facilities: Int, with name: String) -> DeckTable.Cell.Item {
    item(labels.counted("common-facilities", count: facilities, ["name": apart(name)]))
  }
  private func item(_ words: (text: String, number: Range<String.Index>?)) -> DeckTable.Cell.Item {
    var item = DeckTable.Cell.Item(words.text)
    item.count = words.number
    return item
  }
  /// A name that runs from right to left would take the number behind it along.
  private func apart(_ name: String) -> String { labels.isRightToLeft ? name : name.isolated }
  /// How many pairs would be joined.
  package func newPairs(_ count: Int) -> String { labels.text("joining-pairs", count: count) }
  /// How many presenters are at a place, and how many would have to come.
  package func joining(present: Int, absent: Int) -> String {
    labels.text(
      "joining-why", ["present": labels.number(present), "absent": labels.number(absent)])
  }
  /// The host, among other places.
  package func host(_ name: String) -> String { labels.text("joining-host", ["name": apart(name)]) }
  /// The words for a presenter who can meet no one.
  package var nobody: String { labels.text("meets-nobody") }
  package func date(_ date: CalendarDate) -> String { labels.date(date) }
  /// Facts in one line, as what heads a session in the running order; empty ones are left out.
  package func facts(_ facts: [String]) -> String { labels.facts(facts) }
  /// The words of a slide's footer: event and session, unless the organiser has others.
  package func footer(_ facts: DeckFacts) -> String { labels.footer(facts) }
  /// `7 / 31`.
  package func page(_ number: Int, of total: Int) -> String {
    labels.text("page-of", ["number": "\(number)", "total": "\(total)"])
  }
}
