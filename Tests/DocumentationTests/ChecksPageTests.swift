import Checks
import Diagnostics
import Foundation
import Testing

/// `docs/checks.md` explains every rule, and there is none that it does not know.
@Suite struct ChecksPageTests {
  /// Rules that `check` cannot find: a table that cannot be read stops `sync`, and `check` draws no pages.
  private static let elsewhere: Set = ["table-syntax", "not-drawn"]

  private func sections() throws -> [(name: String, text: String)] {
    try MarkdownPage("docs/checks.md").text.components(separatedBy: "\n#### ").dropFirst().map { section in
      let lines = section.split(separator: "\n", maxSplits: 1)
      return (String(lines[0]), String(lines.last ?? ""))
    }
  }

  @Test func `each rule has its place, in the order of the catalogue`() throws {
    #expect(try sections().map(\.name) == RuleCatalogue.rules.map(\.name))
    let headings = try MarkdownPage("docs/checks.md").headings
    #expect(RuleCatalogue.chapters.allSatisfy { headings.contains($0.title) })
  }

  @Test func `each has its severity, what it is for, an example and the fix`() throws {
    for (section, rule) in zip(try sections(), RuleCatalogue.rules) {
      let severities = rule.severities.map(\.rawValue).joined(separator: " or ")
      let head = "**\(severities.prefix(1).uppercased())\(severities.dropFirst())**: \(rule.summary).\n"
      #expect(section.text.contains(head), "\(rule.name)")
      let parts = section.text.components(separatedBy: "```")
      #expect(parts.count == 3 && parts[1].contains("[\(rule.name)]"), "\(rule.name)")
      #expect(parts.last?.contains { $0.isLetter } == true, "'\(rule.name)' has no fix")
    }
  }

  /// The names that the sources tell something by.
  private func told() throws -> Set<String> {
    let root = MarkdownPage.root + "/Sources"
    let files = try #require(FileManager.default.enumerator(atPath: root)).compactMap { $0 as? String }
    var names: Set<String> = []
    for file in files where file.hasSuffix(".swift") && !file.contains("RuleChapter+") {
      let source = try String(contentsOfFile: "\(root)/\(file)", encoding: .utf8)
      for match in source.matches(
        of: /(?:[rR]ule: |[rR]ule = |(?:warn|note|unlocated)\(\s*)"([a-z]+(?:-[a-z]+)*)"/)
      {
        names.insert(String(match.output.1))
      }
    }
    return names
  }

  @Test func `whatever is reported is reported by a rule of the catalogue`() throws {
    let told = try told()
    #expect(told.count > 80)
    #expect(told.subtracting(Self.elsewhere).sorted() == RuleCatalogue.rules.map(\.name).sorted())
  }
}
