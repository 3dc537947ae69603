import Foundation
import Importing
import TestSupport
import Testing

/// Mails that are no answers, whose letters or files are damaged, and that name several networks.
@Suite struct MailKindsTests {
  private func read(_ mail: String, _ map: String? = nil) throws -> MailFolder {
    try read(Array(mail.utf8), map)
  }

  private func read(_ mail: [UInt8], _ map: String? = nil) throws -> MailFolder {
    let folder = try Folder()
    try folder.write(mail, to: "a.eml")
    return try MailFolder(
      [folder.path + "a.eml"], map: map.map { try ColumnMap(Array($0.utf8), file: "map.yaml") })
  }

  private static let sender = "From: Mere <mere@reef.example>\n"

  // MARK: Letters

  @Test(
    arguments: [
      (
        "", [0x4B, 0xFC], "Kü",
        "the mail does not say its encoding, is not UTF-8, and was read as Windows-1252"
      ),
      (
        "utf-8", [0x93, 0x4B, 0xE9, 0x94], "“Ké”",
        "the mail says that its encoding is utf-8, is not UTF-8, and was read as Windows-1252"
      ),
      (
        "us-ascii", [0x4B, 0xFC], "Kü",
        "the mail says that its encoding is us-ascii, is not UTF-8, and was read as Windows-1252"
      ),
      ("us-ascii", Array("Kü".utf8), "Kü", nil),
      ("", Array("珊瑚".utf8), "珊瑚", nil),
      ("UTF8", Array("珊瑚".utf8), "珊瑚", nil),
      ("iso-8859-1", [0x4B, 0xFC, 0x93], "Kü“", nil),
      (
        "iso-8859-1", Array("Küß".utf8), "Küß",
        "the mail says that its encoding is iso-8859-1, but it is UTF-8 and was read so"
      ),
      ("windows-1252", [0x80], "€", nil),
      ("iso-8859-15", [0xA4], "€", nil),
      ("koi8-r", [0xEB], "К", nil),
      ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x3F, 0x39, 0x1B, 0x28, 0x42], "森", nil),
      ("shift_jis", [0x90, 0x58], "森", nil),
      ("windows-1251", [0xCA], "К", nil),
      ("no-such-one", [0x4B, 0xFC], nil, "and letters of it are in another one: they are lost or wrong"),
      ("utf-8", Array("Größe, Süd".utf8) + [0xFF], "Größe, Süd\u{FFFD}", "lost as '\u{FFFD}'"),
      (
        "gb2312", [0xFF, 0xFF, 0x41], nil,
        "the mail says that its encoding is gb2312, and letters of it are in another one: they are lost or wrong"
      ),
    ] as [(String, [UInt8], String?, String?)])
  func `letters are read, or reported`(charset: String, bytes: [UInt8], text: String?, doubt: String?) throws
  {
    let type = charset.isEmpty ? "" : "MIME-Version: 1.0\nContent-Type: text/plain; charset=\(charset)\n"
    let mails = try read(
      Array("\(Self.sender)Subject: AS64500\n\(type)Content-Transfer-Encoding: 8bit\n\nMessage: ".utf8)
        + bytes
        + [0x0A])
    if let text { #expect(mails.answers.first?["message"] == .text(text)) }
    let doubts = mails.remarks.map(\.message).filter {
      !$0.contains("lost letters") && !$0.contains("no words")
    }
    if let doubt {
      #expect(doubts.contains { $0.hasSuffix(doubt) }, "\(mails.remarks) \(mails.answers.map(\.lines))")
    } else {
      #expect(doubts.isEmpty)
    }
  }

  @Test(
    arguments: [
      (
        "Subject: =?utf-8?Q?K=FCste_AS64500?=",
        "letters of the subject are in another encoding than it says: they are lost or wrong"
      ),
      (
        "Subject: =?utf-8?B?S/xzdGU=?= AS64500",
        "letters of the subject are in another encoding than it says: they are lost or wrong"
      ),
      ("Subject: =?utf-8?Q?K=C3=BCste=3F_AS64500?= ok?", nil),
      ("Subject: AS64500?", nil),
      // One character in two words.
      ("Subject: =?utf-8?Q?K=C3?= =?utf-8?Q?=BCste_AS64500?=", nil),
      ("Subject: =?iso-2022-jp?B?GyRCJEEbKEI=?= AS64500", nil),
      (
        "Subject: =?gb2312?B?//9B?= AS64500",
        "letters of the subject are in another encoding than it says: they are lost or wrong"
      ),
    ] as [(String, String?)])
  func `lost letters of a subject are reported`(subject: String, doubt: String?) throws {
    let mails = try read("\(Self.sender)\(subject)\n\nTraffic: 10G\n")
    #expect(mails.remarks.map(\.message).filter { $0.contains("letters") } == (doubt.map { [$0] } ?? []))
  }

  @Test func `a subject without an encoding, and lost letters of a name`() throws {
    let subject = try read(
      Array("\(Self.sender)Subject: K".utf8) + [0xFC] + Array("ste AS64500\n\nTraffic: 10G\n".utf8))
    #expect(subject.answers.first?.networks == [64500])
    #expect(
      subject.remarks.map(\.message) == [
        "the subject does not say its encoding, and was read as Windows-1252"
      ])
    let name = try read("From: =?utf-8?Q?J=F6rg?= <a@b.example>\nSubject: AS64500\n\nTraffic: 10G\n")
    #expect(
      name.remarks.map(\.message) == [
        "letters of the sender's name are in another encoding than it says: they are lost or wrong"
      ])
  }

  // MARK: Networks

  @Test(
    arguments: [
      ("hi", "This is AS64500.", [64500], nil),
      ("AS64500", "Hello", [64500], nil),
      ("Slide of AS64500", "We are AS64500, and happy.", [64500], nil),
      ("AS64500", "We are AS64501.", [], "the subject says AS64500, and the text AS64501; neither was taken"),
      (
        "AS64500", "AS number: 64501", [], "the subject says AS64500, and the text AS64501; neither was taken"
      ),
      ("AS64500", "AS number: 64500", [64500], nil),
      (
        "AS64500", "AS64500 and AS64501 work together.", [64500],
        "the text names AS64501, too; the subject's AS64500 was taken"
      ),
      (
        "hi", "AS64500 and AS64501 work together.", [],
        "the mail names AS64500 and AS64501, and none was taken"
      ),
      (
        "hi", "This is not AS64500.", [],
        "the mail names AS64500, but as another network's or with a doubt; it was not taken"
      ),
      ("hi", "We are AS64501, formerly AS64500.", [64501], nil),
      ("hi", "AS64501 is our upstream; we are AS64500.", [64500], nil),
      ("hi", "Wir sind nicht AS64501, sondern AS64500.", [64500], nil),
      (
        "hi", "AS64501 will speak, too.", [],
        "the mail names AS64501, but as another network's or with a doubt; it was not taken"
      ),
      ("hi", "We (AS64500) would like to speak, too.", [64500], nil),
      ("AS64500", "AS64501 will speak, too.", [64500], nil),
      ("hi", "> AS64501 asked\nThis is AS64500.", [64500], nil),
      ("hi", "This is AS64500.\n-- \nMere, AS64501", [64500], nil),
      ("hi", "This is AS64500.\n\nOn Mon, 3 Aug 2026 Hana (AS64501) wrote:\n> AS64502", [64500], nil),
      (
        "hi", "This is AS64500.\n\nAm 3.8.2026 um 10:00 schrieb Hana (AS64501):\n\nWir sind AS64502", [64500],
        nil
      ),
      (
        "hi",
        "This is AS64500.\n\n________________________________\nFrom: Hana\nSent: Monday\nTo: Mere\n\nAS64501",
        [64500], nil
      ),
      ("hi", "This is AS64500.\n\nVon: Hana\nGesendet: Montag\n\nAS64501", [64500], nil),
      (
        "hi",
        "Unfortunately the colleagues of the network that is our upstream since 2010,\nAS64501, cannot come.\nWe are AS64500.",
        [64500, 64501], nil
      ),
    ] as [(String, String, [UInt32], String?)])
  func `whose AS number it is`(subject: String, text: String, networks: [UInt32], remark: String?) throws {
    let mails = try read("\(Self.sender)Subject: \(subject)\n\n\(text)\nTraffic: 10G\n")
    let found = mails.answers.first?.networks ?? []
    #expect(found.allSatisfy(networks.contains) && (networks.count != 1 || found == networks), "\(found)")
    let remarks = mails.remarks.map(\.message)
    if let remark { #expect(remarks.contains(remark), "\(remarks)") }
  }

  // MARK: Machines

  @Test(arguments: [
    ("Auto-Submitted: auto-replied\nSubject: Away AS64500", "an automatic reply"),
    ("X-Autoreply: yes\nSubject: x", "an automatic reply"),
    ("Precedence: auto_reply\nSubject: x", "an automatic reply"),
    ("Subject: Automatic reply: AS64500", "an automatic reply"),
    ("Subject: Abwesenheitsnotiz: AS64500", "an automatic reply"),
    ("Subject: =?utf-8?Q?R=C3=A9ponse_automatique_:_AS64500?=", "an automatic reply"),
    ("Subject: =?utf-8?B?6Ieq5YuV5b+c562U?=", "an automatic reply"),
    ("Auto-Submitted: auto-generated\nSubject: AS64500", "an automatic mail"),
    ("Subject: Undeliverable: AS64500", "a report of a mail server, such as a bounce or a receipt"),
    ("Precedence: list\nSubject: Forum Digest, Vol 3, Issue 2", "a digest of a mailing list"),
    (
      "Subject: Undelivered\nContent-Type: multipart/report; report-type=delivery-status; boundary=x",
      "a report of a mail server, such as a bounce or a receipt"
    ),
    ("Subject: list\nContent-Type: multipart/digest; boundary=x", "a digest of a mailing list"),
    ("Subject: Invitation\nContent-Type: text/calendar", "an invitation of a calendar, or a reply to one"),
  ])
  func `machines give no answers`(headers: String, kind: String) throws {
    let mails = try read(
      "\(Self.sender)MIME-Version: 1.0\n\(headers)\n\nI am away. Traffic is 10G, ratio 40:60\n")
    #expect(mails.answers.isEmpty)
    #expect(mails.remarks.map(\.severity) == [.note])
    #expect(
      mails.remarks.first?.message.hasSuffix("' is \(kind), and no answer; skipped") == true,
      "\(mails.remarks)")
  }

  @Test func `a bounce does not answer with the mail in it`() throws {
    let mails = try read(
      """
      From: MAILER-DAEMON@mx.example
      Subject: Undelivered Mail Returned to Sender
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary=x

      --x
      Content-Type: message/rfc822

      From: organiser@forum.example
      Subject: AS64500

      AS number: 64500
      --x--
      """)
    #expect(mails.answers.isEmpty && mails.remarks.map(\.severity) == [.note])
  }

  @Test func `a form's mail is an answer, though a machine sent it`() throws {
    let mails = try read(
      "\(Self.sender)Auto-Submitted: auto-generated\nSubject: Form\n\nAS number: 64500\nTraffic: 10G\n")
    #expect(mails.answers.map(\.networks) == [[64500]])
    #expect(
      try read("\(Self.sender)Auto-Submitted: no\nSubject: AS64500\n\nTraffic: 10G\n").answers.count == 1)
  }

  // MARK: Nothing, or too much

  @Test func `a mail that gives nothing is an error`() throws {
    let mails = try read("\(Self.sender)Subject: Lunch\n\nSee you in Suva!\n")
    #expect(
      mails.remarks.map { "\($0.severity.rawValue): \($0.message)" } == [
        "note: the mail says: 'See you in Suva!'",
        "error: the mail 'Lunch' has no answer that import can read; no submission was made",
      ])
    #expect(mails.remarks.hasErrors)
  }

  @Test func `what a mail says besides is shown whole`() throws {
    let text = (1...40).map { "Sentence number \($0) of many." }.joined(separator: "\n")
    let mails = try read("\(Self.sender)Subject: AS64500\n\nTraffic: 10G\n\(text)\n")
    let said = try #require(mails.remarks.last?.message)
    #expect(said.contains("Sentence number 1 of many. Sentence number 2") && said.contains("number 34"))
    #expect(said.hasSuffix("more characters)'") && !said.contains("\n"))
  }

  @Test func `two lines about one field are reported`() throws {
    let mails = try read(
      "\(Self.sender)Subject: AS64500\n\nTraffic: 10G\nDebit: 20G\nPeak traffic: 10G\n",
      "columns:\n  - {column: Debit, field: traffic}\n")
    #expect(mails.answers.first?["traffic"]?.summary == "20 Gbps")
    #expect(
      mails.remarks.map(\.message) == [
        "'Traffic: 10G' is not used: 'Debit: 20G' is how much traffic, too",
        "'Peak traffic: 10G' is not used: 'Debit: 20G' is how much traffic, too",
      ])
  }

  @Test(
    arguments: [
      (
        "ASN: 64500\nASN: 64501\nTraffic: 10G", ["name: Mere", "traffic: 10 Gbps"],
        "'ASN: 64500' and 'ASN: 64501' do not agree, and neither was taken"
      ),
      (
        "AS number: 64500\nASN: 64501\nASN: 64501\nTraffic: 10G", ["name: Mere", "traffic: 10 Gbps"],
        "'AS number: 64500' and 'ASN: 64501' do not agree, and neither was taken"
      ),
      ("ASN: 64500\nAS number: AS64500", ["network: 64500"], nil),
      (
        "ASN: 64500\nMay we publish your slide? no\nPublish: yes", ["network: 64500"],
        "'May we publish your slide? no' and 'Publish: yes' do not agree, and neither was taken"
      ),
      ("ASN: 64500\nMay we publish your slide? Yes", ["network: 64500", "consent: publish: yes"], nil),
      ("ASN: 64500\nMay we publish your slide?\nNo", ["network: 64500", "consent: publish: no"], nil),
      ("What is your AS number? 64500\nTraffic? 10G", ["network: 64500", "traffic: 10 Gbps"], nil),
      ("ASN: 64500\nDo you have a contact?\nThanks, Mere", ["network: 64500"], nil),
      ("This is AS64500. AS64501 will speak, too.", ["network: 64500"], nil),
    ] as [(String, [String], String?)])
  func `lines that disagree, and questions`(text: String, lines: [String], remark: String?) throws {
    let mails = try read("\(Self.sender)Subject: hi\n\n\(text)\n")
    #expect(mails.answers.first?.lines == lines, "\(mails.remarks)")
    #expect(mails.remarks.map(\.message).filter { $0.contains("agree") } == (remark.map { [$0] } ?? []))
  }

  @Test func `a refusal of consent in a mail is no consent`() throws {
    let mails = try read("\(Self.sender)Subject: AS64500\n\nDo not publish my slide: yes\n")
    #expect(mails.answers.first?["consent"] == nil)
    #expect(mails.remarks.contains { $0.message.contains("asks the other way round") })
  }

  // MARK: Files

  private static let pdf = Array("%PDF-1.7\nstartxref\n0\n%%EOF\n".utf8)
  private static let png: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0] + Array("IDAT".utf8) + [
      0, 0, 0, 0, 0, 0, 0, 0,
    ]
    + Array("IEND".utf8) + [0, 0, 0, 0]
  private static let jpeg: [UInt8] = [
    0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0xFF, 0xD9, 0xFF, 0xDA, 0, 2, 1, 2, 0xFF, 0xD9,
  ]

  @Test(
    arguments: [
      ("a.pdf", pdf, ["slide.pdf"], nil),
      ("a.pdf", pdf + Array(repeating: 0, count: 900), ["slide.pdf"], nil),
      ("a.pdf", Array("%PDF-1.7\n1 0 obj".utf8), [], "'a.pdf' is damaged or cut off; left out"),
      ("a.pdf", Array(pdf.dropLast(8)), [], "'a.pdf' is damaged or cut off; left out"),
      // A first part with an end of its own, and what follows cut off.
      ("a.pdf", pdf + Array(repeating: 0x20, count: 5000), [], "'a.pdf' is damaged or cut off; left out"),
      ("a.pdf", [], [], "'a.pdf' is empty; left out"),
      ("a.png", png, ["logo.png"], nil),
      ("a.png", Array(png.prefix(8)), [], "'a.png' is damaged or cut off; left out"),
      ("a.png", Array(png.dropLast(12)), [], "'a.png' is damaged or cut off; left out"),
      ("a.jpg", jpeg, ["logo.jpg"], nil),
      ("a.jpg", Array(jpeg.dropLast(2)), [], "'a.jpg' is damaged or cut off; left out"),
      ("a.jpg", Array(jpeg.prefix(3)), [], "'a.jpg' is damaged or cut off; left out"),
      ("a.svg", Array("<svg><g/>".utf8), ["logo.svg"], nil),
      ("a.svg", Array("<svg><g>".utf8), [], "'a.svg' is damaged or cut off; left out"),
      (
        "a.pptx", ZipBytes.archive([("ppt/presentation.xml", "<x/>")]).dropLast(30), [],
        "'a.pptx' cannot be opened: it has a password, is damaged, or is no presentation; left out"
      ),
    ] as [(String, [UInt8], [String], String?)])
  func `damaged files are left out`(name: String, bytes: [UInt8], files: [String], remark: String?) throws {
    let mails = try read(
      """
      \(Self.sender)Subject: AS64500
      Content-Type: application/octet-stream; name="\(name)"
      Content-Disposition: attachment
      Content-Transfer-Encoding: base64

      \(Data(bytes).base64EncodedString())

      """)
    #expect(mails.answers.flatMap(\.attachments).map { $0.field + $0.ending } == files)
    #expect(mails.remarks.first?.message == remark)
    // Nothing else is in the mail.
    #expect(mails.remarks.hasErrors == (remark != nil))
  }
}
