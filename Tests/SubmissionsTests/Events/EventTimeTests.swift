import PeeringDB
import Submissions
import Testing

/// Clocks and spans of time.
@Suite struct EventTimeTests {
  @Test(arguments: [
    ("2027-02-25", 14, 0, 1800, "2027-02-25 14:30"),
    ("2027-02-25", 23, 59, 60, "2027-02-26 00:00"),
    ("2027-02-28", 23, 30, 3600, "2027-03-01 00:30"),
    ("2028-02-28", 23, 30, 3600, "2028-02-29 00:30"),
    ("2027-12-31", 23, 59, 61, "2028-01-01 00:00:01"),
    ("2027-01-01", 0, 0, -1, "2026-12-31 23:59:59"),
    ("2027-01-01", 0, 0, -86_400, "2026-12-31 00:00"),
    ("2027-01-01", 0, 0, -86_401, "2026-12-30 23:59:59"),
    ("2027-01-01", 12, 0, 366 * 86_400, "2028-01-02 12:00"),
  ])
  func later(_ day: String, _ hour: Int, _ minute: Int, _ seconds: Int, _ expected: String) throws {
    let time = LocalTime(try EventText.date(day), hour: hour, minute: minute)
    #expect((time + seconds).description == expected)
    #expect((time + seconds) - time == seconds)
  }

  @Test func parts() throws {
    let time = LocalTime(try EventText.date("2027-02-25"), hour: 9, minute: 5, second: 7)
    #expect([time.hour, time.minute, time.second] == [9, 5, 7])
    #expect(time.clock == "09:05:07")
    #expect(time < time + 1)
    #expect(time + 86_400 > time + 86_399)
  }

  @Test(arguments: [
    ("30 min", 1800), ("1 h 30 min", 5400), ("45", 2700), ("1:30", 5400), ("1h30", 5400), ("90s", 90),
    ("1.5 h", 5400), ("1,5 hours", 5400), ("2 hours, 5 minutes", 7500), ("0:30", 1800), ("1:00:30", 3630),
    ("1 Hr. 30 mins", 5400), ("30 min 20", 1820), ("0", 0),
  ])
  func minutes(_ text: String, _ seconds: Int) throws {
    #expect(try TimeSpan.seconds(text, counting: .minutes) == seconds)
  }

  @Test(arguments: [("60", 60), ("1:30", 90), ("1 min 30 s", 90), ("2m", 120), ("1:00:00", 3600)])
  func seconds(_ text: String, _ seconds: Int) throws {
    #expect(try TimeSpan.seconds(text, counting: .seconds) == seconds)
  }

  @Test(arguments: [
    "half an hour", "30 parsecs", "min", "1:75", "1:5", "1:30:00:00", ":30", "30 min 1 h", "1 h 1 h", "1 s 5",
    "1..5", ".", "-5", "−5", "9999999", "1e3", "٣٠", "", "1 30",
  ])
  func `no span`(_ text: String) {
    #expect(throws: InputProblem.self) { try TimeSpan.seconds(text, counting: .minutes) }
  }

  @Test(arguments: [(0, "0 s"), (59, "59 s"), (60, "1 min"), (5400, "1 h 30 min"), (3601, "1 h 1 s")])
  func `span text`(_ seconds: Int, _ text: String) {
    #expect(TimeSpan.text(seconds) == text)
  }
}
