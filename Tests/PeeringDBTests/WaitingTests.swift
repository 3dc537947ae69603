import Diagnostics
@testable import PeeringDB
import Synchronization
import TestSupport
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

  @Test func `waits as long as asked`() {
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
      // PeeringDB keeps a 429 for ten seconds, and each question renews them.
      (Self.throttled(["retry-after": "1"]), 11),
    ] {
      let time = FakeTime()
      let transport = transport(answer, .nothing)
      #expect(ask(transport, time: time) == nil)
      #expect(transport.requests.count == 2)
      #expect(time.total == seconds, "\(answer)")
    }
  }

  @Test func `comes back a little later than the others`() {
    let time = FakeTime(chance: 0.5)
    #expect(ask(transport(Self.throttled(["retry-after": "20"]), .nothing), time: time) == nil)
    #expect(time.total == 20.5)
  }

  @Test func `waits longer each time without a report`() {
    for (chance, waits) in [(1.0, [12.0, 23, 45]), (0, [11, 11, 22])] {
      let time = FakeTime(chance: chance)
      let silent = Self.throttled()
      #expect(ask(transport(silent, silent, silent, .nothing), time: time) == nil)
      #expect(time.total == waits.reduce(0, +))
    }
    // The budget is in seconds, not in tries, and no single wait is longer than a minute.
    let time = FakeTime(chance: 1)
    let transport = transport(Self.throttled())
    #expect(
      ask(transport, time: time, patience: 1000) == .throttled(retryAfterSeconds: nil, withKey: false))
    #expect(time.total == 12 + 23 + 45 + 15 * 61)
    #expect(transport.requests.count == 19)
  }

  @Test func `does not wait longer than allowed`() {
    let time = FakeTime()
    let told = transport(Self.throttled(["retry-after": "3600"]), .nothing)
    #expect(ask(told, time: time) == .throttled(retryAfterSeconds: 3600, withKey: false))
    #expect(told.requests.count == 1 && time.slept.isEmpty)
    // Allowed are 120 s in all.
    let again = transport(Self.throttled(["retry-after": "50"]))
    #expect(ask(again, time: time) == .throttled(retryAfterSeconds: 50, withKey: false))
    #expect(again.requests.count == 3 && time.total == 100)
  }

  @Test func `passing failures are tried again twice`() {
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

  @Test func `reports each second that it waits`() throws {
    let told = Mutex<[SourceWait]>([])
    let time = FakeTime(chance: 0.25)
    _ = try api(transport(Self.throttled(["retry-after": "21"]), .nothing), time: time) { settings in
      settings.patience = 30
      settings.onWait = { wait in told.withLock { $0.append(wait) } }
    }.networks([as64500])
    let waits = (1...22).reversed().map { SourceWait.waiting(seconds: $0, host: "www.peeringdb.com") }
    #expect(told.withLock { $0 } == waits + [.over])
    #expect(time.slept == [0.25] + Array(repeating: 1, count: 21))
  }

  /// A server with networks 4200000000 and up, each in a facility, that answers some questions otherwise.
  private func server(
    _ failing: @escaping @Sendable (String, [Int]) -> Result<HTTPAnswer, SourceError.Reason>?
  ) -> FakeTransport {
    FakeTransport { url in
      let parts = url.split(separator: "/").last?.split(separator: "?") ?? []
      let ids = parts[1].split(separator: "&")[0].split(separator: "=")[1].split(separator: ",").compactMap {
        Int($0)
      }
      if let failure = failing(String(parts[0]), ids) { return failure }
      let rows = ids.map { id in
        switch parts[0] {
        case "net": #"{"id": \#(id - 4_199_999_999), "asn": \#(id), "name": "A"}"#
        case "netfac": #"{"id": \#(id), "net_id": \#(id), "fac_id": 3}"#
        case "fac": #"{"id": \#(id), "name": "F"}"#
        default: ""
        }
      }.filter { !$0.isEmpty }
      return .success(.json(#"{"data": [\#(rows.joined(separator: ","))]}"#))
    }
  }

  private func asns(_ count: UInt32) -> [ASN] { (0..<count).map { ASN(number: 4_200_000_000 + $0) } }

  /// Two questions with nothing in common have failed: the server has.
  @Test(arguments: [429, 500, 503])
  func `a server that fails is given up`(_ status: Int) throws {
    let transport = server { table, ids in
      // The first chunk of networks gets an answer.
      table == "net" && ids[0] == 4_200_000_000
        ? nil : .success(.json("{}", status: status, headers: ["retry-after": "3600"]))
    }
    let lookUp = try api(transport, time: FakeTime()).records(asns(400).map(RecordSubject.network))
    #expect(lookUp.bundles.count == 61 && lookUp.unavailable.count == 339)
    #expect(transport.requests.count == 3, "two refusals go for everything else")
  }

  @Test func `a throttle on one URL stops that URL only`() throws {
    let transport = server { table, ids in
      table == "net" && ids.count > 40 && ids[0] == 4_200_000_000
        ? .success(Self.throttled(["retry-after": "3600"])) : nil
    }
    let time = FakeTime()
    let lookUp = try api(transport, time: time).networks(asns(100))
    #expect(lookUp.networks.count == 100, "the same in halves are other URLs")
    #expect(time.total <= 60)
  }

  /// The parts of a question that was limited are other URLs: a second refusal is enough.
  @Test(arguments: [2, 30, 100])
  func `a server that limits every URL is given up after two`(_ count: UInt32) throws {
    for other in [429, 503] {
      let isFirst = Mutex(true)
      let transport = server { _, _ in
        let status = isFirst.withLock { first in
          defer { first = false }
          return first ? 429 : other
        }
        return .success(.json("{}", status: status, headers: ["retry-after": "3600"]))
      }
      let lookUp = try api(transport, time: FakeTime()).records(asns(count).map(RecordSubject.network))
      #expect(lookUp.unavailable.count == count && lookUp.bundles.isEmpty)
      #expect(transport.requests.count == 2, "\(other)")
    }
  }

  /// One chunk is all there is, so that the same question about nothing distinguishes bad rows from a bad server.
  @Test(arguments: [2, 8, 30])
  func `a server that fails for one chunk is given up after two URLs`(_ count: UInt32) throws {
    for reason in [
      SourceError.Reason.cut("early"), .timedOut(seconds: 60), .httpStatus(500, ""), .httpStatus(503, ""),
    ] {
      let transport = server { _, _ in
        if case .httpStatus(let status, _) = reason { return .success(HTTPAnswer(status: status)) }
        return .failure(reason)
      }
      let lookUp = try api(transport, time: FakeTime()).records(asns(count).map(RecordSubject.network))
      #expect(lookUp.unavailable.count == count)
      #expect(Set(transport.requests.map(\.url)).count == 2, "\(reason)")
    }
  }

  @Test(arguments: [0, 7, 14, 15, 29])
  func `one network that fails costs no other`(_ bad: UInt32) throws {
    for reason in [SourceError.Reason.cut("early"), .timedOut(seconds: 60), .httpStatus(500, "")] {
      let transport = server { table, ids in
        guard table == "net", ids.contains(Int(4_200_000_000 + bad)) else { return nil }
        if case .httpStatus(let status, _) = reason { return .success(HTTPAnswer(status: status)) }
        return .failure(reason)
      }
      let lookUp = try api(transport).networks(asns(30))
      #expect(lookUp.networks.count == 29, "\(reason)")
      #expect(
        lookUp.unavailable.map { "\($0.key): \($0.value.reason)" } == ["AS\(4_200_000_000 + bad): \(reason)"])
    }
  }

  @Test func `facilities that are not known are reported`() throws {
    let transport = server { table, _ in
      table == "fac" ? .success(Self.throttled(["retry-after": "3600"])) : nil
    }
    let lookUp = try api(transport, time: FakeTime()).networks(asns(1))
    #expect(
      lookUp[ASN(number: 4_200_000_000)]?.diagnostics.map(\.text) == [
        """
        www.peeringdb.com: fac: warning: nothing but the name is known of 1 of the 1 facilities of AS4200000000: \
        www.peeringdb.com asks to wait 60 min before it answers for one facility (429)
          hint: try again then, or set PEERINGDB_API_KEY
        """
      ])
    #expect(lookUp.lookUp.incomplete.count == 1)
  }

  @Test func `a URL is not requested after a 429`() throws {
    let folder = try Scratch()
    let time = FakeTime()
    let transport = transport(Self.throttled(), .nothing)
    // As two runs of the command would, one soon after the other.
    for patience in [0.0, 60] {
      time.pass(3)
      _ = failure { () throws(SourceError) in
        try api(transport, time: time) { settings in
          settings.patience = patience
          settings.cacheFolder = folder("cache")
        }.networks([as64500])
      }
    }
    #expect(transport.requests.count == 2)
    #expect(time.total == 8, "three of the eleven seconds had passed")
  }

  @Test(
    arguments: [
      ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
      ("Thu, 29 Feb 2024 23:59:60 GMT", 1_709_251_200), ("Sat, 29 Feb 2025 00:00:00 GMT", nil),
      ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777), ("Sun Nov  6 08:49:37 1994", 784_111_777),
      ("Friday, 27-Nov-26 00:00:00 GMT", 1_795_737_600), ("Sunday, 06-Nov-194 08:49:37 GMT", nil),
      ("Sun Nov 31 08:49:37 1994", nil), ("Sun, 06 Nov 1994 08:49:37 CET", nil), ("", nil),
      ("Sun, 06 Nov 1994 25:49:37 GMT", nil), ("Sun, 06 Nov 1994 08:49 GMT", nil), ("57", nil),
      ("Sun, 06 Nov 99999999999999999999 08:49:37 GMT", nil),
    ] as [(String, Int?)])
  func `reads dates of headers`(_ text: String, _ seconds: Int?) {
    #expect(HTTPDate.seconds(text) == seconds)
  }

  @Test func `a date in the past is now`() {
    #expect(HTTPDate.wait("Sun, 06 Nov 1994 08:49:37 GMT", date: nil, now: 1e9) == 0)
    #expect(HTTPDate.wait("-5", date: nil, now: 0) == 0)
    for (text, seconds) in [
      ("57", 57), ("57.2", 58), ("+57", 57), ("1e9", nil), ("9223372036854775807", 31_536_000),
      ("99999999999999999999999", 31_536_000), ("inf", nil), ("nan", nil), ("0x10", nil), ("57, 58", nil),
      ("-", nil),
      ("", nil), ("soon", nil), ("Fri, 31 Dec 9999 23:59:59 GMT", 31_536_000),
    ] as [(String, Int?)] {
      #expect(HTTPDate.wait(text, date: nil, now: 0) == seconds, "\(text)")
    }
    for (text, seconds) in [
      ("in 2562047788015215 hours", 31_536_000), ("in 9223372036854775807 seconds", 31_536_000),
      ("in 2 days", 172_800),
      ("in 99999999999999999999 days", nil), ("in -3 seconds", 3),
    ] as [(String, Int?)] {
      #expect(Throttling.seconds(in: "Expected available \(text).") == seconds, "\(text)")
    }
  }

  /// However long it is, the message says it.
  @Test(arguments: ["9223372036854775807", "31536000", "Fri, 31 Dec 9999 23:59:59 GMT"])
  func `a server that asks to wait for ages is not waited for`(_ header: String) {
    let time = FakeTime()
    let transport = transport(Self.throttled(["retry-after": header]))
    let reason = ask(transport, time: time)
    #expect(reason == .throttled(retryAfterSeconds: 31_536_000, withKey: false))
    #expect(transport.requests.count == 1 && time.slept.isEmpty)
    let error = SourceError(request: "AS64500", host: "a.example", reason: reason ?? .unknownHost)
    #expect(error.message == "a.example asks to wait 8760 h before it answers for AS64500 (429)")
  }
}
