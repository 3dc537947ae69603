internal import Foundation
internal import TestSupport
internal import Testing

/// `personals check`, as it is run.
@Suite struct CheckCommandTests {
  private let scratch: Scratch

  /// An event of which there is nothing to tell.
  init() throws {
    scratch = try Scratch()
    try RuleFixture("", fires: [:]).write(fires: false, to: scratch, in: "")
  }

  private func submit(_ more: String, as name: String = "a") throws {
    try scratch.write(RuleFixture.submission + more, to: "submissions/\(name).yaml")
  }

  private func check(_ arguments: String...) throws -> Run {
    try scratch.personals(["check"] + arguments + ["--offline"])
  }

  @Test func `errors are reported on standard output, and make the code 65`() throws {
    try submit("trafic: 640G\n")
    let run = try check("event.yaml")
    #expect(run.code == 65 && run.message.isEmpty)
    #expect(
      run.text == """
        submissions/a.yaml:4:1: error: unknown key 'trafic' [unknown-key]
          trafic: 640G
          ^
          hint: did you mean 'traffic'?
        1 submission: 1 error

        """)
  }

  @Test func `one bad submission hides nothing, nor does a bad event`() throws {
    try scratch.write("event: Forum\nsubmission: x\n", to: "event.yaml")
    try scratch.write("network: [\n", to: "submissions/b.yaml")
    try submit("accent: \"#ffee00\"\n", as: "c")
    try scratch.write("name: D\n", to: "d.yaml")
    let run = try check("event.yaml", "d.yaml", "gone.yaml")
    #expect(run.code == 65)
    for rule in ["unknown-key", "yaml", "contrast", "duplicate", "no-record", "file-unreadable"] {
      #expect(run.text.contains("[\(rule)]"), "\(rule): \(run.text)")
    }
    #expect(run.text.contains("gone.yaml: error: gone.yaml: no such file [file-unreadable]\n"))
    #expect(run.text.contains("5 submissions: "))
  }

  @Test func `a folder is the files in it, each once, and the event's go with the event`() throws {
    let whole = try check("event.yaml")
    #expect(try check(".").text == whole.text)
    #expect(try check("./", "submissions", "event.yaml").text == whole.text)
    #expect(try check("submissions/", "--root", ".").text == "1 submission: nothing found\n")
    try scratch.makeFolder("empty")
    let empty = try check("empty")
    #expect(empty.code == 65)
    #expect(
      empty.text == """
        empty: error: there is no event and no submission in this folder [no-files]
          hint: their names end in '.yaml'; subfolders are not searched
        0 submissions: 1 error

        """)
  }

  // MARK: - What is reported

  @Test func `the event's severities, the command line's over them, and warnings as errors`() throws {
    try submit("accent: \"#ffee00\"\nplanned: [Reef IX]\n")
    try scratch.write(
      RuleFixture.event + "checks:\n  contrast: error\n  planned-live: off\n", to: "event.yaml")
    let event = try check("event.yaml")
    #expect(event.code == 65 && event.text.hasSuffix("1 submission: 1 error\n"))
    let flags = try check("event.yaml", "--severity", "contrast=off", "--severity", "planned-live=note")
    #expect(flags.code == 0 && flags.text.hasSuffix("1 submission: 1 note\n"))
    #expect(try check("submissions", "--root", ".").text.hasSuffix("1 submission: 2 warnings\n"))
    let strict = try check("submissions", "--root", ".", "--warnings-as-errors")
    #expect(strict.code == 65 && strict.text.hasSuffix("1 submission: 2 errors\n"))
  }

  @Test func `a comment silences check, deck and slide alike`() throws {
    try submit("accent: \"#ffee00\"\n")
    for command in [["check"], ["deck", "-o", "deck.pdf"]] {
      let run = try scratch.personals(command + ["event.yaml", "--offline"])
      #expect(run.code == 0 && (run.text + run.message).contains("the accent #ffee00 is too light"))
    }
    #expect(
      try scratch.personals("slide", "submissions/a.yaml", "--root", ".", "-o", "s.pdf").message.contains(
        "too light"))
    try submit("accent: \"#ffee00\"  # personals:ignore contrast\n")
    #expect(try check("event.yaml").text == "1 submission: nothing found\n")
    let deck = try scratch.personals("deck", "event.yaml", "-o", "deck.pdf")
    #expect(deck.code == 0 && !deck.message.contains("warning"), "\(deck.message)")
    #expect(
      try scratch.personals("slide", "submissions/a.yaml", "--root", ".", "-o", "s.pdf").message
        == "wrote s.pdf\n")
  }

  @Test func `a deck keeps to the event's severities`() throws {
    try submit("accent: \"#ffee00\"\n")
    try scratch.write(RuleFixture.event + "checks: { contrast: off, text-cutt: off }\n", to: "event.yaml")
    let off = try scratch.personals("deck", "event.yaml", "-o", "deck.pdf")
    #expect(off.code == 0 && !off.message.contains("too light"))
    #expect(off.message.contains("warning: there is no rule 'text-cutt'"))
    try scratch.write(RuleFixture.event + "checks: { contrast: error }\n", to: "event.yaml")
    let error = try scratch.personals("deck", "event.yaml", "-o", "deck.pdf")
    #expect(error.code == 65 && error.message.contains("error: the accent #ffee00 is too light"))
    #expect(error.message.contains("wrote deck.pdf: "))
  }

  @Test func `a record's age counts from the event, else from today`() throws {
    // The record changed last on 2026-10-01; today is 2026-11-22, and the event on 2027-02-24.
    #expect(try check("event.yaml", "--max-record-age", "5").text == "1 submission: nothing found\n")
    #expect(
      try check("event.yaml", "--max-record-age", "4").text.contains("4 months before the event [record-old]")
    )
    #expect(
      try check("submissions", "--root", ".", "--max-record-age", "1").text.contains(
        "1 months before today [record-old]"))
    try scratch.write(RuleFixture.event + "checks: { record-age: 4 }\n", to: "event.yaml")
    #expect(try check("event.yaml").text.contains("[record-old]"))
    #expect(try check("event.yaml", "--max-record-age", "12").code == 0)
  }

  @Test func `a deleted exchange is reported at the line that names it`() throws {
    try scratch.copy("records/ix919001.json", to: "ix.json")
    let record = try scratch.text(of: "ix.json")
    try scratch.write(
      "exchange: 919001\nrecord: ../ix.json\nlogo: ../logo.svg\ntraffic: 46G\n", to: "submissions/a.yaml")
    #expect(try check("submissions", "--root", ".").text == "1 submission: nothing found\n")
    let deleted = record.replacing(/"ix"\s*:\s*\{.*?"status"\s*:\s*"ok"/.dotMatchesNewlines()) { match in
      String(match.output.dropLast(3)) + "deleted\""
    }
    try scratch.write(deleted, to: "ix.json")
    #expect(
      try check("submissions", "--root", ".").text.hasPrefix(
        """
        submissions/a.yaml:1:11: warning: the record has the status 'deleted' at PeeringDB [record-deleted]
          exchange: 919001
                    ^
        """))
  }

  // MARK: - Reports

  @Test func `several reports of one run`() throws {
    try submit("trafic: 640G\n")
    let run = try check(
      "event.yaml", "--format", "github", "--format", "sarif=reports.sarif", "--format", "junit=junit.xml")
    #expect(run.code == 65 && run.message.isEmpty)
    #expect(run.text.hasPrefix("::error file=submissions/a.yaml,line=4,col=1,title=unknown-key::unknown key"))
    #expect(try scratch.text(of: "reports.sarif").contains("\"version\" : \"2.1.0\""))
    #expect(
      try scratch.text(of: "junit.xml").contains(
        "<testcase classname=\"submissions/a.yaml\" name=\"unknown-key, line 4\""))
    let file = try check("event.yaml", "--format", "markdown=comment.md")
    #expect(file.text.hasPrefix("submissions/a.yaml:4:1: error: "))
    #expect(
      try scratch.text(of: "comment.md").hasPrefix("<!-- personals check -->\n**1 submission: 1 error**\n"))
  }

  @Test func `the same report in any time zone and locale, and on any number of cores`() throws {
    let formats = ["text", "json", "github", "junit", "sarif", "markdown"]
    try submit("accent: \"#ffee00\"\n")
    for format in formats {
      let arguments = ["check", "event.yaml", "--offline", "--format", format]
      let one = try scratch.personals(arguments)
      let other = try scratch.personals(
        arguments, environment: ["TZ": "Pacific/Auckland", "LC_ALL": "tr_TR.UTF-8"])
      #expect(one.text == other.text && one.code == 0, "\(format)")
    }
  }

  @Test func `quietly, errors are reported and the rest counted`() throws {
    try submit("trafic: 640G\n")
    try submit("accent: \"#ffee00\"\n", as: "c")
    let run = try check("event.yaml", "--quiet", "--format", "github=whole.txt")
    #expect(run.code == 65)
    #expect(run.text.hasSuffix("hint: did you mean 'traffic'?\n2 submissions: 1 error, 2 warnings\n"))
    #expect(!run.text.contains("too light"))
    #expect(try scratch.text(of: "whole.txt").contains("too light"))
  }

  @Test func `a saved record is checked as slide and watch make it`() throws {
    let run = try check("record.json")
    #expect(run.code == 0 && run.text.hasSuffix("1 submission: 1 note\n"), "\(run.text)")
    #expect(try check("event.yaml", "record.json").text.contains("2 submissions: "))
  }

  @Test func `an event that is no YAML says what is not checked`() throws {
    try scratch.write("event: [\n", to: "event.yaml")
    let run = try check("event.yaml")
    #expect(run.code == 65 && run.text.contains("[yaml]"))
    #expect(
      run.text.contains(
        "event.yaml: note: the submissions of this event are not checked, since its list of them cannot be read [skipped]"
      ))
  }

  @Test func `a file that does not exist is no event`() throws {
    let run = try check("gone.yaml")
    #expect(run.code == 65 && run.text.hasPrefix("gone.yaml: error: gone.yaml: no such file"), "\(run.text)")
    #expect(!run.text.contains("this event"))
  }

  @Test func `what the event asks for is not noted besides`() throws {
    try scratch.write("name: A\nlogo: ../logo.svg\n", to: "submissions/a.yaml")
    #expect(try check("event.yaml").text.contains("[contact-unknown]"))
    try scratch.write(RuleFixture.event + "required: [contact]\n", to: "event.yaml")
    let run = try check("event.yaml")
    #expect(run.text.contains("[required]") && !run.text.contains("[contact-unknown]"), "\(run.text)")
    try scratch.write(
      RuleFixture.event + "required: [contact]\nchecks: { required: off }\n", to: "event.yaml")
    #expect(try check("event.yaml").text.contains("[contact-unknown]"))
  }

  @Test func `a logo that is a little too wide is reported as that`() throws {
    try scratch.write(
      "<svg xmlns='http://www.w3.org/2000/svg' width='605' height='100'><rect width='605' height='100'/></svg>",
      to: "logo.svg")
    #expect(try check("event.yaml").text.contains("the logo is more than 6 times as wide as it is high"))
  }

  @Test func `what did not change is counted`() throws {
    try submit("trafic: 640G\n")
    try submit("accent: \"#ffee00\"\n", as: "c")
    let run = try check(
      "event.yaml", "--changed", "./logo.png", "--changed", "submissions/../submissions/c.yaml")
    #expect(run.code == 0)
    #expect(
      run.text.contains("too light") && run.text.contains("[duplicate]") && !run.text.contains("trafic"))
    #expect(
      run.text.hasSuffix("\n1 of 2 submissions: 2 warnings\n1 submission that did not change: 1 error\n"),
      "\(run.text)")
    let other = try check("event.yaml", "--changed", "README.md")
    #expect(other.code == 0)
    #expect(
      other.text
        == "0 of 2 submissions: nothing found\n2 submissions that did not change: 1 error, 2 warnings\n")
    #expect(try check("event.yaml", "--changed", "event.yaml").text == check("event.yaml").text)
    #expect(try check("event.yaml", "--changed", "logo.svg").text == check("event.yaml").text)
    let json = try check("event.yaml", "--changed", "submissions/c.yaml", "--format", "json")
    #expect(json.text.contains("\"unchanged\" : {\n      \"errors\" : 1,"))
  }

  @Test func `a report does not take the place of what it is about`() throws {
    let before = try scratch.text(of: "event.yaml")
    let run = try check("event.yaml", "--format", "json=./event.yaml")
    #expect(run.code == 73 && run.text.isEmpty)
    #expect(
      run.message == """
        error: cannot write ./event.yaml: the report is about it (event.yaml)
          hint: give another path after '='

        """)
    #expect(try scratch.text(of: "event.yaml") == before)
  }

  @Test func `colours only where they are wanted`() throws {
    try submit("trafic: 640G\n")
    #expect(try !check("event.yaml").text.contains("\u{1B}"))
    #expect(try check("event.yaml", "--color", "always").text.contains("\u{1B}[1;31merror:\u{1B}[0m"))
    let terminal = "script -qec \"$P check event.yaml --offline\" /dev/null"
    #expect(try scratch.shell(terminal).text.contains("\u{1B}[1;31merror:"))
    #expect(try !scratch.shell(terminal, environment: ["NO_COLOR": "1"]).text.contains("\u{1B}[1;31m"))
  }

  @Test func `rules are listed with what they are for`() throws {
    let run = try scratch.personals("check", "--rules")
    #expect(run.code == 0 && run.message.isEmpty)
    #expect(
      run.text.hasPrefix("Files\n  file-unreadable         error           a file that cannot be read\n"))
    #expect(run.text.contains("\n\nSubmissions\n"))
  }

  @Test func `wrong uses`() throws {
    for arguments in [
      [], ["event.yaml", "--format", "yaml"], ["event.yaml", "--format", "json="],
      ["event.yaml", "--format", "json", "--format", "sarif"],
      ["event.yaml", "--format", "json=a", "--format", "sarif=a"],
      ["event.yaml", "--severity", "contrast=loud"], ["event.yaml", "--max-record-age", "0"], [""],
    ] {
      let run = try scratch.personals(["check"] + arguments)
      #expect(run.code == 64 && run.text.isEmpty, "\(arguments)")
    }
    let run = try check("event.yaml", "--severity", "contrst=off")
    #expect(run.code == 64)
    #expect(
      run.message == """
        --severity: error: unknown rule 'contrst'
          hint: did you mean 'contrast'?

        """)
  }
}
