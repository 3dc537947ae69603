import Desk
import DeskWorld
import Diagnostics
import Files
import Foundation
import PeeringDB
import Slides
import Submissions
import TestSupport
import Testing

/// What presenters and the organiser do at a desk.
@Suite struct DeskTests {
  @Test func `a draft is submitted as a person would write it`() throws {
    let world = try DeskWorld()
    var (entry, _) = try world.start()
    entry = try world.save(
      entry, ["traffic": "640 Gbps", "speaker": "Amparo: the first", "consent-publish": "yes"])
    let submitted = try world.desk.submit(entry.id)
    #expect(submitted.notListed == nil)
    #expect(
      try world.text("submissions/as64501.yaml") == """
        # The peering personal of Bluefin Broadband (AS64501).

        network: 64501
        traffic: 640 Gbps
        speaker: "Amparo: the first"
        consent:
          publish: yes

        """)
    #expect(submitted.entry.state == .submitted)
    #expect(try world.desk.queue().lines.map(\.state) == [.submitted])
  }

  @Test func `an event that lists each file gets another line`() throws {
    let world = try DeskWorld("event: Forum # ours\nsubmissions:\n  - submissions/a.yaml # first\n")
    try world.scratch.write("name: A\n", to: "submissions/a.yaml")
    let (entry, _) = try world.start()
    #expect(try world.desk.submit(entry.id).notListed == nil)
    #expect(
      try world.text("event.yaml")
        == "event: Forum # ours\nsubmissions:\n  - submissions/a.yaml # first\n  - submissions/as64501.yaml\n"
    )
  }

  @Test func `a second visitor with the same number gets an empty draft and a file of its own`() throws {
    let world = try DeskWorld()
    let (first, _) = try world.start()
    _ = try world.save(first, ["message": "secret"])
    _ = try world.desk.submit(first.id)
    let (second, _) = try world.start()
    #expect(!second.text.contains("secret"))
    _ = try world.desk.submit(second.id)
    let own = try world.text("submissions/as64501-2.yaml")
    #expect(!own.contains("secret"))
    let lines = try world.desk.queue().lines
    #expect(lines.count == 2)
    #expect(lines.map(\.hasRival) == [true, true])
  }

  @Test func `a secret opens its own draft only, and only its hash is kept`() throws {
    let world = try DeskWorld()
    let (entry, token) = try world.start()
    #expect(try world.desk.presenter(token)?.id == entry.id)
    #expect(try world.desk.presenter(DeskToken.random()) == nil)
    for name in try FileManager.default.contentsOfDirectory(atPath: world.desk.folder.path)
    where name.hasPrefix("desk.sqlite") {
      let bytes = try InputFile.read(world.desk.folder.path + "/" + name, limit: 10_000_000)
      #expect(bytes.firstRange(of: Array(token.text.utf8)) == nil)
    }
    let new = try world.desk.newToken(of: entry.id)
    #expect(try world.desk.presenter(token) == nil)
    #expect(try world.desk.presenter(new)?.id == entry.id)
  }

  @Test func `a form of an older version changes what only it changes`() throws {
    let world = try DeskWorld()
    let (entry, _) = try world.start()
    let newer = try world.save(entry, ["traffic": "1T"])
    guard
      case .saved(let merged) = try world.desk.save(entry.id, ["speaker": "Mele", "traffic": ""], basedOn: 1)
    else {
      Issue.record("a conflict")
      return
    }
    #expect(merged.text.contains("traffic: 1T") && merged.text.contains("speaker: Mele"))
    guard
      case .conflict(let now, let conflicts) = try world.desk.save(entry.id, ["traffic": "2T"], basedOn: 1)
    else {
      Issue.record("saved")
      return
    }
    #expect(conflicts.map(\.theirs) == ["1T"])
    #expect(now.text == merged.text && newer.text != merged.text)
  }

  @Test func `a hand edit and a desk edit at once keep both`() throws {
    let world = try DeskWorld()
    var (entry, token) = try world.start()
    entry = try world.save(entry, ["traffic": "1T", "seeking": "caches"])
    entry = try world.desk.submit(entry.id).entry
    entry = try world.save(entry, ["speaker": "Mele", "traffic": "2T"])
    let written = try world.text("submissions/as64501.yaml")
    try world.scratch.write(
      written.replacing("traffic: 1T", with: "traffic: 3T # measured"), to: "submissions/as64501.yaml")
    let found = try #require(try world.desk.presenter(token))
    // The file counts where both changed the same field.
    #expect(found.text.contains("traffic: 3T # measured"))
    #expect(found.text.contains("speaker: Mele"))
    #expect(found.isChangedByHand)
    _ = try world.desk.submit(entry.id)
    let now = try world.text("submissions/as64501.yaml")
    #expect(
      now.contains("traffic: 3T # measured") && now.contains("speaker: Mele")
        && now.contains("seeking: caches"))
  }

  @Test func `only what was looked at is approved or given back`() throws {
    let world = try DeskWorld()
    var (entry, _) = try world.start()
    entry = try world.save(entry, ["traffic": "1T"])
    let seen = try world.desk.submit(entry.id).entry.sentMark
    let again = try #require(try world.desk.current(entry.id))
    _ = try world.save(again, ["traffic": "2T"])
    // A draft that is not submitted is not what is approved.
    #expect(try world.desk.current(entry.id)?.sentMark == seen)
    let sent = try world.desk.submit(entry.id).entry
    #expect(throws: DeskError.changed) { try world.desk.approve(entry.id, seen: seen) }
    #expect(throws: DeskError.changed) { try world.desk.giveBack(entry.id, note: "Shorter", seen: seen) }
    #expect(throws: DeskError.changed) { try world.desk.approve(entry.id, seen: "") }
    #expect(try world.desk.queue().lines.map(\.state) == [.submitted])
    try world.desk.approve(entry.id, seen: sent.sentMark)
    #expect(try world.desk.queue().lines.map(\.state) == [.approved])
    // Nor is what somebody writes into the file meanwhile.
    let text = try world.text("submissions/as64501.yaml") + "speaker: Mele\n"
    try world.scratch.write(text, to: "submissions/as64501.yaml")
    #expect(throws: DeskError.changed) { try world.desk.approve(entry.id, seen: sent.sentMark) }
  }

  @Test func `what is approved and changed since is compared`() throws {
    let world = try DeskWorld()
    var (entry, _) = try world.start()
    entry = try world.save(entry, ["traffic": "1T"])
    _ = try world.desk.submit(entry.id)
    try world.desk.approve(entry.id)
    #expect(try world.desk.queue().lines.map(\.state) == [.approved])
    #expect(
      try Desk.approvedFiles(ofEvent: world.scratch("event.yaml")) == [
        world.scratch("submissions/as64501.yaml")
      ])
    let again = try #require(try world.desk.current(entry.id))
    _ = try world.save(again, ["traffic": "2T"])
    #expect(try world.desk.queue().lines.map(\.state) == [.approved])
    let sent = try world.desk.submit(entry.id).entry
    #expect(try world.desk.queue().lines.map(\.state) == [.changed])
    #expect(
      world.desk.changes(since: sent).map { [$0.field, $0.before, $0.after] } == [["traffic", "1T", "2T"]])
    #expect(try Desk.approvedFiles(ofEvent: world.scratch("event.yaml")).isEmpty)
    try world.desk.giveBack(entry.id, note: " Shorter, by Friday. ")
    let back = try #require(try world.desk.current(entry.id))
    #expect(back.state == .returned && back.note == "Shorter, by Friday.")
  }

  @Test func `after the deadline only the organiser changes anything`() throws {
    let world = try DeskWorld()
    let (entry, _) = try world.start()
    try world.desk.setDeadline(world.moment.value + 60)
    _ = try world.save(entry, ["traffic": "1T"])
    world.moment.value += 60
    #expect(throws: DeskError.closed) { try world.desk.save(entry.id, ["traffic": "2T"], basedOn: 2) }
    #expect(throws: DeskError.closed) { try world.desk.submit(entry.id) }
    guard
      case .saved(let saved) = try world.desk.save(entry.id, ["traffic": "2T"], basedOn: 2, by: .organiser)
    else {
      Issue.record("a conflict")
      return
    }
    #expect(saved.text.contains("2T"))
  }

  @Test func `erasing leaves nothing`() throws {
    let world = try DeskWorld()
    var (entry, token) = try world.start()
    entry = try world.save(entry, ["message": "Zanzibarquilt"])
    entry = try world.desk.take(
      UploadedFile(.logo, Array("<svg xmlns='http://www.w3.org/2000/svg'/>".utf8)), for: entry.id)
    _ = try world.desk.submit(entry.id)
    #expect(try FileManager.default.contentsOfDirectory(atPath: world.scratch("submissions")).count == 2)
    try world.desk.erase(entry.id)
    #expect(try world.desk.presenter(token) == nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: world.scratch("submissions")) == [])
    for name in try FileManager.default.subpathsOfDirectory(atPath: world.scratch.path) {
      guard let bytes = try? InputFile.read(world.scratch(name), limit: 10_000_000) else { continue }
      #expect(bytes.firstRange(of: Array("Zanzibarquilt".utf8)) == nil, "\(name)")
    }
  }

  @Test func `a second visitor's files never replace the first one's`() throws {
    let world = try DeskWorld()
    func submit(_ colour: String) throws -> DeskEntry {
      let (entry, _) = try world.start()
      let svg = "<svg xmlns='http://www.w3.org/2000/svg' fill='\(colour)'/>"
      _ = try world.desk.take(UploadedFile(.logo, Array(svg.utf8)), for: entry.id)
      return try world.desk.submit(entry.id).entry
    }
    let first = try submit("red")
    let second = try submit("blue")
    func logo(_ entry: DeskEntry) throws -> String {
      let name = try #require(try DraftForm(entry.text, file: "a").values["logo"])
      return try world.text("submissions/" + name)
    }
    #expect(try logo(first).contains("red"))
    #expect(try logo(second).contains("blue"))
    // Another logo is another file; the old one goes when the new one is submitted.
    let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    _ = try world.desk.take(UploadedFile(.logo, png), for: second.id)
    #expect(try logo(second).contains("blue"))
    _ = try world.desk.submit(second.id)
    #expect(throws: (any Error).self) { try logo(second) }
    try world.desk.erase(second.id)
    #expect(try logo(first).contains("red"))
  }

  @Test func `purging erases what the desk has of a person`() throws {
    let world = try DeskWorld()
    let (entry, token) = try world.start()
    _ = try world.start(RecordSubject("AS64503"), name: "Another")
    let wanted = { (path: String, submission: Submission?, saved: Int) in
      submission?.subject == DeskWorld.bluefin
    }
    let event = world.scratch("event.yaml")
    #expect(try Desk.purge(event: event, isDryRun: true, wanted) == ["Bluefin Broadband"])
    #expect(try world.desk.current(entry.id) != nil)
    #expect(try Desk.purge(event: event, isDryRun: false, wanted) == ["Bluefin Broadband"])
    #expect(try world.desk.presenter(token) == nil)
    #expect(try world.desk.queue().lines.map(\.name) == ["Another"])
  }

  @Test func `a run that ended while a submission was written is finished by the next`() throws {
    let scratch = try Scratch()
    var world = try DeskWorld(in: scratch)
    let (entry, _) = try world.start()
    var halfway = entry
    (halfway.file, halfway.pending, halfway.state) = ("submissions/as64501.yaml", entry.text, .submitted)
    try world.desk.store.replace(halfway, by: .presenter)
    world = try DeskWorld(in: scratch)
    #expect(try world.text("submissions/as64501.yaml") == entry.text)
    #expect(try world.desk.current(entry.id)?.pending == nil)
  }

  @Test(arguments: [
    (UploadedFile.Purpose.logo, "%PDF-1.7", "the logo is no SVG, PNG or JPEG file"),
    (.logo, "<html><body></body></html>", "the logo is no SVG, PNG or JPEG file"),
    (.logo, "", "the file is empty"),
    (.photo, "<svg/>", "the photo is no PNG or JPEG file"),
    (.slide, "<svg/>", "the slide is no PDF file; save your presentation as PDF first"),
    (.slide, "PK\u{3}\u{4}", "the slide is no PDF file; save your presentation as PDF first"),
  ])
  func `the content of an upload says what it is`(
    _ purpose: UploadedFile.Purpose, _ text: String, _ reason: String
  ) {
    #expect(throws: DeskError.upload(reason)) { try UploadedFile(purpose, Array(text.utf8)) }
  }

  @Test func `problems are beside their fields, with a fix`() async throws {
    let world = try DeskWorld()
    var (entry, _) = try world.start()
    entry = try world.save(entry, ["profile": "eyebals", "traffic": "a lot"])
    let threads = SlideThreads(1) { [desk = world.desk] in try desk.maker() }
    let drawn = try await world.desk.draw(entry, on: threads, key: "a")
    threads.end()
    let errors = drawn.problems.filter { $0.severity == .error }
    #expect(errors.map(\.field).sorted { ($0 ?? "") < ($1 ?? "") } == ["profile", "traffic"])
    #expect(errors.first { $0.field == "profile" }?.fix == "eyeballs")
    #expect(errors.first { $0.field == "traffic" }?.fix == nil)
    #expect(drawn.hasErrors)
    // What is wrong is held back; the rest is drawn from the record.
    #expect(drawn.reading.contains("Bluefin Broadband") && !drawn.reading.contains("a lot"))
    #expect(drawn.known["policy"] == "Selective")
    #expect(drawn.svg.starts(with: Array("<".utf8)))
  }
}
