import Diagnostics
import PeeringDB
import Submissions
import Testing

/// When presenters can meet at tables.
@Suite struct EventMeetingsTests {
  private func meetings(_ text: String, _ more: String = "dates: 2027-02-24 to 2027-02-25") throws
    -> (slots: [String], event: Event, messages: [String])
  {
    let read = EventFile.decode(
      Array("event: Forum\n\(more)\nmeetings: \(text)\n".utf8), file: "event.yaml")
    let event = try #require(read.value)
    return (
      (event.meetings?.slots ?? []).map { "\($0.start)–\($0.end.clock)" }, event, read.diagnostics.map(\.text)
    )
  }

  @Test func `every form`() throws {
    let all = try meetings(
      "{days: [2027-02-24, 2027-02-25], slots: [10:30, 15:00–16:00], length: 30 min, tables: 20}")
    #expect(all.messages == [])
    #expect(
      all.slots == [
        "2027-02-24 10:30–11:00", "2027-02-24 15:00–15:30", "2027-02-24 15:30–16:00",
        "2027-02-25 10:30–11:00", "2027-02-25 15:00–15:30", "2027-02-25 15:30–16:00",
      ])
    #expect(all.event.meetings?.tables == 20)
    // Without days, those of the event; a quarter of an hour; the stretch in words.
    let short = try meetings("{slots: 15:00 to 15:45}", "dates: 2027-02-24")
    #expect(short.messages == [])
    #expect(
      short.slots == ["2027-02-24 15:00–15:15", "2027-02-24 15:15–15:30", "2027-02-24 15:30–15:45"])
    #expect(short.event.meetings?.tables == nil)
    let range = try meetings("{days: 2027-02-24 to 2027-02-25, slots: [23:50], length: 20}")
    #expect(range.slots == ["2027-02-24 23:50–00:10", "2027-02-25 23:50–00:10"])
  }

  @Test func `clocks that change`() throws {
    // 2027-03-28, 01:00 to 02:00 UTC: clocks in Vienna skip 02:00 to 03:00.
    let skipped = try meetings(
      "{slots: [01:45, 02:30], length: 30}", "dates: 2027-03-28\ntime-zone: Europe/Vienna")
    #expect(skipped.slots == ["2027-03-28 01:45–03:15"])
    #expect(skipped.messages.contains { $0.contains("2027-03-28 02:30 does not exist there") })
  }

  @Test(arguments: [
    (
      "{slots: [15:00, 15:10]}",
      """
      event.yaml:3:27: error: 15:10 begins before the slot of 15:00 is over, which takes 15 min
        meetings: {slots: [15:00, 15:10]}
                                  ^
        hint: write times that are 15 min apart, or a shorter 'length'
      """
    ),
    (
      "{slots: [17:00–15:00]}",
      """
      event.yaml:3:20: error: '17:00–15:00' ends before it begins
        meetings: {slots: [17:00–15:00]}
                           ^
        hint: write the earlier time first, as in '15:00–17:00'
      """
    ),
    (
      "{slots: [15:00-15:10]}",
      """
      event.yaml:3:20: error: '15:00-15:10' has no room for a slot of 15 min
        meetings: {slots: [15:00-15:10]}
                           ^
        hint: write a longer time, or a shorter 'length'
      """
    ),
    (
      "{slots: [25:00]}",
      """
      event.yaml:3:20: error: '25:00' does not exist: a day ends at 23:59
        meetings: {slots: [25:00]}
                           ^
        hint: write it with 24 hours, as in '14:00'
      """
    ),
    (
      "{slots: [15:00], length: 0}",
      """
      event.yaml:3:36: error: a conversation cannot take 0 s
        meetings: {slots: [15:00], length: 0}
                                           ^
        hint: write whole minutes, 1 to 240
      """
    ),
    (
      "{slots: [15:00], days: 2027-03-01}",
      """
      event.yaml:3:34: warning: the event is from 2027-02-24 to 2027-02-25
        meetings: {slots: [15:00], days: 2027-03-01}
                                         ^
        hint: correct the day, or 'dates'
      """
    ),
  ]) func `mistakes`(_ text: String, _ message: String) throws {
    #expect(try meetings(text).messages == [message])
  }

  @Test func `days have to be known`() throws {
    let unknown = try meetings("{slots: [15:00]}", "place: Suva")
    #expect(unknown.slots == [])
    #expect(
      unknown.messages == [
        """
        event.yaml:3:19: error: it is not known on which days these times are
          meetings: {slots: [15:00]}
                            ^
          hint: add 'days: 2027-02-24' with the day, or 'dates' to the event
        """
      ])
    #expect(try meetings("{tables: 3}").messages.contains { $0.contains("slots") })
  }

  @Test func `a host`() throws {
    let read = EventFile.decode(Array("event: Forum\nhost: ix:31\n".utf8), file: "event.yaml")
    #expect(read.value?.host?.value == "ix:31")
    #expect(read.diagnostics.isEmpty)
  }
}
