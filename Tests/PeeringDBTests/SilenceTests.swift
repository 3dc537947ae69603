@testable import PeeringDB
import Synchronization
import TestSupport
import Testing

/// Whatever a server says with a 429: its URL is not asked for eleven seconds, and no wait is longer than allowed.
struct SilenceTests {
  /// Refuses some questions and remembers when each was asked.
  private final class Server: Sendable {
    private let asked = Mutex<[(url: String, time: Double, isRefused: Bool)]>([])
    let time = FakeTime(chance: 0.3)

    func transport(_ headers: [String: String], refusing part: Int) -> FakeTransport {
      FakeTransport { url in
        let count = self.asked.withLock { asked in
          asked.append((url, self.time.now, asked.count % part != part - 1))
          return asked.count
        }
        return .success(
          count % part != 0 ? .json(#"{"message": "slow down"}"#, status: 429, headers: headers) : .nothing)
      }
    }

    /// The shortest time between a refusal and the next question to the same URL, in seconds.
    var shortest: Double {
      asked.withLock { asked in
        asked.indices.compactMap { index in
          guard asked[index].isRefused else { return nil }
          return asked[(index + 1)...].first { $0.url == asked[index].url }.map {
            $0.time - asked[index].time
          }
        }.min() ?? .infinity
      }
    }
  }

  private static let headers: [[String: String]] = [
    [:], ["retry-after": "0"], ["retry-after": "1"], ["retry-after": "10"], ["retry-after": "-3"],
    ["retry-after": "soon"], ["retry-after": "Sun, 06 Nov 1994 08:49:37 GMT"], ["x-cached-response": "True"],
    ["retry-after": "30"],
  ]

  @Test(arguments: headers)
  func `a URL is not asked again at once`(_ headers: [String: String]) throws {
    let server = Server()
    let folder = try Scratch()
    for patience in [0.0, 5, 11.5, 40, 300] {
      // Runs one after the other, as of a user who tries again at once.
      let source = try api(server.transport(headers, refusing: 3), time: server.time) {
        $0.patience = patience
        $0.cacheFolder = folder("cache")
      }
      _ = source.records([.network(ASN(number: 64500))])
      _ = source.records([.network(ASN(number: 64500)), .network(ASN(number: 64501))])
    }
    #expect(server.shortest >= 11, "\(server.shortest) s")
  }

  @Test(arguments: headers)
  func `no more is waited than allowed`(_ headers: [String: String]) throws {
    for patience in [0.0, 5, 11, 12, 40, 120, 300] {
      let server = Server()
      // A server of this machine has no pace of its own that would be waited for.
      let source = try api(
        server.transport(headers, refusing: 100), base: "http://127.0.0.1/api", time: server.time
      ) { $0.patience = patience }
      for asn: UInt32 in 64500..<64520 { _ = source.records([.network(ASN(number: asn))]) }
      #expect(server.time.total <= patience, "\(patience)")
      #expect(server.shortest >= 11)
    }
  }
}
