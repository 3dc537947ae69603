internal import Diagnostics
internal import PeeringDB

/// Days and times as an organiser writes them.
enum EventDate {
  /// The day in `2027-02-24`.
  ///
  /// - Throws: `InputProblem` for another form, and for a day that does not exist.
  static func day(_ text: some StringProtocol) throws(InputProblem) -> CalendarDate {
    let text = DisplayText.clean(String(text))
    if let day = CalendarDate(isoPrefix: text), text.utf8.count == 10 { return day }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard text.utf8.count == 10, !text.contains("+"), parts.count == 3, let year = parts[0],
      let month = parts[1], parts[2] != nil,
      year > 0
    else {
      throw InputProblem("'\(text.quotable)' is not a date", hint: "write year-month-day, as in '2027-02-24'")
    }
    guard (1...12).contains(month) else {
      throw InputProblem("'\(text)' does not exist: a year has 12 months", hint: "write year-month-day")
    }
    throw InputProblem(
      "'\(text)' does not exist: that month has \(CalendarDate.days(inMonth: month, of: year)) days")
  }

  /// The days in `2027-02-24 to 2027-03-03`, or in one date.
  ///
  /// - Throws: `InputProblem` for anything else, and where the last day is before the first.
  static func days(_ text: String) throws(InputProblem) -> Event.Dates {
    let text = DisplayText.clean(text)
    for separator in [" to ", " until ", " – ", " — ", " - ", "–", "—", "..", "/"] {
      guard let range = text.lowercased().firstRange(of: separator) else { continue }
      // Lower case of what is read here is as long.
      let first = try day(text.lowercased()[..<range.lowerBound])
      let last = try day(text.lowercased()[range.upperBound...])
      guard first <= last else {
        throw InputProblem("the event ends on \(last.iso), before it begins on \(first.iso)")
      }
      return Event.Dates(first, last)
    }
    let only = try day(text)
    return Event.Dates(only, only)
  }

  /// The time in `2027-02-25 14:00`, or in `14:00` of a day that is known.
  ///
  /// - Parameters:
  ///   - text: what was written.
  ///   - onlyDay: the day of an event that lasts one.
  /// - Returns: the time on the clocks of the event.
  /// - Throws: `InputProblem` for another form, and for a time that does not exist.
  static func time(_ text: String, onlyDay: CalendarDate?) throws(InputProblem) -> LocalTime {
    let text = DisplayText.clean(text)
    let parts = text.split(whereSeparator: { $0 == " " || $0 == "T" })
    let example = "write date and time, as in '2027-02-25 14:00'"
    guard (1...2).contains(parts.count), let clock = parts.last else {
      throw InputProblem("'\(text.quotable)' is not a date and a time", hint: example)
    }
    let date: CalendarDate
    if parts.count == 2 {
      date = try day(parts[0])
    } else if !clock.contains(":") {
      _ = try day(clock)
      throw InputProblem("'\(text)' has no time of day", hint: example)
    } else {
      guard let onlyDay else {
        throw InputProblem("'\(text.quotable)' does not say on which day", hint: example)
      }
      date = onlyDay
    }
    let numbers = clock.split(separator: ":", omittingEmptySubsequences: false)
    let values = numbers.compactMap { $0.count <= 2 && $0.allSatisfy(\.isWholeNumber) ? Int($0) : nil }
    guard (2...3).contains(numbers.count), values.count == numbers.count else {
      throw InputProblem(
        "'\(clock.quotable)' is not a time of day", hint: "write it with 24 hours, as in '14:00'")
    }
    guard values[0] < 24, values[1] < 60, values.count == 2 || values[2] < 60 else {
      throw InputProblem(
        "'\(clock)' does not exist: a day ends at 23:59", hint: "write it with 24 hours, as in '14:00'")
    }
    return LocalTime(date, hour: values[0], minute: values[1], second: values.count == 3 ? values[2] : 0)
  }
}
