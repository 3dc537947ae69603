internal import PeeringDB

/// When presenters can meet one another at tables.
package struct EventMeetings: Sendable, Hashable {
  /// A time for one conversation at each table.
  package struct Slot: Sendable, Hashable {
    package var start: LocalTime
    /// When the next may begin.
    package var end: LocalTime

    package init(_ start: LocalTime, _ end: LocalTime) { (self.start, self.end) = (start, end) }
  }

  /// In order; none overlaps another.
  package var slots: [Slot] = []
  /// Of a slot, in seconds.
  package var length = 15 * 60
  /// How many tables there are; nil for as many as are needed.
  package var tables: Int?

  package init() {}
}
