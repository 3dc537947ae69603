internal import Foundation
internal import TestSupport
internal import Testing

/// `personals template`, as it is run.
@Suite struct TemplateCommandTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.makeFolder("given")
  }

  @Test func `list shows which are dark and their ratios and languages`() throws {
    let run = try scratch.personals("template", "list")
    #expect(run.code == 0 && run.message.isEmpty)
    let lines = run.text.split(separator: "\n").map {
      $0.split(separator: " ", maxSplits: 1).map(String.init)
    }
    let classic = try #require(lines.first { $0[0] == "classic" })
    #expect(classic[1].contains("16:9, 4:3") && classic[1].contains("en, ar, es, fr, ja, pt"))
    #expect(lines.filter { $0[1].contains(" dark ") }.map(\.[0]) == ["stage"])
    #expect(lines.contains { $0[0] == "handout" && $0[1].contains("a4, letter") })
  }

  /// What the documentation tells a newcomer to do.
  @Test func `a new template is made checked and used`() throws {
    let made = try scratch.personals("template", "new", "mine", "--from", "stage")
    #expect(made.code == 0)
    #expect(made.message == "wrote mine/template.yaml\n")
    let checked = try scratch.personals("template", "check", "mine")
    #expect(checked.code == 0)
    #expect(checked.message == "mine: no problems found\n")
    let shown = try scratch.personals("template", "show", "mine", "-o", "preview.pdf", "-q")
    #expect(shown.code == 0 && shown.message.isEmpty)
    #expect(try scratch.bytes(of: "preview.pdf").starts(with: Array("%PDF".utf8)))
    // And another that extends that one, by its path.
    let second = try scratch.personals("template", "new", "theirs", "--from", "mine")
    #expect(second.code == 0)
    #expect(try scratch.text(of: "theirs/template.yaml").contains("\nextends: ../mine\n"))
    #expect(try scratch.personals("template", "check", "theirs").code == 0)
  }

  @Test func `nothing is written over`() throws {
    try scratch.write("template: mine\n", to: "given/template.yaml")
    let run = try scratch.personals("template", "new", "given")
    #expect(run.code == 73)
    #expect(
      run.message == """
        error: given/template.yaml already exists
          hint: give another folder, or change that template

        """)
    #expect(try scratch.text(of: "given/template.yaml") == "template: mine\n")
  }

  /// Files for other ratios, languages and presets are looked at without being asked for.
  @Test(arguments: [
    ("labels/de.yaml", "labels: { polcy: Politik }", "unknown key 'polcy'"),
    (
      "4x3.yaml", "blocks: { network/foter: ~ }",
      "no page of the template below has a block named 'network/foter'"
    ),
    ("presets/nanog.yaml", "blocks: { network/lsits: { gap: 3 } }", "has a block named 'network/lsits'"),
    ("presets/mine.fr.yaml", "styles: { name: { sise: 3 } }", "unknown key 'sise'"),
  ])
  func `check looks at all forms`(_ file: String, _ text: String, _ message: String) throws {
    try scratch.write("template: mine\nextends: classic\nlanguage: en\n", to: "given/template.yaml")
    try scratch.makeFolder("given/labels")
    try scratch.makeFolder("given/presets")
    try scratch.write("labels: { policy: Peering }\n", to: "given/labels/fr.yaml")
    try scratch.write("labels: { policy: Peering }\n", to: "given/presets/mine.yaml")
    #expect(try scratch.personals("template", "check", "./given").code == 0)
    try scratch.write(text + "\n", to: "given/" + file)
    let run = try scratch.personals("template", "check", "./given")
    #expect(run.code == 65)
    #expect(run.message.hasPrefix("given/\(file):1:") && run.message.contains(message), "\(run.message)")
  }

  @Test func `check looks for rows and their cells`() throws {
    try scratch.write(
      """
      template: mine
      extends: classic
      pages:
        matrix: { text: "{session", style: name }
      blocks:
        presenters/table:
          columns: [{ cell: nmae, style: row-name }]
      """, to: "given/template.yaml")
    let run = try scratch.personals("template", "check", "./given")
    #expect(run.code == 65)
    #expect(
      run.message.contains(
        """
        ./given/template.yaml:4:19: error: no '}' ends the placeholder that begins with '{session'
          pages: { matrix
        """.prefix(80)))
    #expect(run.message.contains("error: the rows of 'presenters' have no cell 'nmae'"))
    #expect(run.message.contains("hint: did you mean 'name'? they have number, name, policy, contact, page"))
    #expect(run.message.contains("error: the page 'matrix' has no block of the kind 'matrix'"))
  }

  /// A template that gives its parts no room is reported when it is shown, and with every slide.
  @Test func `what leaves the page is reported`() throws {
    try scratch.write(
      "template: mine\nextends: classic\nstyles: { name: { size: 400, minimum: 400 } }\n",
      to: "given/template.yaml")
    let shown = try scratch.personals("template", "show", "./given", "-o", "show.pdf")
    #expect(shown.message.contains("beyond the page's edge"))
    let slide = try scratch.personals(
      "slide", Places.example("submissions/as64500.yaml"), "--template", "./given", "-o", "slide.pdf")
    #expect(slide.code == 0)
    #expect(slide.message.contains("parts are beyond the page's edge\n  hint: give parts a 'priority'"))
  }

  @Test func `a new template needs a name of its own`() throws {
    for folder in ["", "/", "//"] {
      try scratch.expectMisuse(
        "template", "new", folder, says: "a template needs a folder of its own, as in 'mine', not '\(folder)'"
      )
    }
    let run = try scratch.personals("template", "new", "classic/")
    #expect(run.code == 73)
    #expect(
      run.message == """
        error: 'classic' is the name of a built-in template
          hint: give another name, or a path: './classic'

        """)
    #expect(scratch.names == ["given"])
    // By its path it is another, and extends the one that is built in.
    #expect(try scratch.personals("template", "new", "./classic").code == 0)
    #expect(try scratch.text(of: "classic/template.yaml").contains("\nextends: classic\n"))
    #expect(try scratch.personals("template", "check", "./classic").code == 0)
    // A folder does not take a built-in one's name away.
    #expect(try scratch.personals("template", "new", "mine", "--from", "classic").code == 0)
    #expect(try scratch.text(of: "mine/template.yaml").contains("\nextends: classic\n"))
    #expect(try scratch.personals("template", "new", "theirs", "--from", "./classic").code == 0)
    #expect(try scratch.text(of: "theirs/template.yaml").contains("\nextends: ../classic\n"))
  }

  /// As with other outputs, the folder that it is in may be missing, and no other.
  @Test func `a new template in a folder`() throws {
    #expect(try scratch.personals("template", "new", "looks/mine").code == 0)
    let run = try scratch.personals("template", "new", "a/b/c")
    #expect(run.code == 73 && run.message == "error: cannot write a/b: its folder does not exist\n")
    #expect(scratch.names == ["given", "looks", "looks/mine", "looks/mine/template.yaml"])
  }

  @Test func `what is shown is a PDF`() throws {
    for (path, message) in [
      ("x.png", "'show' writes a PDF of many pages, not PNG: name it '.pdf'"),
      ("given/", "-o takes the path of one PDF; 'given/' is a folder"),
    ] {
      try scratch.expectMisuse("template", "show", "classic", "-o", path, says: message)
    }
  }

  @Test func `check reports what is hard to read`() throws {
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
        given/template.yaml:6:20: warning: there is no font of the family 'Intr'; Inter is used instead
            value: { family: Intr }
                             ^
          hint: did you mean 'Inter'?
        """))
    // One colour, reported once, where it is written and not where the template below uses it.
    #expect(run.message.components(separatedBy: "hard to read").count == 2, "\(run.message)")
    #expect(
      run.message.contains(
        """
        given/template.yaml:3:18: warning: with this 'faint' text of 2 styles is hard to read, as of 'matrix-head' on 'background': contrast 1.6 to 1
          colors: { faint: "#c0c8d8" }
                           ^
          hint: take colours with a contrast of 4.5 to 1 or more
        """), "\(run.message)")
    // A style that was given another colour is reported itself.
    try scratch.write(
      "template: mine\nextends: classic\ncolors: { pale: \"#dddddd\" }\nstyles: { name: { color: pale } }\n",
      to: "given/template.yaml")
    let style = try scratch.personals("template", "check", "given")
    #expect(
      style.message.contains(
        "given/template.yaml:4:26: warning: text of the style 'name' is hard to read on 'background': "),
      "\(style.message)")
  }

  /// Half of an AS number is another one. The specimens have numbers of ten digits in all tables.
  @Test(arguments: [
    ["classic"], ["classic", "--page-ratio", "4:3"], ["stage"], ["stage", "--page-ratio", "4:3"], ["handout"],
  ])
  func `no AS number is broken in two`(template: [String]) throws {
    let run = try scratch.personals(["template", "show"] + template + ["-q", "-o", "all.pdf"])
    #expect(run.code == 0, "\(run.message)")
    let text = try Program.tool("pdftotext", "-layout", scratch("all.pdf"), "-").text
    let numbers = text.matches(of: /AS42[0-9]*/).map { String($0.0) }
    #expect(numbers.count > 20)
    #expect(numbers.filter { $0.count != 12 } == [])
  }

  @Test func `check reports what is wrong`() throws {
    try scratch.write(
      "template: mine\nextends: classic\nblocks: { network/foter: ~ }\n", to: "given/template.yaml")
    let run = try scratch.personals("template", "check", "given")
    #expect(run.code == 65)
    #expect(run.message.contains("hint: did you mean 'network/footer'?"))
  }

  @Test(arguments: [["show", "clasic"], ["check", "clasic"], ["new", "mine", "--from", "clasic"]])
  func `a template that no one has`(arguments: [String]) throws {
    let run = try scratch.personals(["template"] + arguments)
    #expect(run.code == 66)
    #expect(run.message.hasPrefix("error: ") && run.message.contains("/clasic/template.yaml: no such file\n"))
    #expect(
      run.message.hasSuffix(
        "\n  hint: did you mean 'classic'? built in are card, classic, handout, map, sheet, stage; a folder's path has a '/' in it: './mine'\n"
      ))
  }

  @Test func `a template that the event names and no one has`() throws {
    try scratch.write("event: Forum\ntemplate: clasic\nsubmissions: a.yaml\n", to: "event.yaml")
    try scratch.write("name: A\n", to: "a.yaml")
    let run = try scratch.personals("deck", "event.yaml", "-o", "deck.pdf")
    #expect(run.code == 66)
    #expect(
      run.message == """
        event.yaml:2:11: error: there is no template 'clasic'
          template: clasic
                    ^
          hint: did you mean 'classic'? built in are card, classic, handout, map, sheet, stage; a folder's path has a '/' in it: './mine'

        """)
  }
}
