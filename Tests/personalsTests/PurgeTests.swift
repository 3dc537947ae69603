internal import Foundation
internal import TestSupport
internal import Testing

/// What may not be kept goes, and what stays elsewhere is said.
@Suite struct PurgeTests {
  private let scratch: Scratch

  /// An event of three people, imported from a form, with previews and drafts.
  init() throws {
    scratch = try Scratch()
    try scratch.write(
      """
      Email,AS number,Network,Who presents?,How can people reach you?
      mele@reef.example,,Reef Net,Mele Tau,Mele Tau <peering@reef.example>
      ana@atoll.example,,Atoll Net,Ana Vuki,Ana Vuki <peering@atoll.example>
      jo@shore.example,,Shore Net,Jo Santos,Jo Santos <peering@shore.example>

      """, to: "answers.csv")
    try scratch.write("event: Lagoon Forum\nsubmissions: submissions/*.yaml\n", to: "event.yaml")
    let run = try scratch.personals("import", "answers.csv", "-o", "submissions/")
    #expect(scratch.names.contains("private.yaml"), "\(run.message)")
    try scratch.write(
      "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>",
      to: "logos/reef.svg")
    try scratch.write(
      "<svg xmlns='http://www.w3.org/2000/svg' width='8' height='9'><rect width='8' height='9'/></svg>",
      to: "logos/both.svg")
    let reef = try scratch.text(of: "submissions/reef-net.yaml")
    try scratch.write(
      reef + "logo: ../logos/reef.svg\nconsent: {publish: yes, keep-until: 2026-11-21}\n",
      to: "submissions/reef-net.yaml")
    for name in ["atoll-net", "shore-net"] {
      let text = try scratch.text(of: "submissions/\(name).yaml")
      try scratch.write(
        text + "logo: ../logos/both.svg\nconsent: {publish: yes, keep-until: 2026-11-22}\n",
        to: "submissions/\(name).yaml")
    }
    #expect(try scratch.personals("preview", "event.yaml", "-q", "-o", "previews").code == 0)
    try scratch.write("To: mele@reef.example\n\nHello\n", to: "drafts/reef-net.eml")
    try scratch.write("To: ana@atoll.example\n\nHello\n", to: "drafts/atoll-net.eml")
  }

  /// Where a word is, in the names and bytes of files.
  private func files(with word: String) throws -> [String] {
    try scratch.names.filter { name in
      var isFolder: ObjCBool = false
      let isThere = FileManager.default.fileExists(atPath: scratch(name), isDirectory: &isFolder)
      guard isThere, !isFolder.boolValue else { return false }
      let text = String(decoding: try scratch.bytes(of: name), as: UTF8.self)
      return name.contains(word) || text.contains(word)
    }
  }

  @Test func `what has expired is removed`() throws {
    let before = scratch.contents
    let dry = try scratch.personals("event", "purge", "event.yaml", "--dry-run")
    #expect(scratch.contents == before)
    let said = """
      removed submissions/reef-net.yaml
      removed logos/reef.svg
      removed drafts/reef-net.eml
      removed 1 entry from private.yaml
      removed 1 entry from .imported/answers.json
      removed previews with 8 files: make it again
      removed cached pictures and converted presentations
      not reached, and yours to remove:
        decks, exports and answers beside the event: answers.csv
        what was published, mailed or printed, the form's own answers, and backups

      """
    #expect(dry.text == said.replacing("removed ", with: "would remove "), "\(dry.text)\(dry.message)")
    let run = try scratch.personals("event", "purge", "event.yaml")
    #expect(run.code == 0)
    #expect(run.text == said, "\(run.text)\(run.message)")
    for word in ["reef", "Reef", "Mele"] { #expect(try files(with: word) == ["answers.csv"], "\(word)") }
    #expect(scratch.names.contains("logos/both.svg") && scratch.names.contains("drafts/atoll-net.eml"))
    #expect(try scratch.mode(of: "private.yaml") == 0o600)
    // The others' caches are as they were: nothing is new to import but the one who was removed.
    #expect(try scratch.personals("event", "purge", "event.yaml").text == "nothing to remove\n")
    let again = try scratch.personals("import", "answers.csv", "-o", "submissions/", "--dry-run")
    #expect(!again.message.contains("atoll-net.yaml: new"), "\(again.message)")
  }

  @Test(arguments: [
    "ana@atoll.example", "PEERING@atoll.example", "Atoll Net", "ana vuki", "submissions/atoll-net.yaml",
  ])
  func `one person is removed`(_ person: String) throws {
    let run = try scratch.personals("event", "purge", "event.yaml", "--person", person)
    #expect(run.code == 0, "\(run.message)")
    for word in ["atoll", "Atoll", "Ana"] { #expect(try files(with: word) == ["answers.csv"], "\(word)") }
    // Another still has the logo, and nothing else changed.
    #expect(scratch.names.contains("logos/both.svg") && scratch.names.contains("submissions/reef-net.yaml"))
  }

  @Test func `what is older than a day`() throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000)],
      ofItemAtPath: scratch("submissions/shore-net.yaml"))
    let run = try scratch.personals("event", "purge", "event.yaml", "--older-than", "2023-11-15", "-q")
    #expect(run.code == 0 && run.text.isEmpty, "\(run.message)")
    #expect(
      !scratch.names.contains("submissions/shore-net.yaml")
        && scratch.names.contains("submissions/reef-net.yaml"))
  }

  /// A link goes, and not what it leads to; nothing outside of the event's folder is touched.
  @Test func `links and files outside`() throws {
    let outside = try Scratch()
    try outside.write("kept", to: "kept.svg")
    try outside.write("name: Linked\nconsent: {keep-until: 2020-01-01}\n", to: "linked.yaml")
    try scratch.link("submissions/linked.yaml", to: outside("linked.yaml"))
    try scratch.link("logos/out.svg", to: outside("kept.svg"))
    try scratch.write(
      "name: Far\nlogo: ../logos/out.svg\nconsent: {keep-until: 2020-01-01}\n", to: "submissions/far.yaml")
    try scratch.write(
      "name: Event\nlogo: ../event.yaml\nconsent: {keep-until: 2020-01-01}\n", to: "submissions/odd.yaml")
    let run = try scratch.personals("event", "purge", "event.yaml")
    #expect(run.code == 0, "\(run.message)")
    #expect(outside.names == ["kept.svg", "linked.yaml"])
    #expect(
      scratch.names.contains("event.yaml") && !scratch.names.contains("submissions/linked.yaml"),
      "\(run.text)")
  }

  /// Of what PeeringDB answered, theirs goes, and the others' serves on.
  @Test func `cached answers`() throws {
    let server = try LocalServer(knowing: "records/as64500.json", "records/as64502.json")
    let source = ["--from", server.base]
    #expect(try scratch.personals(["slide", "AS64500", "AS64502", "-o", "both/"] + source).code == 0)
    func offline(_ asn: String) throws -> Int32? {
      try scratch.personals(["slide", asn, "--offline", "-q", "-o", "slide.pdf"] + source).code
    }
    #expect(try offline("AS64500") == 0)
    let dry = try scratch.personals("event", "purge", "event.yaml", "--person", "AS64500", "--dry-run")
    #expect(dry.code == 0 && dry.text.contains("would remove what "), "\(dry.text)\(dry.message)")
    #expect(try offline("AS64500") == 0)
    let run = try scratch.personals("event", "purge", "event.yaml", "--person", "AS64500")
    #expect(run.text == dry.text.replacing("would remove", with: "removed"))
    #expect(try offline("AS64500") == 69)
    #expect(try offline("AS64502") == 0)
    let again = try scratch.personals("event", "purge", "event.yaml", "--person", "AS64500")
    #expect(again.code == 66)
  }

  /// A stranger's submission may name any file, and takes only what submissions bring along.
  @Test func `what submissions name and is not theirs`() throws {
    try scratch.write("<svg/>", to: "brand.svg")
    try scratch.write(
      "event: Lagoon Forum\nsubmissions: submissions/*.yaml\nbrand: {logo: brand.svg}\n", to: "event.yaml")
    try scratch.write("{}", to: "records/old.json")
    try scratch.write("words", to: "notes.txt")
    try scratch.write(
      """
      name: Stranger
      logo: ../brand.svg
      slide: atoll-net.yaml
      ixf: ../private.yaml
      traffic-url: ../notes.txt
      record: ../records/old.json
      consent: {keep-until: 2020-01-01}

      """, to: "submissions/stranger.yaml")
    let run = try scratch.personals("event", "purge", "event.yaml")
    #expect(run.code == 0, "\(run.message)")
    let names = Set(scratch.names)
    #expect(names.isSuperset(of: ["brand.svg", "submissions/atoll-net.yaml", "private.yaml", "notes.txt"]))
    #expect(names.isDisjoint(with: ["submissions/stranger.yaml", "records/old.json"]))
  }

  @Test func `folders outside, also by links`() throws {
    let outside = try Scratch()
    try outside.write("name: Far\nconsent: {keep-until: 2020-01-01}\n", to: "far.yaml")
    try outside.write("To: mele@reef.example\n", to: "drafts/reef-net.eml")
    try FileManager.default.removeItem(atPath: scratch("drafts"))
    try scratch.link("drafts", to: outside("drafts"))
    try scratch.write(
      "event: Lagoon Forum\nsubmissions: [submissions/*.yaml, '\(outside("far.yaml"))']\n", to: "event.yaml")
    let run = try scratch.personals("event", "purge", "event.yaml")
    #expect(run.code == 0, "\(run.message)")
    #expect(
      outside.names.contains("far.yaml") && outside.names.contains("drafts/reef-net.eml"), "\(run.text)")
    #expect(run.text.contains("far.yaml, outside of the event's folder"), "\(run.text)")
  }

  @Test func `presenters whom only a record names`() throws {
    try scratch.copy("records/as64500.json", to: "as64500.json")
    try scratch.write("record: ../as64500.json\nconsent: {publish: yes}\n", to: "submissions/p.yaml")
    try scratch.write("answers of AS64500", to: "decks/old/x.csv")
    let run = try scratch.personals("event", "purge", "event.yaml", "--person", "AS64500")
    #expect(run.code == 0, "\(run.message)")
    #expect(
      !scratch.names.contains("submissions/p.yaml") && run.text.contains("decks/old/x.csv"), "\(run.text)")
    try scratch.write("record: ../as64500.json\n", to: "submissions/p.yaml")
    #expect(!scratch.names.contains("as64500.json"))
  }

  @Test func `what cannot be removed`() throws {
    try scratch.expectFailure(
      "event", "purge", "event.yaml", "--person", "AS64999", code: 66,
      says: """
        error: there is nothing of 'AS64999'
          hint: name an AS number, a submission, a name or a mail address
        """)
    try scratch.expectMisuse(
      "event", "purge", "event.yaml", "--older-than", "yesterday",
      says: "--older-than takes a day such as 2026-01-01, not 'yesterday'")
    try scratch.write("broken: [", to: "private.yaml")
    let before = scratch.contents
    let run = try scratch.personals("event", "purge", "event.yaml")
    #expect(run.code == 65 && run.message.contains("private.yaml"), "\(run.message)")
    #expect(scratch.contents == before)
  }
}
