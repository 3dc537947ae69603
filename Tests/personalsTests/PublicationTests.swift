internal import Foundation
internal import TestSupport
internal import Testing

/// What leaves the room is of those who agreed, and of no one else.
@Suite struct PublicationTests {
  /// An event of two networks, each with the consent given here.
  private func event(_ consents: [String], _ more: String = "") throws -> Scratch {
    let scratch = try Scratch()
    for (asn, consent) in zip([64502, 64503, 64507], consents) {
      try scratch.copy("records/as\(asn).json", to: "as\(asn).json")
      try scratch.write(
        "network: \(asn)\nrecord: ../as\(asn).json\n\(consent)\n", to: "submissions/as\(asn).yaml")
    }
    try scratch.write("event: Lagoon Forum\n\(more)\n", to: "event.yaml")
    return scratch
  }

  private func deck(_ scratch: Scratch, _ more: String...) throws -> Run {
    try scratch.personals(["deck", "event.yaml", "--for", "public", "-o", "public.pdf"] + more)
  }

  @Test func `a public deck is of those who agreed`() throws {
    let world = try PublicWorld()
    #expect(try world.leaks(inFolder: "submissions").count > 40)
    let run = try deck(world.scratch)
    #expect(run.code == 0, "\(run.message)")
    #expect(
      run.message.hasPrefix(
        """
        left out 7 of 13 presenters, who did not agree to be published: submissions/as64501.yaml, submissions/as64503.yaml, \
        submissions/as64505.yaml, submissions/as64507.yaml, submissions/as64508.yaml, submissions/as64511.yaml, \
        submissions/coral-registry.yaml

        """), "\(run.message)")
    #expect(run.message.contains("6 slides"), "\(run.message)")
    #expect(try world.leaks(inPDF: "public.pdf") == [])
    let text = try Program.tool("pdftotext", "-enc", "UTF-8", world.scratch("public.pdf"), "-").text
    for name in world.published { #expect(text.contains(name), "\(name)") }
    // The times are those that presenters had.
    #expect(text.contains("09:02"), "\(text)")
    let info = try Program.tool("pdfinfo", world.scratch("public.pdf")).text
    #expect(info.contains("of 6 presenters"), "\(info)")
    // The same event shows all of them on the stage, so that the test above can fail.
    #expect(try world.scratch.personals("deck", "event.yaml", "-q", "-o", "stage.pdf").code == 65)
    #expect(try world.leaks(inPDF: "stage.pdf").count > 30)
  }

  @Test func `a public presentation is of those who agreed`() throws {
    let world = try PublicWorld()
    let run = try world.scratch.personals("deck", "event.yaml", "--for", "public", "-q", "-o", "public.pptx")
    #expect(run.code == 0, "\(run.message)")
    #expect(try world.leaks(inPresentation: "public.pptx") == [])
    #expect(try world.scratch.personals("deck", "event.yaml", "-q", "-o", "stage.pptx").code == 65)
    #expect(try world.leaks(inPresentation: "stage.pptx").count > 20)
  }

  /// Even into the folder, and with the cache, of previews of everyone.
  @Test func `a public gallery is of those who agreed`() throws {
    let world = try PublicWorld()
    let scratch = world.scratch
    #expect(try scratch.personals("preview", "event.yaml", "-q", "-o", "site").code == 65)
    #expect(try world.leaks(inFolder: "site").count > 30)
    let run = try scratch.personals("preview", "event.yaml", "--for", "public", "-o", "site")
    #expect(run.code == 0, "\(run.message)")
    #expect(run.message.contains("wrote site/index.html: 6 slides"), "\(run.message)")
    #expect(try world.leaks(inFolder: "site") == [])
    let names = scratch.names.filter { $0.hasPrefix("site/") }
    #expect(
      names.count { $0.hasPrefix("site/cards/") } == 6 && names.contains("site/as64500.html"), "\(names)")
    let all = try names.filter { [".html", ".json"].contains(where: $0.hasSuffix) }.map(scratch.text).joined()
    // No files of the organiser's, no problems, and nothing from elsewhere.
    for word in [".yaml", "submissions", "warning", "\"source\"", "diagnostics\" : [\n {", "src=\"http"] {
      #expect(!all.contains(word), "\(word)")
    }
    let page = try scratch.text(of: "site/as64500.html")
    #expect(page.contains("<meta property=\"og:image\" content=\"cards/as64500.png\">"), "\(page)")
    #expect(page.contains("Mele Tau&#39;olunga"), "\(page)")
    // Made again, nothing changes; and previews of everyone take its place as they are.
    let before = scratch.contents
    #expect(try scratch.personals("preview", "event.yaml", "--for", "public", "-q", "-o", "site").code == 0)
    #expect(scratch.contents == before)
    #expect(try scratch.personals("preview", "event.yaml", "-q", "-o", "site").code == 65)
    #expect(!scratch.names.contains { $0.hasPrefix("site/cards") || $0.hasSuffix("gallery.css") })
  }

  @Test func `a gallery knows where it is published`() throws {
    let scratch = try event(["consent: publish"], "site: https://forum.example/personals")
    #expect(try scratch.personals("preview", "event.yaml", "--for", "public", "-q", "-o", "site").code == 0)
    let page = try scratch.text(of: "site/as64502.html")
    #expect(page.contains("content=\"https://forum.example/personals/cards/as64502.png\""), "\(page)")
    #expect(
      page.contains("rel=\"canonical\" href=\"https://forum.example/personals/as64502.html\""), "\(page)")
    try scratch.write("event: Lagoon Forum\nsite: forum.example/?a=b\n", to: "event.yaml")
    let wrong = try scratch.personals("preview", "event.yaml", "--for", "public", "-o", "site")
    #expect(
      wrong.message.hasPrefix(
        """
        event.yaml:2:7: error: 'forum.example/?a=b' is not a URL
          site: forum.example/?a=b
                ^
          hint: write it whole, with 'https://'

        """), "\(wrong.message)")
    try scratch.write("event: Lagoon Forum\nsite: https://chair:secret@forum.example/p?@\n", to: "event.yaml")
    #expect(
      try scratch.personals("preview", "event.yaml", "--for", "public", "-o", "site").message.hasPrefix(
        "event.yaml:2:7: error: the URL has a user name in it"))
    let none = try event([""])
    let run = try none.personals("preview", "event.yaml", "--for", "public", "-o", "site")
    #expect(run.code == 65 && !none.names.contains("site"), "\(run.message)")
    try none.expectMisuse(
      "preview", "event.yaml", "--for", "public", "--single-file",
      says: "--for public makes a gallery; leave out --single-file")
  }

  @Test func `no consent makes no deck`() throws {
    let scratch = try event(["", "consent: {sheets: yes}"])
    let run = try deck(scratch)
    #expect(run.code == 65)
    #expect(
      run.message == """
        error: none of 2 presenters agreed to be published, so nothing is made
          hint: write 'consent: {publish: yes}' into the submissions of those who agreed, or 'consent: given' into the event if all of them did in another way

        """, "\(run.message)")
    #expect(!scratch.names.contains("public.pdf"))
  }

  @Test(arguments: [
    ("consent: {publish: yes}", true), ("consent:\n  publish: on\n  sheets: no", true),
    ("consent: publish", true),
    ("consent: [publish, photo]", true), ("consent: sheets, publish", true),
    ("consent: {publish: TRUE}", true),
    ("consent: {publish: yes, keep-until: 2026-11-22}", true), ("consent: {publish: yes, photo: no}", true),
    ("consent: {publish: yes} # all of it", true),
    ("", false), ("consent: {publish: no}", false), ("consent: {publish: maybe}", false),
    ("consent: yes", false),
    ("consent: {publish: yes, keep-until: 2026-11-21}", false),
    ("consent: {publish: yes, keep-until: next year}", false),
    ("consent: {publish: yes, keep-until: 2027-02-30}", false),
    ("consent: {publish: yes, publish: no}", false),
    ("consent: {publish: no}\nconsent: {publish: yes}", false), ("consent: [sheets]", false),
    ("consent: no", false),
    ("consent: none", false), ("consent: {publish: \"yes, but without my name\"}", false),
    ("consent:\n  publish: yes #only on the intranet", false), ("consents: {publish: yes}", false),
    ("consent: {Publish: yes}", false), ("publish: yes", false), ("consent: {publish: [yes]}", false),
    ("consent: {publish: 1}", false), ("consent: {publish: да}", false),
    ("consent: &x {publish: yes}", false), ("consent: [publish, no]", false), ("consent: [no]", false),
    ("cancelled: yes\nconsent: {publish: yes}", false),
  ]) func `a consent`(_ consent: String, _ isOne: Bool) throws {
    let run = try deck(try event([consent]), "-q")
    #expect(run.code != 65 || run.message.contains("error: "), "\(run.message)")
    let isRefused = run.message.contains("agreed to be published") || run.message.contains("no submission")
    #expect(isRefused != isOne, "\(run.message)")
  }

  /// Where the organiser has everyone's consent, a no and what may be one still count.
  @Test(arguments: [
    ("", true), ("consent: {sheets: no}", true), ("traffic: lots", true),
    ("consent: {publish: no}", false), ("consent: {publish: nope}", false),
    ("consents: {publish: no}", false),
    ("publish: no", false), ("consent:", false), ("consent: # no", false),
    ("consent: {publish: #no\n}", false),
    ("consent: {veröffentlichen: nein}", false), ("einwilligung: nein", false), ("consent: !no", false),
    ("message: \"unclosed\nconsent: {publish: no}\nseeking: \"x\"", false),
    ("message: \"never closed\nconsent: {publish: no}", false), ("consent: {keep-until: 2026-11-01}", false),
    ("speaker:\n  consent: no", false),
    ("\tconsent: no", false), ("consent: {publish: }", false),
    ("consent: {publish: yes, keep-until: }", false),
  ]) func `a consent at an event that has everyone's`(_ consent: String, _ isOne: Bool) throws {
    let scratch = try event([consent], "consent: given")
    let run = try deck(scratch, "-q")
    #expect(run.message.contains("agreed to be published") != isOne, "\(run.message)")
    #expect(scratch.names.contains("public.pdf") == isOne)
  }

  @Test func `a no to one submission counts for all of one network`() throws {
    let scratch = try event(["consent: {publish: yes}", "consent: {publish: yes}"])
    try scratch.write(
      "network: 64502\nrecord: ../as64502.json\nconsent: {publish: no}\n", to: "submissions/late.yaml")
    let run = try deck(scratch)
    #expect(run.message.contains("left out 2 of 3 presenters"), "\(run.message)")
    // One that says nothing is left out alone.
    try scratch.write("network: 64502\nrecord: ../as64502.json\n", to: "submissions/late.yaml")
    #expect(try deck(scratch).message.contains("left out 1 of 3 presenters"))
    // A slide of two networks is of both.
    try scratch.write("network: 64507\nrecord: ../as64507.json\n", to: "submissions/late.yaml")
    try scratch.copy("records/as64507.json", to: "as64507.json")
    try scratch.write(
      "networks: [64503, 64507]\nrecord: [../as64503.json, ../as64507.json]\nconsent: {publish: yes}\n",
      to: "submissions/as64503.yaml")
    let both = try deck(scratch)
    #expect(both.message.contains("left out 2 of 3 presenters"), "\(both.message)")
  }

  @Test func `a newer submission with errors that refuses is not replaced by an older one that agrees`()
    throws
  {
    let scratch = try event(["consent: {publish: yes}", "consent: {publish: yes}"], "duplicates: newest")
    try scratch.write(
      "network: 64502\nrecord: ../missing.json\nconsent: {publish: no}\n", to: "submissions/late.yaml")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -9000)],
      ofItemAtPath: scratch("submissions/as64502.yaml"))
    let run = try deck(scratch)
    #expect(run.message.contains("left out 1 of 2 presenters"), "\(run.message)")
  }

  @Test func `a consent that is over counts for all of one network`() throws {
    let scratch = try event(["consent: {publish: yes}", "consent: {publish: yes}"])
    try scratch.write(
      "network: 64502\nrecord: ../as64502.json\nconsent: {keep-until: 2020-01-01}\n",
      to: "submissions/late.yaml")
    let run = try deck(scratch)
    #expect(run.message.contains("left out 2 of 3 presenters"), "\(run.message)")
  }

  /// A newer one takes back a no only if it says yes.
  @Test(arguments: [("", false), ("consent: {sheets: yes}", false), ("consent: {publish: yes}", true)])
  func `a no in an older submission`(_ newer: String, _ isShown: Bool) throws {
    let scratch = try event(
      ["consent: {publish: no}", ""], "duplicates: newest\nconsent: given")
    try scratch.write("network: 64502\nrecord: ../as64502.json\n\(newer)\n", to: "submissions/late.yaml")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -9000)],
      ofItemAtPath: scratch("submissions/as64502.yaml"))
    let run = try deck(scratch)
    #expect(run.message.contains("left out 1 of 2 presenters") != isShown, "\(run.message)")
  }

  /// One whose file cannot be read is known by its name.
  @Test func `an unreadable submission is of whom its file is named after`() throws {
    let scratch = try event(["consent: {publish: yes}\nmessage: Ask AS64503"])
    try scratch.write("network: [\nconsent: no\n", to: "submissions/as64503.yaml")
    let run = try deck(scratch)
    #expect(run.message.contains("it names AS64503, who did not agree"), "\(run.message)")
  }

  /// Names in texts without spaces, with a number in other forms, and in addresses.
  @Test(arguments: [
    ("message: 私たちはAS64999と会いたい", true), ("message: نريد لقاء وAS64999", true),
    ("message: AS64999さん", true), ("message: ASN64999 is our friend", true),
    ("message: ask RefuseNet", true), ("message: ask Refuse\u{200D} Net", true),
    ("message: 私たちはRefuse Netと会う", true),
    ("contact: Ana <ana@refuse-net.example>", true), ("website: https://refuse.net/", true),
    ("contact: {name: Ana, url: 'https://net.example/refuse/net'}", true),
    ("message: we refuse networks", false), ("message: as649991", false),
    // A role is no person, and one word may be anything.
    ("message: peering and interconnection in Suva", false), ("message: Ana is not Ana Refusenik", true),
  ])
  func `names of those who did not agree`(_ written: String, _ isNamed: Bool) throws {
    let scratch = try Scratch()
    try scratch.write("event: Lagoon Forum\n", to: "event.yaml")
    try scratch.write("name: Reef\nconsent: {publish: yes}\n\(written)\n", to: "submissions/reef.yaml")
    try scratch.write(
      "name: Refuse Net\nnetwork: 64999\ncontact: Peering <desk@other.example>\nspeaker: Ana Refusenik\n",
      to: "submissions/no.yaml")
    try scratch.write(
      "name: Third\ncontact: Interconnection Desk <x@y.example>\n", to: "submissions/no2.yaml")
    let run = try scratch.personals("export", "event.yaml", "--offline", "-o", "contacts.json")
    #expect(run.message.contains("is left out: it names") == isNamed, "\(run.message)")
  }

  @Test func `what the event says of those who did not agree`() throws {
    let scratch = try event(
      ["consent: {publish: yes}", "consent: {publish: no}"],
      "place: House of AS64503\nsessions:\n  - title: By AS64503\n    room: AS64503 Hall\n")
    try scratch.write(
      scratch.text(of: "event.yaml").replacing("Lagoon Forum", with: "AS64503 Forum"), to: "event.yaml")
    let run = try deck(scratch)
    for key in ["title", "room", "place"] {
      #expect(run.message.contains("'\(key)' is left out: it names AS64503"), "\(run.message)")
    }
    #expect(run.message.contains("the event's name has AS64503 in it"), "\(run.message)")
  }

  @Test func `texts that name others are left out`() throws {
    let scratch = try event([
      "consent: {publish: yes}\nmessage: Ask us or AS 64503 for a tour\nseeking: networks like as64507.\n"
        + "offering: peering in 64503rd street",
      "", "consent: {publish: no}",
    ])
    let run = try deck(scratch)
    #expect(
      run.message.contains(
        """
        submissions/as64502.yaml:4:10: warning: 'message' is left out: it names AS64503, who did not agree to be published
          message: Ask us or AS 64503 for a tour
                   ^

        """), "\(run.message)")
    #expect(run.message.contains("'seeking' is left out"), "\(run.message)")
    #expect(!run.message.contains("'offering' is left out"), "\(run.message)")
    let text = try Program.tool("pdftotext", scratch("public.pdf"), "-").text
    #expect(!text.contains("tour") && text.contains("64503rd"), "\(text)")
  }

  /// What a record says of whom to write to is no consent to be in lists.
  @Test func `contacts that only a record has are in no list`() throws {
    let scratch = try event([
      "consent: {publish: yes}", "consent: {publish: yes}\ncontact: Sok <sok@net.example>",
    ])
    let stage = try scratch.personals("deck", "event.yaml", "-q", "-o", "stage.pdf")
    #expect(stage.code == 0, "\(stage.message)")
    #expect(try deck(scratch).code == 0)
    func count(_ text: String, _ name: String) throws -> Int {
      try Program.tool("pdftotext", scratch(name), "-").text.ranges(of: text).count
    }
    #expect(try count("sok@net.example", "public.pdf") == 2)
    let address = "peering@daonuea.example"
    #expect(try count(address, "stage.pdf") == 2)
    #expect(try count(address, "public.pdf") == 1)
  }

  @Test func `what import keeps is in no deck`() throws {
    let scratch = try event(["consent: {publish: yes}"])
    try scratch.write("import:\n  secret@net.example: as64502\n", to: "private.yaml")
    try scratch.write("network: 64503\nmessage: secret\n", to: ".imported/as64503.yaml")
    #expect(try deck(scratch).code == 0)
    let text = try Program.tool("qpdf", "--qdf", scratch("public.pdf"), "-").text
    #expect(!text.contains("secret"))
    let folder = try scratch.personals("deck", ".", "--for", "public", "-o", "folder.pdf")
    let isMade = scratch.names.contains("folder.pdf")
    let made = isMade ? try Program.tool("qpdf", "--qdf", scratch("folder.pdf"), "-").text : ""
    #expect(!made.contains("secret"), "\(folder.message)")
  }

  @Test func `a public deck does not overwrite what it leaves out`() throws {
    let scratch = try event(["consent: {publish: yes}", "slide: ../own.pdf"])
    #expect(try scratch.personals("slide", "as64507.json", "-o", "own.pdf").code != 0)
    try scratch.write("%PDF-1.4\n", to: "own.pdf")
    let run = try scratch.personals("deck", "event.yaml", "--for", "public", "-o", "own.pdf")
    #expect(run.code == 73, "\(run.message)")
  }
}
