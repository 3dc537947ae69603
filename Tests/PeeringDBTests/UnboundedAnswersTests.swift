@testable import PeeringDB
import Testing

/// Answers far larger than the questions, from servers that do not know what they were asked.
@Suite(.timeLimit(.minutes(1)))
struct UnboundedAnswersTests {
  private func rows(_ numbers: Range<Int>) -> String {
    numbers.map { #"{"id": \#($0), "net_id": \#($0), "ix_id": 1, "name": "IX", "speed": 1000}"# }
      .joined(separator: ",")
  }

  @Test func `rows that were not asked for are dropped`() throws {
    let table = #"{"data": [\#(rows(1..<5000))]}"#
    let answer = try api(FakeTransport { _ in .success(.json(table)) }).rows(
      RowQuestion(.netixlan, "net_id", [7, 4999]))
    #expect(answer.rows.compactMap { $0.number("id") } == [7, 4999] && answer.failures.isEmpty)
  }

  @Test func `an answer is at most a hundred times what is asked for`() throws {
    // 20 million of `{}` in the 64 MB that were once read took more than 5 GB.
    let large = #"{"data": [\#(String(repeating: "{},", count: 2_700_000)){}]}"#
    let transport = FakeTransport { _ in .success(.json(large)) }
    let answer = try api(transport).rows(RowQuestion(.net, "asn", [64500, 64501]))
    #expect(transport.requests.count == 3, "whole, and in halves")
    #expect(
      answer.failures[64500]?.message
        == "the answer of www.peeringdb.com for AS64500 has more than 8 MB, which is no record")
  }

  /// A server that knows `limit`, and not `skip`: each page is full.
  @Test func `pages that never end are given up`() throws {
    let page = (0..<RowChunks.pageLength(.netixlan)).map { #"{"id": \#($0), "net_id": 7}"# }
    let transport = FakeTransport { _ in .success(.json(#"{"data": [\#(page.joined(separator: ","))]}"#)) }
    _ = try api(transport).rows(RowQuestion(.netixlan, "net_id", [7], expected: [7: 10_000]))
    #expect(transport.requests.count == 2, "the second page is the first again")
  }

  @Test func `a million keys are read once`() throws {
    let keys = (0..<150_000).map { "\"k\($0)\":1" }.joined(separator: ",")
    let document = try JSONDocument(Array("{\(keys),\"k7\":2,\"k\\u0038\":3}".utf8))
    let last = document.lastKeys(JSONDocument.root)
    #expect(last.count == 150_000)
    #expect(last.suffix(2).map { document.text($0) } == ["k7", "k8"])
  }
}
