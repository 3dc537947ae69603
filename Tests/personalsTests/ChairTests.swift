internal import Foundation
internal import TestSupport
internal import Testing

/// Decks for the chair, on the command line.
@Suite struct ChairTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    for asn in [64502, 64503] {
      try scratch.copy("records/as\(asn).json", to: "as\(asn).json")
      try scratch.write(
        "network: \(asn)\nrecord: ../as\(asn).json\nspeaker: Ana \(asn)\npronounced: AH-na\nphoto: me.png\n",
        to: "submissions/as\(asn).yaml")
    }
    try scratch.copy("logos/as64501.png", to: "submissions/me.png")
    try scratch.write(
      """
      event: Lagoon Forum
      dates: 2027-02-24
      time-zone: Pacific/Fiji
      slot: 90
      sessions:
        - {title: Morning, start: "9:00", length: 10 min, submissions: submissions/*.yaml}

      """, to: "event.yaml")
  }

  private func deck(_ arguments: String...) throws -> Run {
    try scratch.personals(["deck", "event.yaml", "--for", "chair", "--offline"] + arguments)
  }

  @Test func `the page has everyone, and everything in it`() throws {
    let run = try deck("-o", "chair.html")
    #expect(run.code == 0, "\(run.message)")
    #expect(run.message.hasPrefix("wrote chair.html: 1 page, 2 slides, "), "\(run.message)")
    let page = try scratch.text(of: "chair.html")
    // Without the page in messages.
    let hasTitle = page.contains("<title>Not for publication · Lagoon Forum</title>")
    let hasPolicy = page.contains("default-src &#39;none&#39;")
    #expect(hasTitle && hasPolicy)
    let links = ["http://", "src=\"/", "href="].filter { page.contains($0) }
    #expect(links == [])
    let plan = try #require(Self.json("plan", in: page))
    let session = try #require((plan["sessions"] as? [[String: Any]])?.first)
    // 9:00 in Fiji.
    #expect(session["start"] as? Int == 1_803_416_400_000 && session["slot"] as? Int == 90_000)
    #expect(
      (session["order"] as? [[String: Any]])?.map { $0["id"] as? String } == [
        "submissions/as64502.yaml", "submissions/as64503.yaml",
      ])
    let presenters = try #require(plan["presenters"] as? [[String: Any]])
    #expect(presenters.map { $0["say"] as? String } == ["AH-na", "AH-na"])
    #expect(presenters.map { $0["speaker"] as? String } == ["Ana 64502", "Ana 64503"])
    let pictures = try #require(Self.json("pictures", in: page) as? [String: [String: String]])
    #expect(Set(pictures["slides"]?.keys.map(\.self) ?? []) == ["0", "1"])
    #expect(pictures["photos"]?.values.allSatisfy { $0.hasPrefix("data:image/jpeg;base64,") } == true)
    // No setting of the machine is in it.
    #expect(try deck("-o", "again.html").code == 0)
    #expect(try scratch.bytes(of: "again.html") == scratch.bytes(of: "chair.html"))
  }

  @Test func `a name of markup is a name`() throws {
    try scratch.write(
      "name: \"</script><script>alert(1)</script>\"\nspeaker: \"<b>\"\n", to: "submissions/z.yaml")
    #expect(try deck("-o", "chair.html").code == 0)
    let page = try scratch.text(of: "chair.html")
    let isMarkup = page.contains("<script>alert") || page.contains("<b>\"")
    #expect(!isMarkup)
    let names = (Self.json("plan", in: page)?["presenters"] as? [[String: Any]])?.map {
      $0["name"] as? String
    }
    #expect(names?.last == "</script><script>alert(1)</script>")
  }

  @Test func `the PDF has notes, durations and labels, and a file beside it`() throws {
    let run = try deck("-o", "out/chair.pdf")
    #expect(run.code == 0, "\(run.message)")
    let file = try scratch.bytes(of: "out/chair.pdf")
    #expect(try PDF.check(file) == nil)
    let source = try PDF.source(file)
    #expect(source.matches(of: /\/Dur 90/).count == 2)
    #expect(source.matches(of: /\/Subtype \/Text/).count == 2)
    let console = try #require(
      JSONSerialization.jsonObject(with: Data(scratch.bytes(of: "out/chair.pdfpc"))) as? [String: Any])
    let pages = try #require(console["pages"] as? [[String: Any]])
    let count = try Int(
      Program.tool("pdfinfo", scratch("out/chair.pdf")).text.firstMatch(of: /Pages: +([0-9]+)/)?.output.1
        ?? "")
    #expect(pages.count == count && console["duration"] as? Int == 3)
    let labels = pages.compactMap { $0["label"] as? String }
    #expect(Set(labels).count == pages.count && !labels.contains(""))
    let notes = pages.compactMap { $0["note"] as? String }
    #expect(notes.count == 2)
    #expect(
      notes.first?.hasPrefix("09:00 · Not for publication  \nAna 64502 · ") == true
        && notes.first?.contains("\nsay AH\\-na  \n") == true
        && notes.first?.contains("Next: Ana 64503 · ") == true,
      "\(notes)")
    for page in 1...pages.count {
      #expect(try PDF.text(file, page: page).contains("Not for publication"), "page \(page)")
    }
    // Other decks have nothing of it.
    #expect(try scratch.personals("deck", "event.yaml", "--offline", "-o", "stage.pdf").code == 0)
    let other = try PDF.source(scratch.bytes(of: "stage.pdf"))
    #expect(!other.contains("/Dur") && !other.contains("/Subtype /Text"))
    #expect(try !PDF.text(scratch.bytes(of: "stage.pdf")).contains("Not for publication"))
  }

  @Test func `without its second file there is no first`() throws {
    try scratch.makeFolder("chair.pdfpc")
    let run = try deck("-o", "chair.pdf")
    #expect(run.code == 73 && run.message.contains("chair.pdfpc"), "\(run.message)")
    #expect(!scratch.names.contains("chair.pdf"))
  }

  @Test(arguments: [
    (
      ["event.yaml", "-o", "a.html"],
      "a deck as .html is the chair's page: add --for chair, or write a .pdf or .pptx"
    ),
    (["event.yaml", "--format", "html", "-o", "-"], "a deck as .html is the chair's page"),
    (["event.yaml", "--for", "chair", "-o", "a.pptx"], "--for chair writes .html or .pdf"),
    (["event.yaml", "--for", "chair", "-o", "-"], "--for chair writes a .pdfpc beside the PDF"),
    (["event.yaml", "--for", "chair", "-o", "a.html", "--against", "b.pdf"], "--against compares PDFs"),
    (
      ["event.yaml", "--for", "chair", "-o", "a.pdf", "--pdf-standard", "ua-1,a-2a"],
      "--pdf-standard a-2a has no place for notes"
    ),
  ])
  func `what does not go together is said`(_ arguments: [String], _ message: String) throws {
    let run = try scratch.personals(["deck"] + arguments)
    #expect(run.code == 64 && run.message.contains(message), "\(run.message)")
  }

  @Test func `previews are not for the chair`() throws {
    let run = try scratch.personals("preview", "event.yaml", "--for", "chair")
    #expect(run.code == 64 && run.message.contains("'personals deck --for chair'"), "\(run.message)")
  }

  @Test func `a photo that cannot be used is a warning, and initials are shown`() throws {
    try scratch.write([1, 2, 3], to: "submissions/me.png")
    let run = try deck("-o", "chair.html")
    #expect(run.code == 0)
    #expect(
      run.message.contains(
        "submissions/as64502.yaml:5:8: warning: the photo me.png cannot be used: it is no picture that can be read"
      ),
      "\(run.message)")
    let pictures =
      Self.json("pictures", in: try scratch.text(of: "chair.html")) as? [String: [String: String]]
    #expect(pictures?["photos"] == [:])
    // A deck does not look at photos.
    let stage = try scratch.personals("deck", "event.yaml", "--offline", "-o", "stage.pdf")
    #expect(!stage.message.contains("photo"))
  }

  @Test func `a photo is nothing public`() throws {
    for asn in [64502, 64503] {
      let path = "submissions/as\(asn).yaml"
      try scratch.write(try scratch.text(of: path) + "consent: {publish: yes, photo: no}\n", to: path)
    }
    let run = try scratch.personals("preview", "event.yaml", "--offline", "--for", "public", "-o", "site")
    #expect(run.code == 0, "\(run.message)")
    #expect(!scratch.names.contains { $0.hasPrefix("site/") && $0.contains("me.png") })
    #expect(try !scratch.text(of: "site/as64502.html").contains("AH-na"))
  }

  @Test func `what happened is read back`() throws {
    try scratch.write(
      """
      {"format": "personals-happened", "version": 1, "event": "Lagoon Forum", "sessions": [{"number": 1,
        "title": "Morning", "presenters": [{"item": "submissions/as64503.yaml", "state": "presented"},
        {"item": "submissions/as64502.yaml", "state": "absent"}]}]}
      """, to: "happened.json")
    let run = try scratch.personals("event", "apply", "event.yaml", "happened.json", "--offline")
    #expect(run.code == 0 && run.text.contains(") was absent\n"), "\(run.text)\(run.message)")
    #expect(try scratch.text(of: "event.yaml").hasSuffix("cancelled:\n  - submissions/as64502.yaml\n"))
    let wrong = try scratch.personals("event", "apply", "event.yaml", "event.yaml", "--offline")
    #expect(wrong.code == 65)
    #expect(
      wrong.message == """
        error: event.yaml: it is not a file of what happened
          hint: download it from the chair's page, with 'Download what happened'

        """)
  }

  /// The values in a script element.
  private static func json(_ name: String, in page: String) -> [String: Any]? {
    guard let start = page.range(of: "<script type=\"application/json\" id=\"\(name)\">"),
      let end = page.range(of: "</script>", range: start.upperBound..<page.endIndex)
    else { return nil }
    return try? JSONSerialization.jsonObject(with: Data(page[start.upperBound..<end.lowerBound].utf8))
      as? [String: Any]
  }
}
