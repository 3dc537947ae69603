package import Diagnostics
package import PeeringDB
package import Submissions

/// How long a record has been unchanged.
package struct RecordAge {
  /// The age in months from which a record counts as old, unless the event or a flag says another.
  package static let usualLimit = 12

  private let updated: CalendarDate?
  private let day: CalendarDate
  private let isEvent: Bool
  private let limit: Int

  /// The age of a record.
  ///
  /// - Parameters:
  ///   - facts: what is known of the record.
  ///   - day: the day on which its age is taken.
  ///   - isEvent: whether that is the day an event begins, not today.
  ///   - limit: the age in months from which it counts as old.
  package init(
    _ facts: RecordFacts, on day: CalendarDate, isEvent: Bool = false, limit: Int = RecordAge.usualLimit
  ) {
    updated = facts.updated
    self.day = day
    self.isEvent = isEvent
    self.limit = limit
  }

  /// The warning about an old record; none for another.
  ///
  /// - Parameter make: makes the warning of a message and a hint.
  /// - Returns: the warning, or nothing.
  package func diagnostics(_ make: (String, String) -> Diagnostic) -> [Diagnostic] {
    guard let updated, updated.months(until: day) >= limit else { return [] }
    return [
      make(
        "the record is unchanged since \(updated), \(updated.months(until: day)) months before "
          + (isEvent ? "the event" : "today"),
        "review it at peeringdb.com; saving it there renews its date")
    ]
  }
}

extension CalendarDate {
  /// How many whole months lie between this day and a later one; negative for an earlier one.
  fileprivate func months(until day: CalendarDate) -> Int {
    (day.year - year) * 12 + day.month - month - (day.day < self.day ? 1 : 0)
  }
}
