import Digests
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Presentations

/// The converter with programs in the place of LibreOffice that do, without harm, what it must be kept from.
@Suite(.enabled(if: isLinux)) struct ConverterTests {
  private let scratch: Scratch
  private let pdf = Array("%PDF-1.7\nnot much of one\n".utf8)
  private var presentation: Presentation { get throws { try #require(try Presentation(Deck.file([""]))) } }

  init() throws {
    scratch = try Scratch()
    try scratch.write(pdf, to: "result.pdf")
    try scratch.makeFolder("tmp")
  }

  /// A converter whose `soffice` is a script; `$here` is the test's folder.
  private func converter(
    _ script: String, cache: String? = nil, patience: Double = 60
  ) throws -> PresentationConverter {
    try scratch.write("#!/bin/bash\nhere='\(scratch.path)'\n\(script)\n", to: "bin/soffice")
    try scratch.setMode(0o700, of: "bin/soffice")
    return PresentationConverter(
      environment: [
        "PATH": "\(scratch("bin")):/usr/bin:/bin", "TMPDIR": scratch("tmp"), "HOME": scratch("home"),
        "PRETALX_TOKEN": "secret", "DISPLAY": ":0",
      ], cache: cache.map { scratch($0) }, patience: patience)
  }

  /// What a conversion fails with.
  private func failure(_ script: String, patience: Double = 60) throws -> PresentationError? {
    let (converter, presentation) = (try converter(script, patience: patience), try presentation)
    do throws(PresentationError) {
      _ = try converter.pdf(of: presentation)
      return nil
    } catch {
      return error
    }
  }

  private static let writes = "mkdir out; cp \"$here/result.pdf\" out/slide.pdf"

  @Test func `it gets the file, a profile of its own and no secrets, and leaves nothing`() throws {
    let script = """
      \(Self.writes)
      env | grep -E '^(HOME|LC_ALL|PRETALX_TOKEN|DISPLAY|SAL_USE_VCLPLUGIN)=' | sort > "$here/env"
      cp slide.pptx "$here/copy.pptx"
      echo "${@:3}" > "$here/arguments"
      cp profile/user/registrymodifications.xcu "$here/settings"
      case "$1" in -env:UserInstallation=file://*/tmp/personals-??????/profile) echo own ;; esac > "$here/profile"
      """
    #expect(try converter(script).pdf(of: presentation) == pdf)
    #expect(
      try scratch.text(of: "env") == "HOME=\(scratch("home"))\nLC_ALL=C.UTF-8\nSAL_USE_VCLPLUGIN=svp\n")
    #expect(try scratch.bytes(of: "copy.pptx") == presentation.bytes)
    #expect(
      try scratch.text(of: "arguments")
        == "--headless --norestore --nolockcheck --nologo --nodefault --convert-to pdf:impress_pdf_Export --outdir out slide.pptx\n"
    )
    for setting in ["DisableMacrosExecution", "BlockUntrustedRefererLinks"] {
      #expect(
        try scratch.text(of: "settings").contains("\"\(setting)\" oor:op=\"fuse\"><value>true</value>"))
    }
    #expect(try scratch.text(of: "profile") == "own\n")
    #expect(!scratch.names.contains { $0.hasPrefix("tmp/") })
  }

  @Test func `one that never ends is stopped, with all it started`() throws {
    // Each would go on writing for a minute, one of them in a session of its own if it could have one.
    let script = """
      beat() { for i in $(seq 1200); do echo >> "$here/$1"; sleep 0.05; done; }
      export -f beat; export here
      beat one & (beat two &) ; setsid bash -c 'beat three' & setsid --fork bash -c 'beat four'
      while :; do sleep 100; done
      """
    #expect(
      try failure(script, patience: 1)
        == PresentationError(
          "takes LibreOffice longer than 1 s", hint: "export the slide as PDF, and name that file"))
    func beats() -> [Int] {
      ["one", "two", "three", "four"].map { (try? scratch.bytes(of: $0).count) ?? 0 }
    }
    let before = beats()
    Thread.sleep(forTimeInterval: 0.4)
    #expect(beats() == before)
    #expect(!scratch.names.contains { $0.hasPrefix("tmp/") })
  }

  @Test func `what goes wrong is an error of the file`() throws {
    let export = "export the slide as PDF, and name that file"
    let nothing = "cannot be opened by LibreOffice: it is broken, has a password, or has nothing to show"
    let cases = [
      ("exit 0", nothing), ("mkdir out", nothing), ("mkdir -p out/slide.pdf", nothing),
      ("mkdir out; ln -s \"$here/result.pdf\" out/slide.pdf", nothing),
      ("mkdir out; mkfifo out/slide.pdf", nothing),
      ("exit 3", "cannot be converted: soffice exited with status 3"),
      ("bash -c 'kill -SEGV $$'; exit $?", "cannot be converted: soffice exited with status 139"),
      ("yes", "cannot be converted: soffice wrote more than 1000000 bytes"),
      (
        "mkdir out; head -c 5000 /dev/urandom > out/slide.pdf",
        "cannot be converted: LibreOffice wrote no PDF"
      ),
      ("mkdir out; : > out/slide.pdf", "cannot be converted: LibreOffice wrote no PDF"),
    ]
    for (script, words) in cases {
      #expect(try failure(script) == PresentationError(words, hint: export), "\(script)")
    }
    #expect(!scratch.names.contains { $0.hasPrefix("tmp/") })
  }

  @Test func `it has no network`() throws {
    let server = try LocalServer { _ in .json("{}") }
    // The same from here reaches the server, so that it is not the script that fails.
    let ask =
      "exec 3<>/dev/tcp/127.0.0.1/\(server.port) && printf 'GET /x HTTP/1.0\\r\\n\\r\\n' >&3 && cat <&3"
    let plain = try Command.run("bash", ["-c", ask])
    #expect(plain.status == 0 && server.requests.count == 1)
    let script = """
      (\(ask)) >/dev/null 2>&1 || touch "$here/refused"
      python3 -c 'import socket; socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)' 2> "$here/error"
      \(Self.writes)
      """
    #expect(try converter(script).pdf(of: presentation) == pdf)
    #expect(scratch.names.contains("refused"))
    #expect(try scratch.text(of: "error").contains("PermissionError"))
    #expect(server.requests.count == 1)
  }

  @Test func `what was converted is kept by its content`() throws {
    let script = "echo >> \"$here/runs\"; \(Self.writes)"
    let first = try converter(script, cache: "cache")
    for _ in 0..<2 { #expect(try first.pdf(of: presentation) == pdf) }
    #expect(try scratch.bytes(of: "runs").count == 1)
    // For another process, too.
    let second = PresentationConverter(
      environment: ["PATH": scratch("bin"), "TMPDIR": scratch("tmp")], cache: scratch("cache"))
    #expect(try second.pdf(of: presentation) == pdf)
    #expect(try scratch.bytes(of: "runs").count == 1)
    _ = try first.pdf(of: try #require(try Presentation(Deck.file(["<p:sp/>"]))))
    #expect(try scratch.bytes(of: "runs").count == 2)
    #expect(PresentationConverter.kept(in: scratch("cache")).sum.count == 2)
    // A failure is not kept.
    let failing = try converter("echo >> \"$here/failed\"", cache: "other")
    for _ in 0..<2 {
      #expect(throws: PresentationError.self) { try failing.pdf(of: presentation) }
    }
    #expect(try scratch.bytes(of: "failed").count == 2)
  }

  @Test func `one is converted at a time`() throws {
    let script = """
      mkdir "$here/busy" || touch "$here/two"
      sleep 0.2
      rmdir "$here/busy"
      \(Self.writes)
      """
    let converter = try converter(script, cache: "cache")
    let presentations = try (0..<4).map { number in
      try #require(try Presentation(Deck.file([String(repeating: "<p:sp/>", count: number)])))
    }
    let failures = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: presentations.count) { index in
      do { _ = try converter.pdf(of: presentations[index]) } catch { failures.withLock { $0 += 1 } }
    }
    #expect(failures.withLock(\.self) == 0)
    #expect(!scratch.names.contains("two"))
  }

  @Test func `without LibreOffice the package is named`() throws {
    let converter = PresentationConverter(environment: ["PATH": scratch("tmp")], cache: nil)
    #expect(
      throws: PresentationError(
        "is a presentation, and LibreOffice, which converts it, is not installed",
        hint:
          "install the package libreoffice-impress, or export the slide as PDF, and name that file",
        isOfConverter: true)
    ) { try converter.pdf(of: presentation) }
  }
}

/// LibreOffice itself, where it is installed.
@Suite(.enabled(if: isLinux && soffice != nil)) struct LibreOfficeTests {
  @Test func `a picture that is linked is not asked for`() throws {
    let server = try LocalServer { _ in .json("{}") }
    // A whole presentation, whose address is as long as another with a port of five digits.
    let scratch = try Scratch()
    try scratch.write(try Deck.fixture("picture-from-the-net.pptx"), to: "a.pptx")
    let script = """
      import zipfile
      with zipfile.ZipFile("\(scratch("a.pptx"))") as old, zipfile.ZipFile("\(scratch("b.pptx"))", "w") as new:
          for name in old.namelist():
              new.writestr(name, old.read(name).replace(b"127.0.0.1:9/", b"127.0.0.1:\(server.port)/"))
      """
    #expect(try Command.run("python3", ["-c", script]).status == 0)
    let presentation = try #require(try Presentation(try scratch.bytes(of: "b.pptx")))
    #expect(
      presentation.warnings(page: 1, of: 1).first
        == "links to a picture, which is not loaded: http://127.0.0.1:\(server.port)/tracker.png")
    let converter = PresentationConverter(
      environment: ProcessInfo.processInfo.environment, cache: nil, patience: 300)
    #expect(try converter.pdf(of: presentation).starts(with: Array("%PDF-".utf8)))
    #expect(server.requests.isEmpty)
  }
}

#if os(Linux)
private let isLinux = true
#else
private let isLinux = false
#endif

private let soffice = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").first {
  FileManager.default.isExecutableFile(atPath: "\($0)/soffice")
}
