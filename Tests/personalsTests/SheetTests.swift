internal import Foundation
internal import TestSupport
internal import Testing

/// `deck --for sheets`: whom to talk to, of those who agreed and of no one else.
@Suite struct SheetTests {
  private static let asns = [64500, 64501, 64502, 64506]
  private static let meetings = """
    dates: 2027-02-24
    meetings: {slots: [15:00–16:00], length: 20 min, tables: 2}
    """

  /// An event of four networks, each with the consent given here.
  private func event(_ consents: [String], _ more: String = meetings) throws -> Scratch {
    let scratch = try Scratch()
    try scratch.makeFolder("records")
    for (asn, consent) in zip(Self.asns, consents) {
      try scratch.copy("submissions/records/as\(asn).json", to: "records/as\(asn).json")
      try scratch.write(
        "network: \(asn)\nrecord: ../records/as\(asn).json\n\(consent)\n", to: "submissions/as\(asn).yaml")
    }
    try scratch.write("event: Lagoon Forum\n\(more)\n", to: "event.yaml")
    return scratch
  }

  private func text(_ scratch: Scratch, _ name: String) throws -> String {
    try Program.tool("pdftotext", "-layout", "-enc", "UTF-8", scratch(name), "-").text
  }

  @Test func `a sheet for each who agreed`() throws {
    let agreed = "consent: {sheets: yes}"
    let scratch = try event([agreed, agreed, agreed, ""])
    let run = try scratch.personals("deck", "event.yaml", "--for", "sheets", "-o", "sheets/")
    #expect(run.code == 0, "\(run.message)")
    #expect(
      run.message.hasPrefix(
        "left out 1 of 4 presenters, who did not agree to be on sheets: submissions/as64506.yaml\n"),
      "\(run.message)")
    #expect(
      run.message.contains(
        "wrote sheets/: 3 sheets, 3 pages, 3 conversations in 3 slots; not for publication"), "\(run.message)"
    )
    let names = scratch.names.filter { $0.hasPrefix("sheets/") }.sorted()
    #expect(names == ["sheets/as64500.pdf", "sheets/as64501.pdf", "sheets/as64502.pdf"])
    for name in names {
      let text = try text(scratch, name)
      #expect(text.contains("Not for publication"))
      #expect(!text.contains("AS64506"), "\(text)")
      #expect(text.contains("15:00") && text.contains("Table 1"), "\(text)")
    }
    let own = try text(scratch, "sheets/as64500.pdf")
    #expect(own.contains("Pacific Lightwave") && own.contains("AS64501") && own.contains("AS64502"), "\(own)")
    // Of all in one file there are as many pages.
    #expect(try scratch.personals("deck", "event.yaml", "--for", "sheets", "-q", "-o", "all.pdf").code == 0)
    let info = try Program.tool("pdfinfo", scratch("all.pdf")).text
    #expect(info.contains("Pages:           3"), "\(info)")
    #expect(info.contains("595 x 842"), "\(info)")
    // The same again, whatever the number of cores.
    let before = scratch.contents
    #expect(try scratch.personals("deck", "event.yaml", "--for", "sheets", "-q", "-o", "sheets/").code == 0)
    #expect(scratch.contents == before)
  }

  @Test func `no two sheets have one table at one time`() throws {
    let scratch = try event(Array(repeating: "", count: 4), Self.meetings + "\nconsent: given")
    #expect(try scratch.personals("deck", "event.yaml", "--for", "sheets", "-q", "-o", "sheets/").code == 0)
    var places: [String: Int] = [:]
    for asn in Self.asns {
      let text = try text(scratch, "sheets/as\(asn).pdf")
      let times = text.matches(of: /(?m)^\s*(15:\d\d)\s/).map { String($0.1) }
      let tables = text.matches(of: /Table (\d+)/).map { String($0.1) }
      #expect(Set(times).count >= tables.count, "\(text)")
      for (time, table) in zip(times, tables) { places["\(time) \(table)", default: 0] += 1 }
    }
    // Two sheets each.
    #expect(!places.isEmpty && places.values.allSatisfy { $0 == 2 }, "\(places)")
  }

  @Test func `sheets of the public world name no one else`() throws {
    let world = try PublicWorld()
    // In that world, to be published; here, those same presenters agree to sheets.
    for name in world.scratch.names where name.hasPrefix("submissions/") && name.hasSuffix(".yaml") {
      let text = try world.scratch.text(of: name)
      try world.scratch.write(
        text.replacing("sheets: yes", with: "photo: no").replacing("publish: yes", with: "sheets: yes")
          .replacing("publish: no", with: "sheets: no").replacing(
            "publish: perhaps", with: "sheets: perhaps"),
        to: name)
    }
    let event = try world.scratch.text(of: "event.yaml")
    try world.scratch.write(event + "meetings: {slots: [15:00, 16:00]}\n", to: "event.yaml")
    let run = try world.scratch.personals("deck", "event.yaml", "--for", "sheets", "-o", "sheets.pdf")
    #expect(run.code == 0, "\(run.message)")
    #expect(run.message.contains("left out 7 of 13 presenters"), "\(run.message)")
    let leaks = try leaks(world, "sheets.pdf")
    #expect(leaks == [])
    let text = try text(world.scratch, "sheets.pdf")
    for name in ["Pacific Lightwave", "Harbour Gate DC1"] { #expect(text.contains(name), "\(name)") }
    // With everyone's consent they are there, so that the test above can fail.
    try world.scratch.write(event.replacing("closing:", with: "consent: given\nclosing:"), to: "event.yaml")
    _ = try world.scratch.personals("deck", "event.yaml", "--for", "sheets", "-q", "-o", "more.pdf")
    #expect(try self.leaks(world, "more.pdf").count > 5)
  }

  /// The secrets in the text, the structure, the links and all other strings of a PDF. Fonts list their letters in the order
  /// of use, which after AS64500 may read AS64501.
  private func leaks(_ world: PublicWorld, _ name: String) throws -> [String] {
    let path = world.scratch(name)
    let text = try Program.tool("pdftotext", "-enc", "UTF-8", path, "-").output
    let structure = try Program.tool("pdfinfo", "-struct-text", "-enc", "UTF-8", path).output
    let strings = try Program.tool("qpdf", "--json=2", path).output
    return Set([text, structure, strings].flatMap { world.leaks(in: Array($0)) }).sorted()
  }

  @Test(arguments: [
    ("consent: {sheets: yes}", true), ("consent: [publish, sheets]", true),
    ("consent: {sheets: yes, keep-until: 2026-11-22}", true), ("", false), ("consent: {publish: yes}", false),
    ("consent: {sheets: no}", false), ("consent: {sheets: perhaps}", false),
    ("consent: {sheets: yes, keep-until: 2026-11-21}", false), ("consent: sheets\ncancelled: yes", false),
  ]) func `a consent`(_ consent: String, _ isOne: Bool) throws {
    let scratch = try event([consent], "dates: 2027-02-24")
    let run = try scratch.personals("deck", "event.yaml", "--for", "sheets", "-q", "-o", "sheets.pdf")
    #expect(scratch.names.contains("sheets.pdf") == isOne, "\(run.message)")
  }

  @Test func `a no counts where everyone agreed`() throws {
    let scratch = try event(["", "consent: {sheets: no}", "consent: {publish: no}"], "consent: given")
    let run = try scratch.personals("deck", "event.yaml", "--for", "sheets", "-o", "sheets.pdf")
    #expect(run.message.contains("left out 1 of 3 presenters"), "\(run.message)")
    #expect(!(try text(scratch, "sheets.pdf")).contains("AS64501"))
  }

  @Test func `codes lead to the gallery, where the other is in it`() throws {
    let scratch = try event(
      ["consent: given", "consent: [publish, sheets]", "consent: sheets"].map {
        $0 == "consent: given" ? "consent: [publish, sheets]" : $0
      }, "site: https://forum.example/p/")
    #expect(try scratch.personals("deck", "event.yaml", "--for", "sheets", "-q", "-o", "s/").code == 0)
    let words = try Program.tool("pdfinfo", "-struct-text", scratch("s/as64500.pdf")).text
    let all = try Program.tool("qpdf", "--qdf", "--object-streams=disable", scratch("s/as64500.pdf"), "-")
      .text
    #expect(all.contains("forum.example/p/as64501.html") || words.contains("as64501.html"))
    #expect(!all.contains("as64502.html"))
  }

  @Test func `sheets that an earlier run left are named`() throws {
    let scratch = try event(["consent: sheets", "consent: sheets"])
    #expect(
      try scratch.personals("deck", "event.yaml", "--for", "sheets", "-o", "s/").message.contains("warning")
        == false)
    try scratch.write("event: Lagoon Forum\nsubmissions: [submissions/as64500.yaml]\n", to: "event.yaml")
    let run = try scratch.personals("deck", "event.yaml", "--for", "sheets", "-o", "s/")
    #expect(run.message.contains("warning: s/as64501.pdf: not among these sheets"), "\(run.message)")
    #expect(scratch.names.contains("s/as64501.pdf"))
  }

  @Test func `misuse`() throws {
    let scratch = try event([""])
    for (arguments, message) in [
      (["--split"], "--for sheets makes sheets of all presenters; leave out --split"),
      (["--session", "x"], "--for sheets makes sheets of all presenters; leave out --session"),
      (
        ["-o", "sheets.pptx"],
        "sheets are PDFs: give -o a name that ends in .pdf, or a folder with '/' at its end"
      ),
    ] {
      let run = try scratch.personals(["deck", "event.yaml", "--for", "sheets"] + arguments)
      #expect(run.code == 64 && run.message.contains(message), "\(run.message)")
    }
    let classic = try event(["consent: sheets"])
    let run = try classic.personals(
      "deck", "event.yaml", "--for", "sheets", "--template", "classic", "-o", "s.pdf")
    #expect(
      run.code == 64 && run.message.contains("the template 'classic' has no page for sheets"),
      "\(run.message)")
    #expect(!classic.names.contains("s.pdf"))
    let preview = try scratch.personals("preview", "event.yaml", "--for", "sheets")
    #expect(preview.code == 64 && preview.message.contains("sheets are for print"), "\(preview.message)")
  }
}

/// What slides say of the room, of the host and of last year.
@Suite struct RoomOnSlidesTests {
  private func world(_ more: String = "") throws -> Scratch {
    let scratch = try Scratch()
    try scratch.makeFolder("records")
    // The last has so few exchanges that its slide has room.
    for asn in [64500, 64501, 64502, 64496] {
      let folder = asn == 64496 ? "apricot/submissions" : "submissions"
      try scratch.copy("\(folder)/records/as\(asn).json", to: "records/as\(asn).json")
      try scratch.write(
        "network: \(asn)\nrecord: ../records/as\(asn).json\n", to: "submissions/as\(asn).yaml")
    }
    try scratch.write("event: Lagoon Forum\n\(more)\n", to: "event.yaml")
    return scratch
  }

  private func text(_ scratch: Scratch, _ name: String) throws -> String {
    try Program.tool("pdftotext", "-enc", "UTF-8", scratch(name), "-").text.replacing("\n", with: " ")
  }

  @Test func `a slide says how many share an exchange`() throws {
    let scratch = try world()
    _ = try scratch.personals("deck", "event.yaml", "-q", "-o", "deck.pdf")
    #expect(try text(scratch, "deck.pdf").contains("share an exchange with us"))
    _ = try scratch.personals("slide", "submissions/as64500.yaml", "--root", ".", "-q", "-o", "slide.pdf")
    #expect(!(try text(scratch, "slide.pdf")).contains("share an exchange"))
  }

  @Test func `the host has a page of what would join most`() throws {
    let scratch = try world("host: Lagoon Net")
    _ = try scratch.personals("deck", "event.yaml", "-q", "-o", "deck.pdf")
    let text = try text(scratch, "deck.pdf")
    let plain = try world()
    _ = try plain.personals("deck", "event.yaml", "-q", "-o", "deck.pdf")
    #expect(!(try self.text(plain, "deck.pdf")).contains("If we all came here"))
    // Three networks that share everything would be joined by nothing; these do not.
    #expect(text.contains("If we all came here") == text.contains("new pair"), "\(text)")
  }

  /// A record of last year, with less in it.
  private func older(_ scratch: Scratch, asn: Int, to name: String, _ change: (inout [String: Any]) -> Void)
    throws
  {
    let data = Data(try scratch.text(of: "records/as\(asn).json").utf8)
    var bundle = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    var answer = try #require(bundle["net"] as? [String: Any])
    var rows = try #require(answer["data"] as? [[String: Any]])
    change(&rows[0])
    rows[0]["updated"] = "2026-01-01T00:00:00Z"
    answer["data"] = rows
    bundle["net"] = answer
    let bytes = try JSONSerialization.data(withJSONObject: bundle)
    try scratch.write(String(decoding: bytes, as: UTF8.self), to: name)
  }

  @Test func `what has grown is said`() throws {
    let scratch = try world()
    try older(scratch, asn: 64502, to: "old/as64502.json") { net in
      let ports = net["netixlan_set"] as? [[String: Any]] ?? []
      let gone = ports.last?["ix_id"] as? Int
      let left = ports.filter { $0["ix_id"] as? Int != gone }
      net["netixlan_set"] = left
      net["ix_count"] = Set(left.compactMap { $0["ix_id"] as? Int }).count
    }
    let run = try scratch.personals(
      "slide", "submissions/as64502.yaml", "--root", ".", "--compare", "old", "-o", "slide.pdf")
    #expect(run.code == 0, "\(run.message)")
    let text = try text(scratch, "slide.pdf")
    #expect(text.contains("+1 exchange"), "\(text)")
    // A record that counts more ports than it has says nothing.
    try older(scratch, asn: 64502, to: "part/as64502.json") { net in
      net["netixlan_set"] = Array((net["netixlan_set"] as? [[String: Any]] ?? []).prefix(1))
      net["ix_count"] = 5
    }
    _ = try scratch.personals(
      "slide", "submissions/as64502.yaml", "--root", ".", "--compare", "part", "-q", "-o", "part.pdf")
    let part = try self.text(scratch, "part.pdf")
    #expect(!part.contains(/\+\d+ exchange/) && !part.contains("→"), "\(part)")
    // Neither does a missing one, nor the same record.
    for folder in ["part", "records"] {
      let asn = folder == "part" ? 64501 : 64502
      _ = try scratch.personals(
        "slide", "submissions/as\(asn).yaml", "--root", ".", "--compare", folder, "-q", "-o", "same.pdf")
      #expect(!(try self.text(scratch, "same.pdf")).contains("+1"), "\(folder)")
    }
  }

  @Test func `older records that are none`() throws {
    let scratch = try world()
    let missing = try scratch.personals(
      "slide", "submissions/as64500.yaml", "--compare", "nowhere", "-o", "s.pdf")
    #expect(
      missing.code == 66 && missing.message.contains("nowhere: no such file or folder"), "\(missing.message)")
    try scratch.makeFolder("empty")
    let empty = try scratch.personals("deck", "event.yaml", "--compare", "empty", "-o", "d.pdf")
    #expect(empty.code == 65 && empty.message.contains("empty"), "\(empty.message)")
    let url = try scratch.personals("deck", "event.yaml", "--compare", "https://x.example", "-o", "d.pdf")
    #expect(url.code == 64, "\(url.message)")
    #expect(!scratch.names.contains { $0.hasSuffix(".pdf") })
  }
}
