import Diagnostics
@testable import PeeringDB
import Synchronization
import Testing

private let as64500 = ASN(number: 64500)

/// What becomes of answers that ask to wait, and of failures that pass. No time passes in these tests.
struct WaitingTests {
  /// Answers in turn, the last one again and again.
  private func transport(_ answers: HTTPAnswer...) -> FakeTransport {
    let rest = Mutex(answers)
    return FakeTransport { _ in
      .success(rest.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] })
    }
  }

  private static func throttled(_ headers: [String: String] = [:], text: String = "") -> HTTPAnswer {
    .json(#"{"message": "\#(text)"}"#, status: 429, headers: headers)
  }

  private func ask(
    _ transport: FakeTransport, time: FakeTime, patience: Double = 120
  ) -> SourceError.Reason? {
    failure { () throws(SourceError) in
      try api(transport, time: time) { $0.patience = patience }.networks([as64500])
    }?.reason
  }

  @Test func waitsAsLongAsAsked() {
    for (answer, seconds) in [
      (Self.throttled(["retry-after": "57"]), 57.0),
      (Self.throttled(text: "Expected available in 40 seconds."), 40),
      // By the server's clock, whatever ours says.
      (
        Self.throttled([
          "retry-after": "Sun, 06 Nov 1994 08:49:37 GMT", "date": "Sun, 06 Nov 1994 08:49:07 GMT",
        ]), 30
      ),
      (Self.throttled(["retry-after": "Wed, 08 Apr 2026 02:21:12 GMT"]), 30),
      (HTTPAnswer(status: 503, headers: ["retry-after": "7"]), 7),
    ] {
      let time = FakeTime()
      let transport = transport(answer, .nothing)
      #expect(ask(transport, time: time) == nil)
      #expect(transport.requests.count == 2)
      #expect(time.total == seconds, "\(answer)")
    }
  }

  @Test func comesBackALittleLaterThanTheOthers() {
    let time = FakeTime(chance: 0.5)
    #expect(ask(transport(Self.throttled(["retry-after": "10"]), .nothing), time: time) == nil)
    #expect(time.total == 10.5)
  }

  @Test func waitsLongerEachTimeWithoutBeingTold() {
    for (chance, waits) in [(1.0, [4.0, 8, 16]), (0, [2, 4, 8])] {
      let time = FakeTime(chance: chance)
      let silent = Self.throttled()
      #expect(ask(transport(silent, silent, silent, .nothing), time: time) == nil)
      #expect(time.total == waits.reduce(0, +))
    }
    // No single wait is longer than a minute, and there is an end to them.
    let time = FakeTime(chance: 1)
    let transport = transport(Self.throttled())
    #expect(
      ask(transport, time: time, patience: 10_000) == .throttled(retryAfterSeconds: nil, withKey: false))
    #expect(time.total == 4 + 8 + 16 + 32 + 60 + 60)
    #expect(transport.requests.count == 7)
  }

  @Test func doesNotWaitLongerThanAllowed() {
    let time = FakeTime()
    let told = transport(Self.throttled(["retry-after": "3600"]), .nothing)
    #expect(ask(told, time: time) == .throttled(retryAfterSeconds: 3600, withKey: false))
    #expect(told.requests.count == 1 && time.slept.isEmpty)
    // Allowed are 120 s in all.
    let again = transport(Self.throttled(["retry-after": "50"]))
    #expect(ask(again, time: time) == .throttled(retryAfterSeconds: 50, withKey: false))
    #expect(again.requests.count == 3 && time.total == 100)
  }

  @Test func passingFailuresAreTriedAgainTwice() {
    for failing in [500, 502, 503, 504] {
      let time = FakeTime(chance: 1)
      let transport = transport(HTTPAnswer(status: failing), HTTPAnswer(status: failing), .nothing)
      #expect(ask(transport, time: time) == nil)
      #expect(time.total == 1 + 2)
    }
    let time = FakeTime(chance: 1)
    let down = transport(HTTPAnswer(status: 503))
    #expect(ask(down, time: time) == .httpStatus(503, ""))
    #expect(down.requests.count == 3)
    for (reason, count) in [
      (SourceError.Reason.cut("early"), 3), (.unknownHost, 1), (.timedOut(seconds: 60), 1), (.tls("x"), 1),
    ] {
      let failing = FakeTransport { _ in .failure(reason) }
      #expect(ask(failing, time: FakeTime()) == reason)
      #expect(failing.requests.count == count)
    }
    for status in [400, 401, 403, 404, 418] {
      let refusing = transport(HTTPAnswer(status: status))
      #expect(ask(refusing, time: FakeTime()) != nil)
      #expect(refusing.requests.count == 1)
    }
  }

  @Test func tellsEachSecondThatItWaits() throws {
    let told = Mutex<[SourceWait]>([])
    let time = FakeTime(chance: 0.25)
    _ = try api(transport(Self.throttled(["retry-after": "3"]), .nothing), time: time) { settings in
      settings.patience = 10
      settings.onWait = { wait in told.withLock { $0.append(wait) } }
    }.networks([as64500])
    let waits = [4, 3, 2, 1].map { SourceWait.waiting(seconds: $0, host: "www.peeringdb.com") }
    #expect(told.withLock { $0 } == waits + [.over])
    #expect(time.slept == [0.25, 1, 1, 1])
  }

  @Test func whoDoesNotAnswerIsNotAskedOn() throws {
    // The first 150 networks get an answer, then the server wants an hour.
    let asked = Mutex(0)
    let transport = FakeTransport { url in
      let first = asked.withLock { count in
        count += 1
        return count == 1
      }
      guard first else { return .success(Self.throttled(["retry-after": "3600"])) }
      return .success(
        .json(#"{"data": [{"asn": 4200000000, "name": "A", "org_id": 7, "netfac_set": [{"fac_id": 3}]}]}"#))
    }
    let asns = (0..<400).map { ASN(number: 4_200_000_000 + UInt32($0)) }
    let lookUp = try api(transport, time: FakeTime()).networks(asns)
    #expect(lookUp.networks.keys.map(\.number) == [4_200_000_000])
    #expect(lookUp.unavailable.count == 250)
    #expect(lookUp.unavailable.values.allSatisfy { $0.request.hasSuffix(" networks") })
    #expect(transport.requests.count == 2, "one refusal goes for all that would be asked")
    #expect(
      lookUp[ASN(number: 4_200_000_000)]?.diagnostics.map(\.text) == [
        """
        www.peeringdb.com/api/fac: warning: nothing is known of 1 of the 1 facilities of AS4200000000 but the name: \
        www.peeringdb.com asks to wait 60 min before it answers for one facility (429)
          hint: try again then, or set PEERINGDB_API_KEY
        """
      ])
  }

  @Test func aQuestionThatFailsCostsNobodyElse() throws {
    let transport = FakeTransport { url in
      if url.contains("4200000000,") { return .success(HTTPAnswer(status: 400)) }
      return .success(.json(#"{"data": [{"asn": 4200000160, "name": "A"}]}"#))
    }
    let asns = (0..<170).map { ASN(number: 4_200_000_000 + UInt32($0)) }
    let lookUp = try api(transport).networks(asns)
    #expect(lookUp.networks.keys.map(\.number) == [4_200_000_160])
    #expect(lookUp.unavailable.count == 150)
    #expect(lookUp.unavailable[ASN(number: 4_200_000_160)] == nil)
    #expect(lookUp.unavailable[asns[0]]?.reason == .httpStatus(400, ""))
  }

  @Test(
    arguments: [
      ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
      ("Thu, 29 Feb 2024 23:59:60 GMT", 1_709_251_200), ("Sat, 29 Feb 2025 00:00:00 GMT", nil),
      ("Sunday, 06-Nov-94 08:49:37 GMT", nil), ("Sun, 06 Nov 1994 08:49:37 CET", nil), ("", nil),
      ("Sun, 06 Nov 1994 25:49:37 GMT", nil), ("Sun, 06 Nov 1994 08:49 GMT", nil), ("57", nil),
      ("Sun, 06 Nov 99999999999999999999 08:49:37 GMT", nil),
    ] as [(String, Int?)])
  func readsDatesOfHeaders(_ text: String, _ seconds: Int?) {
    #expect(HTTPDate.seconds(text) == seconds)
  }

  @Test func aDateInThePastIsNow() {
    #expect(HTTPDate.wait("Sun, 06 Nov 1994 08:49:37 GMT", date: nil, now: 1e9) == 0)
    #expect(HTTPDate.wait("-5", date: nil, now: 0) == 0)
    #expect(HTTPDate.wait("soon", date: nil, now: 0) == nil)
  }
}
