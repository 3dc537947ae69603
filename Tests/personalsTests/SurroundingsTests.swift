internal import Foundation
internal import TestSupport
internal import Testing

/// What the command is started in: its environment, its streams, and what happens to it.
@Suite struct SurroundingsTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.copy("records/as64502.json", to: "record.json")
  }

  // MARK: - Environment

  @Test func `PERSONALS_HOME names the fonts and templates, and is not skipped`() throws {
    try scratch.link("home", to: Places.root)
    #expect(try scratch.personals("slide", "record.json", "-q", "-o", "a.pdf").code == 0)
    let run = try scratch.personals(
      "slide", "record.json", "-q", "-o", "b.pdf", environment: ["PERSONALS_HOME": "home"])
    // Fontconfig of Debian 13 warns of relative paths.
    #expect(run.code == 0 && run.message.isEmpty, "\(run.message)")
    #expect(try scratch.bytes(of: "a.pdf") == scratch.bytes(of: "b.pdf"))
    for home in ["nowhere", "record.json"] {
      try scratch.expectFailure(
        "slide", "record.json", "-o", "out.pdf", code: 70,
        says: """
          error: PERSONALS_HOME is '\(home)', and the folders 'fonts' and 'templates' are not in it
            hint: set PERSONALS_HOME to the folder that holds them
          """, environment: ["PERSONALS_HOME": home])
    }
  }

  @Test func `a program away from its fonts says so`() throws {
    try FileManager.default.copyItem(atPath: Program.personals.path, toPath: scratch("alone"))
    let run = try scratch.shell("./alone slide record.json -o out.pdf")
    #expect(run.code == 70)
    #expect(
      run.message == """
        error: the folders 'fonts' and 'templates' are not beside the program
          hint: set PERSONALS_HOME to the folder that holds them

        """)
    #expect(scratch.names == ["alone", "record.json"])
  }

  /// Swift's strings, which paths are here, hold no other bytes.
  @Test func `a program in a folder that is not UTF-8 says so`() throws {
    try FileManager.default.copyItem(atPath: Program.personals.path, toPath: scratch("alone"))
    let run = try scratch.shell(
      "d=$(printf 'x\\377') && mkdir \"$d\" && mv alone \"$d\" && \"$d/alone\" slide record.json -o out.pdf; c=$?; rm -r \"$d\"; exit $c"
    )
    #expect(run.code == 70)
    #expect(
      run.message == """
        error: the path of the program's folder is not UTF-8
          hint: move the program to another folder

        """)
  }

  @Test func `an installed program finds its fonts, through a link too`() throws {
    try scratch.makeFolder("usr/bin")
    try scratch.makeFolder("usr/share/personals")
    try scratch.makeFolder("bin")
    try FileManager.default.copyItem(atPath: Program.personals.path, toPath: scratch("usr/bin/personals"))
    try scratch.link("usr/share/personals/fonts", to: Places.root + "/fonts")
    try scratch.link("usr/share/personals/templates", to: Places.root + "/templates")
    try scratch.link("bin/personals", to: "../usr/bin/personals")
    let run = try scratch.shell("PATH=$PWD/bin:$PATH; personals slide record.json -q -o slide.pdf")
    #expect(run.code == 0, "\(run.message)")
  }

  @Test func `the date comes from the environment, and only a date does`() throws {
    for (text, date) in [("0", "1970-01-01T00:00:00Z"), ("1000000000", "2001-09-09T01:46:40Z")] {
      let run = try scratch.personals(
        "slide", "record.json", "-q", "-o", "a.pdf", environment: ["SOURCE_DATE_EPOCH": text])
      #expect(run.code == 0, "\(run.message)")
      let info = try Program.tool("pdfinfo", "-isodates", scratch("a.pdf")).text
      #expect(info.contains("CreationDate:    \(date)\n"), "\(info)")
    }
    for text in ["yesterday", "-1", "1.5", " 1", "253402300800", "99999999999999999999"] {
      for arguments in [["slide", "record.json", "-o", "b.pdf"], ["fetch", "1"], ["init", "record.json"]] {
        let run = try scratch.personals(arguments, environment: ["SOURCE_DATE_EPOCH": text])
        #expect(run.code == 64)
        #expect(
          run.message.hasPrefix(
            "error: SOURCE_DATE_EPOCH takes a number of seconds since 1970, not '\(text)'\n"))
      }
    }
    #expect(scratch.names == ["a.pdf", "record.json"])
  }

  @Test func `without a date, the clock's`() throws {
    let start = Date.now
    let run = try scratch.personals(
      "slide", "record.json", "-q", "-o", "a.pdf", environment: ["SOURCE_DATE_EPOCH": ""])
    #expect(run.code == 0, "\(run.message)")
    let info = try Program.tool("pdfinfo", "-isodates", scratch("a.pdf")).text
    let text = info.firstMatch(of: /CreationDate:\s+(\S+)/)?.1
    let created = try #require(text.flatMap { try? Date(String($0), strategy: .iso8601) })
    #expect(created.timeIntervalSince(start) > -2 && created.timeIntervalSince(start) < 60)
  }

  /// What to set, and what it is.
  private static let surroundings: [[String: String]] = [
    ["HOME": "", "XDG_CACHE_HOME": ""], ["XDG_CACHE_HOME": "/proc/nowhere"],
    ["HOME": "record.json/home", "XDG_CACHE_HOME": ""], ["XDG_CACHE_HOME": "relative"],
  ]

  @Test(arguments: surroundings)
  func `a place for caches is not needed`(environment: [String: String]) throws {
    #expect(try scratch.personals("slide", "record.json", "-q", "-o", "a.pdf").code == 0)
    let run = try scratch.personals("slide", "record.json", "-q", "-o", "b.pdf", environment: environment)
    #expect(run.code == 0 && run.message.isEmpty, "\(run.message)")
    #expect(try scratch.bytes(of: "a.pdf") == scratch.bytes(of: "b.pdf"))
  }

  @Test func `many at once, with no cache yet, draw the same`() throws {
    let cache = ["XDG_CACHE_HOME": scratch("cache")]
    let scratch = scratch
    DispatchQueue.concurrentPerform(iterations: 6) { number in
      let run = try? scratch.personals(
        "slide", "record.json", "-q", "-o", "\(number).pdf", environment: cache)
      #expect(run?.code == 0 && run?.message.isEmpty == true, "\(run?.message ?? "not run")")
    }
    let files = try (0..<6).map { try scratch.bytes(of: "\($0).pdf") }
    #expect(Set(files).count == 1)
  }

  @Test(.enabled(if: Self.canHideProc))
  func `without proc, a command fails instead of printing help`() throws {
    let run = try scratch.shell(
      "unshare --map-root-user --mount sh -c 'mount -t tmpfs none /proc; exec \"$P\" check none.yaml'")
    #expect(run.code == 70 && run.output.isEmpty)
    #expect(run.message == "error: cannot read the command line\n  hint: mount /proc\n")
  }

  /// Whether this machine allows mounts in a name space of our own.
  private static let canHideProc =
    (try? Program.tool("unshare", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "none", "/proc").code)
    == 0

  // MARK: - Streams

  @Test func `closed streams`() throws {
    #expect(try scratch.personals("slide", "record.json", "-q", "-o", "a.pdf").code == 0)
    let wanted = try scratch.bytes(of: "a.pdf")
    for closed in [">&-", "2>&-", "<&-", "2>&- >&-", "<&- >&- 2>&-"] {
      let run = try scratch.shell("\"$P\" slide record.json -o b.pdf \(closed)")
      #expect(run.code == 0 && run.output.isEmpty, "\(closed)")
      #expect(try scratch.bytes(of: "b.pdf") == wanted, "\(closed)")
      // What was wrong is reported in no file, without a stream.
      let failed = try scratch.shell("\"$P\" slide record.json missing.json -o out/ \(closed)")
      #expect(failed.code == 66, "\(closed)")
      #expect(try scratch.bytes(of: "out/record.pdf") == wanted, "\(closed)")
    }
    let run = try scratch.shell("\"$P\" slide record.json -q -o - >&-")
    #expect(run.code == 74 && run.message == "error: cannot write standard output: it is closed\n")
    let silent = try scratch.shell("\"$P\" slide record.json -q -o - >&- 2>&-")
    #expect(silent.code == 74)
  }

  @Test(arguments: ["/dev/stdout", "/dev/fd/1", "/dev/fd/3"])
  func `a pipe with a name is written to`(name: String) throws {
    let run = try scratch.shell("\"$P\" slide record.json -q --format pdf -o \(name) 3>&1 | cat >a.pdf")
    #expect(run.code == 0 && run.message.isEmpty, "\(run.message)")
    let output = try scratch.personals("slide", "record.json", "-q", "-o", "-").output
    #expect(try scratch.bytes(of: "a.pdf") == output)
    #expect(scratch.names == ["a.pdf", "record.json"])
  }

  @Test func `a full disk behind standard output`() throws {
    let message = "error: cannot write standard output: no space left on device\n"
    for arguments in ["slide record.json -q -o -", "init record.json"] {
      let run = try scratch.shell("\"$P\" \(arguments) >/dev/full")
      #expect(run.code == 74 && run.message == message, "\(run.message)")
    }
    let told = try scratch.shell("\"$P\" slide record.json -o a.pdf 2>/dev/full")
    #expect(told.code == 0 && scratch.names.contains("a.pdf"))
  }

  @Test func `a reader that has had enough`() throws {
    let run = try scratch.shell(
      "{ \"$P\" slide record.json -q --format png -o -; echo $? >code; } | head -c 1 | wc -c")
    #expect(run.text.filter(\.isNumber) == "1")
    // The end of any program in a pipe: 128 + SIGPIPE, or an error of writing where that is ignored.
    #expect(["141\n", "74\n"].contains(try scratch.text(of: "code")))
    #expect(run.message.isEmpty || run.message == "error: cannot write standard output: broken pipe\n")
  }

  @Test func `a disk that is full in the middle of the file`() throws {
    try scratch.write("what was there before", to: "out.png")
    let before = scratch.names
    // The size that a file may have replaces the disk's.
    let run = try scratch.shell("ulimit -f 16; exec \"$P\" slide record.json -q -o out.png")
    #expect(run.code == 74)
    #expect(run.message.hasSuffix("error: cannot write out.png: file too large\n"), "\(run.message)")
    #expect(try scratch.text(of: "out.png") == "what was there before")
    #expect(scratch.names == before)
    let new = try scratch.shell("ulimit -f 16; exec \"$P\" slide record.json -q -o new.png")
    #expect(new.code == 74 && scratch.names == before)
  }

  // MARK: - Being killed

  @Test func `a run that is killed leaves the old file, or the new one, whole`() throws {
    let arguments = ["slide", "record.json", "-q", "-o", "out.png", "--width", "4000"]
    let start = ContinuousClock.now
    #expect(try scratch.personals(arguments).code == 0)
    let took = (ContinuousClock.now - start) / .seconds(1)
    let new = try scratch.bytes(of: "out.png")
    let old = Array("what was there before".utf8)
    for part in 1...6 {
      try scratch.write(old, to: "out.png")
      let run = try scratch.personals(arguments, killAfter: took * Double(part) / 6)
      let found = try scratch.bytes(of: "out.png")
      #expect(found == old || found == new)
      #expect(run.signal == SIGKILL || run.code == 0)
      #expect(scratch.names == ["out.png", "record.json"], "nothing half made beside it")
    }
  }
}
