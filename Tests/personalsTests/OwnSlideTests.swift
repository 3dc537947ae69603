internal import Foundation
internal import TestSupport
internal import Testing

/// Presenters' own pages in a deck, as the organiser meets them.
@Suite struct OwnSlideTests {
  private let scratch: Scratch

  /// An event of two, the second of whom made a slide by hand.
  init() throws {
    scratch = try Scratch()
    try scratch.makeFolder("submissions")
    for asn in [64502, 64503] {
      try scratch.copy("records/as\(asn).json", to: "as\(asn).json")
      try scratch.write("network: \(asn)\nrecord: ../as\(asn).json\n", to: "submissions/as\(asn).yaml")
    }
    try scratch.copy("apricot/submissions/slides/as65547.pdf", to: "own.pdf")
    try scratch.write("event: Lagoon Forum\nbrand:\n  footer: Lagoon, day one\n", to: "event.yaml")
    try submit("own.pdf")
  }

  private func submit(_ slide: String, more: String = "") throws {
    try scratch.write(
      "network: 64503\nrecord: ../as64503.json\nslide: ../\(slide)\n\(more)", to: "submissions/as64503.yaml")
  }

  /// The text of each page of a PDF.
  private func pages(_ name: String) throws -> [String] {
    try Program.tool("pdftotext", "-enc", "UTF-8", scratch(name), "-").text
      .split(separator: "\u{0C}", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  private func make(code: Int32 = 0) throws -> Run {
    let run = try scratch.personals("deck", "event.yaml", "-o", "deck.pdf")
    #expect(run.code == code, "\(run.message)")
    let check = try Program.tool("qpdf", "--check", scratch("deck.pdf"))
    #expect(check.code == 0 && !check.text.contains("WARNING"), "\(check.text)")
    return run
  }

  @Test func `the page is there with its text, our footer, and its fonts`() throws {
    let run = try make()
    #expect(run.message.contains("2 slides"))
    let own = try #require(try pages("deck.pdf").first { $0.contains("Take a cache if you have 5 Gbps") })
    #expect(own.contains("Lagoon, day one"))
    #expect(own.contains(/\d+ ?\/ ?\d+/))
    // Nothing became pixels, QR codes apart, and the fonts came along.
    let images = try Program.tool("pdfimages", "-list", scratch("deck.pdf")).text
      .split(separator: "\n").dropFirst(2)
    #expect(images.allSatisfy { $0.contains(" stencil ") }, "\(images)")
    let fonts = try Program.tool("pdffonts", scratch("deck.pdf")).text
    #expect(fonts.contains("LiberationSans-Bold") && fonts.contains("Inter"))
    // The rest of the deck knows the presenter as the record does.
    let index = try #require(try pages("deck.pdf").last { $0.contains("Presenters") })
    #expect(index.contains("AS64503"))
  }

  @Test func `one page of several`() throws {
    let merged = try Program.tool(
      "qpdf", "--empty", "--pages", scratch("own.pdf"), scratch("own.pdf"), "--", scratch("two.pdf"))
    #expect(merged.code == 0)
    try submit("two.pdf")
    let run = try make(code: 65)
    #expect(
      run.message.contains(
        """
        submissions/as64503.yaml:3:8: error: the slide ../two.pdf cannot be used: it has 2 pages
        """), "\(run.message)")
    #expect(run.message.contains(", 1 slide, 1 to follow"))
    try submit("two.pdf", more: "page: 2\n")
    _ = try make()
    #expect(try pages("deck.pdf").contains { $0.contains("Take a cache") })
    try submit("two.pdf", more: "page: 3\n")
    #expect(try make(code: 65).message.contains(/as64503\.yaml:3:8: error: .*two\.pdf cannot be used/))
  }

  @Test func `previews say what the deck says`() throws {
    for (more, words) in [
      ("", "Slide made by "), ("slide-alt: Caches in the lagoon\n", "Caches in the lagoon"),
    ] {
      try submit("own.pdf", more: more)
      let run = try scratch.personals("preview", "event.yaml", "-o", "p")
      #expect(run.code == 0, "\(run.message)")
      let page = String(decoding: try scratch.bytes(of: "p/index.html"), as: UTF8.self)
      #expect(page.contains("alt=\"\(words)"), "\(words)")
    }
  }

  @Test func `what cannot be used keeps its place, by name`() throws {
    let encrypted = try Program.tool(
      "qpdf", "--encrypt", "a", "b", "256", "--", scratch("own.pdf"), scratch("locked.pdf"))
    #expect(encrypted.code == 0)
    // So short that no version of qpdf finds a page in it.
    try scratch.write(Array(try scratch.bytes(of: "own.pdf").prefix(400)), to: "cut.pdf")
    try scratch.write("%PDF-1.7\nnothing of the kind\n", to: "none.pdf")
    try scratch.write("a picture", to: "own.png")
    try scratch.makeFolder("folder.pdf")
    for name in ["locked.pdf", "cut.pdf", "none.pdf", "own.png", "folder.pdf", "absent.pdf"] {
      try submit(name)
      let run = try make(code: 65)
      #expect(
        run.message.contains("submissions/as64503.yaml:3:8: error: the slide"), "\(name): \(run.message)")
      let place = try #require(try pages("deck.pdf").first { $0.contains("Slide to follow") }, "\(name)")
      #expect(place.contains("AS64503"), "\(name): \(place)")
      // The record is fine, and says what the network is called.
      #expect(place.contains("បណ្តាញមេគង្គ"), "\(name): \(place)")
    }
  }

  @Test func `scripts and attachments stay behind`() throws {
    try scratch.write("anything", to: "note.txt")
    let attached = try Program.tool(
      "qpdf", "--add-attachment", scratch("note.txt"), "--", scratch("own.pdf"), scratch("attached.pdf"))
    #expect(attached.code == 0)
    try submit("attached.pdf")
    let run = try make()
    #expect(run.message.contains("submissions/as64503.yaml:3:8: warning: ../attached.pdf"), "\(run.message)")
    let listed = try Program.tool("qpdf", "--list-attachments", scratch("deck.pdf")).text
    #expect(listed.contains("no embedded files"), "\(listed)")
  }

  /// Puts a stand-in for LibreOffice, whose PDF is `own.pdf`, on the path.
  private func installConverter() throws -> [String: String] {
    try scratch.write(
      "#!/bin/sh\necho >> '\(scratch("runs"))'\nmkdir out && cp '\(scratch("own.pdf"))' out/slide.pdf\n",
      to: "bin/soffice")
    try scratch.setMode(0o700, of: "bin/soffice")
    return ["PATH": "\(scratch("bin")):/usr/bin:/bin", "XDG_CACHE_HOME": scratch.home]
  }

  /// A presentation of one slide.
  private func writePresentation(_ name: String, slide: String = "<sld/>") throws {
    try scratch.write(
      ZipBytes.archive([
        ("ppt/presentation.xml", "<p xmlns:r='urn:r'><sldId r:id='a'/></p>"),
        ("ppt/_rels/presentation.xml.rels", "<r><Relationship Id='a' Type='slide' Target='slide.xml'/></r>"),
        ("ppt/slide.xml", slide),
      ]), to: name)
  }

  @Test func `a presentation is converted once for all commands`() throws {
    let environment = try installConverter()
    try writePresentation("own.pptx")
    try submit("own.pptx")
    let deck = try scratch.personals("deck", "event.yaml", "-o", "deck.pdf", environment: environment)
    #expect(deck.code == 0, "\(deck.message)")
    #expect(try pages("deck.pdf").contains { $0.contains("Take a cache if you have 5 Gbps") })
    let check = try scratch.personals("check", "event.yaml", environment: environment)
    #expect(!check.text.contains("own-slide"), "\(check.text)")
    let preview = try scratch.personals("preview", "event.yaml", "-o", "p", environment: environment)
    #expect(preview.code == 0, "\(preview.message)")
    #expect(try scratch.bytes(of: "runs").count == 1)
    let cache = try scratch.personals("cache", environment: environment).text
    #expect(cache.contains("/slides: 1 converted presentation, "), "\(cache)")
    let cleared = try scratch.personals("cache", "--clear", environment: environment).text
    #expect(cleared.contains("removed 1 converted presentation ("), "\(cleared)")
    _ = try scratch.personals("check", "event.yaml", environment: environment)
    #expect(try scratch.bytes(of: "runs").count == 2)
  }

  #if os(Linux)
  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func `a signal leaves no temporary folder, and ends the run`(signal: Int32) throws {
    try scratch.write("#!/bin/bash\ntouch begun\nwhile :; do echo > $RANDOM; done\n", to: "bin/soffice")
    try scratch.setMode(0o700, of: "bin/soffice")
    try scratch.makeFolder("tmp")
    try writePresentation("own.pptx")
    try submit("own.pptx")
    let process = Process()
    process.executableURL = URL(filePath: Program.personals.path)
    process.arguments = ["deck", scratch("event.yaml"), "-q", "-o", scratch("deck.pdf")]
    process.environment = Program.environment.merging([
      "PATH": "\(scratch("bin")):/usr/bin:/bin", "TMPDIR": scratch("tmp"), "XDG_CACHE_HOME": scratch.home,
    ]) { $1 }
    try process.run()
    while !scratch.names.contains(where: { $0.hasPrefix("tmp/") && $0.hasSuffix("/begun") }),
      process.isRunning
    {
      Thread.sleep(forTimeInterval: 0.02)
    }
    kill(process.processIdentifier, signal)
    let limit = Date(timeIntervalSinceNow: 120)
    while process.isRunning, Date.now < limit { Thread.sleep(forTimeInterval: 0.02) }
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == signal)
    #expect(!scratch.names.contains { $0.hasPrefix("tmp/") || $0 == "deck.pdf" })
  }
  #endif

  @Test func `without LibreOffice the place is kept, and the package named`() throws {
    try writePresentation("own.pptx")
    try submit("own.pptx")
    let run = try scratch.personals(
      "deck", "event.yaml", "-q", "-o", "deck.pdf", environment: ["PATH": "/nonexistent"])
    #expect(run.code == 69)
    #expect(
      run.message == """
        submissions/as64503.yaml:3:8: error: the slide ../own.pptx cannot be used: it is a presentation, and LibreOffice, which converts it, is not installed
          slide: ../own.pptx
                 ^
          hint: install the package libreoffice-impress, or export the slide as PDF, and name that file

        """)
    #expect(try pages("deck.pdf").contains { $0.contains("Slide to follow") && $0.contains("AS64503") })
    // With another fault it is that one's code.
    try scratch.write("network: 64502\nrecord: ../as64502.json\ntrafic: 1\n", to: "submissions/as64502.yaml")
    let both = try scratch.personals(
      "deck", "event.yaml", "-q", "-o", "deck.pdf", environment: ["PATH": "/nonexistent"])
    #expect(both.code == 65)
  }

  @Test func `presentations are read inside the root only, and pages are chosen as of PDFs`() throws {
    let environment = try installConverter()
    try writePresentation("elsewhere/own.pptx")
    try scratch.write("event: Lagoon Forum\n", to: "inner/event.yaml")
    try scratch.copy("records/as64503.json", to: "inner/as64503.json")
    try scratch.write("record: as64503.json\nslide: ../elsewhere/own.pptx\n", to: "inner/a.yaml")
    try scratch.write("event: Lagoon Forum\nsubmissions: a.yaml\n", to: "inner/event.yaml")
    let outside = try scratch.personals(
      "deck", "inner/event.yaml", "-q", "-o", "d.pdf", environment: environment)
    #expect(outside.code == 65 && outside.message.contains("own.pptx"), "\(outside.message)")
    #expect(!scratch.names.contains("runs"))
    let inside = try scratch.personals(
      "deck", "inner/event.yaml", "--root", ".", "-q", "-o", "d.pdf", environment: environment)
    #expect(inside.code == 0, "\(inside.message)")
    try submit("elsewhere/own.pptx", more: "page: 2\n")
    let page = try scratch.personals("deck", "event.yaml", "-q", "-o", "deck.pdf", environment: environment)
    #expect(
      page.message.contains(
        "the slide ../elsewhere/own.pptx cannot be used: it has no page 2: it has one page"),
      "\(page.message)")
    try writePresentation("own.pptx", slide: "<sld show='0'/>")
    try submit("own.pptx")
    let hidden = try scratch.personals("deck", "event.yaml", "-q", "-o", "deck.pdf", environment: environment)
    #expect(
      hidden.code == 65
        && hidden.message.contains("the slide ../own.pptx cannot be used: it has only hidden slides"),
      "\(hidden.message)")
  }

  @Test func `the deck does not take the place of the slide`() throws {
    try scratch.expectFailure(
      "deck", "event.yaml", "-q", "-o", "own.pdf", code: 73,
      says: """
        error: cannot write own.pdf: it is one of the inputs (own.pdf)
          hint: give another path with -o
        """)
  }
}
