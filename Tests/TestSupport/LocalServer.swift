internal import Foundation
internal import Synchronization

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A real HTTP server on a port of this machine, which gives prepared answers and remembers what it was asked.
package final class LocalServer: Sendable {
  /// What somebody asked.
  package struct Request: Sendable {
    /// The request line and the header fields, with their line ends.
    package var head: String
    package var body: [UInt8] = []

    /// As in `GET`.
    package var method: String { word(0) }
    /// As in `/api/net?asn=64500`.
    package var target: String { word(1) }

    private func word(_ index: Int) -> String {
      head.split(separator: " ", maxSplits: 2).dropFirst(index).first.map(String.init) ?? ""
    }

    /// The value of a header field, by its name in lower case.
    package func header(_ name: String) -> String? {
      for line in head.split(whereSeparator: \.isNewline) where line.lowercased().hasPrefix(name + ":") {
        return line.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces)
      }
      return nil
    }
  }

  package struct Answer: Sendable {
    package var status: String
    package var headers: [String]
    package var body: [UInt8]
    /// Before anything is sent.
    package var delay: Duration
    /// So many bytes of the body are sent, and the connection ends. The length promised is that of the whole.
    package var cutAfter: Int?
    /// Before each further piece of the body.
    package var pause: Duration
    /// The bytes of a piece.
    package var piece = 1
    /// Whether the connection is kept for the next question.
    package var keepsConnection = false
    /// Sent instead of everything else.
    package var raw: [UInt8]?

    package init(
      status: String = "200 OK", headers: [String] = ["Content-Type: application/json; charset=utf-8"],
      body: [UInt8] = [], delay: Duration = .zero, cutAfter: Int? = nil, pause: Duration = .zero,
      raw: [UInt8]? = nil
    ) {
      self.status = status
      self.headers = headers
      self.body = body
      self.delay = delay
      self.cutAfter = cutAfter
      self.pause = pause
      self.raw = raw
    }

    package static func json(_ text: String, status: String = "200 OK") -> Self {
      Self(status: status, body: Array(text.utf8))
    }

    package static func html(_ text: String, status: String = "200 OK") -> Self {
      Self(status: status, headers: ["Content-Type: text/html"], body: Array(text.utf8))
    }
  }

  package struct Failure: Error { var step: String }

  package let port: UInt16
  private let answer: @Sendable (Request) -> Answer
  private let asked = Mutex<[Request]>([])
  private let opened = Mutex(0)

  /// Starts to answer requests, several at a time.
  package init(_ answer: @escaping @Sendable (Request) -> Answer) throws {
    let listener = socket(AF_INET, Self.stream, 0)
    guard listener >= 0 else { throw Failure(step: "socket") }
    var address = Self.address(port: 0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(listener, address, length) == 0 && listen(listener, 16) == 0
          && getsockname(listener, address, &length) == 0
      }
    }
    guard isListening else {
      close(listener)
      throw Failure(step: "listen")
    }
    port = UInt16(bigEndian: address.sin_port)
    self.answer = answer
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
        // A slow client, or one that has hung up, does not hold up others.
        Thread {
          self.serve(connection)
          close(connection)
        }.start()
      }
    }
    thread.start()
  }

  /// Starts to answer with these, one after the other; the last one is given again and again.
  package convenience init(_ answers: Answer...) throws {
    let left = Mutex(answers)
    try self.init { _ in left.withLock { $0.count > 1 ? $0.removeFirst() : $0.first } ?? Answer() }
  }

  deinit {
    // A last connection wakes the thread, which then finds that the server has gone.
    let connection = socket(AF_INET, Self.stream, 0)
    var address = Self.address(port: port)
    _ = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    close(connection)
  }

  /// The server's URL, without a path.
  package var root: String { "http://127.0.0.1:\(port)" }

  /// The base URL of PeeringDB's API.
  package var base: String { root + "/api" }

  /// What was asked, as it came.
  package var received: [Request] { asked.withLock { $0 } }

  /// The heads of what was asked, as they came.
  package var requests: [String] { received.map(\.head) }

  package var connections: Int { opened.withLock { $0 } }

  /// A port of this machine; 0 is any that is free.
  private static func address(port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }

  private func serve(_ connection: Int32) {
    opened.withLock { $0 += 1 }
    while let request = read(connection) {
      asked.withLock { $0.append(request) }
      let answer = answer(request)
      if answer.delay > .zero { Thread.sleep(forTimeInterval: answer.delay / .seconds(1)) }
      send(answer, to: connection)
      guard answer.keepsConnection else { return }
    }
  }

  private func read(_ connection: Int32) -> Request? {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while bytes.suffix(4) != [13, 10, 13, 10] {
      guard recv(connection, &byte, 1, 0) == 1 else { return nil }
      bytes.append(byte)
      // A TLS handshake, which has no end that we know, is answered in plain HTTP.
      if bytes == [0x16] { return Request(head: "TLS") }
    }
    var request = Request(head: String(decoding: bytes, as: UTF8.self))
    let length = request.header("content-length").flatMap { Int($0) } ?? 0
    while request.body.count < length {
      guard recv(connection, &byte, 1, 0) == 1 else { return nil }
      request.body.append(byte)
    }
    return request
  }

  private func send(_ answer: Answer, to connection: Int32) {
    var lines = ["HTTP/1.1 \(answer.status)"] + answer.headers
    if !answer.status.hasPrefix("304") { lines.append("Content-Length: \(answer.body.count)") }
    if !answer.keepsConnection { lines.append("Connection: close") }
    let head = Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
    guard send((answer.raw ?? head)[...], to: connection), answer.raw == nil else { return }
    var rest = answer.body.prefix(answer.cutAfter ?? answer.body.count)
    while !rest.isEmpty {
      let piece = rest.prefix(answer.pause > .zero ? answer.piece : rest.count)
      if answer.pause > .zero { Thread.sleep(forTimeInterval: answer.pause / .seconds(1)) }
      guard send(piece, to: connection) else { return }
      rest = rest.dropFirst(piece.count)
    }
  }

  private func send(_ bytes: ArraySlice<UInt8>, to connection: Int32) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { bytes in
        #if canImport(Glibc)
        Glibc.send(connection, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
        #else
        Darwin.send(connection, bytes.baseAddress, bytes.count, 0)
        #endif
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  #if canImport(Glibc)
  private static let stream = Int32(SOCK_STREAM.rawValue)
  #else
  private static let stream = SOCK_STREAM
  #endif
}
