import OfficeFiles
import TestSupport
import Testing

@testable import Presentations

/// What is known of a presentation before LibreOffice sees it.
@Suite struct PresentationTests {
  private func refusal(_ bytes: [UInt8]) -> PresentationError? {
    do throws(PresentationError) {
      let presentation = try Presentation(bytes)
      Issue.record("\(presentation?.format.rawValue ?? "another file") is taken")
      return nil
    } catch {
      return error
    }
  }

  private func warnings(_ bytes: [UInt8], page: Int = 1, of count: Int = 1) throws -> [String] {
    try #require(try Presentation(bytes)).warnings(page: page, of: count)
  }

  @Test func `the format is known by the bytes`() throws {
    #expect(try Presentation(Deck.file([""]))?.format == .powerPoint)
    #expect(try Presentation(Deck.fixture("opendocument.odp"))?.format == .openDocument)
    #expect(try Presentation(ZipBytes.archive([("Index/Document.iwa", "x")]))?.format == .keynote)
    let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0] + "PowerPoint Document".utf8.flatMap { [$0, UInt8(0)] }
    #expect(try Presentation(old)?.format == .oldPowerPoint)
    for other in ["%PDF-1.7\n", "", "P", "<svg/>"] { #expect(try Presentation(Array(other.utf8)) == nil) }
  }

  @Test func `all text of an OpenDocument slide counts`() throws {
    let spaces =
      "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"
    for text in [
      "<text:p>\u{1F9FF}</text:p>", "<text:p>\u{1F9FF}<text:span>b</text:span></text:p>",
      "<text:p><text:a>\u{1F9FF}<text:s/>b</text:a></text:p>",
      "<text:p>a<text:line-break/>\u{1F9FF}</text:p>",
    ] {
      let file = ZipBytes.archive([
        ("mimetype", "application/vnd.oasis.opendocument.presentation"),
        (
          "content.xml",
          "<office:document-content \(spaces)><draw:page><draw:frame><draw:text-box>\(text)</draw:text-box></draw:frame></draw:page></office:document-content>"
        ),
      ])
      let facts = try #require(try OpenDocumentFile(ZipArchive(file)).shown.first)
      #expect(facts.characters.contains("\u{1F9FF}"), "\(text)")
    }
  }

  @Test func `other files and broken ones are refused`() throws {
    let export = "export the slide as PDF, and name that file"
    let cases: [([UInt8], String)] = [
      (
        Array(try Deck.fixture("font-missing.pptx").prefix(9000)),
        "is broken: its list of files cannot be read"
      ),
      ([0x50, 0x4B, 3, 4], "is broken: its list of files cannot be read"),
      (ZipBytes.archive([("a.txt", "x")]), "is a ZIP archive, but not a presentation"),
      (ZipBytes.archive([(String, String)]()), "is a ZIP archive, but not a presentation"),
      (
        ZipBytes.archive([("mimetype", "application/vnd.oasis.opendocument.text")]),
        "is an OpenDocument file, but not a presentation"
      ),
      (
        ZipBytes.archive([
          (
            "_rels/.rels",
            "<Relationships>\(Deck.relation("r", "officeDocument", "word/document.xml"))</Relationships>"
          )
        ]), "is an office file, but not a presentation"
      ),
      (
        [0xD0, 0xCF, 0x11, 0xE0] + [UInt8](repeating: 0, count: 600),
        "is an office file, but not a presentation"
      ),
    ]
    for (bytes, words) in cases { #expect(refusal(bytes) == PresentationError(words, hint: export)) }
    #expect(refusal(Deck.file([])) == PresentationError("has no slides"))
    #expect(refusal(Deck.file(["hidden x", "hidden y"])) == PresentationError("has only hidden slides"))
    let broken = Deck.parts(["<p:sp>"])
    #expect(refusal(ZipBytes.archive(broken))?.words.hasPrefix("is broken: line 1: ") == true)
    let missing = Deck.parts([""]).filter { $0.0 != "ppt/slides/slide0.xml" }
    #expect(refusal(ZipBytes.archive(missing))?.words == "is broken: a slide is missing in it")
  }

  @Test(arguments: ["password-coral.pptx", "password-coral.odp"])
  func `a password is named`(name: String) throws {
    #expect(
      refusal(try Deck.fixture(name))
        == PresentationError(
          "has a password", hint: "save it without a password, or export the slide as PDF"))
  }

  @Test func `what LibreOffice would unpack without limits is bounded`() throws {
    // Deflated, 20 MB of zeros take 20 kB.
    let scratch = try Scratch()
    try scratch.write(ZipBytes.archive(Deck.parts([""])), to: "a.pptx")
    let script = """
      import zipfile
      with zipfile.ZipFile("\(scratch("a.pptx"))", "a", zipfile.ZIP_DEFLATED) as file:
          file.writestr("ppt/media/a.bmp", bytes(20_000_000))
      """
    #expect(try Command.run("python3", ["-c", script]).status == 0)
    #expect(
      refusal(try scratch.bytes(of: "a.pptx"))?.words == "grows too large when 'ppt/media/a.bmp' is unpacked")
    let many = Deck.parts([""]) + (0..<10_001).map { ("x\($0)", "") }
    #expect(refusal(ZipBytes.archive(many))?.words == "has more than 10000 files in it")
    let entities = Deck.parts([""]).map { name, text in
      (name, name == "ppt/presentation.xml" ? "<!DOCTYPE p [<!ENTITY a 'b'>]>" + text : text)
    }
    #expect(
      refusal(ZipBytes.archive(entities))?.words == "has a document type, which office files do not have")
  }

  @Test func `hidden slides are named, and pages are the others`() throws {
    let file = Deck.file(["hidden \(Deck.text("one"))", Deck.text("two"), "hidden ", Deck.text("four")])
    #expect(
      try warnings(file, page: 2, of: 2) == [
        "has hidden slides (1, 3), which are left out and not counted by 'page'"
      ])
    let one = Deck.file(["", "hidden "])
    #expect(
      try warnings(one) == ["has a hidden slide (2), which is left out and not counted by 'page'"])
    #expect(
      try warnings(Deck.fixture("hidden-first-and-last.pptx"))
        == ["has hidden slides (1, 3), which are left out and not counted by 'page'"])
  }

  @Test func `what will look otherwise is named`() throws {
    let date = "<p:sp><a:p><a:fld type='datetime1'><a:t>9/1/2026</a:t></a:fld></a:p></p:sp>"
    #expect(
      try warnings(Deck.file([date])) == [
        "has a date that changes by itself; the day of the conversion is shown"
      ])
    for scale in ["40000", "40%"] {
      let shrunk = "<p:sp><a:bodyPr><a:normAutofit fontScale='\(scale)'/></a:bodyPr></p:sp>"
      #expect(
        try warnings(Deck.file([shrunk])) == [
          "has text that was shrunk to 40 % to fit, too small for a stage"
        ])
    }
    #expect(try warnings(Deck.file(["<a:normAutofit fontScale='90000'/>", date]), page: 1, of: 2) == [])
    let links =
      Deck.relation("p", "image", "http://127.0.0.1:9/a.png", isExternal: true)
      + Deck.relation("q", "image", "file:///home/b.png", isExternal: true)
      + Deck.relation("h", "hyperlink", "https://lagoon.example", isExternal: true)
    #expect(
      try warnings(Deck.file([""], links: links)) == [
        "links to a picture, which is not loaded: http://127.0.0.1:9/a.png and 1 more"
      ])
    // A character that Unicode has not given away.
    #expect(
      try warnings(Deck.file([Deck.text("Bula \u{1C8AF}\u{10D8B}")])).last?.hasPrefix(
        "has letters that no installed font has: ") != true)
  }

  @Test func `fonts that are missing are named with those used instead`() throws {
    let file = Deck.file(
      [Deck.text("Bula", font: "No Such Grotesk") + Deck.text("Vinaka")], font: "No Such Sans")
    let presentation = try #require(try Presentation(file))
    #expect(
      presentation.fontsWarning(page: 1, of: 1, used: ["DejaVuSans"])
        == "needs fonts that are not installed: No Such Grotesk, No Such Sans; LibreOffice used DejaVuSans")
    // Embedded, they are there, whatever fontconfig says.
    #expect(
      presentation.fontsWarning(page: 1, of: 1, used: ["NoSuchGrotesk-Bold", "NoSuchSans"]) == nil)
    // A theme's font that no text is set in is not missed.
    let themed = try #require(try Presentation(Deck.file([Deck.text("1", font: "No Such")], font: "Unused")))
    #expect(
      themed.fontsWarning(page: 1, of: 1, used: ["DejaVuSans"])
        == "needs fonts that are not installed: No Such; LibreOffice used DejaVuSans")
    #expect(themed.key != presentation.key)
  }

  @Test func `any scale of text is read`() throws {
    let cases = [
      ("1e999", 100), ("nan", 100), ("-inf", 100), ("1e30%", 100), ("-5000", 100), ("0", 100), ("62500", 62),
      ("30%", 30), ("x", 100),
    ]
    for (scale, percent) in cases {
      let slide =
        "<p:sp><p:txBody><a:bodyPr><a:normAutofit fontScale='\(scale)'/></a:bodyPr></p:txBody></p:sp>"
      let shown = try #require(try Presentation(Deck.file([slide]))?.shown)
      #expect(shown.map(\.leastScale) == [percent], "\(scale)")
    }
  }

  @Test func `slides and the pictures of layouts are bounded`() throws {
    #expect(refusal(Deck.file(Array(repeating: "", count: 2001)))?.words == "has more than 2000 slides")
    let links = (0..<3000).map {
      Deck.relation("p\($0)", "image", "https://x.example/\($0).png", isExternal: true)
    }
    var parts = Deck.parts(Array(repeating: "", count: 1500))
    parts.removeAll { $0.0 == "ppt/_rels/layout.xml.rels" }
    parts.append(("ppt/_rels/layout.xml.rels", "<Relationships>\(links.joined())</Relationships>"))
    let shown = try #require(try Presentation(ZipBytes.archive(parts))?.shown)
    #expect(shown.count == 1500 && shown.allSatisfy { $0.linkedPictures.count == 100 })
    #expect(SlideFacts(shown).linkedPictures.count == 100)
  }

  @Test func `fonts of an old presentation are found`() {
    let name = Array("Coral Sans".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] })
    let record = [0x10, 0x00, 0xB7, 0x0F, 0x44, 0, 0, 0] + name + [UInt8](repeating: 0, count: 48)
    #expect(OldPowerPoint.fonts(in: [1, 2, 3] + record + record) == ["Coral Sans"])
    #expect(OldPowerPoint.fonts(in: Array(record.prefix(9))) == [])
    #expect(OldPowerPoint.fonts(in: Array(record.prefix(8))) == [])
  }
}
