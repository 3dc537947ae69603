package import PeeringDB

/// A day and a time of day on the clocks where the event is.
///
/// Arithmetic here takes each day for 24 hours; `EventClock` knows summer time.
package struct LocalTime: Sendable, Hashable {
  package let date: CalendarDate
  /// 0 to 86399, from midnight.
  package let secondOfDay: Int

  /// The time so many seconds after the midnight that `date` begins with, or before it: days carry over.
  package init(_ date: CalendarDate, second: Int) {
    let days = (second >= 0 ? second : second - 86_399) / 86_400
    self.date = days == 0 ? date : CalendarDate(daysSince1970: date.daysSince1970 + days)
    secondOfDay = second - days * 86_400
  }

  package init(_ date: CalendarDate, hour: Int, minute: Int = 0, second: Int = 0) {
    self.init(date, second: hour * 3600 + minute * 60 + second)
  }

  package var hour: Int { secondOfDay / 3600 }
  package var minute: Int { secondOfDay / 60 % 60 }
  package var second: Int { secondOfDay % 60 }

  /// The time of day as people write it: `14:05`, or `14:05:30` where there are seconds.
  package var clock: String {
    let parts = second == 0 ? [hour, minute] : [hour, minute, second]
    return parts.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }

  /// The time so many seconds later.
  package static func + (time: LocalTime, seconds: Int) -> LocalTime {
    LocalTime(time.date, second: time.secondOfDay + seconds)
  }

  /// How many seconds `left` is later than `right`.
  package static func - (left: LocalTime, right: LocalTime) -> Int {
    (left.date.daysSince1970 - right.date.daysSince1970) * 86_400 + left.secondOfDay - right.secondOfDay
  }
}

extension LocalTime: Comparable {
  package static func < (left: LocalTime, right: LocalTime) -> Bool {
    (left.date, left.secondOfDay) < (right.date, right.secondOfDay)
  }
}

extension LocalTime: CustomStringConvertible {
  /// The day in ISO 8601 and the time: `2027-02-25 14:05`.
  package var description: String { "\(date.iso) \(clock)" }
}
