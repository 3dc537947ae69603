import Desk
import DeskWorld
import Files
import Foundation
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
}
