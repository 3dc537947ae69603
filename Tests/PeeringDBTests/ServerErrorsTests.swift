import PeeringDB
import Testing

/// What a failing server cost, in one error.
struct ServerErrorsTests {
  private func error(_ request: String, _ host: String, _ reason: SourceError.Reason) -> SourceError {
    SourceError(request: request, host: host, reason: reason)
  }

  @Test func `each server has one error`() {
    let failures: [(RecordSubject, SourceError)] = [
      (.exchange(31), error("one exchange", "a.example", .httpStatus(500, ""))),
      (.network(ASN(number: 64501)), error("2 networks", "a.example", .timedOut(seconds: 60))),
      (.network(ASN(number: 64500)), error("2 networks", "a.example", .timedOut(seconds: 60))),
      (.network(ASN(number: 64502)), error("AS64502", "b.example", .unknownHost)),
      (.network(ASN(number: 64503)), error("AS64503", "b.example", .notKept)),
    ]
    #expect(
      SourceError.byServer(failures).mapValues(\.message) == [
        "a.example": "a.example did not answer for AS64500, AS64501 and the exchange 31 within 60 s",
        "b.example": "cannot ask b.example for AS64502: there is no such host, or no network",
      ])
  }

  @Test func `many are counted`() {
    let failures = (64500..<64510).map { number in
      (
        RecordSubject.network(ASN(number: UInt32(number))),
        error("10 networks", "a.example", .httpStatus(503, ""))
      )
    }
    #expect(
      SourceError.byServer(failures)["a.example"]?.message
        == "a.example answers for AS64500, AS64501, AS64502, AS64503, AS64504 and 5 more with an error (503)")
  }
}
