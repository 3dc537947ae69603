import Diagnostics
@testable import PeeringDB
import TestSupport
import Testing

/// Questions that are too long, or whose answers are.
struct SplittingTests {
  /// The ids a URL asks for.
  private static func ids(_ url: String) -> [Int] {
    let filter = url.split(separator: "?").last?.split(separator: "&").first ?? ""
    return filter.split(separator: "=").last?.split(separator: ",").compactMap { Int($0) } ?? []
  }

  private static func rows(_ ids: [Int]) -> String {
    ids.map { #"{"asn": \#($0), "name": "Net \#($0)"}"# }.joined(separator: ",")
  }

  private let asns = (64496...64503).map { ASN(number: $0) }

  /// A server that takes so many ids in a question, and says of more that they are too many.
  private func server(
    taking most: Int, refusal: @escaping @Sendable ([Int]) -> HTTPAnswer
  ) -> FakeTransport {
    FakeTransport { url in
      let ids = Self.ids(url)
      return .success(ids.count <= most ? .json(#"{"data": [\#(Self.rows(ids))]}"#) : refusal(ids))
    }
  }

  @Test func `halves ask for what the whole cannot`() throws {
    let refusals: [@Sendable ([Int]) -> HTTPAnswer] = [
      { _ in HTTPAnswer(status: 414, headers: ["content-type": "text/html"], body: Array("<html>".utf8)) },
      { _ in HTTPAnswer(status: 413) },
      { ids in
        .json(#"{"data": [\#(Self.rows(Array(ids.prefix(2))))], "meta": {"truncated": "limited to 2 rows"}}"#)
      },
    ]
    for refusal in refusals {
      let transport = server(taking: 2, refusal: refusal)
      let lookUp = try api(transport).networks(asns)
      #expect(lookUp.networks.count == 8 && lookUp.unavailable.isEmpty)
      #expect(lookUp.networks.values.allSatisfy { $0.diagnostics.isEmpty })
      #expect(transport.requests.map { Self.ids($0.url).count } == [8, 4, 4, 2, 2, 2, 2])
    }
  }

  @Test func `an answer that is too large is asked for in halves`() throws {
    let transport = FakeTransport { url in
      let ids = Self.ids(url)
      return ids.count > 4
        ? .failure(.tooLarge(limit: 64_000_000)) : .success(.json(#"{"data": [\#(Self.rows(ids))]}"#))
    }
    #expect(try api(transport).networks(asns).networks.count == 8)
    #expect(transport.requests.count == 3)
  }

  /// Its answers are megabytes each.
  @Test func `a server that always sends too much is given up`() throws {
    let transport = FakeTransport { _ in .failure(.tooLarge(limit: 8_000_000)) }
    let lookUp = try api(transport).records(asns.map(RecordSubject.network))
    #expect(lookUp.unavailable.count == 8 && transport.requests.count == 3)
  }

  @Test func `one that is too much by itself is reported alone`() throws {
    let transport = FakeTransport { url in
      let ids = Self.ids(url)
      return .success(
        ids.contains(64500) ? HTTPAnswer(status: 414) : .json(#"{"data": [\#(Self.rows(ids))]}"#))
    }
    let lookUp = try api(transport).networks(asns)
    #expect(lookUp.networks.count == 7)
    #expect(
      lookUp.unavailable.map { "\($0.key): \($0.value.message)" } == [
        "AS64500: www.peeringdb.com answers for AS64500 with an error (414)"
      ])
  }

  @Test func `a server that does not know the question is not asked for halves`() {
    let transport = FakeTransport { _ in
      .success(
        .json(#"{"data": [\#(Self.rows([1, 64500]))], "meta": {"truncated": "limited to 250 rows"}}"#))
    }
    let error = failure { () throws(SourceError) in try api(transport).networks(asns) }
    #expect(
      error?.description
        == "www.peeringdb.com left records out of its answer for 8 networks: limited to 250 rows; the server does not know the question: use another base URL"
    )
    #expect(transport.requests.count == 1)
  }
}
