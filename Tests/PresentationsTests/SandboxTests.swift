import Foundation
import TestSupport
import Testing

@testable import Presentations

/// Whether this system lets bubblewrap make sandboxes.
private let hasSandbox = (try? Sandbox(environment: ProcessInfo.processInfo.environment)) != nil

/// A sandbox with programs in it that do, without harm, what it must keep them from.
@Suite(.enabled(if: hasSandbox)) struct SandboxTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.makeFolder("tmp")
    try scratch.write("the presenters' secrets\n", to: "event/.desk/desk.sqlite")
  }

  /// What a script in the place of LibreOffice finds out.
  private func found(_ script: String) throws -> String {
    try scratch.write(
      "#!/bin/bash\nmkdir out\n{ echo %PDF-\n\(script)\n} > out/slide.pdf 2>/dev/null\n", to: "bin/soffice")
    try scratch.setMode(0o755, of: "bin/soffice")
    let environment = [
      "PATH": "\(scratch("bin")):/usr/bin:/bin", "TMPDIR": scratch("tmp"), "HOME": scratch("home"),
      "PRETALX_TOKEN": "secret",
    ]
    let converter = PresentationConverter(
      environment: environment, cache: nil, patience: 60, sandbox: try Sandbox(environment: environment))
    let presentation = try #require(Presentation(unread: Deck.file([""])))
    return String(decoding: try converter.pdf(of: presentation).dropFirst(6), as: UTF8.self)
  }

  @Test func `it cannot read the desk's folder, or any other of the user`() throws {
    let folder = scratch("event")
    #expect(
      try found("cat '\(folder)/.desk/desk.sqlite'; ls '\(folder)'; ls /home /root; ls /etc/passwd; true")
        == "")
    // It could be read without the sandbox.
    #expect(try scratch.text(of: "event/.desk/desk.sqlite").contains("secrets"))
  }

  @Test func `it has no network`() throws {
    let server = try LocalServer { _ in .json("{}") }
    let script = """
      (exec 3<>/dev/tcp/127.0.0.1/\(server.port)) && echo connected
      grep -v -e '|' -e lo: /proc/net/dev; wc -l < /proc/net/tcp
      """
    #expect(try found(script) == "1\n")
    #expect(server.requests.isEmpty)
  }

  @Test func `it writes nowhere but into its own folder, and sees no other process`() throws {
    let script = """
      echo x > '\(scratch("x"))'
      for path in /usr/x /etc/x /x; do (echo x > "$path") && echo "wrote $path"; done
      ls slide.pptx; echo "$HOME" | grep -c personals-; echo "$PRETALX_TOKEN"
      ls -d /proc/[0-9]* | wc -l
      """
    let lines = try found(script).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines.prefix(3) == ["slide.pptx", "1", ""])
    #expect(Int(lines[3].filter { $0.isNumber }) ?? 99 < 8)
    #expect(!scratch.names.contains("x") && !scratch.names.contains { $0.hasPrefix("tmp/") })
  }

  @Test func `what it starts ends with it`() throws {
    let script =
      "(setsid bash -c 'while :; do date >> \(scratch("tmp"))/beat; sleep 0.05; done' &) ; echo done"
    #expect(try found(script) == "done\n")
    #expect(!scratch.names.contains { $0.hasPrefix("tmp/") })
  }

  @Test func `without bubblewrap it says what to install`() throws {
    #expect(throws: Sandbox.Missing.self) { try Sandbox(environment: ["PATH": scratch("bin")]) }
    do throws(Sandbox.Missing) {
      _ = try Sandbox(environment: ["PATH": scratch("bin")])
    } catch {
      #expect(error.words == "bubblewrap is not installed" && error.hint == "install the package bubblewrap")
    }
    // One that makes no sandbox.
    try scratch.write("#!/bin/sh\nexit 1\n", to: "bin/bwrap")
    try scratch.setMode(0o755, of: "bin/bwrap")
    do throws(Sandbox.Missing) {
      _ = try Sandbox(environment: ["PATH": "\(scratch("bin")):/usr/bin:/bin"])
      Issue.record("a sandbox")
    } catch {
      #expect(error.words == "bubblewrap cannot make a sandbox here: bwrap exited with status 1")
    }
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/soffice")))
  func `LibreOffice works in it`() throws {
    let environment = ["PATH": "/usr/bin:/bin", "TMPDIR": scratch("tmp")]
    let converter = PresentationConverter(
      environment: environment, cache: nil, patience: 300, sandbox: try Sandbox(environment: environment))
    let presentation = try #require(Presentation(unread: try Deck.fixture("picture-from-the-net.pptx")))
    #expect(try converter.pdf(of: presentation).starts(with: Array("%PDF-".utf8)))
    #expect(!scratch.names.contains { $0.hasPrefix("tmp/") })
  }

  @Test func `files that are no presentations`() throws {
    for text in ["%PDF-1.7", "PK\u{3}\u{4}word/document.xml", "", "<svg/>"] {
      #expect(Presentation(unread: Array(text.utf8)) == nil)
    }
    #expect(Presentation(unread: Array("PK\u{3}\u{4}  ppt/presentation.xml".utf8))?.format == .powerPoint)
  }
}
