@testable import Previews
internal import PeeringDB
internal import Submissions
internal import Testing

@Suite struct EventDatesTests {
  @Test(arguments: [
    ("2027-02-24", "2027-02-24", "24 February 2027"), ("2027-02-24", "2027-02-26", "24–26 February 2027"),
    ("2027-02-28", "2027-03-02", "28 February – 2 March 2027"),
    ("2026-12-31", "2027-01-01", "31 December 2026 – 1 January 2027"),
  ]) func `dates are reported as people say them`(first: String, last: String, words: String) throws {
    #expect(
      Event.Dates(try #require(CalendarDate(isoPrefix: first)), try #require(CalendarDate(isoPrefix: last)))
        .words == words)
  }
}
