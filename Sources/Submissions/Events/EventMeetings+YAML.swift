internal import Diagnostics
internal import LocatedYAML
internal import PeeringDB

extension EventMeetings {
  /// No event has more slots than these, or more days of them.
  private static let mostSlots = 500
  private static let mostDays = 31

  /// Reads when tables are free.
  ///
  /// - Parameters:
  ///   - yaml: the value of `meetings`.
  ///   - dates: the days of the event, which are those of the meetings unless they have their own.
  ///   - clock: the clocks where it is.
  init?(yaml: YAMLValue, dates: Event.Dates?, clock: EventClock) {
    guard
      let fields = yaml.mapping(
        keys: ["days", "slots", "length", "tables"], "times to meet: 'slots', 'length', 'tables'")
    else { return nil }
    fields.reportCommentedOut()
    self.init()
    length = fields["length"]?.reading("minutes", Self.length)?.value ?? length
    tables = fields["tables"]?.integer(in: 1...10_000, "a number of tables")?.value
    let days = Self.days(fields, dates)
    guard let written = fields.required("slots", "the times at which presenters can meet") else { return }
    guard !days.isEmpty else {
      if fields["days"] == nil {
        written.report(
          .error, rule: "value", "it is not known on which days these times are",
          hint: "add 'days: 2027-02-24' with the day, or 'dates' to the event")
      }
      return
    }
    read(written, on: days, clock)
  }

  private static func length(_ text: String) throws(InputProblem) -> Int {
    let seconds = try TimeSpan.seconds(text, counting: .minutes)
    guard (60...14_400).contains(seconds), seconds.isMultiple(of: 60) else {
      throw InputProblem(
        "a conversation cannot take \(TimeSpan.text(seconds))", hint: "write whole minutes, 1 to 240")
    }
    return seconds
  }

  /// The days, each once, in order.
  private static func days(_ fields: YAMLMapping, _ dates: Event.Dates?) -> [CalendarDate] {
    guard let value = fields["days"] else { return dates.map { all(in: $0) } ?? [] }
    var found: Set<CalendarDate> = []
    for item in value.items("a list of days", allowingOne: true) {
      guard let range = item.reading("a day, or two with 'to' between them", EventDate.days) else { continue }
      if let dates, !dates.contains(range.value.first) || !dates.contains(range.value.last) {
        item.report(
          .warning, rule: "value", "the event is from \(dates.first.iso) to \(dates.last.iso)",
          hint: "correct the day, or 'dates'")
      }
      found.formUnion(all(in: range.value))
    }
    return found.sorted()
  }

  private static func all(in dates: Event.Dates) -> [CalendarDate] {
    let (first, last) = (dates.first.daysSince1970, dates.last.daysSince1970)
    return (first...min(last, first + mostDays)).map { CalendarDate(daysSince1970: $0) }
  }

  /// Reads times of day, and stretches of them that hold several slots.
  private mutating func read(_ written: YAMLValue, on days: [CalendarDate], _ clock: EventClock) {
    var starts: [(second: Int, item: YAMLValue)] = []
    for item in written.items("a list of times", allowingOne: true) {
      let length = length
      let seconds = item.reading("a time of day, or two with 'to' between them") {
        text throws(InputProblem) in
        try Self.starts(text, length: length)
      }
      starts += (seconds?.value ?? []).map { ($0, item) }
    }
    var told: Set<Int> = []
    var found: [(slot: Slot, second: Int, item: YAMLValue)] = []
    for day in days {
      for (second, item) in starts {
        let start = LocalTime(day, second: second)
        if case .never(let instead) = clock.occurrence(of: start) {
          item.report(
            .error, rule: "value", "\(start) does not exist there: clocks skip it",
            hint: "write '\(instead.clock)'")
          continue
        }
        found.append((Slot(start, clock.after(start, seconds: length)), second, item))
      }
    }
    found.sort { $0.slot.start < $1.slot.start }
    for (slot, second, item) in found {
      guard let last = slots.last, slot.start < last.end else {
        slots.append(slot)
        continue
      }
      guard told.insert(second).inserted else { continue }
      item.report(
        .error, rule: "value",
        "\(slot.start.clock) begins before the slot of \(last.start.clock) is over, which takes \(TimeSpan.text(length))",
        hint: "write times that are \(TimeSpan.text(length)) apart, or a shorter 'length'")
    }
    guard slots.count > Self.mostSlots else { return }
    written.report(
      .error, rule: "value", "these are \(slots.count) slots, and there can be \(Self.mostSlots)",
      hint: "write fewer days or times")
    slots.removeSubrange(Self.mostSlots...)
  }

  /// When slots begin, in seconds from midnight: at `15:00`, or one after the other in `15:00–17:00`.
  private static func starts(_ text: String, length: Int) throws(InputProblem) -> [Int] {
    let text = DisplayText.clean(text)
    for separator in [" to ", " until ", "–", "—", "-"] {
      guard let range = text.firstRange(of: separator) else { continue }
      let (first, last) = (
        try second(text[..<range.lowerBound]), try second(text[range.upperBound...])
      )
      guard last > first else {
        throw InputProblem(
          "'\(text.quotable)' ends before it begins",
          hint: "write the earlier time first, as in '15:00–17:00'")
      }
      guard last - first >= length else {
        throw InputProblem(
          "'\(text.quotable)' has no room for a slot of \(TimeSpan.text(length))",
          hint: "write a longer time, or a shorter 'length'")
      }
      return Array(stride(from: first, through: last - length, by: length))
    }
    return [try second(text)]
  }

  private static func second(_ text: some StringProtocol) throws(InputProblem) -> Int {
    try EventDate.time(String(text), onlyDay: CalendarDate(daysSince1970: 0)).secondOfDay
  }
}
