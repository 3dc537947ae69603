import Diagnostics
import Foundation
import Submissions
import Templates
import Testing

@testable import SlideLayout

/// `docs/templates.md` names everything a template may say.
@Suite struct TemplatesPageTests {
  let page: MarkdownPage

  init() throws { page = try MarkdownPage("docs/templates.md") }

  /// Whether a text has `name`, or `name: value`, in backticks.
  private func names(_ name: String, in text: some StringProtocol) -> Bool {
    text.contains("`\(name)`") || text.contains("`\(name): ")
  }

  @Test func `every block and option`() throws {
    for block in BlockRegistry.kinds.all {
      let kind = block.kind
      let start = try #require(page.text.range(of: "**`\(kind)`**"), "'\(kind)' is not explained")
      let rest = page.text[start.upperBound...]
      let ends = ["\n**`", "\n#"].compactMap { rest.range(of: $0)?.lowerBound }
      let section = rest[..<(ends.min() ?? rest.endIndex)]
      #expect(section.contains("images/blocks/\(kind).png"), "'\(kind)' has no picture")
      for option in block.optionNames {
        #expect(names(option, in: section), "'\(option)' of '\(kind)' is not explained")
      }
      // A table of options has no others. Tables of a column's fields have a heading of their own.
      let table = section.firstRange(of: "| option |").map {
        section[$0.lowerBound...].split(separator: "\n\n")[0]
      }
      for row in (table ?? "").matches(of: /\n\| `([a-z-]+)`/)
      where !block.optionNames.contains(String(row.1)) {
        Issue.record("'\(kind)' has no '\(row.1)'")
      }
    }
    for option in BlockReader.commonOptions {
      #expect(names(option, in: page.text), "'\(option)' is not explained")
    }
  }

  @Test func `every label and placeholder`() {
    for label in Labels.names { #expect(page.text.contains("`\(label)`"), "'\(label)' is not explained") }
    for field in SlideFields.names + SlideFields.deckNames {
      #expect(page.text.contains("`{\(field)}`"), "'{\(field)}' is not explained")
    }
  }

  @Test func `every name of a block and a style`() throws {
    let path = "\(MarkdownPage.root)/templates/classic/template.yaml"
    let classic = try String(contentsOfFile: path, encoding: .utf8)
    let styles = try #require(
      Template.decode([TemplateSource(Array(classic.utf8), file: path)], pages: { BlockPages($0) }).value
    ).styles.keys
    let start = try #require(page.text.range(of: "### Names of blocks and styles")).upperBound
    let section = page.text[start...].prefix { $0 != "#" }
    let blocks = Set(classic.matches(of: /[ {](?:name|part): ([\w-]+(?: [\w-]+)*)/).map { String($0.1) })
    #expect(blocks.count > 80)
    for name in blocks.union(styles) {
      #expect(section.contains("`\(name)`"), "'\(name)' is not listed")
    }
  }

  @Test func `every key of the file`() {
    for key in TemplateSource.keys { #expect(names(key, in: page.text), "'\(key)' is not explained") }
  }

  /// Templates in the page extend the classic one, and are right.
  @Test func `examples are right`() throws {
    let path = "\(MarkdownPage.root)/templates/classic/template.yaml"
    let classic = Array(try String(contentsOfFile: path, encoding: .utf8).utf8)
    let examples = page.codeBlocks.filter { $0.language == "yaml" && $0.code.hasPrefix("template:") }
    #expect(examples.count > 1)
    for example in examples {
      let sources = [
        TemplateSource(Array(example.code.utf8), file: "mine.yaml"),
        TemplateSource(classic, file: "classic.yaml"),
      ]
      #expect(
        Template.decode(sources, pages: { BlockPages($0) }).diagnostics.map(\.text) == [],
        "line \(example.line)")
    }
  }

  @Test func `every dynamic color`() {
    for name in Palette.dynamicNames { #expect(names(name, in: page.text), "'\(name)' is not explained") }
  }

  @Test func `messages are the program's own`() throws {
    let path = "templates/classic/template.yaml"
    let classic = try String(contentsOfFile: "\(MarkdownPage.root)/\(path)", encoding: .utf8)
    let mistakes = [
      ("34, color: accent-text", "34, color: acent-text"),
      ("\"{siblings}\", \"{types}\"", "\"{siblings}\", \"{type}\""),
      ("planned: {}\n", "plannd: {}\n"),
    ]
    var wrong = classic
    for (right, mistake) in mistakes {
      let place = try #require(wrong.range(of: right))
      wrong.replaceSubrange(place, with: mistake)
    }
    let told = Template.decode(
      [TemplateSource(Array(wrong.utf8), file: "mine/template.yaml")], pages: { BlockPages($0) }
    ).diagnostics
    let quoted = try #require(page.codeBlocks.first { $0.language == "text" })
    #expect(withoutPlaces(told.map { $0.text + "\n" }.joined()) == withoutPlaces(quoted.code))
  }

  /// The text without lines and columns, which move with every line of the template.
  private func withoutPlaces(_ text: String) -> String { text.replacing(/yaml:\d+:\d+:/, with: "yaml:") }
}
