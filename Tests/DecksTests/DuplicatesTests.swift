import Diagnostics
import Files
import Foundation
import PeeringDB
import Presentations
import Submissions
import TestSupport
import Testing

@testable import Decks
@testable import Slides

/// Two submissions of one presenter, and which of them counts.
@Suite struct DuplicatesTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// The files of an event's presenters, and what is reported of duplicates, by the file it is reported in.
  private func load(
    duplicates: String, in folder: String = ""
  ) throws -> (files: [String], told: [String], all: [Diagnostic]) {
    let file = try scratch.write("event: E\nduplicates: \(duplicates)\n", to: folder + "event.yaml")
    let event = try #require(try DeckSources.event(file).value)
    let resolver = SlideResolver(root: "/") { () throws(SourceError) in
      throw SourceError(request: "", host: "nobody.example", reason: .unknownHost)
    }
    let ages = FileAges(environment: ProcessInfo.processInfo.environment)
    let loaded = DeckSources.load(event, file: file, resolver, ages, .none)
    let start = scratch(folder + "submissions/")
    return (
      loaded.presenters.map { $0.file.replacing(start, with: "") },
      loaded.diagnostics.filter { $0.rule == "duplicate" }
        .map { "\($0.location.file): \($0.message)".replacing(start, with: "") }, loaded.diagnostics
    )
  }

  private func submit(_ name: String, _ more: String = "", in folder: String = "", at time: Int? = nil) throws
  {
    let records = DeckBuilderTests.root + "/examples/records"
    let path = try scratch.write(
      "network: 64502\nrecord: \(records)/as64502.json\n\(more)", to: "\(folder)submissions/\(name).yaml")
    guard let time else { return }
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: TimeInterval(time))], ofItemAtPath: path)
  }

  private func git(_ arguments: String..., in folder: String = "", at time: Int = 0) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "-c", "user.name=T", "-c", "user.email=t@example.org"] + arguments
    process.currentDirectoryURL = URL(filePath: scratch(folder))
    process.environment = ProcessInfo.processInfo.environment.merging([
      "GIT_COMMITTER_DATE": "@\(1_700_000_000 + time) +0000"
    ]) { $1 }
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(arguments)")
  }

  private func commit(_ time: Int) throws {
    try git("add", "-A")
    try git("commit", "-q", "-m", "\(time)", at: time)
  }

  @Test func `files that no one commits are as old as they are`() throws {
    try submit("a", at: 2_000_000_000)
    try submit("b", at: 1_900_000_000)
    let found = try load(duplicates: "newest")
    #expect(found.files == ["a.yaml"])
    #expect(found.told == ["a.yaml: AS64502 is also in b.yaml; this one is newer and is used"])
    // As an archive unpacks them: one time for all.
    try submit("b", at: 2_000_000_000)
    let same = try load(duplicates: "newest")
    #expect(same.files == ["a.yaml", "b.yaml"])
    #expect(
      same.told == [
        "b.yaml: AS64502 is also in a.yaml; which one is newer is unknown, so all of them are in the deck"
      ])
  }

  @Test func `in a repository the last commit of a file counts, whenever it was checked out`() throws {
    try git("init", "-q")
    // Before the first commit there is nothing else to go by.
    try submit("a", at: 1_900_000_000)
    try submit("b ü", at: 1_800_000_000)
    #expect(try load(duplicates: "newest").files == ["a.yaml"])
    try commit(1)
    #expect(try load(duplicates: "newest").files == ["a.yaml", "b ü.yaml"], "one commit has both")
    try submit("b ü", "speaker: Ana\n", at: 1_800_000_000)
    try commit(2)
    let found = try load(duplicates: "newest")
    #expect(found.files == ["b ü.yaml"])
    #expect(found.told == ["b ü.yaml: AS64502 is also in a.yaml; this one is newer and is used"])
    // One that was changed and not committed is as old as it is, and so is one that Git does not have.
    try submit("a", "speaker: Mele\n", at: 1_900_000_000)
    #expect(try load(duplicates: "newest").files == ["a.yaml"])
    try submit("c", at: 2_000_000_000)
    #expect(try load(duplicates: "newest").files == ["c.yaml"])
  }

  @Test func `what is older than the history that was fetched is not taken for new`() throws {
    try git("init", "-q")
    for (time, name) in [(1, "a"), (2, "b")] {
      try submit(name)
      try commit(time)
    }
    try git("clone", "-q", "--depth", "1", "file://" + scratch.path, "shallow")
    let cut = try load(duplicates: "newest", in: "shallow/")
    #expect(cut.files == ["a.yaml", "b.yaml"])
    #expect(cut.told.count == 1 && cut.told[0].contains("which one is newer is unknown"))
    // A commit that was fetched is newer than all that was not.
    try submit("a", "speaker: Ana\n")
    try git("add", "submissions")
    try git("commit", "-q", "-m", "3", at: 3)
    try git("clone", "-q", "--depth", "2", "file://" + scratch.path, "deeper")
    #expect(try load(duplicates: "newest", in: "deeper/").files == ["a.yaml"])
  }

  @Test func `a newer one that is wrong does not take the place of one that is not, and is reported`() throws
  {
    try submit("a", at: 1_800_000_000)
    try submit("b", "slide: gone.pdf\n", at: 1_900_000_000)
    let found = try load(duplicates: "newest")
    #expect(found.files == ["a.yaml"])
    #expect(found.told == ["a.yaml: AS64502 is also in b.yaml; a newer one has errors, so this one is used"])
    #expect(found.all.contains { $0.severity == .error && $0.message.contains("gone.pdf") })
    // An older one that is wrong is no longer used.
    try submit("a", at: 2_000_000_000)
    let old = try load(duplicates: "newest")
    #expect(old.told == ["a.yaml: AS64502 is also in b.yaml; this one is newer and is used"])
    #expect(!old.all.contains { $0.severity == .error })
  }

  @Test func `a presenter without a number is known by the name`() throws {
    try scratch.write("name: Reef Câche\n", to: "submissions/a.yaml")
    try scratch.write("name: reef cache\n", to: "submissions/b.yaml")
    try scratch.write("name: Other\n", to: "submissions/c.yaml")
    let found = try load(duplicates: "keep")
    #expect(found.files.count == 3)
    #expect(found.told == ["b.yaml: reef cache is also in a.yaml; all of them are in the deck"])
  }
}
