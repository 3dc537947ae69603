internal import Foundation
internal import TestSupport
internal import Testing

/// `personals mail`.
@Suite struct MailTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// An event whose answers were imported.
  private func makeEvent(_ more: String = "", name: String = "Lagoon Forum") throws {
    try scratch.write(
      """
      Email Address,AS number,Network,Who presents?,Traffic,Peering policy
      mere@reef.example,AS64500,Reef,Mere Tāvana,640G,Open
      aine@tide.example,64501,Tide,Áine Ó Murchú,,Selective

      """, to: "answers.csv")
    #expect(try scratch.personals("import", "answers.csv", "-q", "-o", "submissions/").code == 0)
    for number in [64500, 64501] {
      try scratch.copy("records/as\(number).json", to: "as\(number).json")
      let file = "submissions/as\(number).yaml"
      try scratch.write(try scratch.text(of: file) + "record: ../as\(number).json\n", to: file)
    }
    try scratch.write("event: \(name)\n\(more)", to: "event.yaml")
  }

  /// What Python's email package finds in a mail, one part a line.
  private func parts(_ file: String) throws -> [String] {
    let script = """
      import sys, email, email.policy
      m = email.message_from_bytes(open(sys.argv[1], 'rb').read(), policy=email.policy.default)
      assert not m.defects, m.defects
      print(m['From']); print(m['To']); print(m['Subject']); print(m['X-Unsent'])
      def show(part, indent=''):
          assert not part.defects, part.defects
          kind = part.get_content_type()
          more = ' '.join(str(x) for x in [part.get_content_disposition(), part.get_filename()] if x)
          print((indent + kind + ' ' + more).rstrip())
          if part.is_multipart():
              for inner in part.iter_parts(): show(inner, indent + ' ')
      show(m)
      """
    try scratch.write(script, to: "parts.py")
    let run = try scratch.shell("python3 parts.py '\(file)'")
    #expect(run.code == 0, "\(run.message)")
    return run.text.split(separator: "\n").map(String.init)
  }

  /// A part's text, by its type.
  private func text(_ file: String, _ kind: String) throws -> String {
    try scratch.write(
      """
      import sys, email, email.policy
      m = email.message_from_bytes(open(sys.argv[1], 'rb').read(), policy=email.policy.default)
      sys.stdout.buffer.write(next(p for p in m.walk() if p.get_content_type() == sys.argv[2]).get_content().encode())
      """, to: "text.py")
    return try scratch.shell("python3 text.py '\(file)' '\(kind)'").text.replacing("\r\n", with: "\n")
  }

  @Test func `each presenter gets the slide, what is wrong, and their submission`() throws {
    try makeEvent("expected: [AS64500, AS64502]\nrequired: [planned]\n")
    let run = try scratch.personals(
      "mail", "event.yaml", "-o", "drafts/", "--sender", "Hana Whetū <hana@forum.example>")
    #expect(run.code == 0)
    #expect(
      run.message == """
        no address is known of AS64502: their drafts have no recipient
        wrote drafts/: 3 drafts; nothing is sent

        """)
    #expect(
      scratch.names.filter { $0.hasPrefix("drafts/") }.sorted() == [
        "drafts/as64500.eml", "drafts/as64501.eml", "drafts/missing-as64502.eml",
      ])
    #expect(
      try parts("drafts/as64501.eml") == [
        "Hana Whetū <hana@forum.example>", "Áine Ó Murchú <aine@tide.example>",
        try #require(try parts("drafts/as64501.eml").dropFirst(2).first), "1", "multipart/mixed",
        " multipart/related", "  multipart/alternative", "   text/plain", "   text/html",
        "  image/png inline slide.png", " application/yaml attachment as64501.yaml",
      ])
    #expect(try parts("drafts/as64501.eml")[2].hasPrefix("Lagoon Forum: your slide for "))
    #expect(
      try parts("drafts/missing-as64502.eml") == [
        "Hana Whetū <hana@forum.example>", "None", "Lagoon Forum: we are waiting for AS64502", "1",
        "multipart/alternative", " text/plain", " text/html",
      ])
    let plain = try text("drafts/as64500.eml", "text/plain")
    #expect(plain.hasPrefix("Dear Mere Tāvana,\n\nthis is how the slide of "), "\(plain)")
    #expect(
      plain.contains("- Something that the event asks for is missing. Please add it here or in PeeringDB.\n"),
      "\(plain)")
    #expect(plain.contains("Lagoon Forum requires 'planned', which is missing"), "\(plain)")
    let html = try text("drafts/as64500.eml", "text/html")
    #expect(html.contains("<img src=\"cid:slide."))
    #expect(html.contains(" alt=\"") && !html.contains(" alt=\"\""))
    // Only the organiser can read them, and the same input gives the same bytes.
    let mode = try FileManager.default.attributesOfItem(atPath: scratch("drafts/as64500.eml"))[
      .posixPermissions]
    #expect(mode as? Int == 0o600)
    let before = try scratch.bytes(of: "drafts/as64500.eml")
    #expect(before.count { $0 == 0x0A } == before.count { $0 == 0x0D })
    #expect(
      try scratch.personals(
        "mail", "event.yaml", "-q", "-o", "drafts/", "--sender", "Hana Whetū <hana@forum.example>"
      ).code == 0)
    #expect(try scratch.bytes(of: "drafts/as64500.eml") == before)
  }

  @Test(arguments: [
    ("ar", "هكذا تبدو الآن شريحة"), ("ja", "現在次のようになっています"), ("fr", "voici la diapositive de"),
    ("es", "así se ve ahora la diapositiva de"), ("pt-BR", "está assim agora"),
  ])
  func `mails are in the event's language`(language: String, words: String) throws {
    try makeEvent("language: \(language)\n", name: "منتدى التبادل")
    #expect(try scratch.personals("mail", "event.yaml", "-q").code == 0)
    #expect(try text("drafts/as64500.eml", "text/plain").contains(words))
    #expect(try parts("drafts/as64500.eml")[2].hasPrefix("منتدى التبادل"))
    let html = try text("drafts/as64500.eml", "text/html")
    #expect(html.contains(language == "ar" ? "lang=\"ar\" dir=\"rtl\"" : "dir=\"ltr\""))
  }

  @Test func `a table for a mail merge`() throws {
    try makeEvent()
    let run = try scratch.personals("mail", "event.yaml", "-o", "drafts.csv")
    #expect(run.message == "wrote drafts.csv: 2 drafts; nothing is sent\n")
    let text = try scratch.text(of: "drafts.csv")
    #expect(
      text.hasPrefix(
        "address,name,presenter,subject,text\r\nmere@reef.example,Mere Tāvana,as64500,Lagoon Forum: your slide"
      ))
  }

  @Test func `a table has no place for the slide`() throws {
    try makeEvent()
    #expect(try scratch.personals("mail", "event.yaml", "-q", "-o", "drafts.csv").code == 0)
    let text = try scratch.text(of: "drafts.csv")
    #expect(text.contains("\n\nthe slide of "), "\(text)")
    #expect(!text.contains("[slide.png]") && !text.contains("looks now"))
  }

  @Test func `what people write ends no header, and an address that is none is no recipient`() throws {
    try makeEvent(
      "expected: [\"Tide\\r\\nBcc: all@tide.example\"]\n", name: "\"Forum\\nBcc: all@forum.example\"")
    let long = String(repeating: "x", count: 3000)
    let file = "submissions/as64500.yaml"
    let text = try scratch.text(of: file).replacing(
      "Mere Tāvana", with: "\"Mere\\r\\nBcc: all@reef.example\"")
    try scratch.write(text, to: file)
    try scratch.write("name: \(long)\nspeaker: \(long)\n", to: "submissions/long.yaml")
    try scratch.write(
      try scratch.text(of: "private.yaml").replacing("aine@tide.example", with: "aine at tide, later"),
      to: "private.yaml")
    let run = try scratch.personals("mail", "event.yaml", "-o", "drafts/")
    #expect(run.code == 0)
    #expect(
      run.message.hasPrefix(
        "warning: 'aine at tide, later' in private.yaml is not a mail address; the draft has no recipient\n"),
      "\(run.message)")
    for file in scratch.names where file.hasPrefix("drafts/") {
      let mail = String(decoding: try scratch.bytes(of: file), as: UTF8.self)
      let head = mail.components(separatedBy: "\r\n\r\n")[0].components(separatedBy: "\r\n")
      #expect(head.allSatisfy { $0.utf8.count <= 998 && !$0.hasPrefix("Bcc") }, "\(file): \(head)")
      let parts = try parts(file)
      #expect(parts[3] == "1", "\(parts)")
      #expect(parts.prefix(3).allSatisfy { $0.count < 400 }, "\(parts)")
    }
    #expect(try parts("drafts/as64500.eml")[1] == "\"Mere Bcc: all@reef.example\" <mere@reef.example>")
    #expect(try parts("drafts/as64501.eml")[1] == "None")
  }

  @Test func `what the presenter cannot correct comes without a hint`() throws {
    try makeEvent()
    try scratch.write("network: 64502\n", to: "submissions/as64502.yaml")
    #expect(try scratch.personals("mail", "event.yaml", "-q", "--offline").code == 0)
    let plain = try text("drafts/as64502.eml", "text/plain")
    #expect(plain.contains("there is nothing you have to do"), "\(plain)")
    #expect(!plain.contains("hint:"), "\(plain)")
  }

  @Test func `without private data there is no draft`() throws {
    try makeEvent()
    try FileManager.default.removeItem(atPath: scratch("private.yaml"))
    try scratch.expectFailure(
      "mail", "event.yaml", "-o", "drafts/", code: 66,
      says: """
        error: there is no private.yaml, and without it no address is known
          hint: 'personals import' writes it when it reads answers
        """)
    #expect(try scratch.personals("mail", "event.yaml", "-o", "drafts.pdf").code == 64)
    #expect(try scratch.personals("mail", "event.yaml", "--sender", "Hana").code == 64)
    #expect(try scratch.personals("mail", "gone.yaml").code == 66)
  }
}
