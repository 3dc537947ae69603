import Files
@testable import PeeringDB
import TestSupport
import Testing

/// How fast a server is asked.
struct RequestPaceTests {
  /// When each of so many requests is sent that all want to be sent at once.
  private func times(_ pace: RequestPace, _ count: Int) -> [Double] {
    var times: [Double] = []
    for _ in 0..<count { times.append(pace.slot(times.last ?? 0, after: times)) }
    return times
  }

  @Test(arguments: [(false, 20), (true, 40)])
  func `keeps the documented rates`(withKey: Bool, perMinute: Int) {
    let times = times(.documented(withKey: withKey), 200)
    #expect(times.prefix(8).allSatisfy { $0 == 0 }, "a single slide does not wait")
    for start in times.indices {
      #expect(times[start...].count { $0 < times[start] + 60 } <= perMinute)
      #expect(times[start...].count { $0 < times[start] + 20 } <= 10)
    }
    // And it does not dawdle: 20 a minute without a key, ten in twenty seconds with one.
    #expect(times[199] == (withKey ? 380 : 560))
  }

  @Test func `what is long past does not count`() {
    let pace = RequestPace.documented(withKey: false)
    #expect(pace.slot(100, after: Array(repeating: 39, count: 20)) == 100)
    #expect(pace.slot(100, after: Array(repeating: 41, count: 20)) == 101)
    #expect(RequestPace(limits: []).slot(100, after: [100, 100]) == 100)
  }

  @Test func `processes keep one pace`() throws {
    let scratch = try Scratch()
    let folder = PrivateFolder(scratch("cache"))
    let pace = RequestPace.documented(withKey: false)
    // As two processes would.
    let one = SharedPace(pace, folder: folder, name: "pace")
    let two = SharedPace(pace, folder: folder, name: "pace")
    #expect((0..<6).map { _ in one.wait(1000) } == [0, 0, 0, 0, 0, 0])
    #expect((0..<5).map { _ in two.wait(1000) } == [0, 0, 0, 0, 20])
    #expect(one.wait(1004) == 16)
  }

  @Test func `a file that is none does no harm`() {
    let pace = RequestPace.documented(withKey: false)
    for text in ["", "x\n\n", "nan\ninf\n-inf\n", "99999999999\n", "1e308\n", "\u{0}"] {
      #expect(pace.times(in: text, 1000).isEmpty, "\(text)")
    }
    #expect(pace.times(in: "939\n941\n1001\nx\n", 1000) == [941, 1001])
    // No folder to share it in: the process keeps its own.
    for folder in [nil, PrivateFolder("/proc/nowhere")] {
      let alone = SharedPace(pace, folder: folder, name: "pace")
      #expect((0..<11).map { _ in alone.wait(0) } == Array(repeating: 0, count: 10) + [20])
    }
  }

  @Test func `a look up keeps the pace`() throws {
    let transport = FakeTransport { _ in .success(.nothing) }
    let time = FakeTime()
    let asns = (0..<720).map { ASN(number: 4_200_000_000 + UInt32($0)) }
    _ = try api(transport, time: time).networks(asns)
    #expect(transport.requests.count == 12)
    #expect(time.total == 20, "ten at once, the others twenty seconds later")
    // This machine's own server need not be spared.
    let here = FakeTime()
    _ = try api(transport, base: "http://127.0.0.1:8080/api", time: here).networks(asns)
    #expect(here.slept.isEmpty)
  }
}
