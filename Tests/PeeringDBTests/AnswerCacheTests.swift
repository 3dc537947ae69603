import Files
import Foundation
@testable import PeeringDB
import TestSupport
import Testing

/// Answers as files: whole, or not there.
struct AnswerCacheTests {
  private let folder: Scratch
  private let cache: AnswerCache

  init() throws {
    folder = try Scratch()
    cache = AnswerCache(
      root: folder("cache"), base: "https://www.peeringdb.com/api", audience: .anonymous)
  }

  private func answer(_ asns: [Int], kept: Double = 1, name: String = "Exämple") -> KeptAnswer {
    var head = KeptAnswer.Head(
      url: cache.base + "/net?asn__in=" + asns.map(String.init).joined(separator: ","), kind: "net.asn",
      fetched: "2026-04-08", kept: kept)
    head.asked = asns
    let rows = asns.compactMap {
      TableRow(stored: Array(#"{"asn":\#($0),"id":\#($0),"name":"\#(name)\n"}"#.utf8))
    }
    return KeptAnswer(rows, head, by: "asn")
  }

  private func text(_ line: ArraySlice<UInt8>?) -> String? {
    line.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `comes back as it was`() throws {
    let kept = answer([64500, 64501])
    try cache.keep(kept)
    let found = try #require(cache.answer("net.asn", kept.head.url))
    #expect(found.head == kept.head && found.body == kept.body)
    let rows = found.rows(of: [64501, 64502])
    #expect(rows.count == 1)
    #expect(text(rows[64501]?.first?.text) == #"{"asn":64501,"id":64501,"name":"Exämple\n"}"#)
    #expect(cache.answer("net.asn", kept.head.url + "0") == nil)
    #expect(cache.answer("ix.id", kept.head.url) == nil)
  }

  @Test func `only the user may look`() throws {
    let old = umask(0)
    defer { umask(old) }
    try cache.keep(answer([64500]))
    let names = try #require(FileManager.default.enumerator(atPath: folder("cache"))).compactMap {
      $0 as? String
    }
    #expect(names.count == 3)
    for name in names + [""] {
      let path = folder("cache/" + name)
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == (name.hasSuffix(".kept") ? 0o600 : 0o700), "\(name)")
    }
  }

  @Test func `a folder that others write to is not believed`() throws {
    let kept = answer([64500])
    try cache.keep(kept)
    chmod(cache.folder.file("anonymous"), 0o777)
    #expect(cache.answer("net.asn", kept.head.url) == nil)
    #expect(cache.answers("net.asn", for: [.anonymous], since: 0).isEmpty)
    #expect(throws: FileError.self) { try cache.keep(kept) }
  }

  @Test func `what is not whole is removed`() throws {
    let kept = answer([64500, 64501])
    let whole = kept.file
    var broken = (0..<whole.count).map { Array(whole[..<$0]) }
    broken += [whole + [0], Array("personals-answer 1\n".utf8) + whole.dropFirst(19), [0], Array("{}".utf8)]
    for index in stride(from: 0, to: whole.count, by: 7) {
      var flipped = whole
      flipped[index] ^= 0x20
      // A letter of the URL or of a date may be another and the file still be whole.
      if KeptAnswer(file: flipped)?.body != kept.body { broken.append(flipped) }
    }
    try cache.keep(kept)
    let path = try #require(try Glob.paths(matching: "*/*/*.kept", in: folder("cache") + "/").first)
    for bytes in broken {
      try Data(bytes).write(to: URL(filePath: path))
      #expect(cache.answer("net.asn", kept.head.url) == nil)
      #expect(!InputFile.exists(path), "\(bytes.count) bytes")
    }
    try cache.keep(kept)
    #expect(cache.answer("net.asn", kept.head.url)?.body == kept.body)
  }

  @Test func `heads that lie do no harm`() {
    let kept = answer([64500, 64501])
    let changes: [(inout KeptAnswer.Head) -> Void] = [
      { $0.lengths = [kept.body.count] }, { $0.lengths = [-1, kept.body.count + 1] },
      { $0.lengths = [Int.max, Int.max] }, { $0.lengths = [1, 1] }, { $0.rows = [] },
    ]
    for change in changes {
      var head = kept.head
      change(&head)
      #expect(KeptAnswer(file: KeptAnswer(head, body: kept.body).file) == nil)
    }
  }

  @Test func `the newest comes first`() throws {
    try cache.keep(answer([64500], kept: 5))
    try cache.keep(answer([64500, 64501], kept: 3))
    try cache.keep(answer([64501, 64502], kept: 9))
    let all = cache.answers("net.asn", for: [.anonymous], since: -.infinity)
    #expect(all.map(\.head.kept) == [9, 5, 3])
    #expect(cache.answers("net.asn", for: [.anonymous], since: 5).map(\.head.kept) == [9, 5])
    #expect(cache.answers("net.asn", for: [.key], since: 0).isEmpty)
  }

  @Test func `many at once see whole answers only`() throws {
    let cache = cache
    let makers = (0..<4).map { number in
      (0..<8).map {
        answer([64500 + $0], kept: Double(number), name: String(repeating: "\(number)", count: 5000))
      }
    }
    DispatchQueue.concurrentPerform(iterations: 8) { worker in
      for round in 0..<40 {
        let kept = makers[worker % 4][round % 8]
        if worker < 4 {
          #expect(throws: Never.self) { try cache.keep(kept) }
        } else if let found = cache.answer("net.asn", kept.head.url) {
          #expect(found.body.count == kept.body.count)
        }
      }
    }
    let names = try Glob.paths(matching: "*/*/{*,.*.partial}", in: folder("cache") + "/")
    #expect(names.count == 8, "\(names)")
    #expect(cache.answers("net.asn", for: [.anonymous], since: 0).count == 8)
  }

  @Test func `people see what is cached`() throws {
    #expect(KeptAnswers(root: folder("cache")).servers.isEmpty)
    try cache.keep(answer([64501], kept: 5))
    try cache.keep(answer([64500, 64501], kept: 3))
    var ports = KeptAnswer.Head(url: cache.base, kind: "netixlan.net_id", fetched: "", kept: 1)
    ports.asked = [64500, 64501]
    try cache.keep(KeptAnswer([], ports, by: "net_id"))
    try cache.keep(answer([64502], kept: 3))
    try cache.keep(KeptAnswer(.init(url: cache.base, kind: "logo", fetched: "", kept: 1), body: [1, 2]))
    let kept = KeptAnswers(root: folder("cache"))
    #expect(kept.count == 5 && kept.size > 500)
    let server = try #require(kept.servers.first)
    #expect(server.name == "www.peeringdb.com/api" && !server.isForKey && server.logos == 1)
    #expect(
      server.networks.map { "\($0.asn) \($0.name) \($0.kept)" } == [
        "AS64500 Exämple  3.0", "AS64501 Exämple  5.0",
      ])
    #expect(kept.clear() == 0)
    #expect(KeptAnswers(root: folder("cache")).count == 0)
    #expect(kept.clear() == 0, "what another process removed is gone as well")
  }
}
