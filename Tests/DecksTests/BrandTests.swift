import Diagnostics
import Files
internal import Foundation
import Scene
import SlideLayout
import Submissions
import Templates
import TestSupport
import Testing

@testable import Decks
@testable import Slides

/// An event's look, on every template.
@Suite struct BrandTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
  private static let folders = DataFolders(root: root)
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func branded(_ lines: String, on name: String = "classic") throws -> Diagnosed<Template> {
    let text = "event: Forum\nbrand:\n" + lines.split(separator: "\n").map { "  \($0)\n" }.joined()
    let event = EventFile.decode(Array(text.utf8), file: "event.yaml")
    #expect(event.diagnostics.map(\.text) == [])
    let template = try #require(try TemplateLibrary(Self.folders).template(name).value)
    return try #require(event.value).brand.applied(to: template, in: scratch.path, Self.folders)
  }

  @Test(arguments: ["classic", "stage", "map", "handout"])
  func `colours replace those of any template`(name: String) throws {
    let accent = name == "stage" ? "#ffd000" : "#7a1f5c"
    let result = try branded("accents: { network: \"\(accent)\" }\naccent: \"\(accent)\"", on: name)
    #expect(result.diagnostics.map(\.text) == [])
    #expect(result.value.palette.colors["accent-network"] == Color(hex: accent))
    #expect(result.value.palette.colors["accent-deck"] == Color(hex: accent))
  }

  @Test func `an accent that is too light`() throws {
    #expect(
      try branded("accents: { exchange: \"#f0c000\" }").diagnostics.map(\.text) == [
        """
        event.yaml:3:24: warning: the accent #f0c000 of 'exchange' has a contrast of 1.7 to 1 on #ffffff; text in it \
        gets another colour
            accents: { exchange: "#f0c000" }
                                 ^
          hint: a colour with a contrast of 4.5 to 1 or more stays as it is
        """
      ])
  }

  @Test func `a ground that text cannot be read on`() throws {
    let problems = try branded("background: \"#8090a0\"").diagnostics
    #expect(problems.count == 1)
    #expect(problems.first?.message.hasPrefix("on #8090a0 text of the style ") == true)
  }

  @Test func `a picture needs its wash`() throws {
    let svg =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 16 9\"><rect width=\"16\" height=\"9\"/></svg>"
    try scratch.write(svg, to: "waves.svg")
    let thick = try branded("background-image: waves.svg\nwash: 100%")
    #expect(thick.diagnostics.map(\.text) == [])
    let thin = try branded("background-image: waves.svg\nwash: 60%")
    #expect(thin.diagnostics.map(\.rule) == ["contrast"])
    let maker = try SlideMaker(template: thin.value, folders: Self.folders)
    let location = SourceLocation(file: "deck")
    let closing = try maker.layout.page(DeckPage(.matrix, DeckFacts()), location: location, pageNumber: "1")
      .page
    guard case .image = closing.elements.first else {
      Issue.record("the picture is not behind the page")
      return
    }
    // A hand-made page brings its own ground.
    let own = try maker.layout.page(DeckPage(.ownSlide, DeckFacts()), location: location, pageNumber: "1")
      .page
    if case .image = own.elements.first { Issue.record("a picture lies over the hand-made page") }
  }

  @Test func `fonts by file`() throws {
    let font = Self.root + "/fonts/noto/NotoSans-Bold.ttf"
    let result = try branded("fonts: { text: \(font), titles: missing.otf }")
    #expect(result.value.families == ["Inter": "Noto Sans"])
    #expect(
      result.diagnostics.map(\.message) == ["the font is left out: \(scratch.path)/missing.otf: no such file"]
    )
    try scratch.write("no font", to: "none.otf")
    #expect(try branded("fonts: { titles: none.otf }").diagnostics.map(\.rule) == ["font"])
  }
}
