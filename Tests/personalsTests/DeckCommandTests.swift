internal import Foundation
internal import TestSupport
internal import Testing

/// Decks, made as an organiser makes them.
@Suite struct DeckCommandTests {
  private static let example = Places.example("apricot/event.yaml")

  private let scratch: Scratch

  /// An event of two sessions and three presenters.
  init() throws {
    scratch = try Scratch()
    try scratch.makeFolder("submissions")
    for asn in [64502, 64503, 64507] {
      try scratch.copy("records/as\(asn).json", to: "as\(asn).json")
      try scratch.write("network: \(asn)\nrecord: ../as\(asn).json\n", to: "submissions/as\(asn).yaml")
    }
    try scratch.write(
      """
      event: Lagoon Forum
      sessions:
        - title: Early
          start: 2027-02-24 09:00
          submissions: submissions/as64502.yaml
        - title: Late & Last
          start: 2027-02-24 14:00
          submissions: submissions/as6450[37].yaml

      """, to: "event.yaml")
  }

  /// A language or shape that a template lacks is reported where it is asked for.
  @Test func `a language and a ratio that the template does not have`() throws {
    let event = try scratch.text(of: "event.yaml")
    try scratch.write(event + "language: eo\npage-ratio: 5:4\n", to: "event.yaml")
    let told = """
      event.yaml:10:13: error: the template 'classic' does not come in the ratio 5:4
        page-ratio: 5:4
                    ^
        hint: it comes in 16:9, 4:3

      """
    let run = try scratch.personals("deck", "event.yaml", "-o", "deck.pdf")
    #expect(run.code == 65)
    #expect(
      run.message == told + """
        event.yaml:9:11: error: the template 'classic' does not come in the language 'eo'
          language: eo
                    ^
          hint: it comes in en, ar, es, fr, ja, pt

        """, "\(run.message)")
    let flagged = try scratch.personals("deck", "event.yaml", "--language", "xx-YY", "-o", "deck.pdf")
    #expect(
      flagged.message == told + """
        --language: error: the template 'classic' does not come in the language 'xx-YY'
          hint: it comes in en, ar, es, fr, ja, pt

        """, "\(flagged.message)")
    try scratch.write(event + "language: PT-br\n", to: "event.yaml")
    #expect(try scratch.personals("deck", "event.yaml", "-q", "-o", "deck.pdf").code == 0)
    #expect(try text("deck.pdf").contains("Ordem"))
    let handout = try scratch.personals(
      "slide", "as64502.json", "--template", "handout", "--page-ratio", "16:9", "-o", "a.pdf")
    #expect(
      handout.message == """
        --page-ratio: error: the template 'handout' does not come in the ratio 16:9
          hint: it comes in a4, letter

        """, "\(handout.message)")
  }

  private func pages(_ name: String) throws -> Int? {
    let info = try Program.tool("pdfinfo", scratch(name)).text
    return info.firstMatch(of: /Pages: +(\d+)/).flatMap { Int($0.output.1) }
  }

  private func text(_ name: String) throws -> String {
    try Program.tool("pdftotext", "-enc", "UTF-8", scratch(name), "-").text
  }

  // MARK: - What is made

  @Test func `the example event is a deck`() throws {
    let run = try scratch.personals("deck", Self.example, "-o", "apricot.pdf")
    #expect(run.code == 0, "\(run.message)")
    #expect(!run.message.contains("error: "), "\(run.message)")
    #expect(run.message.contains(/wrote apricot\.pdf: \d+ pages, 34 slides,/))
    let check = try Program.tool("qpdf", "--check", scratch("apricot.pdf"))
    #expect(check.code == 0 && !check.text.contains("WARNING"), "\(check.text)")
    let info = try Program.tool("pdfinfo", scratch("apricot.pdf")).text
    #expect(info.contains("Peering Personals · Coral Coast Peering Forum 2027"))
    #expect(info.contains(/Tagged: +yes/))
  }

  @Test func `a deck is the same bytes, and a dash is standard output`() throws {
    let run = try scratch.personals("deck", "event.yaml", "-o", "-")
    #expect(run.code == 0, "\(run.message)")
    #expect(FileKind(run.output) == .pdf)
    #expect(!scratch.names.contains { $0.hasSuffix(".pdf") })
    #expect(
      try scratch.personals(
        "deck", scratch("event.yaml"), "-q", "-o", "a.pdf",
        environment: ["TZ": "Pacific/Auckland", "LC_ALL": "tr_TR.UTF-8"]
      ).message.isEmpty)
    #expect(try scratch.bytes(of: "a.pdf") == run.output)
  }

  @Test func `one session`() throws {
    let run = try scratch.personals("deck", "event.yaml", "--session", "late & last", "-o", "late.pdf")
    #expect(run.code == 0, "\(run.message)")
    let text = try text("late.pdf")
    #expect(text.contains("AS64503") && text.contains("AS64507") && !text.contains("AS64502"))
    try scratch.expectFailure(
      "deck", "event.yaml", "--session", "Lat", "-o", "out.pdf", code: 64,
      says: """
        --session: error: the event has no session 'Lat'
          hint: did you mean 'Late & Last'? the sessions are Early, Late & Last
        """)
  }

  @Test func `a file for each session`() throws {
    let run = try scratch.personals("deck", "event.yaml", "--split", "-q", "-o", "decks/")
    #expect(run.code == 0, "\(run.message)")
    #expect(scratch.names.filter { $0.hasSuffix(".pdf") } == ["decks/early.pdf", "decks/late-last.pdf"])
    #expect(try scratch.personals("deck", "event.yaml", "--session", "Early", "-q", "-o", "e.pdf").code == 0)
    #expect(try scratch.bytes(of: "e.pdf") == scratch.bytes(of: "decks/early.pdf"))
    // Titles that make one name are told apart by a number, and one deck that is no session's is a file too.
    try scratch.write(
      """
      event: E
      sessions:
        - title: Day 1
          submissions: submissions/as64502.yaml
        - title: day-1!
          submissions: submissions/as64503.yaml

      """, to: "two.yaml")
    #expect(try scratch.personals("deck", "two.yaml", "--split", "-q", "-o", "two/").code == 0)
    #expect(scratch.names.filter { $0.hasPrefix("two/") } == ["two/day-1-2.pdf", "two/day-1.pdf"])
    let quick = try scratch.personals(
      "deck", "submissions/as64502.yaml", "--root", ".", "--split", "-q", "-o", "one/")
    #expect(quick.code == 0 && scratch.names.contains("one/deck.pdf"))
    try scratch.expectMisuse(
      "deck", "event.yaml", "--split", "--session", "Early", "-o", "d/",
      says: "--split makes all sessions; leave out --session")
    try scratch.expectMisuse(
      "deck", "event.yaml", "--split", "-o", "d.pdf",
      says: "--split writes several files: give a folder with '/' at its end, as '-o decks/'")
    for name in ["x.doc", "x.png", "x", ".pdf"] {
      try scratch.expectMisuse(
        "deck", "a.yaml", "-o", name,
        says: "'\(name)' does not end in .pdf or .pptx: rename it, or add --format")
    }
  }

  @Test func `submissions without an event file`() throws {
    let run = try scratch.personals(
      "deck", "submissions/as64502.yaml", "submissions/as64507.yaml", "--root", ".", "-o", "quick.pdf")
    #expect(run.code == 0, "\(run.message)")
    let text = try text("quick.pdf")
    #expect(text.contains("Running order") && text.contains("Presenters"))
    #expect(text.contains("AS64502") && text.contains("AS64507"))
    #expect(try pages("quick.pdf") ?? 0 >= 5)
  }

  @Test func `without an output the deck is deck.pdf`() throws {
    #expect(try scratch.personals("deck", "event.yaml", "-q").code == 0)
    #expect(FileKind(try scratch.bytes(of: "deck.pdf")) == .pdf)
  }

  // MARK: - What is wrong

  @Test func `one bad submission costs nothing but its own slide`() throws {
    try scratch.write("network: 64503\ntrafic: 20G\n", to: "submissions/as64503.yaml")
    let run = try scratch.personals("deck", "event.yaml", "-o", "deck.pdf")
    #expect(run.code == 65)
    #expect(run.message.contains("2 slides, 1 to follow"))
    #expect(run.message.contains("submissions/as64503.yaml:2:1: error: unknown key 'trafic'\n"))
    #expect(try text("deck.pdf").contains("Slide to follow"))

    let before = scratch.contents
    let strict = try scratch.personals("deck", "event.yaml", "--strict", "-o", "deck.pdf")
    #expect(strict.code == 65)
    #expect(strict.message.contains("unknown key 'trafic'"))
    #expect(strict.message.hasSuffix("since --strict is set and some submissions are wrong\n"))
    #expect(scratch.contents == before, "nothing may change")
  }

  @Test func `the broken submission of the examples`() throws {
    let run = try scratch.personals(
      "deck", "event.yaml", Places.example("apricot/broken/as65550.yaml"), "-o", "deck.pdf")
    #expect(run.code == 64 || run.code == 65, "an event stands alone")
    let quick = try scratch.personals(
      "deck", "--root", "/", "submissions/as64502.yaml", Places.example("apricot/broken/as65550.yaml"), "-o",
      "quick.pdf")
    #expect(quick.code == 65)
    let problems = quick.message.matches(of: /as65550\.yaml:(\d+:\d+): error: ([^\n]+)/)
    #expect(problems.map { String($0.output.1) } == ["3:9", "4:1", "5:8"])
    #expect(problems.map { String($0.output.2) }.contains("unknown key 'trafic'"))
    #expect(quick.message.contains(", 1 slide, 1 to follow"))
    #expect(try text("quick.pdf").contains("AS65550"))
  }

  /// Without an event file, too, what cannot be read costs the others nothing.
  @Test(arguments: [["loose"], ["loose/a.yaml", "loose/b.yaml"]])
  func `a submission that cannot be read keeps its place`(files: [String]) throws {
    try scratch.makeFolder("loose")
    try scratch.write("name: B\n", to: "loose/b.yaml")
    try FileManager.default.createSymbolicLink(
      atPath: scratch("loose/a.yaml"), withDestinationPath: scratch("nowhere"))
    let run = try scratch.personals(["deck"] + files + ["-o", "loose.pdf"])
    #expect(run.code == 65 && run.message.contains("loose/a.yaml: no such file"), "\(run.message)")
    #expect(try text("loose.pdf").contains("B"))
  }

  @Test func `the event's region comes first on the slides`() throws {
    try scratch.copy("submissions/as64500.yaml", to: "submissions/as64500.yaml")
    try scratch.makeFolder("submissions/records")
    try scratch.copy("records/as64500.json", to: "submissions/records/as64500.json")
    try scratch.makeFolder("submissions/logos")
    try scratch.copy("logos/as64500.svg", to: "submissions/logos/as64500.svg")
    func cities(_ feature: String) throws -> [String] {
      try scratch.write(
        "event: E\nsubmissions: submissions/as64500.yaml\npages: [running-order]\n\(feature)", to: "one.yaml")
      let run = try scratch.personals("deck", "one.yaml", "-q", "-o", "one.pdf")
      #expect(run.code == 0, "\(run.message)")
      let page = try text("one.pdf").split(separator: "\u{0C}").last ?? ""
      return page.split(separator: "\n").map(String.init)
    }
    let plain = try cities("")
    let featured = try cities("feature: Australia\n")
    let first = { (lines: [String], city: String) in lines.firstIndex { $0.contains(city) } }
    let singapore = try #require(first(plain, "Singapore"))
    #expect(first(plain, "Auckland").map { $0 > singapore } ?? true, "largest first")
    let auckland = try #require(first(featured, "Auckland"))
    #expect(first(featured, "Singapore").map { $0 > auckland } ?? true, "\(featured)")
  }

  @Test func `a bar on a terminal, and none in a file`() throws {
    let run = try scratch.personals("deck", "event.yaml", "-o", "deck.pdf")
    #expect(!run.message.contains("\u{1B}") && !run.message.contains("\r"))
    #if os(Linux)
    let shown = try scratch.shell(
      #"script -qec "'$P' deck event.yaml -o bar.pdf" /dev/null </dev/null"#)
    let screen = String(decoding: shown.output, as: UTF8.self) + shown.message
    #expect(screen.contains(#/\r\x1B\[K█+░* \d+/3 /#), "\(screen)")
    #expect(screen.contains("3/3"))
    // The line of the bar is cleared before anything else is printed.
    #expect(screen.contains(#/\r\x1B\[Kwrote bar\.pdf/#), "\(screen)")
    #endif
  }

  @Test func `strict changes nothing where all is well`() throws {
    #expect(try scratch.personals("deck", "event.yaml", "-q", "-o", "a.pdf").code == 0)
    #expect(try scratch.personals("deck", "event.yaml", "-q", "--strict", "-o", "b.pdf").code == 0)
    #expect(try scratch.bytes(of: "a.pdf") == scratch.bytes(of: "b.pdf"))
  }

  @Test func `a missing submission keeps its place`() throws {
    try FileManager.default.removeItem(atPath: scratch("submissions/as64502.yaml"))
    let run = try scratch.personals("deck", "event.yaml", "-o", "deck.pdf")
    #expect(run.code == 65)
    #expect(run.message.contains("there is no file 'submissions/as64502.yaml'"))
    #expect(run.message.contains("2 slides, 1 to follow"))
  }

  @Test func `an event that cannot be read makes no deck`() throws {
    try scratch.expectFailure(
      "deck", "none.yaml", "-o", "out.pdf", code: 66, says: "error: none.yaml: no such file")
    try scratch.write("event: E\nslott: 60\n", to: "wrong.yaml")
    try scratch.expectFailure(
      "deck", "wrong.yaml", "-o", "out.pdf", code: 65,
      says: """
        wrong.yaml:2:1: error: unknown key 'slott'
          slott: 60
          ^
          hint: did you mean 'slot'?
        """)
    // Its other keys say that it is meant as an event.
    try scratch.write("submissions: '*.yaml'\n", to: "nameless.yaml")
    try scratch.expectFailure(
      "deck", "nameless.yaml", "-o", "out.pdf", code: 65,
      says: """
        nameless.yaml:1:1: error: 'event' is missing: the event's name
          submissions: '*.yaml'
          ^
        """)
    try scratch.expectMisuse("deck", "event.yaml", "-o", "", says: "-o takes a path; the one given is empty")
    try scratch.expectMisuse(
      "deck", "event.yaml", "-o", "decks/", says: "-o takes the path of one file; 'decks/' is a folder")
  }

  @Test func `a deck does not take the place of what it is made from`() throws {
    try scratch.link("same.pdf", to: "event.yaml")
    try scratch.link("record.pdf", to: "as64503.json")
    try scratch.link("submission.pdf", to: "submissions/as64502.yaml")
    for (output, input) in [
      ("same.pdf", "event.yaml"), ("record.pdf", "as64503.json"),
      ("./submission.pdf", "submissions/as64502.yaml"),
    ] {
      try scratch.expectFailure(
        "deck", "event.yaml", "-q", "-o", output, code: 73,
        says: """
          error: cannot write \(output): it is one of the inputs (\(input))
            hint: give another path with -o
          """)
    }
  }

  // MARK: - The old deck

  @Test func `a full disk leaves the old deck whole`() throws {
    let run = try scratch.personals("deck", "event.yaml", "-q", "-o", "/dev/full")
    #expect(run.code == 74 && run.message.contains("no space left on device"), "\(run.message)")
    // Long enough that the disk is full before the last page is drawn.
    let long = try scratch.personals("deck", Self.example, "-q", "-o", "/dev/full")
    #expect(long.code == 74 && long.signal == nil, "\(long.message)")
    try scratch.write("what was there before", to: "out.pdf")
    // A limit to the size of files replaces a disk that fills up on the way.
    let limited = try scratch.shell(#"ulimit -f 20; trap '' XFSZ; "$P" deck event.yaml -q -o out.pdf"#)
    #expect(limited.code == 74, "\(limited)")
    #expect(try scratch.text(of: "out.pdf") == "what was there before")
    #expect(!scratch.names.contains { $0.hasPrefix(".") })
  }

  @Test func `a deck that is killed leaves the old one whole`() throws {
    try scratch.write("what was there before", to: "out.pdf")
    let arguments = ["deck", Self.example, "-q", "-o", "out.pdf"]
    for tenth in [1, 5, 10, 20] {
      let run = try scratch.personals(arguments, killAfter: Double(tenth) / 10)
      guard run.signal != nil else { break }
      #expect(try scratch.text(of: "out.pdf") == "what was there before")
      #expect(!scratch.names.contains { $0.hasPrefix(".") })
    }
  }
}
