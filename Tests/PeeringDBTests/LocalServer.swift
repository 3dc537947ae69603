import Foundation
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A real HTTP server on a port of this machine, which answers from a script and remembers what it got.
final class LocalServer: Sendable {
  struct Answer: Sendable {
    var status = "200 OK"
    var headers = ["Content-Type: application/json; charset=utf-8"]
    var body: [UInt8] = []
    /// Before anything is sent.
    var delay: Duration = .zero
    /// So many bytes of the body are sent, and the connection ends. The length promised is that of the whole.
    var cutAfter: Int?
    /// Before each further byte of the body.
    var pause: Duration = .zero
    /// Whether the connection is kept for the next question.
    var keepsConnection = false
    /// Sent instead of everything else.
    var raw: [UInt8]?
  }

  struct Failure: Error {
    var step: String
  }

  let port: UInt16
  private let state: Mutex<State>

  private struct State {
    var answers: [Answer]
    var requests: [String] = []
    var connections = 0
  }

  /// Starts to answer. The last answer is given again and again.
  init(_ answers: Answer...) throws {
    let listener = socket(AF_INET, Self.stream, 0)
    guard listener >= 0 else { throw Failure(step: "socket") }
    var address = Self.address(port: 0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(listener, address, length) == 0 && listen(listener, 8) == 0
          && getsockname(listener, address, &length) == 0
      }
    }
    guard isListening else {
      close(listener)
      throw Failure(step: "listen")
    }
    port = UInt16(bigEndian: address.sin_port)
    state = Mutex(State(answers: answers))
    let thread = Thread { [weak self] in
      // Only this thread closes the socket: its number must not go to another server before.
      defer { close(listener) }
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        guard let self else {
          close(connection)
          return
        }
        self.serve(connection)
      }
    }
    thread.start()
  }

  deinit {
    // A last connection wakes the thread, which then finds nobody to serve for.
    let connection = socket(AF_INET, Self.stream, 0)
    var address = Self.address(port: port)
    _ = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    close(connection)
  }

  /// A port of this machine; 0 is any that is free.
  private static func address(port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }

  var base: String { "http://127.0.0.1:\(port)/api" }
  /// The heads of the requests, as they came.
  var requests: [String] { state.withLock { $0.requests } }
  var connections: Int { state.withLock { $0.connections } }

  private func serve(_ connection: Int32) {
    defer { close(connection) }
    state.withLock { $0.connections += 1 }
    while let head = readHead(connection) {
      let answer: Answer? = state.withLock { state in
        state.requests.append(head)
        return state.answers.count > 1 ? state.answers.removeFirst() : state.answers.first
      }
      guard let answer else { return }
      if answer.delay > .zero { Thread.sleep(forTimeInterval: answer.delay / .seconds(1)) }
      send(answer, to: connection)
      guard answer.keepsConnection else { return }
    }
  }

  private func readHead(_ connection: Int32) -> String? {
    var head: [UInt8] = []
    var byte: UInt8 = 0
    while recv(connection, &byte, 1, 0) == 1 {
      head.append(byte)
      // A TLS handshake, which has no end that we know, is answered in plain HTTP.
      if head == [0x16] { return "TLS" }
      if head.suffix(4) == [13, 10, 13, 10] { return String(decoding: head, as: UTF8.self) }
    }
    return nil
  }

  private func send(_ answer: Answer, to connection: Int32) {
    var lines = ["HTTP/1.1 \(answer.status)"] + answer.headers
    lines += ["Content-Length: \(answer.body.count)", answer.keepsConnection ? "" : "Connection: close\r\n"]
    let head = Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
    let bytes = answer.raw ?? (head + answer.body.prefix(answer.cutAfter ?? answer.body.count))
    var sent = 0
    while sent < bytes.count {
      let isSlow = answer.pause > .zero && sent >= head.count
      if isSlow { Thread.sleep(forTimeInterval: answer.pause / .seconds(1)) }
      let next = bytes[sent...].prefix(isSlow ? 1 : answer.pause > .zero ? head.count - sent : bytes.count)
      let count = next.withUnsafeBytes { sendBytes(connection, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      sent += count
    }
  }

  private func sendBytes(_ connection: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
    Glibc.send(connection, bytes, count, Int32(MSG_NOSIGNAL))
    #else
    Darwin.send(connection, bytes, count, 0)
    #endif
  }

  #if canImport(Glibc)
  private static let stream = Int32(SOCK_STREAM.rawValue)
  #else
  private static let stream = SOCK_STREAM
  #endif
}

extension LocalServer.Answer {
  static func json(_ text: String) -> Self { Self(body: Array(text.utf8)) }
}
