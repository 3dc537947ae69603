internal import Foundation
internal import Testing

/// `personals template`, as it is run.
@Suite struct TemplateCommandTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.makeFolder("given")
  }

  @Test func listTellsRatiosAndLanguages() throws {
    let run = try scratch.personals("template", "list")
    #expect(run.code == 0 && run.message.isEmpty)
    let lines = run.text.split(separator: "\n").map {
      $0.split(separator: " ", maxSplits: 1).map(String.init)
    }
    let classic = try #require(lines.first { $0[0] == "classic" })
    #expect(classic[1].contains("16:9, 4:3") && classic[1].contains("en, ar, es, fr, ja, pt"))
    #expect(lines.contains { $0[0] == "handout" && $0[1].contains("595 × 842 pt") })
  }

  /// What the documentation tells a newcomer to do.
  @Test func aNewTemplateIsMadeCheckedAndUsed() throws {
    let made = try scratch.personals("template", "new", "mine", "--from", "stage")
    #expect(made.code == 0)
    #expect(made.message == "wrote mine/template.yaml\n")
    let checked = try scratch.personals("template", "check", "mine")
    #expect(checked.code == 0)
    #expect(checked.message == "nothing is wrong with mine\n")
    let shown = try scratch.personals("template", "show", "mine", "-o", "preview.pdf", "-q")
    #expect(shown.code == 0 && shown.message.isEmpty)
    #expect(try scratch.bytes(of: "preview.pdf").starts(with: Array("%PDF".utf8)))
    // And another that stands on that one, by its path.
    let second = try scratch.personals("template", "new", "theirs", "--from", "mine")
    #expect(second.code == 0)
    #expect(try scratch.text(of: "theirs/template.yaml").contains("\nextends: ../mine\n"))
    #expect(try scratch.personals("template", "check", "theirs").code == 0)
  }

  @Test func nothingIsWrittenOver() throws {
    try scratch.write("template: mine\n", to: "given/template.yaml")
    let run = try scratch.personals("template", "new", "given")
    #expect(run.code == 73)
    #expect(
      run.message == """
        error: there is a template already: given/template.yaml
          hint: give another folder, or change that template

        """)
    #expect(try scratch.text(of: "given/template.yaml") == "template: mine\n")
  }

  @Test func checkTellsWhatIsHardToRead() throws {
    try scratch.write(
      """
      template: mine
      extends: classic
      colors: { faint: "#c0c8d8" }
      styles:
        footer: { minimum: 9 }
        value: { family: Intr }

      """, to: "given/template.yaml")
    let run = try scratch.personals("template", "check", "given")
    #expect(run.code == 0)
    #expect(
      run.message.contains(
        """
        given/template.yaml:5:22: warning: text of the style 'footer' may be as small as 9 pt
            footer: { minimum: 9 }
                               ^
          hint: write a 'minimum' of 11 or more
        """))
    #expect(
      run.message.contains(
        """
        given/template.yaml:6:20: warning: there is no font of the family 'Intr'; Inter stands in for it
            value: { family: Intr }
                             ^
          hint: did you mean 'Inter'?
        """))
    // One colour, told once, where it is written and not where the template below uses it.
    #expect(run.message.components(separatedBy: "hard to read").count == 2, "\(run.message)")
    #expect(
      run.message.contains(
        """
        given/template.yaml:3:18: warning: with this 'faint' text of 6 styles is hard to read, as of 'footer' on 'background': contrast 1.6 to 1
          colors: { faint: "#c0c8d8" }
                           ^
          hint: take colours with a contrast of 4.5 to 1 or more
        """), "\(run.message)")
    // A style that was given another colour is told itself.
    try scratch.write(
      "template: mine\nextends: classic\ncolors: { pale: \"#dddddd\" }\nstyles: { name: { color: pale } }\n",
      to: "given/template.yaml")
    let style = try scratch.personals("template", "check", "given")
    #expect(
      style.message.contains(
        "given/template.yaml:4:26: warning: text of the style 'name' is hard to read on 'background': "),
      "\(style.message)")
  }

  @Test func checkTellsWhatIsWrong() throws {
    try scratch.write(
      "template: mine\nextends: classic\nblocks: { network/foter: ~ }\n", to: "given/template.yaml")
    let run = try scratch.personals("template", "check", "given")
    #expect(run.code == 65)
    #expect(run.message.contains("hint: did you mean 'network/footer'?"))
  }

  @Test(arguments: [["show", "clasic"], ["check", "clasic"], ["new", "mine", "--from", "clasic"]])
  func aTemplateThatNobodyHas(arguments: [String]) throws {
    let run = try scratch.personals(["template"] + arguments)
    #expect(run.code == 66)
    #expect(run.message.hasPrefix("error: ") && run.message.contains("/clasic/template.yaml: no such file\n"))
    #expect(
      run.message.hasSuffix(
        "\n  hint: did you mean 'classic'? built in are classic, handout, map, stage; a folder's path has a '/' in it: './mine'\n"
      ))
  }

  @Test func aTemplateThatTheEventNamesAndNobodyHas() throws {
    try scratch.write("event: Forum\ntemplate: clasic\nsubmissions: a.yaml\n", to: "event.yaml")
    try scratch.write("name: A\n", to: "a.yaml")
    let run = try scratch.personals("deck", "event.yaml", "-o", "deck.pdf")
    #expect(run.code == 66)
    #expect(
      run.message == """
        event.yaml:2:11: error: there is no template 'clasic'
          template: clasic
                    ^
          hint: did you mean 'classic'? built in are classic, handout, map, stage; a folder's path has a '/' in it: './mine'

        """)
  }
}
