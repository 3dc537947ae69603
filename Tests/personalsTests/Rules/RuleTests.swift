internal import Foundation
internal import TestSupport
internal import Testing

/// Every rule finds what it is for, and leaves alone what only looks like it.
@Suite struct RuleTests {
  private static let chapters = [
    RuleFixture.files, RuleFixture.submissions, RuleFixture.events, RuleFixture.records,
    RuleFixture.lookUps, RuleFixture.content, RuleFixture.pages, RuleFixture.templates, RuleFixture.checks,
  ]

  private static let all = chapters.flatMap(\.self)

  private static let alone = all.filter { $0.surroundings != nil }.map(\.rule)

  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// What `check` finds in a folder with an event.
  private struct Found: CustomStringConvertible {
    var problems: [Problem] = []

    func has(_ rule: String) -> Bool { problems.contains { $0.rule == rule } }
    var hasErrors: Bool { problems.contains { $0.severity == "error" } }
    var description: String { problems.map(\.description).joined(separator: "\n") }
  }

  /// A problem, as the report has it.
  private struct Problem: Decodable, CustomStringConvertible {
    var rule: String
    var severity: String
    var message: String
    var hint: String?
    var file: String
    var line: Int?
    var column: Int?
    var excerpt: String?
    var caret: Int?

    /// As people read it.
    var description: String {
      let place = [file] + [line, column].compactMap { $0.map(String.init) }
      var lines = ["\(place.joined(separator: ":")): \(severity): \(message) [\(rule)]"]
      if let excerpt { lines += ["  " + excerpt, "  " + String(repeating: " ", count: caret ?? 0) + "^"] }
      if let hint { lines.append("  hint: " + hint) }
      return lines.joined(separator: "\n")
    }
  }

  private struct Report: Decodable {
    struct Subject: Decodable {
      var file: String
      var diagnostics: [Problem]
    }
    var subjects: [Subject]
  }

  /// Checks events, by the folder each is in.
  private func check(
    _ folders: [String], _ surroundings: RuleFixture.Surroundings = .init(), in scratch: Scratch
  ) throws -> [String: Found] {
    let run = try scratch.personals(
      ["check", "--format", "json"] + surroundings.arguments + folders, environment: surroundings.environment)
    let subjects = try JSONDecoder().decode(Report.self, from: Data(run.output)).subjects
    let errors = subjects.flatMap(\.diagnostics).filter { $0.severity == "error" }
    let isOnlyUnavailable = errors.allSatisfy {
      ["record-unavailable", "own-slide-converter"].contains($0.rule)
    }
    #expect(run.code == (errors.isEmpty ? 0 : isOnlyUnavailable ? 69 : 65), "\(run.message)")
    var found: [String: Found] = [:]
    for subject in subjects {
      let folder = try #require(folders.first(where: subject.file.hasPrefix), "\(subject.file)")
      found[folder, default: Found()].problems += subject.diagnostics
    }
    return found
  }

  /// The rules that `--rules` lists, with the severities they have.
  private func catalogue() throws -> [String: [String]] {
    let lines = try scratch.personals("check", "--rules").text.split(separator: "\n")
    let pairs = lines.filter { $0.hasPrefix("  ") }.compactMap { line -> (String, [String])? in
      let words = line.split(separator: " ")
      let severities = words.dropFirst().prefix {
        ["error", "warning", "note"].contains($0.filter { $0 != "," })
      }
      return (String(words[0]), severities.map { String($0.filter { $0 != "," }) })
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  @Test func `every rule has an event that breaks it, and one that does not`() throws {
    let rules = try catalogue()
    #expect(Self.all.map(\.rule).sorted() == rules.keys.sorted())
  }

  @Test func `where all is well nothing is reported`() throws {
    try RuleFixture("", fires: [:]).write(fires: false, to: scratch, in: "")
    let run = try scratch.personals("check", "event.yaml", "--offline")
    #expect(run.code == 0 && run.text == "1 submission: nothing found\n" && run.message.isEmpty)
  }

  @Test(arguments: chapters.indices) func `rules find what they are for, and nothing else`(chapter: Int)
    throws
  {
    let fixtures = Self.chapters[chapter].filter { $0.surroundings == nil }
    for fixture in fixtures {
      for fires in [true, false] { try fixture.write(fires: fires, to: scratch, in: folder(fixture, fires)) }
    }
    let folders = fixtures.flatMap { [folder($0, true), folder($0, false)] }
    let found = try check(folders, in: scratch)
    let rules = try catalogue()
    for fixture in fixtures {
      expect(
        fixture, fires: found[folder(fixture, true)], quiet: found[folder(fixture, false)],
        rules[fixture.rule] ?? [])
      try expectDocumented(fixture, found[folder(fixture, true)])
    }
  }

  @Test(arguments: alone) func `rules about what is around the event`(rule: String) throws {
    let fixture = try #require(Self.all.first { $0.rule == rule })
    var found: [Bool: Found] = [:]
    for fires in [true, false] {
      let scratch = try Scratch()
      try fixture.write(fires: fires, to: scratch, in: "event/")
      let surroundings = try fixture.surroundings?(scratch, fires) ?? .init()
      found[fires] = try check(["event/"], surroundings, in: scratch)["event/"]
    }
    expect(fixture, fires: found[true], quiet: found[false], try catalogue()[rule] ?? [])
  }

  private func folder(_ fixture: RuleFixture, _ fires: Bool) -> String {
    "\(fires ? "fires" : "quiet")/\(fixture.rule)/"
  }

  private func expect(_ fixture: RuleFixture, fires: Found?, quiet: Found?, _ severities: [String]) {
    let own = fires?.problems.filter { $0.rule == fixture.rule } ?? []
    #expect(!own.isEmpty, "'\(fixture.rule)' does not fire:\n\(fires?.description ?? "nothing")")
    #expect(own.allSatisfy { severities.contains($0.severity) }, "\(own)")
    #expect(quiet?.has(fixture.rule) != true, "'\(fixture.rule)' fires:\n\(quiet?.description ?? "")")
    #expect(quiet?.hasErrors != true, "without '\(fixture.rule)':\n\(quiet?.description ?? "")")
  }

  /// What the documentation has as a rule's example is what is reported of the fixture. Long hints are cut there.
  private func expectDocumented(_ fixture: RuleFixture, _ found: Found?) throws {
    let page = try String(contentsOfFile: Places.root + "/docs/checks.md", encoding: .utf8)
    let section = try #require(
      page.components(separatedBy: "\n#### ").first { $0.hasPrefix(fixture.rule + "\n") }, "\(fixture.rule)")
    let example = section.components(separatedBy: "```text\n").dropFirst().first?.components(
      separatedBy: "\n```")[0]
    let told = found?.problems.first { $0.rule == fixture.rule }?.description
      .replacing(folder(fixture, true), with: "").replacing(Places.root + "/", with: "")
    let isSame =
      example?.hasSuffix(" …") == true
      ? told?.hasPrefix(example?.dropLast(2) ?? "-") == true : told == example
    #expect(isSame, "docs/checks.md has\n\(example ?? "nothing")\nand what is told is\n\(told ?? "nothing")")
  }
}
