internal import Foundation
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
    var problems: [(rule: String, severity: String, message: String)] = []

    func has(_ rule: String) -> Bool { problems.contains { $0.rule == rule } }
    var hasErrors: Bool { problems.contains { $0.severity == "error" } }
    var description: String {
      problems.map { "\($0.severity): \($0.message) [\($0.rule)]" }.joined(separator: "\n")
    }
  }

  /// Checks events, by the folder each is in.
  private func check(
    _ folders: [String], _ surroundings: RuleFixture.Surroundings = .init(), in scratch: Scratch
  ) throws -> [String: Found] {
    let run = try scratch.personals(
      ["check", "--format", "json"] + surroundings.arguments + folders, environment: surroundings.environment)
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output)) as? [String: Any], "\(run.message)")
    var found: [String: Found] = [:]
    for subject in report["subjects"] as? [[String: Any]] ?? [] {
      let file = subject["file"] as? String ?? ""
      let folder = try #require(folders.first(where: file.hasPrefix), "\(file)")
      for problem in subject["diagnostics"] as? [[String: Any]] ?? [] {
        func text(_ key: String) -> String { problem[key] as? String ?? "" }
        found[folder, default: Found()].problems.append((text("rule"), text("severity"), text("message")))
      }
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

  @Test func `where all is well nothing is told`() throws {
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
}
