package import Foundation
internal import Synchronization

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

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
    /// Bytes between which the server sleeps for `pause` seconds.
    package var piece = Int.max
    package var pause: TimeInterval = 0
    /// After so many bytes of one body the server hangs up.
    package var hangsUpAfter = Int.max
    package var contentType = "application/json"
    package var knowsRanges = true

    package init() {}
  }

  package struct Failure: Error { var step: String }

  /// A request, as it came.
  package struct Request: Sendable {
    package var path: String
    package var head: String
    /// The status it was answered with.
    package var status: Int
  }

  package let port: UInt16
  private let behaviour: Mutex<Behaviour>
  private let log = Mutex<[Request]>([])

  /// Starts to serve.
  package init(_ behaviour: Behaviour) throws {
    self.behaviour = Mutex(behaviour)
    #if canImport(Glibc)
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
    let listener = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(listener, address, length) == 0 && listen(listener, 16) == 0
          && getsockname(listener, address, &length) == 0
      }
    }
    guard isListening else { throw Failure(step: "listen") }
    port = UInt16(bigEndian: address.sin_port)
    let thread = Thread { [weak self] in
      // Lives as long as the tests: nobody else waits for its port.
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        guard let self else {
          close(connection)
          close(listener)
          return
        }
        let worker = Thread {
          self.serve(connection)
          close(connection)
        }
        worker.start()
      }
    }
    thread.start()
  }

  package var base: String { "http://127.0.0.1:\(port)" }

  package var requests: [Request] { log.withLock { $0 } }

  package func forget() { log.withLock { $0 = [] } }

  package func change(_ change: @Sendable (inout Behaviour) -> Void) { behaviour.withLock { change(&$0) } }

  private func serve(_ connection: Int32) {
    var head: [UInt8] = []
    var byte: UInt8 = 0
    while head.suffix(4) != [13, 10, 13, 10] {
      guard recv(connection, &byte, 1, 0) == 1 else { return }
      head.append(byte)
    }
    let text = String(decoding: head, as: UTF8.self)
    let path = text.split(separator: " ").dropFirst().first.map(String.init) ?? ""
    let now = behaviour.withLock { $0 }
    var lines: [String] = []
    var body: ArraySlice<UInt8> = []
    var status = 404
    if let file = now.files[String(path.dropFirst())] {
      let total = file.bytes.count
      let start = Self.header("range", in: text).flatMap { Int($0.filter(\.isNumber)) }
      let isSame = Self.header("if-range", in: text).map { $0 == file.etag } ?? true
      if let etag = file.etag { lines.append("ETag: \(etag)") }
      if let etag = file.etag, Self.header("if-none-match", in: text) == etag {
        status = 304
      } else if let start, now.knowsRanges, isSame, start < total {
        status = 206
        body = file.bytes[start...]
        lines.append("Content-Range: bytes \(start)-\(total - 1)/\(total)")
      } else if let start, now.knowsRanges, isSame, start >= total {
        status = 416
      } else {
        status = 200
        body = file.bytes[...]
      }
    }
    log.withLock { $0.append(Request(path: path, head: text, status: status)) }
    lines += ["Content-Type: \(now.contentType)", "Connection: close"]
    if status != 304 { lines.append("Content-Length: \(body.count)") }
    let start = "HTTP/1.1 \(status) X\r\n" + lines.joined(separator: "\r\n") + "\r\n\r\n"
    guard Self.send(Array(start.utf8)[...], to: connection) else { return }
    var left = now.hangsUpAfter
    while !body.isEmpty, left > 0 {
      let piece = body.prefix(min(now.piece, left))
      guard Self.send(piece, to: connection) else { return }
      left -= piece.count
      body = body.dropFirst(piece.count)
      if now.pause > 0 { Thread.sleep(forTimeInterval: now.pause) }
    }
  }

  private static func header(_ name: String, in head: String) -> String? {
    for line in head.split(whereSeparator: \.isNewline) where line.lowercased().hasPrefix(name + ":") {
      return line.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces)
    }
    return nil
  }

  private static func send(_ bytes: ArraySlice<UInt8>, to connection: Int32) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      #if canImport(Glibc)
      let count = rest.withUnsafeBytes {
        Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      #else
      let count = rest.withUnsafeBytes { Darwin.send(connection, $0.baseAddress, $0.count, 0) }
      #endif
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
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
