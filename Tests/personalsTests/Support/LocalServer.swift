internal import Foundation
internal import Synchronization

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A real HTTP server on a port of this machine, which answers as it is told and remembers what it got.
final class LocalServer: Sendable {
  struct Answer: Sendable {
    var status = "200 OK"
    var headers = ["Content-Type: application/json; charset=utf-8"]
    var body: [UInt8] = []
    /// Seconds before anything is sent.
    var delay: TimeInterval = 0

    static func json(_ text: String, status: String = "200 OK") -> Self {
      Self(status: status, body: Array(text.utf8))
    }

    static func html(_ text: String, status: String = "200 OK") -> Self {
      Self(status: status, headers: ["Content-Type: text/html"], body: Array(text.utf8))
    }
  }

  struct Failure: Error {
    var step: String
  }

  let port: UInt16
  private let answer: @Sendable (String) -> Answer
  private let heads = Mutex<[String]>([])

  /// Starts to answer, by the target of each request, as in `/api/net?asn=64500`.
  init(_ answer: @escaping @Sendable (String) -> Answer) throws {
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
    self.answer = answer
    let thread = Thread { [weak self] in
      // Only this thread closes the socket: its number must not go to another server before.
      defer { close(listener) }
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        defer { close(connection) }
        guard let self else { return }
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

  /// The base URL of the API.
  var base: String { "http://127.0.0.1:\(port)/api" }

  /// The heads of the requests, as they came.
  var requests: [String] { heads.withLock { $0 } }

  private static func address(port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }

  private func serve(_ connection: Int32) {
    var head: [UInt8] = []
    var byte: UInt8 = 0
    while head.suffix(4) != [13, 10, 13, 10] {
      guard recv(connection, &byte, 1, 0) == 1 else { return }
      head.append(byte)
    }
    let text = String(decoding: head, as: UTF8.self)
    heads.withLock { $0.append(text) }
    let target = text.split(separator: " ", maxSplits: 2).dropFirst().first.map(String.init) ?? ""
    let answer = answer(target)
    if answer.delay > 0 { Thread.sleep(forTimeInterval: answer.delay) }
    let lines = ["HTTP/1.1 \(answer.status)"] + answer.headers + ["Content-Length: \(answer.body.count)"]
    let bytes = Array((lines + ["Connection: close", "", ""]).joined(separator: "\r\n").utf8) + answer.body
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { Self.send(connection, $0) }
      guard count > 0 else { return }
      sent += count
    }
  }

  private static func send(_ connection: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
    Glibc.send(connection, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
    #else
    Darwin.send(connection, bytes.baseAddress, bytes.count, 0)
    #endif
  }

  #if canImport(Glibc)
  private static let stream = Int32(SOCK_STREAM.rawValue)
  #else
  private static let stream = SOCK_STREAM
  #endif
}

extension LocalServer {
  /// A PeeringDB that knows what is in some bundles, named by their paths below `examples`, and answers with
  /// the envelope of the real one.
  convenience init(knowing bundles: String...) throws {
    let objects = try bundles.map { name in
      let data = try Data(contentsOf: URL(filePath: Places.example(name)))
      return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    }
    var tables: [String: [Int: String]] = [:]
    for (kind, key) in [("net", "asn"), ("ix", "id"), ("fac", "id"), ("org", "id")] {
      var rows: [Int: String] = [:]
      for object in objects {
        // A bare answer is what a bundle has as its `net`.
        let answer = object[kind] as? [String: Any] ?? (kind == "net" ? object : [:])
        for row in answer["data"] as? [[String: Any]] ?? [] {
          guard let id = row[key] as? Int else { continue }
          rows[id] = String(decoding: try JSONSerialization.data(withJSONObject: row), as: UTF8.self)
        }
      }
      tables[kind] = rows
    }
    let known = tables
    try self.init { target in
      let parts = target.split(separator: "?", maxSplits: 1).map(String.init)
      let kind = parts[0].replacing("/api/", with: "")
      guard let rows = known[kind], parts.count == 2 else {
        return .json(#"{"data": [], "meta": {"error": "Not found"}}"#, status: "404 Not Found")
      }
      let filter = kind == "net" ? "asn__in=" : "id__in="
      let ids = parts[1].split(separator: "&").first { $0.hasPrefix(filter) }?.dropFirst(filter.count)
      let wanted = ids?.split(separator: ",").compactMap { Int($0) } ?? []
      let found = wanted.compactMap { rows[$0] }
      return .json(#"{"data": [\#(found.joined(separator: ","))], "meta": {"generated": 1795339800.1}}"#)
    }
  }
}
