internal import Foundation
internal import TestSupport
import Testing

/// Cached answers, as a user meets them.
@Suite struct CacheTests {
  private let scratch: Scratch
  private let server: LocalServer

  init() throws {
    scratch = try Scratch()
    server = try LocalServer(knowing: "records/as64500.json", "records/as64502.json")
  }

  private var root: String { scratch.home + "/cache/personals/peeringdb" }

  /// The paths of all files and folders kept, below `root`.
  private var kept: [String] {
    (FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []).sorted()
  }

  private func slide(_ arguments: String..., environment: [String: String] = [:]) throws -> Run {
    try scratch.personals(["slide"] + arguments + ["-o", "slide.pdf"], environment: environment)
  }

  // MARK: - The command

  @Test func `cache lists what is kept where, and clears it`() throws {
    let nothing = try scratch.personals("cache")
    #expect(nothing.code == 0 && nothing.text == "the cache in \(root) is empty\n")
    #expect(try slide("AS64500", "--from", server.base, "-q").code == 0)
    #expect(try slide("AS64502", "--from", server.base, "-q").code == 0)
    let told = try scratch.personals("cache")
    #expect(told.code == 0 && told.message.isEmpty)
    let lines = told.text.split(separator: "\n").map(String.init)
    try #require(lines.count == 4, "\(told.text)")
    #expect(lines[0].hasPrefix("\(root): ") && lines[0].hasSuffix(" kB"))
    #expect(lines[1].hasPrefix("\(server.base): 2 networks, ") && lines[1].contains("exchanges, "))
    #expect(lines[2].hasPrefix("  AS64500 ") && lines[2].hasSuffix("  Pacific Lightwave"), "\(lines[2])")
    #expect(lines[3].hasPrefix("  AS64502 "))
    let cleared = try scratch.personals("cache", "--clear")
    #expect(
      cleared.code == 0 && cleared.text.hasPrefix("removed ") && cleared.text.hasSuffix(" from \(root)\n"))
    #expect(try scratch.personals("cache").text == "the cache in \(root) is empty\n")
    #expect(kept.allSatisfy { !$0.contains(".kept") }, "\(kept)")
  }

  @Test(arguments: [("", ""), ("/nonexistent", ""), ("relative", "relative"), ("/etc/passwd", "")])
  func `without a place to keep anything, slides are made all the same`(home: String, cache: String) throws {
    let environment = ["HOME": home, "XDG_CACHE_HOME": cache]
    #expect(try slide("AS64500", "--from", server.base, "-q", environment: environment).code == 0)
    try scratch.expectFailure(
      "cache", code: 66,
      says: """
        error: there is no cache folder
          hint: set XDG_CACHE_HOME to an absolute path, or HOME to a folder that exists
        """,
      environment: environment)
    #expect(kept.isEmpty)
  }

  @Test func `what is kept is for the user's eyes, and the key is in none of it`() throws {
    let key = "abcdEFGH.0123456789secret"
    for environment in [[:], ["PEERINGDB_API_KEY": key]] {
      #expect(try slide("AS64500", "--from", server.base, "-q", environment: environment).code == 0)
    }
    let files = kept.filter { $0.hasSuffix(".kept") }
    #expect(files.contains { $0.contains("/anonymous/") } && files.contains { $0.contains("/key/") })
    for name in kept {
      let mode =
        try FileManager.default.attributesOfItem(atPath: "\(root)/\(name)")[.posixPermissions] as? Int
      #expect(mode == (files.contains(name) ? 0o600 : 0o700), "\(name)")
      #expect(!name.contains(key))
    }
    for name in files {
      let text = String(decoding: try Data(contentsOf: URL(filePath: "\(root)/\(name)")), as: UTF8.self)
      #expect(!text.contains(key))
    }
  }

  // MARK: - The key's file

  @Test func `the key may be in a file that only the user can read`() throws {
    let folder = scratch.home + "/config/personals"
    let file = folder + "/api-key"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data("file-key-0123456789\n".utf8).write(to: URL(filePath: file))
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
    try scratch.expectFailure(
      "slide", "AS64500", "--from", server.base, "-o", "out.pdf", code: 64,
      says: """
        error: the API key in \(file) is not used: others than you can read or change the file
          hint: chmod 600 \(file), and a new key if someone may have seen this one
        """)
    #expect(server.requests.isEmpty)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
    #expect(try slide("AS64500", "--from", server.base, "-q").code == 0)
    #expect(server.requests.allSatisfy { $0.contains("\r\nAuthorization: Api-Key file-key-0123456789\r\n") })
  }

  // MARK: - Fresh, old, offline

  @Test func `what is kept is used within --max-age, and not after --refresh`() throws {
    #expect(try slide("AS64500", "--from", server.base, "-q").code == 0)
    let first = try scratch.bytes(of: "slide.pdf")
    let asked = server.requests.count
    for flags in [[], ["--max-age", "1d"], ["--offline"]] {
      let run = try scratch.personals(
        ["slide", "AS64500", "--from", server.base, "-q", "-o", "slide.pdf"] + flags)
      #expect(run.code == 0 && run.message.isEmpty, "\(run.message)")
      #expect(try scratch.bytes(of: "slide.pdf") == first)
    }
    #expect(server.requests.count == asked)
    for flags in [["--refresh"], ["--max-age", "0"], ["--max-age=0s"]] {
      let before = server.requests.count
      #expect(try scratch.personals(["slide", "AS64500", "--from", server.base, "-q"] + flags).code == 0)
      #expect(server.requests.count == before + asked)
    }
    for age in ["", "x", "1w", "-1", "1.5h", "99999999999d", "٣"] {
      let run = try scratch.personals("slide", "AS64500", "--max-age=\(age)")
      #expect(run.code == 64 && run.message.contains("--max-age"), "\(age): \(run.message)")
    }
    try scratch.expectMisuse(
      "slide", "AS64500", "--offline", "--refresh",
      says: "--refresh asks PeeringDB and --offline does not: give only one of them")
    try scratch.expectMisuse(
      "slide", "AS64500", "--wait=86401", says: "--wait takes a number of seconds from 0 to 86400")
  }

  @Test func `offline opens no connection, and says what it has not got`() throws {
    #expect(try slide("AS64500", "--from", server.base, "-q").code == 0)
    let asked = server.requests.count
    // A proxy would see what goes elsewhere.
    let proxy = try LocalServer { _ in .json("{}") }
    let address = "http://127.0.0.1:\(proxy.port)"
    let environment = ["http_proxy": address, "https_proxy": address, "all_proxy": address]
    for arguments in [
      ["slide", "AS64500", "-o", "a.pdf"], ["fetch", "AS64500", "-o", "a.json"], ["init", "AS64500"],
    ] {
      let run = try scratch.personals(
        arguments + ["--offline", "--from", server.base], environment: environment)
      #expect(run.code == 0, "\(run.message)")
    }
    for base in [server.base, "https://www.peeringdb.com/api"] {
      try scratch.expectFailure(
        "slide", "AS64511", "--offline", "--from", base, "-o", "out.pdf", code: 69,
        says: """
          error: AS64511 is not in the cache of answers from \(base.contains("127") ? "127.0.0.1" : "www.peeringdb.com")
            hint: run once online, without --offline
          """, environment: environment)
    }
    #expect(server.requests.count == asked && proxy.requests.isEmpty)
  }

  #if os(Linux)
  @Test func `offline makes no socket at all`() throws {
    #expect(try slide("AS64500", "--from", server.base, "-q").code == 0)
    // libcurl is loaded with the first question; a program without it has asked none.
    let trace = ["LD_DEBUG": "files", "LD_DEBUG_OUTPUT": scratch("trace")]
    for (flags, isLoaded) in [(["--offline"], false), (["--refresh"], true)] {
      let run = try scratch.personals(
        ["slide", "AS64500", "--from", server.base, "-q", "-o", "a.pdf"] + flags, environment: trace)
      #expect(run.code == 0, "\(run.message)")
      let names = scratch.names.filter { $0.hasPrefix("trace") }
      let text = try names.map { try scratch.text(of: $0) }.joined()
      #expect(text.contains("libcairo"), "the loader tells what it loads")
      #expect(text.contains("libcurl.so") == isLoaded)
      for name in names { try FileManager.default.removeItem(atPath: scratch(name)) }
    }
  }
  #endif

  @Test func `what is kept steps in when the server cannot be asked, with a warning`() throws {
    let isDown = NSLock()
    let switched = Switch()
    let server = try LocalServer { request in
      isDown.withLock {
        switched.isOn
          ? .html("<html>", status: "503 Service Unavailable")
          : .json(
            request.target.contains("/net?")
              ? #"{"data": [{"asn": 64500, "name": "Kept"}]}"# : #"{"data": []}"#)
      }
    }
    #expect(try slide("AS64500", "--from", server.base, "-q").code == 0)
    let first = try scratch.bytes(of: "slide.pdf")
    switched.isOn = true
    let run = try slide("AS64500", "--from", server.base, "--refresh", "--wait", "0")
    #expect(run.code == 0)
    #expect(
      run.message.contains(
        " s ago: 127.0.0.1 answers for AS64500 with an error (503)\n  hint: try again"),
      "\(run.message)")
    #expect(run.message.hasPrefix("127.0.0.1/api: warning: kept answers are used, the oldest from "))
    #expect(try scratch.bytes(of: "slide.pdf") == first)
    // In a deck it is reported once, and names the server.
    for asn in [64500, 64501] { try scratch.write("network: \(asn)\n", to: "\(asn).yaml") }
    try scratch.write("network: 64500\n", to: "again.yaml")
    let deck = try scratch.personals(
      "deck", "64500.yaml", "again.yaml", "64501.yaml", "--from", server.base, "--refresh", "--wait", "0",
      "-o",
      "deck.pdf")
    #expect(deck.code == 69, "only the server is at fault")
    #expect(deck.message.ranges(of: " ago: ").count == 1, "\(deck.message)")
    #expect(
      deck.message.contains("127.0.0.1: error: 127.0.0.1 answers for AS64501 with an error (503)"),
      "\(deck.message)")
    #expect(!deck.message.contains("64501.yaml"), "\(deck.message)")
  }

  @Test func `half a record is not saved as a bundle`() throws {
    let server = try LocalServer { request in
      request.target.contains("/net?")
        ? .json(#"{"data": [{"id": 1, "asn": 64500, "name": "A"}]}"#)
        : request.target.contains("/netfac?")
          ? .json(#"{"data": [{"id": 1, "net_id": 1, "fac_id": 3, "name": "DC"}]}"#)
          : request.target.contains("/netixlan?") || request.target.contains("/poc?")
            ? .json(#"{"data": []}"#)
            : .html("", status: "500 Internal Server Error")
    }
    try scratch.write("what was there before", to: "out.json")
    let fetch = try scratch.personals(
      "fetch", "AS64500", "--from", server.base, "--wait", "0", "-o", "out.json")
    #expect(fetch.code == 69)
    #expect(fetch.message.hasPrefix("error: 127.0.0.1 answers for AS64500 with an error (500)\n"))
    #expect(try scratch.text(of: "out.json") == "what was there before")
    let slide = try slide("AS64500", "--from", server.base, "--wait", "0")
    #expect(slide.code == 0, "a slide can do without")
    #expect(
      slide.message.contains("warning: nothing but the name is known of 1 of the 1 facilities of AS64500: "))
  }

  @Test func `a deck made once is made again without a network`() throws {
    for asn in [64500, 64502] { try scratch.write("network: \(asn)\n", to: "as\(asn).yaml") }
    let arguments = ["deck", "as64500.yaml", "as64502.yaml", "--from", server.base, "-q", "-o"]
    #expect(try scratch.personals(arguments + ["live.pdf"]).code == 0)
    let asked = server.requests.count
    let offline = try scratch.personals(arguments + ["offline.pdf", "--offline"])
    #expect(offline.code == 0 && offline.message.isEmpty, "\(offline.message)")
    #expect(try scratch.bytes(of: "offline.pdf") == scratch.bytes(of: "live.pdf"))
    // And each of its slides.
    let slide = try scratch.personals("slide", "AS64502", "--from", server.base, "--offline", "-o", "a.pdf")
    #expect(slide.code == 0)
    #expect(
      slide.message.hasPrefix("127.0.0.1/api: note: kept answers are used, the oldest from "),
      "\(slide.message)")
    #expect(server.requests.count == asked)
  }

  // MARK: - Killed, and in company

  @Test func `killed at any time, what is kept can be used`() throws {
    let arguments = ["slide", "AS64500", "AS64502", "--from", server.base, "--refresh", "-q", "-o", "out/"]
    let start = Date()
    #expect(try scratch.personals(arguments).code == 0)
    let took = max(0.02, Date().timeIntervalSince(start))
    let wanted = try scratch.bytes(of: "out/as64500.pdf")
    var kills = 0
    for part in 0..<24 {
      if part % 2 == 0 { _ = try scratch.personals("cache", "--clear") }
      let run = try scratch.personals(arguments, killAfter: took * Double(part) / 24)
      if run.signal == 9 { kills += 1 }
      // What was kept is whole, or not there; and in the end all of it is.
      let offline = try scratch.personals(
        "slide", "AS64500", "--offline", "--from", server.base, "-q", "-o", "offline.pdf")
      #expect(offline.code == 0 || offline.code == 69, "\(offline.message)")
      let after = try scratch.personals("slide", "AS64500", "--from", server.base, "-q", "-o", "after.pdf")
      #expect(after.code == 0 && after.message.isEmpty, "\(after.message)")
      #expect(try scratch.bytes(of: "after.pdf") == wanted)
    }
    #expect(kills > 0)
    #expect(try scratch.personals("cache", "--clear").code == 0)
    #expect(kept.allSatisfy { !$0.contains(".kept") && !$0.contains(".partial") }, "\(kept)")
  }

  @Test func `many at once keep and find whole answers`() throws {
    let (scratch, base) = (scratch, server.base)
    DispatchQueue.concurrentPerform(iterations: 12) { number in
      let asn = number % 2 == 0 ? "AS64500" : "AS64502"
      let flags = number % 3 == 0 ? ["--refresh"] : []
      let run = try? scratch.personals(
        ["slide", asn, "--from", base, "-q", "-o", "\(number).pdf"] + flags)
      #expect(run?.code == 0 && run?.message.isEmpty == true, "\(run?.message ?? "not run")")
    }
    for parity in 0..<2 {
      let files = try stride(from: parity, to: 12, by: 2).map { try scratch.bytes(of: "\($0).pdf") }
      #expect(Set(files).count == 1)
    }
    let asked = server.requests.count
    #expect(
      try scratch.personals("slide", "AS64500", "AS64502", "--from", base, "-q", "-o", "all/").code == 0)
    #expect(server.requests.count == asked)
    #expect(kept.allSatisfy { !$0.contains(".partial") })
  }

  @Test func `a damaged file is dropped and fetched again`() throws {
    #expect(try slide("AS64500", "--from", server.base, "-q").code == 0)
    let first = try scratch.bytes(of: "slide.pdf")
    for name in kept where name.hasSuffix(".kept") {
      try Data("damaged".utf8).write(to: URL(filePath: "\(root)/\(name)"))
    }
    let asked = server.requests.count
    let run = try slide("AS64500", "--from", server.base, "-q")
    #expect(run.code == 0 && run.message.isEmpty, "\(run.message)")
    #expect(try scratch.bytes(of: "slide.pdf") == first)
    #expect(server.requests.count == 2 * asked)
  }

  // MARK: - Waiting

  @Test func `a server that asks to wait is waited for, and asked again`() throws {
    let first = Switch()
    let server = try LocalServer { request in
      if !first.isOn {
        first.isOn = true
        return .init(
          status: "429 Too Many Requests", headers: ["Content-Type: text/html", "Retry-After: 1"])
      }
      return .json(
        request.target.contains("/net?") ? #"{"data": [{"asn": 64500, "name": "A"}]}"# : #"{"data": []}"#)
    }
    let start = Date()
    let run = try slide("AS64500", "--from", server.base, "-q")
    // There is no terminal, so nothing is counted down.
    #expect(run.code == 0 && run.message.isEmpty, "\(run.message)")
    #expect(Date().timeIntervalSince(start) >= 1)
    #expect(server.requests.count == 2)
  }

  #if os(Linux)
  @Test func `on a terminal the seconds are counted down`() throws {
    for (flags, isCounted) in [("", true), ("-q", false)] {
      let wasAsked = Switch()
      let server = try LocalServer { request in
        if !wasAsked.isOn {
          wasAsked.isOn = true
          return .init(
            status: "429 Too Many Requests", headers: ["Content-Type: text/html", "Retry-After: 2"])
        }
        return .json(
          request.target.contains("/net?") ? #"{"data": [{"asn": 64500, "name": "A"}]}"# : #"{"data": []}"#)
      }
      // script(1) of util-linux runs a line of the shell on a terminal of its own.
      let run = try scratch.shell(
        "script -qec \"$P slide AS64500 --refresh --from \(server.base) \(flags) -o a.pdf\" /dev/null")
      #expect(run.code == 0, "\(run.text)")
      for seconds in [1, 2] {
        let shown = "\r\u{1B}[Kwaiting \(seconds) s before 127.0.0.1 is asked again"
        #expect(run.text.contains(shown) == isCounted, "\(run.text.debugDescription)")
      }
      #expect(run.text.contains("again\r\u{1B}[K") == isCounted, "the line is cleared in the end")
    }
  }
  #endif
}

/// Something a test turns on while a server runs.
private final class Switch: @unchecked Sendable {
  // Unchecked: the lock is held around every access.
  private let lock = NSLock()
  private var value = false

  var isOn: Bool {
    get { lock.withLock { value } }
    set { lock.withLock { value = newValue } }
  }
}
