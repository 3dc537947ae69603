internal import Diagnostics

extension Event {
  /// Problems with the sessions as a whole.
  ///
  /// - Parameter overflow: where `overflow` is written, if it is.
  /// - Returns: warnings, overlaps last.
  func sessionProblems(overflow: Located<Overflow>?) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    var titles: Set<String> = []
    for number in sessions.indices {
      let session = sessions[number]
      if let title = session.title, !titles.insert(title).inserted, let origin = session.origin {
        problems.append(
          origin.diagnostic(
            .warning, rule: "duplicate-title", "two sessions are named '\(title)'",
            hint: "give each session its own title, so that --session can select it"))
      }
      if let start = session.start, let dates, !dates.contains(start.value.date) {
        problems.append(
          start.diagnostic(
            .warning, rule: "outside-dates",
            "\(name(ofSession: number)) is on \(start.value.date), outside of the event's dates",
            hint: "the event is from \(dates.first) to \(dates.last)"))
      }
      if let length = session.length, length.value < slot, session.submissions?.isEmpty != true {
        problems.append(
          length.diagnostic(
            .warning, rule: "short-session",
            "\(TimeSpan.text(length.value)) is too short: each presenter has \(TimeSpan.text(slot))"))
      }
    }
    if let overflow, overflow.value == .nextSession, let number = firstOutOfTime() {
      problems.append(
        overflow.diagnostic(
          .warning, rule: "session-order",
          "\(name(ofSession: number)) is listed after a later session, so presenters would move back in time",
          hint: "list the sessions in chronological order"))
    }
    return problems + overlaps()
  }

  /// How messages call a session.
  func name(ofSession number: Int) -> String {
    guard sessions.indices.contains(number), let title = sessions[number].title else {
      return "session \(number + 1)"
    }
    return "'\(title)'"
  }

  /// The first session that begins before the one listed above it.
  private func firstOutOfTime() -> Int? {
    let started = sessions.indices.compactMap { number in sessions[number].start.map { (number, $0.value) } }
    return zip(started, started.dropFirst()).first { $1.1 < $0.1 }?.1.0
  }

  /// Sessions that begin in a room before another has ended there.
  private func overlaps() -> [Diagnostic] {
    struct Booking {
      var number: Int
      var room: String
      var start: Located<LocalTime>
      var end: LocalTime
    }
    let bookings = sessions.indices.compactMap { number -> Booking? in
      let session = sessions[number]
      guard let start = session.start, let room = session.room.map(DisplayText.fold), !room.isEmpty else {
        return nil
      }
      return Booking(number: number, room: room, start: start, end: session.end ?? start.value)
    }.sorted { ($0.room, $0.start.value, $0.number) < ($1.room, $1.start.value, $1.number) }

    var problems: [(number: Int, diagnostic: Diagnostic)] = []
    var latest: Booking?
    for booking in bookings {
      defer {
        if latest.map({ $0.room != booking.room || $0.end < booking.end }) ?? true { latest = booking }
      }
      guard let latest, latest.room == booking.room,
        booking.start.value < latest.end || booking.start.value == latest.start.value
      else { continue }
      let isSameDay = booking.start.value.date == latest.end.date
      let end = isSameDay ? latest.end.clock : latest.end.description
      problems.append(
        (
          booking.number,
          booking.start.diagnostic(
            .warning, rule: "overlap",
            "\(name(ofSession: booking.number)) begins at \(booking.start.value.clock) in "
              + "\(sessions[booking.number].room ?? ""), where \(name(ofSession: latest.number)) "
              + (latest.end == latest.start.value ? "begins too" : "ends at \(end)"))
        ))
    }
    return problems.sorted { $0.number < $1.number }.map(\.diagnostic)
  }
}
