internal import PeeringDB
internal import Submissions
internal import Templates

/// Values as words of a template's language.
extension Labels {
  func decimal(_ number: BitRate.Decimal) -> String {
    let whole = self.number(number.whole)
    return number.decimals.isEmpty
      ? whole : whole + (labels["decimal-separator"]?.other ?? ".") + number.decimals
  }

  /// A rate as its number and unit.
  func rate(_ rate: BitRate) -> String {
    let (number, unit) = rate.inLargestUnit
    return "\(decimal(number)) \(unit.rawValue)"
  }

  /// A port's or city's capacity as people say it: `400G`, `1.2T`; empty for none.
  func capacity(_ rate: BitRate) -> String {
    guard rate > .zero else { return "" }
    let (number, unit) = rate.inLargestUnit
    return decimal(number) + unit.rawValue.prefix(1).uppercased()
  }

  func date(_ date: CalendarDate) -> String {
    text(
      "date",
      [
        "day": "\(date.day)", "year": "\(date.year)", "month": months[date.month - 1],
        "month-number": "\(date.month)",
      ])
  }

  /// A volume as its number and its unit.
  func traffic(_ volume: TrafficVolume) -> (number: String, unit: String) {
    switch volume {
    case .range(let range):
      return ("\(range.lower)" + (range.upper.map { "–\($0)" } ?? "+"), range.unit.rawValue)
    case .measured(let rate):
      let (number, unit) = rate.inLargestUnit
      return (decimal(number), unit.rawValue)
    case .other(let text): return (text, "")
    }
  }

  /// Event and session, unless the organiser says otherwise.
  func footer(_ facts: DeckFacts) -> String {
    facts.footer.isEmpty ? occasion(facts) : self.facts([facts.mark, facts.footer])
  }

  /// Event and session.
  func occasion(_ facts: DeckFacts) -> String { self.facts([facts.mark, facts.event, facts.session]) }

  /// One date, or the first and the last of several.
  func dates(_ first: CalendarDate?, _ last: CalendarDate?) -> String {
    guard let first else { return "" }
    guard let last, last != first else { return date(first) }
    return text("dates", ["first": date(first), "last": date(last)])
  }
}
