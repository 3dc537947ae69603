import PeeringDB
import Testing

struct CalendarDateTests {
  @Test(
    arguments: [
      ("2026-04-08T02:20:42Z", "2026-04-08"), ("2016-05-26 12:01:34.5", "2016-05-26"),
      ("2024-02-29", "2024-02-29"), ("2000-02-29T00:00:00+00:00", "2000-02-29"),
    ])
  func `reads the day a time begins with`(_ text: String, _ iso: String) {
    #expect(CalendarDate(isoPrefix: text)?.iso == iso)
  }

  @Test(
    arguments: [
      "", "2026", "2026-4-8", "2026-13-01", "2026-00-01", "2026-02-29", "1900-02-29", "2026-04-31",
      "2026-04-00",
      "08.04.2026", "2026-04-080", "２０２６-04-08", "-026-04-08", "0000-01-01",
    ])
  func `refuses what is no day`(_ text: String) {
    #expect(CalendarDate(isoPrefix: text) == nil)
  }

  @Test(
    arguments: [
      (0, "1970-01-01"), (86399, "1970-01-01"), (86400, "1970-01-02"), (-1, "1969-12-31"),
      (951_782_400, "2000-02-29"), (1_709_164_800, "2024-02-29"), (1_775_614_842, "2026-04-08"),
      (4_102_444_799, "2099-12-31"), (4_107_542_400, "2100-03-01"), (1_798_761_599, "2026-12-31"),
    ])
  func `knows the day of a time`(_ seconds: Int, _ iso: String) {
    #expect(CalendarDate.today(at: seconds).iso == iso)
  }

  @Test func `is ordered`() throws {
    let earlier = try #require(CalendarDate(isoPrefix: "2025-12-31"))
    let later = try #require(CalendarDate(isoPrefix: "2026-01-01"))
    #expect(earlier < later)
  }

  @Test func `days are counted over four hundred years`() throws {
    #expect(try #require(CalendarDate(isoPrefix: "1970-01-01")).daysSince1970 == 0)
    #expect(try #require(CalendarDate(isoPrefix: "0001-01-01")).daysSince1970 == -719_162)
    var day = try #require(CalendarDate(isoPrefix: "1900-01-01")).daysSince1970
    var last = CalendarDate(daysSince1970: day - 1)
    #expect(last.iso == "1899-12-31")
    while last.year < 2301 {
      let next = CalendarDate(daysSince1970: day)
      guard last < next, next.daysSince1970 == day, CalendarDate(isoPrefix: next.iso) == next else {
        Issue.record("\(next) is wrong")
        return
      }
      last = next
      day += 1
    }
  }
}
