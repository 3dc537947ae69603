import Desk
import DeskWorld
import Files
import Foundation
import Slides
import TestSupport
import Testing

/// Submissions that are taken back, and presenters that are erased.
@Suite struct RemovalTests {
  private static let listed = """
    event: Forum # ours
    submissions:
      - submissions/a.yaml # first
      - submissions/as64501.yaml # Amparo
      - submissions/b.yaml

    """

  private func world() throws -> (DeskWorld, DeskEntry) {
    let world = try DeskWorld(Self.listed)
    try world.scratch.write("name: A\n", to: "submissions/a.yaml")
    try world.scratch.write("name: B\n", to: "submissions/b.yaml")
    var (entry, _) = try world.start()
    entry = try world.save(entry, ["message": "Hello"])
    entry = try world.desk.take(
      UploadedFile(.logo, Array("<svg xmlns='http://www.w3.org/2000/svg'/>".utf8)), for: entry.id)
    return (world, try world.desk.submit(entry.id).entry)
  }

  @Test func `what is erased is named no more, and no one else's time changes`() throws {
    let (world, entry) = try world()
    #expect(try world.desk.erase(entry.id) == nil)
    #expect(
      try world.text("event.yaml") == """
        event: Forum # ours
        submissions:
          - submissions/a.yaml # first
          - gap
          - submissions/b.yaml

        """)
    #expect(try world.desk.queue().lines.map(\.name) == ["A", "B"])
  }

  @Test func `the last of a list leaves no gap`() throws {
    let world = try DeskWorld(
      "event: Forum\nsessions:\n  - title: One\n    submissions: [submissions/as64501.yaml]\n")
    let (entry, _) = try world.start()
    _ = try world.desk.submit(entry.id)
    #expect(try world.desk.erase(entry.id) == nil)
    #expect(!(try world.text("event.yaml")).contains("64501"))
    #expect(try world.desk.queue().lines.isEmpty)
  }

  @Test func `a list that cannot be changed is reported`() throws {
    let world = try DeskWorld(
      "event: Forum\nsubmissions: &all\n  - &mine submissions/as64501.yaml\nlast: [*mine]\n")
    let (entry, _) = try world.start()
    var written = entry
    (written.file, written.sent, written.state) = ("submissions/as64501.yaml", entry.text, .submitted)
    try world.desk.store.replace(written, by: .presenter)
    let before = try world.text("event.yaml")
    let reason = try world.desk.erase(entry.id)
    let after = try world.text("event.yaml")
    #expect(
      reason?.contains("still names submissions/as64501.yaml") == true || !after.contains("64501"), "\(after)"
    )
    #expect(reason == nil || after == before)
  }

  @Test func `a submission is taken back, and the draft stays with its files`() throws {
    let (world, entry) = try world()
    try world.desk.approve(entry.id)
    let taken = try world.desk.withdraw(entry.id)
    #expect(taken.stillListed == nil && taken.entry.state == .withdrawn && taken.entry.file == nil)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: world.scratch("submissions")).sorted() == [
        "a.yaml", "b.yaml",
      ])
    #expect(!(try world.text("event.yaml")).contains("64501"))
    let line = try #require(try world.desk.queue().lines.last)
    #expect(line.state == .withdrawn && line.session == nil && !line.hasRival)
    // Approved before, it has to be looked at again.
    #expect(try Desk.approvedFiles(ofEvent: world.scratch("event.yaml")).isEmpty)
    let again = try world.desk.submit(entry.id).entry
    #expect(again.state == .submitted && again.text.contains("message: Hello"))
    let logo = try #require(try DraftForm(again.text, file: "a").values["logo"])
    #expect(try world.text("submissions/" + logo).contains("<svg"))
    #expect(try world.text("event.yaml").contains("- submissions/as64501.yaml"))
  }

  @Test func `a draft that was not submitted cannot be withdrawn`() throws {
    let world = try DeskWorld()
    let (entry, _) = try world.start()
    #expect(throws: DeskError.unknown) { try world.desk.withdraw(entry.id) }
  }

  @Test func `a folder that was moved gets no twin`() throws {
    let scratch = try Scratch()
    try scratch.makeFolder("forum")
    try scratch.write("event: Forum\n", to: "forum/event.yaml")
    let desk = try Desk(
      event: scratch("forum/event.yaml"), folders: DataFolders(root: DeskWorld.root),
      companion: Companion("/bin/false", sourceArguments: [], environment: [:]), now: { 1_795_000_000 })
    let entry = try desk.start(nil, name: "Alphanet", language: "en", token: nil)
    try FileManager.default.moveItem(atPath: scratch("forum"), toPath: scratch("moved"))
    let file = try UploadedFile(.logo, Array("<svg/>".utf8))
    for work in [
      { _ = try desk.submit(entry.id) }, { _ = try desk.take(file, for: entry.id) },
      { try desk.erase(entry.id) },
    ] {
      do {
        try work()
        Issue.record("it was done")
      } catch DeskError.storage(let reason, let isFull) {
        #expect(reason.hasSuffix("forum/event.yaml does not exist any more; start the desk again") && !isFull)
      }
    }
    #expect(!FileManager.default.fileExists(atPath: scratch("forum")))
    #expect(try desk.current(entry.id) != nil)
  }

  @Test(arguments: ["no database at all", ""])
  func `a broken database is reported, and submissions are still there`(_ text: String) throws {
    let world = try DeskWorld()
    let (entry, _) = try world.start(nil, name: "Alphanet")
    let file = try #require(try world.desk.submit(entry.id).entry.file)
    let copy = try Scratch()
    try copy.write(try world.text("event.yaml"), to: "event.yaml")
    try copy.write(try world.text(file), to: file)
    try FileManager.default.createDirectory(
      atPath: copy(".desk"), withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    if text.isEmpty {
      // Another program's.
      #expect(
        try Command.run(
          "python3",
          [
            "-c", "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('create table presenter (x)')",
            copy(".desk/desk.sqlite"),
          ]
        ).status == 0)
    } else {
      try copy.write(String(repeating: text, count: 100), to: ".desk/desk.sqlite")
    }
    do {
      _ = try DeskWorld(in: copy)
      Issue.record("it was opened")
    } catch DeskError.storage(let reason, _) {
      #expect(reason.contains("is damaged, or is no database of the desk: "))
      #expect(reason.contains("move it away to begin without drafts, links and approvals"))
    }
    try FileManager.default.removeItem(atPath: copy(".desk/desk.sqlite"))
    #expect(try DeskWorld(in: copy).desk.queue().lines.map(\.name) == ["Alphanet"])
  }

  @Test func `without what converts, presentations are not taken`() throws {
    do throws(SlideConversion.Missing) {
      _ = try SlideConversion(environment: ["PATH": "/nowhere"])
      Issue.record("it converts")
    } catch {
      #expect(error.words == "bubblewrap is not installed" && error.hint == "install the package bubblewrap")
    }
    #expect(SlideConversion.takes(Array("PK\u{3}\u{4} ppt/presentation.xml".utf8)))
    #expect(!SlideConversion.takes(Array("%PDF-1.7".utf8)))
  }
}
