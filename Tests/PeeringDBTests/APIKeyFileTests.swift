import Foundation
@testable import PeeringDB
import TestSupport
import Testing

/// The key in a file, which only the user may read.
struct APIKeyFileTests {
  private let folder: Scratch
  private let file: String

  init() throws {
    folder = try Scratch()
    file = folder("api-key")
  }

  private func write(_ text: String, mode: Int = 0o600) throws {
    try Data(text.utf8).write(to: URL(filePath: file))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
  }

  /// The key that is sent to a server; nil for none.
  private func sent(to base: String, key: String? = nil) throws -> String? {
    let transport = FakeTransport { _ in .success(.nothing) }
    _ = try api(transport, key: key, base: base) { $0.apiKeyFile = file }.networks([ASN(number: 64500)])
    let start = "Authorization: Api-Key "
    let header = transport.requests.first?.headers.first { $0.hasPrefix(start) }
    return header.map { String($0.dropFirst(start.count)) }
  }

  @Test func `is sent to PeeringDB and to this machine only`() throws {
    try write("  secret-key \n# mine\n")
    for base in [
      "https://www.peeringdb.com/api", "https://beta.peeringdb.com/api", "http://127.0.0.1:80/api",
    ] {
      #expect(try sent(to: base) == "secret-key")
    }
    for base in [
      "https://mirror.example/api", "https://peeringdb.com.mirror.example", "http://www.peeringdb.com/api",
      "https://notpeeringdb.com",
    ] {
      #expect(try sent(to: base) == nil, "\(base)")
    }
    #expect(try sent(to: "https://mirror.example/api", key: "other") == "other", "the environment's wins")
  }

  @Test func `is none where there is no file or nothing in it`() throws {
    #expect(try sent(to: "https://www.peeringdb.com/api") == nil)
    try write("\n")
    #expect(try sent(to: "https://www.peeringdb.com/api") == nil)
  }

  @Test(arguments: [0o604, 0o640, 0o644, 0o602, 0o620, 0o666])
  func `is not used where others can get at it`(mode: Int) throws {
    try write("secret-key", mode: mode)
    let error = failure { () throws(SourceError) in
      try api(FakeTransport { _ in .success(.nothing) }) { $0.apiKeyFile = file }
    }
    #expect(
      error?.description
        == "the API key in \(file) is not used: others than you can read or change the file; chmod 600 \(file), and a new key if someone may have seen this one"
    )
  }

  @Test func `what is no key file is reported`() throws {
    try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: false)
    let error = failure { () throws(SourceError) in
      try api(FakeTransport { _ in .success(.nothing) }) { $0.apiKeyFile = file }
    }
    #expect(
      error?.description
        == "the API key cannot be read: \(file): is a folder, not a file; remove the file, or set PEERINGDB_API_KEY"
    )
    try FileManager.default.removeItem(atPath: file)
    try write("two words")
    let words = failure { () throws(SourceError) in
      try api(FakeTransport { _ in .success(.nothing) }) { $0.apiKeyFile = file }
    }
    #expect(words?.reason == .keyUnusable)
  }
}
