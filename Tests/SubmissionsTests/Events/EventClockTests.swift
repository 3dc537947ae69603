import Diagnostics
import PeeringDB
import Submissions
import Testing

/// Running orders over a change of clocks.
@Suite struct EventClockTests {
  private func times(_ start: String, zone: String, slots: Int = 3) -> [String] {
    let text = """
      event: D
      time-zone: \(zone)
      slot: 1800
      sessions:
        - title: Night
          start: \(start)
      """
    guard let event = EventFile.decode(Array(text.utf8), file: "event.yaml").value else { return [] }
    let presenters = (0..<slots).map { SessionPlan.Presenter(index: $0, name: "Net \($0)") }
    return SessionPlan(presenters, for: event).sessions[0].slots.map { $0.start?.clock ?? "-" }
  }

  @Test func `slots count elapsed minutes`() {
    #expect(times("2027-03-28 01:30", zone: "Europe/Berlin") == ["01:30", "03:00", "03:30"])
    #expect(
      times("2027-10-31 01:30", zone: "Europe/Berlin", slots: 5) == [
        "01:30", "02:00", "02:30", "02:00", "02:30",
      ])
    #expect(times("2027-03-14 01:30", zone: "America/New_York") == ["01:30", "03:00", "03:30"])
    // Half an hour.
    #expect(times("2027-10-03 01:30", zone: "Australia/Lord_Howe") == ["01:30", "02:30", "03:00"])
    #expect(times("2027-03-28 01:30", zone: "UTC") == ["01:30", "02:00", "02:30"])
    #expect(times("2027-02-24 23:30", zone: "Pacific/Fiji") == ["23:30", "00:00", "00:30"])
  }

  @Test func `an end is elapsed time, too`() throws {
    var session = Event.Session(title: "Night")
    session.clock = EventClock(zone: "Europe/Berlin")
    let start = LocalTime(CalendarDate(daysSince1970: 20_905), hour: 1)
    #expect(session.clock.after(start, seconds: 7200).description == "2027-03-28 04:00")
  }

  @Test func `a start that clocks skip, and one that comes twice`() {
    #expect(
      eventMessages("event: D\ntime-zone: Europe/Berlin\nsessions:\n  - start: 2027-03-28 02:30\n") == """
        event.yaml:4:12: error: 2027-03-28 02:30 does not exist in Europe/Berlin: clocks skip it
            - start: 2027-03-28 02:30
                     ^
          hint: write '2027-03-28 03:30'
        """)
    #expect(
      eventMessages("event: D\ntime-zone: Europe/Berlin\nsessions:\n  - start: 2027-10-31 02:30\n") == """
        event.yaml:4:12: warning: 2027-10-31 02:30 occurs twice in Europe/Berlin, and the first is used
            - start: 2027-10-31 02:30
                     ^
          hint: clocks go back that night; start before or after it to be clear
        """)
  }

  @Test(arguments: [
    ("Pacific/Fidji", "did you mean 'Pacific/Fiji'? "), ("europe berlin", "did you mean 'Europe/Berlin'? "),
    ("Berlin", "did you mean 'Europe/Berlin'? "), ("New York", "did you mean 'America/New_York'? "),
    ("Europe/Auckland", "did you mean 'Pacific/Auckland'? "), ("CET", ""), ("Nowhere/Else", ""), ("+12", ""),
  ])
  func `a time zone that does not exist`(name: String, suggestion: String) {
    #expect(
      eventMessages("event: D\ntime-zone: \(name)\n") == """
        event.yaml:2:12: error: '\(name)' is not the name of a time zone
          time-zone: \(name)
                     ^
          hint: \(suggestion)write the IANA name, as in 'Pacific/Fiji'
        """)
  }

  @Test(arguments: [
    "UTC", "Pacific/Fiji", "America/Argentina/Salta", "Asia/Kolkata", "Asia/Calcutta", "US/Eastern",
  ])
  func `a time zone that exists`(name: String) {
    #expect(eventMessages("event: D\ntime-zone: \(name)\n").isEmpty)
  }

  private func eventMessages(_ text: String) -> String {
    EventFile.decode(Array(text.utf8), file: "event.yaml").diagnostics.map(\.text).joined(separator: "\n")
  }
}
