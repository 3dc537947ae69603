internal import Foundation
internal import TestSupport
internal import Testing

/// `personals event`, on the command line.
@Suite struct EventCommandTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    for number in 64500...64502 {
      try scratch.write("network: \(number)\nname: Net \(number)\n", to: "forum/submissions/as\(number).yaml")
    }
    try scratch.write(Self.event, to: "forum/event.yaml")
  }

  private static let event = "event: Forum # ours\nsubmissions: submissions/*.yaml\n"

  @Test func `a change is printed, and the file is kept once as it was`() throws {
    let add = try scratch.personals("event", "add", "forum/event.yaml", "AS64499", "ix:31")
    #expect(add.code == 0)
    #expect(add.message == "kept the file as it was as forum/event.yaml.bak\n")
    #expect(
      add.text == "AS64499: not in the event → after 3 min\nix:31: not in the event → after 4 min\n")
    let swap = try scratch.personals(
      "event", "swap", "forum/event.yaml", "forum/submissions/as64500.yaml", "Net 64502")
    #expect(swap.message.isEmpty)
    #expect(
      swap.text == """
        wrote out the running order: 5 presenters in 1 session
        AS64502 (Net 64502): after 2 min → first
        AS64500 (Net 64500): first → after 2 min

        """)
    #expect(try scratch.text(of: "forum/event.yaml.bak") == Self.event)
    #expect(
      try scratch.text(of: "forum/event.yaml") == """
        event: Forum # ours
        submissions:
          - submissions/as64502.yaml
          - submissions/as64501.yaml
          - submissions/as64500.yaml
          - AS64499
          - ix:31
        last: []

        """)
    let frozen = try scratch.personals("event", "freeze", "forum/event.yaml")
    #expect(frozen.text == "nothing changes\n")
  }

  @Test func `a file that Git has needs no copy`() throws {
    let git = { (arguments: String...) in
      _ = try Program(path: "/usr/bin/env", environment: Program.environment)
        .run(["git", "-c", "user.name=A", "-c", "user.email=a@b.example"] + arguments, in: scratch("forum"))
    }
    try git("init", "-q")
    try git("add", "event.yaml")
    let run = try scratch.personals("event", "cancel", "forum/event.yaml", "AS64501")
    #expect(run.message.isEmpty && run.text == "AS64501 (Net 64501): after 1 min → cancelled\n")
    #expect(!scratch.names.contains("forum/event.yaml.bak"))
  }

  @Test func `a dry run prints the same, and writes nothing`() throws {
    let arguments = ["event", "swap", "forum/event.yaml", "AS64500", "AS64502"]
    let dry = try scratch.personals(arguments + ["--dry-run"])
    #expect(dry.code == 0 && dry.message.isEmpty)
    #expect(try scratch.text(of: "forum/event.yaml") == Self.event)
    #expect(!scratch.names.contains("forum/event.yaml.bak"))
    #expect(try scratch.personals(arguments).text == dry.text)
  }

  @Test(arguments: [
    "\"event\": Forum\n", "'event' : Forum\n", "{event: Forum}\n", "{ \"event\": Forum }",
    "\u{FEFF}event: Forum\n",
    "# ours\r\nevent: Forum\r\n",
  ])
  func `an event file may be written in any way that YAML has`(_ text: String) throws {
    try scratch.write(text, to: "forum/event.yaml")
    let run = try scratch.personals("event", "cancel", "forum/event.yaml", "AS64501")
    #expect(run.code == 0, "\(run.message)")
    #expect(try scratch.text(of: "forum/event.yaml").contains("submissions/as64501.yaml"))
  }

  @Test func `a change that is not possible leaves the file as it was`() throws {
    let run = try scratch.personals("event", "move", "forum/event.yaml", "AS64502", "--before", "AS64500")
    #expect(run.code == 65)
    #expect(
      run.message == """
        error: forum/event.yaml: that would change the time of AS64500 (Net 64500), AS64501 (Net 64501)
          hint: add --shift to allow it, or use --last, which changes only the time of who moves

        """)
    let absent = try scratch.personals("event", "cancel", "forum/event.yaml", "AS65000")
    #expect(absent.code == 66)
    let session = try scratch.personals(
      "event", "move", "forum/event.yaml", "AS64502", "--session", "Evening")
    #expect(session.code == 65)
    #expect(session.message.hasPrefix("error: forum/event.yaml: the event has no session 'Evening'\n"))
    #expect(try scratch.text(of: "forum/event.yaml") == Self.event)
    #expect(!scratch.names.contains("forum/event.yaml.bak"))
    for wrong in [
      ["add", "forum/event.yaml"], ["swap", "forum/event.yaml", "AS1", "AS1"],
      ["move", "forum/event.yaml", "AS1"],
    ] {
      #expect(try scratch.personals(["event"] + wrong).code == 64, "\(wrong)")
    }
  }
}
