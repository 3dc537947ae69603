import Foundation
import Importing
import TestSupport
import Testing

/// Mails as programs write them.
@Suite struct MailTests {
  private static let pdf = [UInt8]("%PDF-".utf8)

  private func read(_ name: String) throws -> MailFolder { try MailFolder([Fixtures.path("mail/" + name)]) }

  private func only(_ name: String) throws -> (answer: ImportedAnswer, remarks: [String]) {
    let mail = try read(name)
    return (try #require(mail.answers.first), mail.remarks.map(\.message))
  }

  @Test(arguments: [
    ("applemail-inline-pdf.eml", "peering@marjan.example", [] as [UInt32], ["slide.pdf", "logo.jpg"]),
    ("gmail-rfc2047-name.eml", "noc@coastnet.example", [64497], ["slide.pdf"]),
    ("thunderbird-flowed-rfc2231.eml", "nikos@akti.example", [64501], ["logo.svg"]),
    ("forwarded-rfc822.eml", "noc@coastnet.example", [64497], ["slide.pdf"]),
    ("forwarded-in-text.eml", "organiser@forum.example", [], ["slide.pdf"]),
    ("correction-1-first.eml", "mere@lagoonfibre.example", [64496], ["slide.pdf"]),
    ("pptx-and-pdf-octet-stream.eml", "peering@sango.example", [64499], ["slide.pdf"]),
    ("no-name-no-end-lf.eml", "bada@sanho.example", [], ["slide.pdf"]),
    ("mutt-flowed-8bit-two-attachments.eml", "helene@lagon.example", [64511], ["slide.pdf", "logo.svg"]),
    ("neomutt-japanese-name.eml", "helene@lagon.example", [64499], ["slide.pdf"]),
    ("s-nail-pdf.eml", "peering@marjan.example", [64498], ["slide.pdf"]),
    ("swaks-raw-8bit-name.eml", "jg@kuestennetz.example", [64504], ["slide.pdf"]),
    ("html-only.eml", "yen@bienxanh.example", [64502], []),
  ])
  func `who sent what`(name: String, sender: String, networks: [UInt32], files: [String]) throws {
    let (answer, _) = try only(name)
    #expect(answer.address == sender)
    #expect(answer.networks == networks)
    #expect(answer.attachments.map { $0.field + $0.ending } == files)
    for file in answer.attachments where file.field == "slide" { #expect(file.bytes.starts(with: Self.pdf)) }
    #expect(answer.presenter(isNamed: true))
  }

  @Test func `a forward in the text proves no sender`() throws {
    let (answer, remarks) = try only("forwarded-in-text.eml")
    #expect(answer.name == "田中 さくら")
    #expect(!answer.isNamedAfterSender)
    #expect(
      remarks.contains(
        "the mail forwards one of peering@sango.example; the answer counts as organiser@forum.example's"))
  }

  @Test func `bytes in quoted-printable stay the same`() throws {
    let slide = try only("mutt-flowed-8bit-two-attachments.eml").answer.attachments.first
    #expect(try slide?.bytes == Fixtures.bytes("mail/lagoon-slide.pdf"))
  }

  @Test func `answers in the text`() throws {
    let html = try only("html-only.eml").answer
    #expect(html["traffic"]?.summary == "12 Gbps" && html["ratio"]?.summary == "30:70")
    let french = try only("mutt-flowed-8bit-two-attachments.eml").answer
    #expect(french["traffic"]?.summary == "33 Gbps")
    // Quoted text does not count, and a mail from a person without a number presents by their name.
    let reply = try only("reply-quoted-koi8.eml")
    #expect(reply.answer["traffic"]?.summary == "900 Gbps" && reply.answer["ratio"]?.summary == "40:60")
    #expect(reply.answer.networks == [] && reply.answer.address == "olga@korall.example")
    #expect(reply.remarks.contains("the mail names no network; the sender's name is taken for it"))
  }

  @Test(
    arguments: [
      (
        "AS number: 64500\nTraffic ratio, in:out: 28:72\n* *Peering policy*: Open",
        ["network: 64500", "ratio: 28:72", "policy: Open"]
      ),
      (
        "Traffic is now 900G, ratio 40:60. Thanks!\nAS64500",
        ["network: 64500", "traffic: 900 Gbps", "ratio: 40:60"]
      ),
      ("AS64500 here, as 2000 people know.\n-- \nTraffic: 10G", ["network: 64500"]),
      (
        "AS64500\nTraffic: 10G\n\n-----Original Message-----\nFrom: A <a@b.example>\nTraffic: 20G",
        ["network: 64500", "traffic: 10 Gbps"]
      ),
      ("AS64500\nAnything else?:\nWe bring\ncaches\n\nbye", ["network: 64500", "message: We bring caches"]),
      ("AS64500\nSee you: https://reef.example/traffic:10G", ["network: 64500"]),
    ] as [(String, [String])])
  func `texts as people write them`(text: String, lines: [String]) throws {
    let folder = try Folder()
    try folder.write("From: Mere <mere@reef.example>\nSubject: hi\nTraffic: header\n\n\(text)\n", to: "a.eml")
    let mail = try MailFolder([folder.path + "a.eml"])
    #expect(mail.answers.first?.lines == lines)
  }

  @Test func `pictures of signatures are no logos`() throws {
    let (answer, remarks) = try only("outlook-signature-logo-pptx.eml")
    #expect(answer.attachments.isEmpty && answer["traffic"]?.summary == "640 Gbps")
    // Of the presentation there is only the beginning.
    #expect(
      remarks.contains(
        "'Küste Peering.pptx' cannot be opened: it has a password, is damaged, or is no presentation; left out"
      ))
  }

  @Test func `presentations are slides, and PDFs go before them`() throws {
    #expect(try only("mpack-pptx.eml").answer.attachments.map { $0.field + $0.ending } == ["slide.pptx"])
    let (answer, remarks) = try only("pptx-and-pdf-octet-stream.eml")
    #expect(answer.attachments.map { $0.field + $0.ending } == ["slide.pdf"])
    #expect(
      remarks.contains(
        "'AS64499.pptx' cannot be opened: it has a password, is damaged, or is no presentation; left out"))
    let folder = try Folder()
    func part(_ name: String, _ content: [UInt8]) -> String {
      "--x\nContent-Type: application/octet-stream; name=\"\(name)\"\nContent-Transfer-Encoding: base64\n\n"
        + Data(content).base64EncodedString() + "\n"
    }
    try folder.write(
      "From: a@b.example\nSubject: AS64500\nContent-Type: multipart/mixed; boundary=x\n\n"
        + part("a.pptx", ZipBytes.archive([("ppt/presentation.xml", "<x/>")]))
        + part("b.pdf", Array("%PDF-1.7\nstartxref\n0\n%%EOF\n".utf8)) + "--x--\n",
      to: "a.eml")
    let both = try MailFolder([folder.path + "a.eml"])
    #expect(both.answers.first?.attachments.map { $0.field + $0.ending } == ["slide.pdf"])
    #expect(both.remarks.map(\.message) == ["'a.pptx' is left out: 'b.pdf' is the slide"])
  }

  @Test(
    arguments: [
      ("deck.bin", ZipBytes.archive([("ppt/presentation.xml", "<x/>")]), ["slide.pptx"], nil),
      (
        "deck", ZipBytes.archive([("mimetype", "application/vnd.oasis.opendocument.presentation")]),
        ["slide.odp"], nil
      ),
      ("deck.key", ZipBytes.archive([("Index/Slide-1.iwa", "x")]), ["slide.key"], nil),
      (
        "deck.pptx", ZipBytes.archive([("word/document.xml", "<x/>")]), [],
        "'deck.pptx' cannot be opened: it has a password, is damaged, or is no presentation; left out"
      ),
      (
        "deck.odp", Array("Sorry".utf8), [],
        "'deck.odp' cannot be opened: it has a password, is damaged, or is no presentation; left out"
      ),
    ] as [(String, [UInt8], [String], String?)])
  func `presentations are known by their bytes`(
    name: String, content: [UInt8], files: [String], remark: String?
  ) throws {
    let folder = try Folder()
    let body = Data(content).base64EncodedString()
    try folder.write(
      """
      From: Mere <mere@reef.example>
      Subject: AS64500
      Content-Type: application/octet-stream; name="\(name)"
      Content-Disposition: attachment
      Content-Transfer-Encoding: base64

      \(body)

      """, to: "a.eml")
    let mails = try MailFolder([folder.path + "a.eml"])
    #expect(mails.answers.flatMap(\.attachments).map { $0.field + $0.ending } == files)
    #expect(mails.remarks.first?.message == remark)
  }

  @Test func `an archive with a presentation in it is no slide`() throws {
    let folder = try Folder()
    let deck = ZipBytes.archive([("ppt/presentation.xml", "<x/>")])
    let archive = ZipBytes.archive([(name: "deck.pptx", content: deck)])
    try folder.write(
      """
      From: Mere <mere@reef.example>
      Subject: AS64500
      Content-Type: application/zip; name="deck.zip"
      Content-Disposition: attachment
      Content-Transfer-Encoding: base64

      \(Data(archive).base64EncodedString())

      """, to: "a.eml")
    let mails = try MailFolder([folder.path + "a.eml"])
    #expect(mails.answers.flatMap(\.attachments).isEmpty)
    #expect(mails.remarks.first?.message == "'deck.zip' is neither a slide nor a logo; left out")
  }

  @Test(
    arguments: [
      ("smime-clear-signed.eml", "lagoonfibre.example"), ("names-that-lead-outside.eml", "evil.example"),
    ])
  func `a mail without a name and a number presents by its domain`(name: String, domain: String) throws {
    let (answer, remarks) = try only(name)
    #expect(answer.name == domain && answer.networks == [])
    #expect(answer.attachments.first.map { $0.field + $0.ending } == "slide.pdf")
    #expect(
      remarks.contains(
        "the mail names neither a network nor its sender; the domain of the sender's address is taken for the name"
      ))
  }

  @Test(arguments: ["x@gmail.com", "x@yahoo.co.uk", "x@yahoo.co.jp", "x@web.de"])
  func `a provider of mail is no network`(address: String) throws {
    let folder = try Folder()
    try folder.write("From: \(address)\nSubject: hi\n\nTraffic: 10G\n", to: "a.eml")
    let mails = try MailFolder([folder.path + "a.eml"])
    #expect(mails.answers.isEmpty)
    #expect(!mails.remarks.isEmpty)
  }

  @Test func `a host called mail is no provider`() throws {
    let folder = try Folder()
    try folder.write("From: x@mail.reef.example\nSubject: hi\n\nTraffic: 10G\n", to: "a.eml")
    #expect(try MailFolder([folder.path + "a.eml"]).answers.first?.name == "mail.reef.example")
  }

  @Test func `a submission that is attached names no files of the sender`() throws {
    let folder = try Folder()
    try folder.write(
      """
      From: A <a@b.example>\rSubject: hi\rContent-Type: text/yaml; name="sub.yaml"\r\
      Content-Disposition: attachment\r\rnetwork: 64500\rrecord: ../x.json\rslide: /etc/passwd\rpolicy: Open\r
      """, to: "a.eml")
    let mails = try MailFolder([folder.path + "a.eml"])
    #expect(mails.answers.first?.lines == ["network: 64500", "policy: Open"])
    #expect(
      mails.remarks.map(\.message) == ["'sub.yaml' names files of the sender, left out: record, slide"])
  }

  @Test func `what a sentence says beside what was understood is shown`() throws {
    let remarks = try only("mutt-flowed-8bit-two-attachments.eml").remarks
    #expect(remarks.contains { $0.hasPrefix("the mail says, too: ") && $0.contains("45:55") })
  }

  @Test func `a map says what words before a colon are`() throws {
    let folder = try Folder()
    try folder.write(
      "From: Mere <mere@reef.example>\n\nNumero: 64500\nTrafic: 10G\nDebit: 20G\nPolicy: Open\n", to: "a.eml")
    let map = try ColumnMap(
      Array(
        """
        columns:
          - {column: numero, field: network}
          - {column: Debit, field: traffic}
          - {column: Trafic, field: ignored}
        """.utf8), file: "map.yaml")
    let mails = try MailFolder([folder.path + "a.eml"], map: map)
    #expect(mails.answers.first?.lines == ["network: 64500", "traffic: 20 Gbps", "policy: Open"])
    #expect(mails.remarks.map(\.message) == ["the mail says, too: 'Trafic: 10G'"])
  }

  @Test func `what cannot be opened is reported`() throws {
    #expect(
      try read("outlook-winmail-dat.eml").remarks.map(\.message).contains(
        "the attachments are in winmail.dat, which only Outlook opens; left out; no submission was made"))
    #expect(
      try read("smime-opaque-signed.eml").remarks.map(\.message).contains(
        "the mail is signed or encrypted in a way that import does not open; no submission was made"))
    let signed = try read("smime-clear-signed.eml")
    #expect(!signed.remarks.contains { $0.message.contains("p7s") })
  }

  @Test(arguments: [("all.mbox", 5), ("from-lines-content-length.mbox", 2)])
  func `mailboxes`(name: String, count: Int) throws {
    let mails = try read(name)
    #expect(mails.answers.count == count)
    #expect(mails.answers.map(\.row) == Array(1...count))
    #expect(mails.answers.first?.file == Fixtures.path("mail/" + name) + " (mail 1)")
  }

  @Test func `the later mail of a sender counts, and its files are named after the submission`() throws {
    let folder = try Folder()
    let first = ["correction-1-first.eml", "correction-2-later.eml"].map { Fixtures.path("mail/" + $0) }
    let mails = try MailFolder(first)
    var plan = try folder.add(mails)
    #expect(plan.counts.new == 1)
    #expect(
      plan.remarks.contains {
        $0.message == "row 1 is an earlier mail of the same person; where both say something, this one counts"
      })
    #expect(try folder.text("submissions/as64496.yaml").contains("slide: as64496-slide.pdf"))
    let slide = folder.path + "submissions/as64496-slide.pdf"
    #expect(try Data(contentsOf: URL(filePath: slide)) == Data(mails.answers[1].attachments[0].bytes))
    let before = folder.contents
    #expect(try folder.add(mails).counts.unchanged == 1)
    #expect(folder.contents == before)
    // A slide that somebody replaced stays. A mail that is older than one imported earlier changes nothing.
    try folder.write("%PDF-mine", to: "submissions/as64496-slide.pdf")
    plan = try folder.add(mails)
    #expect(plan.counts.conflicts == 0)
    #expect(try folder.text("submissions/as64496-slide.pdf") == "%PDF-mine")
    plan = try folder.add(MailFolder([first[0]]))
    #expect(plan.counts.conflicts == 0)
    #expect(
      plan.remarks.map(\.message).contains { $0.hasPrefix("the mail is older than one of the same person") })
    #expect(try folder.text("submissions/as64496-slide.pdf") == "%PDF-mine")
  }

  @Test func `names of attachments are never paths`() throws {
    let folder = try Folder()
    let hostile = try String(decoding: Fixtures.bytes("mail/names-that-lead-outside.eml"), as: UTF8.self)
      .replacing("Subject: slide", with: "Subject: slide AS64500")
    try folder.write(hostile, to: "a.eml")
    let mails = try MailFolder([folder.path + "a.eml"])
    try folder.add(mails)
    let names = folder.contents.keys.filter { $0.hasPrefix("submissions/") }.sorted()
    #expect(
      names == ["submissions/as64500-logo.png", "submissions/as64500-slide.pdf", "submissions/as64500.yaml"])
    #expect(mails.remarks.allSatisfy { !$0.text.unicodeScalars.contains("\u{202E}") })
  }

  @Test func `a submission that is attached counts`() throws {
    let folder = try Folder()
    try folder.write(
      """
      From: Mere <mere@reef.example>
      Subject: ours
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary=x

      --x
      Content-Type: text/plain

      Here you are.
      --x
      Content-Type: application/octet-stream
      Content-Disposition: attachment; filename=ours.yaml

      network: 64500
      traffic: 10 Gbps
      planned: [Suva, Nadi]
      slide: ../../etc/passwd
      surprise: 1
      --x--
      """, to: "a.eml")
    let mails = try MailFolder([folder.path + "a.eml"])
    #expect(
      mails.answers.first?.lines == ["network: 64500", "traffic: 10 Gbps", "planned: Suva, Nadi"])
    #expect(mails.remarks.map(\.message).contains("'ours.yaml' has unknown keys, left out: surprise"))
  }

  @Test func `a folder of mails, of which some cannot be read`() throws {
    let folder = try Folder()
    for name in ["correction-1-first.eml", "html-only.eml", "all.mbox"] {
      try folder.write(Fixtures.bytes("mail/" + name), to: "submissions/" + name)
    }
    try folder.write([0xD0, 0xCF, 0x11, 0xE0, 0], to: "submissions/outlook.MSG")
    try folder.write("not a mail", to: "submissions/notes.txt")
    try folder.write([0, 1, 2, 255, 10, 10, 0], to: "submissions/odd.eml")
    let mails = try MailFolder([folder.path + "submissions"])
    #expect(mails.answers.count == 7 && Set(mails.answers.map(\.row)).count == 7)
    #expect(
      mails.remarks.filter { $0.severity == .error }.map(\.message) == [
        "the file holds no mail", "the file is in Outlook's own format (.msg)",
      ])
  }

  /// Every beginning of a mail is read or refused.
  @Test func `a broken mail never ends the program`() throws {
    let folder = try Folder()
    var bytes = try Fixtures.bytes("mail/forwarded-rfc822.eml")
    while bytes.count > 40 {
      bytes.removeLast(41)
      try folder.write(bytes, to: "a.eml")
      _ = try? MailFolder([folder.path + "a.eml"])
    }
    let nested = (0..<400).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }.joined()
    try folder.write("From: a@b.example\nMIME-Version: 1.0\n" + nested, to: "b.eml")
    #expect(try MailFolder([folder.path + "b.eml"]).remarks.contains { $0.severity == .error })
  }
}

extension ImportedAnswer {
  /// Whether it has a number or a name.
  fileprivate func presenter(isNamed: Bool) -> Bool { (!networks.isEmpty || name != nil) == isNamed }
}
