@testable import Slides
import Diagnostics
import Files
internal import Foundation
import Scene
import SlideLayout
import TestSupport
import Testing

/// Templates that extend others.
@Suite struct TemplateExtendsTests {
  private let scratch: Scratch
  private let folders: DataFolders

  init() throws {
    scratch = try Scratch()
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    folders = DataFolders(root: root)
  }

  private func write(_ name: String, _ text: String) throws -> String {
    let folder = scratch.path + "/" + name
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: folder + "/template.yaml"))
    return folder
  }

  /// What is wrong with a template, without the scratch folder's path.
  private func problems(_ text: String) throws -> [String] {
    let path = try write("mine", text)
    let read = try TemplateLibrary(folders).template(path)
    #expect(read.value == nil)
    return read.diagnostics.map { $0.text.replacing(scratch.path + "/", with: "") }
  }

  @Test func `what is not said comes from the base`() throws {
    let path = try write(
      "mine",
      """
      template: mine
      extends: classic
      page: { width: 1000 }
      colors: { ink: "#000000" }
      styles:
        value: { size: 72 }
        mine: { size: 20, weight: 700 }
      labels: { traffic: Trafik }
      """)
    let read = try TemplateLibrary(folders).template(path)
    #expect(
      read.diagnostics.map { $0.text.replacing(scratch.path + "/", with: "") } == [
        """
        mine/template.yaml:7:3: warning: nothing uses the style 'mine'
            mine: { size: 20, weight: 700 }
            ^
          hint: the template below has no style of that name, and no block here asks for it
        """
      ])
    let mine = try #require(read.value)
    let classic = try #require(try TemplateLibrary(folders).template("classic").value)
    #expect(mine.name == "mine")
    #expect(mine.pageSize == Size(width: 1000, height: classic.pageSize.height))
    #expect(mine.palette.colors["ink"] == .black)
    #expect(mine.palette.colors["grey"] == classic.palette.colors["grey"])
    let (was, value) = (try #require(classic.styles["value"]), try #require(mine.styles["value"]))
    #expect(value.size == 72)
    // It grows with the size.
    #expect(abs((value.leading - was.leading * value.size.ratio(to: was.size)).points) < 0.001)
    #expect(value.minimumSize == was.minimumSize)
    #expect(value.weight == was.weight)
    #expect(mine.styles["mine"]?.weight == 700)
    #expect(DeckWords(mine).title(.matrix) == DeckWords(classic).title(.matrix))
  }

  @Test func `a template extends one that extends another`() throws {
    _ = try write(
      "first", "template: first\nextends: classic\ncolors: { ink: \"#111111\", grey: \"#222222\" }\n")
    let second = try write("second", "template: second\nextends: ../first\ncolors: { ink: \"#333333\" }\n")
    let read = try TemplateLibrary(folders).template(second)
    #expect(read.diagnostics.map(\.text) == [])
    #expect(read.value?.palette.colors["ink"] == Color(hex: "#333333"))
    #expect(read.value?.palette.colors["grey"] == Color(hex: "#222222"))
  }

  @Test func `a base that is missing`() throws {
    #expect(
      try problems("template: mine\nextends: clasic\n").map { $0.replacing(/built in are .*;/, with: "…;") }
        == [
          """
          mine/template.yaml:2:10: error: no template named 'clasic' is built in
            extends: clasic
                     ^
            hint: did you mean 'classic'? …; a folder's path has a '/' in it: './mine'
          """
        ])
    #expect(
      try problems("template: mine\nextends: ../theirs\n") == [
        """
        mine/template.yaml:2:10: error: there is no template at '../theirs'
          extends: ../theirs
                   ^
          hint: the path starts from the folder of this file
        """
      ])
  }

  @Test func `a template that extends itself`() throws {
    _ = try write("other", "template: other\nextends: ../mine\n")
    #expect(
      try problems("template: mine\nextends: ../other\n") == [
        """
        other/template.yaml:2:10: error: the template extends itself, through '../mine'
          extends: ../mine
                   ^
          hint: let one of them extend nothing, or 'classic'
        """
      ])
  }

  @Test func `problems are reported in the file they are in`() throws {
    _ = try write("other", "template: other\nextends: classic\nstyles: { value: { size: huge } }\n")
    let problems = try problems(
      "template: mine\nextends: ../other\nstyles: { name: { colour: ink } }\nblocks: { foter: ~ }\n")
    #expect(
      problems == [
        """
        mine/template.yaml:3:19: error: unknown key 'colour'
          styles: { name: { colour: ink } }
                            ^
          hint: did you mean 'color'?
        """,
        """
        mine/template.yaml:4:11: error: no page of the template below has a block named 'foter'
          blocks: { foter: ~ }
                    ^
          hint: did you mean 'footer'?
        """,
        """
        other/template.yaml:3:26: error: 'styles.value.size' should be a length in points, not 'huge'
          styles: { value: { size: huge } }
                                   ^
        """,
      ])
  }

  @Test func `blocks change by their names`() throws {
    let path = try write(
      "mine",
      """
      template: mine
      extends: classic
      blocks:
        network/accent: { width: 30 }
        accent: { fill: grey }
        closing/title: { text: "Bye" }
        closing/text: ~
        footer: { box: { text: "{page}", style: footer, name: page only } }
      """)
    let read = try TemplateLibrary(folders).template(path)
    #expect(read.diagnostics.map(\.text) == [])
    let maker = try SlideMaker(template: try #require(read.value), folders: folders)
    var facts = DeckFacts()
    facts.text = "See you"
    let closing = try maker.deckPage(DeckPage(.closing, facts), number: "7")
    #expect(closing.texts == ["Bye"])
    let missing = try maker.deckPage(DeckPage(.missing, facts), number: "7")
    #expect(missing.texts.contains("7"))
  }

  @Test func `a page in the place of one that the base changes`() throws {
    // The map template changes blocks of classic's page for networks, of which nothing is left here.
    let path = try write(
      "mine",
      """
      template: mine
      extends: map
      pages: { network: { text: "{name}", style: name } }
      """)
    #expect(try TemplateLibrary(folders).template(path).diagnostics.map(\.text) == [])
  }

  @Test func `blocks in another order`() throws {
    let path = try write(
      "mine",
      """
      template: mine
      extends: classic
      pages:
        closing:
          order: [second, first]
          column:
            - { text: "one", name: first, style: name }
            - { text: "two", name: second, style: name }
            - { text: "three", name: third, style: name }
      """)
    let read = try TemplateLibrary(folders).template(path)
    #expect(read.diagnostics.map(\.text) == [])
    let maker = try SlideMaker(template: try #require(read.value), folders: folders)
    #expect(
      try maker.deckPage(DeckPage(.closing, DeckFacts()), number: "1").texts == ["two", "one", "three"])
    #expect(
      try problems("template: mine\nextends: classic\nblocks: { lists: { order: [exchange] } }\n")
        .first?.contains("no block in here is named 'exchange'") == true)
  }

  /// A colour of another name than the one meant is reported; one for blocks of the template's own is not.
  @Test func `misspelt names are reported`() throws {
    let path = try write(
      "mine",
      """
      template: mine
      extends: classic
      colors: { acent-network: "#7a1f5c", paper: "#ffffff" }
      styles: { valeu: { size: 40 }, stamp: { size: 20, color: ink } }
      blocks: { closing/text: { text: "Bye", style: stamp }, closing/title: { box: {}, fill: paper } }
      """)
    let read = try TemplateLibrary(folders).template(path)
    #expect(read.value != nil)
    #expect(
      read.diagnostics.map { $0.text.replacing(scratch.path + "/", with: "") } == [
        """
        mine/template.yaml:3:11: warning: nothing uses the colour 'acent-network'
          colors: { acent-network: "#7a1f5c", paper: "#ffffff" }
                    ^
          hint: did you mean 'accent-network'? the template below has no colour of that name, and no block here asks for it
        """,
        """
        mine/template.yaml:4:11: warning: nothing uses the style 'valeu'
          styles: { valeu: { size: 40 }, stamp: { size: 20, color: ink } }
                    ^
          hint: did you mean 'value'? the template below has no style of that name, and no block here asks for it
        """,
      ])
  }

  /// Nothing follows from a colour or a style that cannot be read: all that is reported is reported there.
  @Test(arguments: [
    "colors: { ink: [1] }", "colors: { ink: blu }", "styles: { value: { size: huge } }",
    "styles: { mine: { weight: 600 } }\nblocks: { closing/text: { style: mine } }",
  ])
  func `one mistake is reported once`(text: String) throws {
    let found = try problems("template: mine\nextends: classic\n\(text)\n")
    #expect(found.count == 1 && found[0].hasPrefix("mine/template.yaml:3:"), "\(found)")
  }

  @Test func `an option of other blocks`() throws {
    #expect(
      try problems("template: mine\nextends: classic\nblocks:\n  network/header: { order: [name] }\n") == [
        """
        mine/template.yaml:4:21: error: a block of the kind 'box' has no 'order'
            network/header: { order: [name] }
                              ^
          hint: it is an option of column, row, flow
        """
      ])
  }

  @Test func `a block in anothers place`() throws {
    let path = try write(
      "mine",
      """
      template: mine
      extends: classic
      blocks: { closing/text: { rule: 3, color: grey } }
      """)
    #expect(try TemplateLibrary(folders).template(path).diagnostics.map(\.text) == [])
    // An option of the block that was there is no option of the one that takes its place.
    #expect(
      try problems(
        "template: mine\nextends: classic\nblocks: { closing/text: { rule: 3, color: grey, lines: 2 } }\n"
      )
      .map { $0.contains("a block of the kind 'rule' has no 'lines'") } == [true])
  }
}

extension SlideMaker {
  fileprivate func deckPage(_ page: DeckPage, number: String) throws -> Page {
    try layout.page(page, location: SourceLocation(file: "deck"), pageNumber: number).page
  }
}

extension Page {
  fileprivate var texts: [String] { elements.flatMap(\.texts) }
}

extension Element {
  fileprivate var texts: [String] {
    switch self {
    case .glyphs(let run): [run.text]
    case .group(_, let children), .link(_, let children), .tag(_, let children): children.flatMap(\.texts)
    case .shape, .image: []
    }
  }
}
import Templates
