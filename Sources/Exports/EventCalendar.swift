package import Decks
internal import Diagnostics
internal import PeeringDB
internal import Slides
internal import Submissions

/// The sessions of an event and the slots of presenters, as a calendar (RFC 5545).
package struct EventCalendar: Sendable {
  /// What happens when.
  private struct Entry {
    var identifier: String
    var title: String
    var start: EventClock.Moment
    var end: EventClock.Moment
    var details: String
    var place: String
    /// Whether it is one of many, which do not take up time of their own.
    var isSlot: Bool
  }

  private let event: Event
  private let site: String?
  private let entries: [Entry]
  /// The moment of export, ISO 8601 in UTC.
  private let stamp: String

  /// - Parameters:
  ///   - loaded: the event, with those who agreed only.
  ///   - created: the moment of export, ISO 8601 in UTC.
  package init(_ loaded: LoadedEvent, created: String) {
    let event = loaded.event
    self.event = event
    site = loaded.event.site?.value
    stamp = created.filter { !"-:".contains($0) }
    let plan = SessionPlan(loaded.people, for: event)
    var entries: [Entry] = []
    for (number, (session, planned)) in zip(event.sessions, plan.sessions).enumerated() {
      guard let start = session.start?.value else { continue }
      let clock = event.clock
      let place = [session.room, event.place].compactMap(\.self).joined(separator: ", ")
      let taken = (planned.slots + planned.free).map { $0.offset + event.slot }.max() ?? event.slot
      let title = session.title ?? event.name
      entries.append(
        Entry(
          identifier: StableIdentifier.uuid(event.name, "session", "\(number)", title), title: title,
          start: clock.moment(start), end: clock.moment(start, plus: session.length?.value ?? taken),
          details: [session.title == nil ? "" : event.name, session.chair.map { "Chair: \($0)" } ?? ""]
            .filter { !$0.isEmpty }.joined(separator: "\n"),
          place: place, isSlot: false))
      for slot in planned.slots {
        let presenter = loaded.presenters[slot.presenter]
        let name = presenter.name
        entries.append(
          Entry(
            identifier: StableIdentifier.uuid(event.name, "slot", presenter.number, name),
            title: presenter.number == name ? name : "\(name) (\(presenter.number))",
            start: clock.moment(start, plus: slot.offset),
            end: clock.moment(start, plus: slot.offset + event.slot),
            details: [
              title, presenter.personal?.content.speaker ?? "",
              presenter.personal?.content.peeringDBURL ?? "",
            ]
            .filter { !$0.isEmpty }.joined(separator: "\n"), place: place, isSlot: true))
      }
    }
    self.entries = entries
  }

  /// Whether no session has a start, so that there is nothing in it.
  package var isEmpty: Bool { entries.isEmpty }

  /// How many sessions and slots are in it.
  package var counts: (sessions: Int, slots: Int) {
    (entries.count { !$0.isSlot }, entries.count(where: \.isSlot))
  }

  /// The calendar, in UTF-8.
  package var text: String {
    var lines = [
      ContentLine.property("BEGIN", "VCALENDAR"), ContentLine.property("VERSION", "2.0"),
      ContentLine.property("PRODID", "-//Personals//Peering personals//EN"),
      ContentLine.property("CALSCALE", "GREGORIAN"), ContentLine.property("METHOD", "PUBLISH"),
    ]
    if !event.name.isEmpty {
      lines += [ContentLine.text("NAME", event.name), ContentLine.text("X-WR-CALNAME", event.name)]
    }
    lines += zone
    var seen: [String: Int] = [:]
    for entry in entries {
      // Two submissions of one presenter are two slots.
      let count = seen[entry.identifier, default: 0]
      seen[entry.identifier] = count + 1
      lines += [
        ContentLine.property("BEGIN", "VEVENT"),
        ContentLine.property("UID", entry.identifier + (count == 0 ? "" : "-\(count + 1)")),
        ContentLine.property("DTSTAMP", stamp), time("DTSTART", entry.start), time("DTEND", entry.end),
        ContentLine.text("SUMMARY", entry.title),
      ]
      if !entry.details.isEmpty { lines.append(ContentLine.text("DESCRIPTION", entry.details)) }
      if !entry.place.isEmpty { lines.append(ContentLine.text("LOCATION", entry.place)) }
      if let site { lines.append(ContentLine.property("URL", site)) }
      if entry.isSlot { lines.append(ContentLine.property("TRANSP", "TRANSPARENT")) }
      lines.append(ContentLine.property("END", "VEVENT"))
    }
    return lines.joined() + ContentLine.property("END", "VCALENDAR")
  }

  /// A time on the event's clocks. One that clocks show for the second time can only be written in UTC.
  private func time(_ name: String, _ moment: EventClock.Moment) -> String {
    guard let zone = event.timeZone, let utc = moment.utc else {
      return ContentLine.property(name, Self.text(moment.time))
    }
    if moment.isSecond || zone == "UTC" {
      return ContentLine.property(name, Self.text(LocalTime(utc: utc)) + "Z")
    }
    return ContentLine.property("\(name);TZID=\(zone)", Self.text(moment.time))
  }

  /// The rules of the event's clocks around it, each change by itself: they may follow no rule.
  private var zone: [String] {
    let moments = entries.flatMap { [$0.start.utc, $0.end.utc] }.compactMap(\.self)
    guard let name = event.timeZone, name != "UTC", let first = moments.min(), let last = moments.max() else {
      return []
    }
    var lines = [ContentLine.property("BEGIN", "VTIMEZONE"), ContentLine.property("TZID", name)]
    let year = 366 * 86_400
    for change in event.clock.changes(from: first - year, to: last + year) {
      let kind = change.isToSummer ? "DAYLIGHT" : "STANDARD"
      lines += [
        ContentLine.property("BEGIN", kind),
        ContentLine.property("DTSTART", Self.text(LocalTime(utc: change.utc + change.before))),
        ContentLine.property("TZOFFSETFROM", Self.offset(change.before)),
        ContentLine.property("TZOFFSETTO", Self.offset(change.after)), ContentLine.property("END", kind),
      ]
    }
    return lines + [ContentLine.property("END", "VTIMEZONE")]
  }

  /// `20270224T140500`.
  private static func text(_ time: LocalTime) -> String {
    let clock = [time.hour, time.minute, time.second].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined()
    return time.date.iso.filter { $0 != "-" } + "T" + clock
  }

  /// `+1200`.
  private static func offset(_ seconds: Int) -> String {
    let parts = [abs(seconds) / 3600, abs(seconds) / 60 % 60, abs(seconds) % 60]
    let digits = parts.map { $0 < 10 ? "0\($0)" : "\($0)" }
    return (seconds < 0 ? "-" : "+") + digits.prefix(parts[2] == 0 ? 2 : 3).joined()
  }
}
