package import Foundation
internal import Synchronization

/// A real HTTP server on a port of this machine that serves files as `public.peeringdb.com` does: with signs of
/// change, and from the middle where it is asked to. It can be slow, and it can hang up.
package final class TableServer: Sendable {
  package struct File: Sendable {
    package var bytes: [UInt8]
    /// With its quotes; nil for none.
    package var etag: String?

    package init(_ bytes: [UInt8], etag: String? = nil) {
      self.bytes = bytes
      self.etag = etag
    }
  }

  package struct Behaviour: Sendable {
    package var files: [String: File] = [:]
    /// Bytes before which the server sleeps for `pause` seconds.
    package var piece = Int.max
    package var pause: TimeInterval = 0
    /// After so many bytes of one body the server hangs up.
    package var hangsUpAfter = Int.max
    package var contentType = "application/json"
    package var knowsRanges = true

    package init() {}
  }

  /// A request, as it came.
  package struct Request: Sendable {
    package var path: String
    package var head: String
    /// The status it was answered with.
    package var status: Int
  }

  private let behaviour: Shared<Behaviour>
  private let log: Shared<[Request]>
  private let server: LocalServer

  /// Starts to serve.
  package init(_ behaviour: Behaviour) throws {
    let (now, log) = (Shared(behaviour), Shared<[Request]>([]))
    self.behaviour = now
    self.log = log
    server = try LocalServer { request in
      let answer = Self.answer(to: request, now.value.withLock { $0 })
      let status = Int(answer.status.prefix(3)) ?? 0
      log.value.withLock { $0.append(Request(path: request.target, head: request.head, status: status)) }
      return answer
    }
  }

  package var base: String { server.root }

  package var requests: [Request] { log.value.withLock { $0 } }

  package func forget() { log.value.withLock { $0 = [] } }

  package func change(_ change: @Sendable (inout Behaviour) -> Void) {
    behaviour.value.withLock { change(&$0) }
  }

  private static func answer(
    to request: LocalServer.Request, _ now: Behaviour
  ) -> LocalServer.Answer {
    var answer = LocalServer.Answer(
      status: "404 Not Found", headers: ["Content-Type: \(now.contentType)"],
      cutAfter: now.hangsUpAfter, pause: .seconds(now.pause))
    answer.piece = now.piece
    guard let file = now.files[String(request.target.dropFirst())] else { return answer }
    let total = file.bytes.count
    let start = request.header("range").flatMap { Int($0.filter(\.isNumber)) }
    let isSame = request.header("if-range").map { $0 == file.etag } ?? true
    if let etag = file.etag { answer.headers.append("ETag: \(etag)") }
    if let etag = file.etag, request.header("if-none-match") == etag {
      answer.status = "304 Not Modified"
    } else if let start, now.knowsRanges, isSame, start < total {
      answer.status = "206 Partial Content"
      answer.body = Array(file.bytes[start...])
      answer.headers.append("Content-Range: bytes \(start)-\(total - 1)/\(total)")
    } else if start != nil, now.knowsRanges, isSame {
      answer.status = "416 Range Not Satisfiable"
    } else {
      answer.status = "200 OK"
      answer.body = file.bytes
    }
    return answer
  }
}

/// What several threads read and change.
private final class Shared<Value: Sendable>: Sendable {
  let value: Mutex<Value>
  init(_ value: sending Value) { self.value = Mutex(value) }
}

extension TableServer {
  /// A server of a world's tables, each with a sign of change.
  package convenience init(_ world: RecordWorld, _ adjust: (inout Behaviour) -> Void = { _ in }) throws {
    var behaviour = Behaviour()
    for name in RecordWorld.names {
      behaviour.files["\(name)-0.json"] = File(try world.table(name), etag: "\"\(name)-1\"")
    }
    adjust(&behaviour)
    try self.init(behaviour)
  }
}
