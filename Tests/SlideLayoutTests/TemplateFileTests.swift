import Diagnostics
import Files
import SlideLayout
import Templates
import Testing

/// Mistakes in a template are reported with place, caret and the nearest right word.
@Suite struct TemplateFileTests {
  /// The classic template with one text in it replaced, and what is then wrong with it.
  private func problems(_ original: String, _ replacement: String) throws -> [String] {
    let path = Repository.path("templates/classic/template.yaml")
    let text = String(decoding: try InputFile.read(path, limit: Template.limit), as: UTF8.self)
    try #require(text.contains(original))
    let changed = text.replacing(original, with: replacement, maxReplacements: 1)
    let template = Template.decode(
      [TemplateSource(Array(changed.utf8), file: "template.yaml")], pages: { BlockPages($0) })
    #expect(template.value == nil)
    // Line numbers change with every edit of the template; the rest is the message.
    return template.diagnostics.map { $0.text.replacing(/^template\.yaml:\d+:/, with: "template.yaml:LINE:") }
  }

  @Test func `unknown block`() throws {
    #expect(
      try problems(
        "planned: {}\n                              part", "plannd: {}\n                              part")
        == [
          """
          template.yaml:LINE:31: error: this is no kind of block
                                          plannd: {}
                                          ^
            hint: did you mean 'planned'? the blocks are column, row, flow, either, box, text, rule, logo, qr, \
          ratio, message, presence, names, planned, table, matrix, shares, map, conversations, slots
          """
        ])
  }

  /// The key that is no kind is shown, not the first of the block.
  @Test func `unknown block behind its name`() throws {
    #expect(
      try problems(
        "{ text: \"{name}\", name: name, style: name-alone",
        "{ name: name, txet: \"{name}\", style: name-alone"
      ).first == """
        template.yaml:LINE:45: error: this is no kind of block
                                      - { name: name, txet: "{name}", style: name-alone, lines: 2, heading: 1 …
                                                      ^
          hint: did you mean 'text'? the blocks are column, row, flow, either, box, text, rule, logo, qr, \
        ratio, message, presence, names, planned, table, matrix, shares, map, conversations, slots
        """)
  }

  @Test func `a colour that is a comment is reported where it is, and once`() throws {
    let told = try problems("accent-network: \"#0b6e4f\"", "accent-network: #0b6e4f")
    #expect(told.count == 1)
    #expect(
      told.first?.contains("error: the colour is missing: what follows a '#' is a comment") == true)
    let wrong = try problems("  ink: \"#14213d\"", "  ink: red")
    #expect(wrong.count == 1 && wrong.first?.contains("'red' is not a colour") == true)
  }

  @Test func `unknown option`() throws {
    #expect(
      try problems("minimum-rows: 2", "minimal-rows: 2") == [
        """
        template.yaml:LINE:31: error: unknown key 'minimal-rows'
                                        minimal-rows: 2
                                        ^
          hint: did you mean 'minimum-rows'?
        """
      ])
  }

  @Test func `unknown color`() throws {
    let problems = try problems("fill: accent 6%", "fill: acent 6%")
    // The band is on both pages, through an anchor; it is reported once.
    #expect(problems.count == 1)
    #expect(problems[0].contains("error: there is no colour 'acent'\n"))
    #expect(problems[0].contains("hint: did you mean 'accent'? the colours are accent, accent-deck,"))
  }

  @Test func `colors that are none`() throws {
    #expect(
      try problems("ink: \"#14213d\"", "ink: \"#14213\"").first == """
        template.yaml:LINE:8: error: '#14213' is not a colour
            ink: "#14213"
                 ^
          hint: write it as "#0b6e4f"
        """)
    #expect(
      try problems("fill: accent 6%", "fill: accent 600%").first == """
        template.yaml:LINE:23: error: 'accent 600%' is not a colour
                          fill: accent 600%
                                ^
          hint: write 'accent 6%'
        """)
  }

  @Test func `unknown style`() throws {
    let problems = try problems("style: badge", "style: bagde")
    #expect(problems.count == 1)
    #expect(problems[0].contains("error: there is no style 'bagde'"))
    #expect(problems[0].contains("hint: did you mean 'badge'?"))
  }

  @Test func `unknown placeholder`() throws {
    let problems = try problems("\"{asn}\"", "\"{as}\"")
    #expect(problems.count == 1)
    #expect(problems[0].contains("error: there is nothing named '{as}'"))
    #expect(problems[0].contains("hint: did you mean '{asn}'?"))
  }

  @Test func `missing and unknown labels`() throws {
    let problems = try problems("  planned: Planned\n", "  plannd: Planned\n")
    #expect(problems.count == 2)
    // In the order of the file: the labels as a whole, then the key in them.
    #expect(problems[0].contains("the label 'planned' is missing"))
    #expect(problems[1].contains("unknown key 'plannd'") && problems[1].contains("did you mean 'planned'?"))
  }

  @Test func `labels with placeholders they are not given`() throws {
    let problems = try problems("more: \"+ {count} more\"", "more: \"+ {cuont} more\"")
    #expect(
      problems == [
        """
        template.yaml:LINE:9: error: the label 'more' has nothing named '{cuont}'
            more: "+ {cuont} more"
                  ^
          hint: did you mean '{count}'? it takes {count}
        """
      ])
  }

  @Test func `colors every template needs`() throws {
    let problems = try problems("  background: \"#ffffff\"\n", "  ground: \"#ffffff\"\n")
    #expect(problems.contains { $0.contains("the colour 'background' is missing") })
  }

  @Test func `a need that no one meets`() throws {
    let problems = try problems("needs: body", "needs: bodies")
    #expect(problems.count == 1)
    #expect(problems[0].contains("no block in here is named 'bodies'"))
    #expect(problems[0].contains("their names are header, body, foot"))
  }

  @Test func `numbers that are none`() throws {
    #expect(
      try problems("height: 88", "height: tall").first?.contains(
        "should be a length in points, not 'tall'") == true)
    #expect(try problems("size: 46", "size: 4000").first?.contains("4000 is not between 4 and 400") == true)
    #expect(
      try problems("minimum: 32", "minimum: 64").first?.contains(
        "the minimum is larger than the size") == true)
  }

  @Test func months() throws {
    let problems = try problems("[Jan, Feb, ", "[Jan, ")
    #expect(problems.count == 1)
    #expect(problems[0].contains("there are 11 months, not 12"))
  }

  @Test func versions() throws {
    #expect(
      try problems("version: 1", "version: 2").first?.contains(
        "this program reads templates of version 1, not 2") == true)
  }

  @Test func `many at once`() throws {
    let text = "template: mine\npage: { width: 10, heigth: 540 }\ncolors: []\n"
    let template = Template.decode(
      [TemplateSource(Array(text.utf8), file: "template.yaml")], pages: { BlockPages($0) })
    #expect(template.value == nil)
    let messages = template.diagnostics.map(\.message)
    #expect(messages.contains("unknown key 'heigth'"))
    #expect(messages.contains("10 is not between 72 and 5000"))
    #expect(messages.contains("'colors' should be names and colours, not a list"))
    #expect(messages.contains("'pages' is missing: a tree of blocks for each kind of page"))
  }

  @Test func `no template at all`() {
    for text in ["", "[]", "just text", "\t- x", "a: b: c"] {
      let template = Template.decode(
        [TemplateSource(Array(text.utf8), file: "template.yaml")], pages: { BlockPages($0) })
      #expect(template.value == nil)
      #expect(template.diagnostics.hasErrors)
    }
  }
}
