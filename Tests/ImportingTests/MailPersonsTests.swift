import Importing
import TestSupport
import Testing

/// Whose words in a mail count: the sender's, not those of mails that are quoted or forwarded in it.
@Suite struct MailPersonsTests {
  private static let head = "From: Mere <mere@reef.example>\nSubject: AS64500\n"

  private func read(_ text: String, head: String = head) throws -> MailFolder {
    let folder = try Folder()
    try folder.write("\(head)\n\(text)\n", to: "a.eml")
    return try MailFolder([folder.path + "a.eml"])
  }

  // MARK: Quotes

  @Test(arguments: [
    "*From:* Sera <sera@x.example>\n*Sent:* Monday\n*To:* a@b.example",
    "De: Sera <sera@x.example>\nEnviada em: segunda-feira",
    "De : Sera <sera@x.example>\nEnvoyé : lundi",
    "Da: Sera <sera@x.example>\nInviato: lunedì",
    "Van: Sera <sera@x.example>\nVerzonden: maandag",
    "Från: Sera <sera@x.example>\nSkickat: den 7 september",
    "发件人: Sera <sera@x.example>\n发送时间: 2026年9月7日",
    "差出人: Sera <sera@x.example>\n送信日時: 2026年9月7日",
    "من: Sera <sera@x.example>\nتم الإرسال: 7 سبتمبر",
    "보낸 사람: Sera <sera@x.example>\n보낸 날짜: 2026",
    "От: Sera <sera@x.example>\nОтправлено: 7",
    "On Mon, Sep 7, 2026 at 9:05 AM Sera <sera@x.example> wrote:",
    "On Mon, Sep 7, 2026 at 9:05 AM Sera Waqa of the Lagoon\n<sera@x.example> wrote:",
    "On 7. Sep 2026, at 09:05, Sera <sera@x.example>\nwrote:",
    "Am Mo., 7. Sept. 2026 um 09:05 Uhr schrieb Sera <sera@x.example>:",
    "Le lun. 7 sept. 2026 à 09:05, Sera <sera@x.example> a\nécrit :",
    "El lun, 7 sept 2026 a las 9:05, Sera (<sera@x.example>) escribió:",
    "Em seg., 7 de set. de 2026 às 09:05, Sera <sera@x.example> escreveu:",
    "Op ma 7 sep 2026 om 09:05 schreef Sera <sera@x.example>:",
    "Il giorno lun 7 set 2026 alle ore 09:05 Sera <sera@x.example> ha scritto:",
    "Den mån 7 sep. 2026 kl 09:05 skrev Sera <sera@x.example>:",
    "Sera <sera@x.example> 于2026年9月7日周一 09:05写道：",
    "2026년 9월 7일 (월) 오전 9:05, Sera <sera@x.example>님이 작성:",
    "2026年9月7日(月) 9:05 Sera <sera@x.example>:",
    "في الاثنين، 7 سبتمبر 2026 في 9:05 ص تمت كتابة ما يلي بواسطة Sera <sera@x.example>:",
    "-----元のメッセージ-----", "-----Original Message-----", "-----Mensaje original-----",
    "________________\nFrom: Sera <s@x.example>\nDate: 7",
  ])
  func `a quoted mail does not count`(start: String) throws {
    let mails = try read(
      "Ratio: 40:60\n\n\(start)\nTraffic: 20G\nConsent to publish: yes\nContact: sera@x.example")
    #expect(mails.answers.first?.lines == ["network: 64500", "ratio: 40:60"])
  }

  @Test(arguments: [
    ("Sera, sera@x.example, on Monday:", ["traffic: 20 Gbps"]),
    ("Afzender: Sera <sera@x.example>\nOpgesteld: maandag", ["traffic: 20 Gbps"]),
    // The sender's own address begins no other mail.
    ("Mail me, mere@reef.example:", ["traffic: 20 Gbps", "consent: publish: yes"]),
  ])
  func `below an address consent may be another's`(start: String, lines: [String]) throws {
    let mails = try read("Hi\n\n\(start)\nTraffic: 20G\nConsent to publish: yes")
    #expect(mails.answers.first?.lines == ["network: 64500"] + lines)
    let remark = "'Consent to publish: yes' may be another person's than the sender's, and was not taken"
    #expect(mails.remarks.map(\.message).contains(remark) == (lines.count == 1))
  }

  @Test(arguments: [
    "<div class=\"gmail_quote\">QUOTE</div>", "<div class='yahoo_quoted'>QUOTE</div>",
    "<div id=\"appendonsend\"></div><div>QUOTE</div>",
    "<hr><div id=\"divRplyFwdMsg\"><b>From:</b> Sera</div>QUOTE",
    "<div class=\"moz-cite-prefix\">On 7/9/2026 Sera wrote:</div><blockquote>QUOTE</blockquote>",
    "<div>On 7/9/2026 Sera wrote:</div><blockquote type=cite>QUOTE</blockquote>",
    "<del>QUOTE</del>", "<s>QUOTE</s>", "<strike>QUOTE</strike>", "<p hidden>QUOTE</p>",
    "<p style='text-decoration: line-through'>QUOTE</p>",
    "<p style=\"text-decoration-line:line-through red\">QUOTE</p>",
  ])
  func `quotes and struck text of HTML do not count`(html: String) throws {
    let quote = "Traffic: 20G<br>Consent to publish: yes"
    let mails = try read(
      "<p>Ratio: 40:60</p>" + html.replacing("QUOTE", with: quote),
      head: Self.head + "Content-Type: text/html\n")
    #expect(mails.answers.first?.lines == ["network: 64500", "ratio: 40:60"])
  }

  // MARK: Forwards

  private static let words =
    "AS number: 64500\nTraffic: 20G\nConsent to publish: yes\nContact: sera@lagoon.example"

  @Test(arguments: [
    ("hi", "---- Forwarded message ----\nFrom: Sera <sera@lagoon.example>\n\n\(words)"),
    (
      "Fwd: hi",
      "FYI\n\n---------- Forwarded message ---------\nFrom: Sera <sera@lagoon.example>\nDate: x\n\n\(words)"
    ),
    (
      "hi",
      "-------- Message transféré --------\nX : y\nSujet : x\nDe : Sera <sera@lagoon.example>\nPour : a@b.example\n\n\(words)"
    ),
    ("FW: hi", "FYI\n\n________________\nFrom: Sera <sera@lagoon.example>\nSent: Monday\nTo: x\n\n\(words)"),
    ("WG: hi", "Zur Info\n-- \nMere\n\nVon: Sera <sera@lagoon.example>\nGesendet: Montag\n\n\(words)"),
    (
      "hi",
      "Begin forwarded message:\n\n> From: Sera <sera@lagoon.example>\n> Subject: x\n>\n> \(words.replacing("\n", with: "\n> "))"
    ),
    (
      "hi",
      "Anfang der weitergeleiteten Nachricht:\n\n> Von: Sera <sera@lagoon.example>\n> Datum: x\n>\n> \(words.replacing("\n", with: "\n> "))"
    ),
  ])
  func `a forward in the text gives no consent and no contact`(subject: String, text: String) throws {
    let mails = try read(text, head: "From: Mere <mere@reef.example>\nSubject: \(subject)\n")
    #expect(mails.answers.first?.lines == ["network: 64500", "traffic: 20 Gbps"])
    #expect(mails.answers.first?.address == "mere@reef.example")
    #expect(
      mails.remarks.map(\.message).filter { !$0.hasPrefix("the mail says") } == [
        "'Consent to publish: yes' may be another person's than the sender's, and was not taken",
        "'Contact: sera@lagoon.example' may be another person's than the sender's, and was not taken",
        "the mail forwards one of sera@lagoon.example; the answer counts as mere@reef.example's",
      ])
  }

  private static func attached(_ text: String) -> String {
    """
    From: Mere <mere@reef.example>
    Subject: Fwd: slide
    Content-Type: message/rfc822

    From: Sera <sera@lagoon.example>
    Subject: hi

    \(text)
    """
  }

  @Test(arguments: [
    "From: Mere <mere@reef.example>\nSubject: Fwd\n\n---- Forwarded message ----\nFrom: Sera <sera@lagoon.example>\n\n\(words)\n",
    attached(words),
  ])
  func `no one changes another's submission by a forward`(forward: String) throws {
    let folder = try Folder()
    try folder.addMails(
      "From: Sera <sera@lagoon.example>\nSubject: AS64500\n\nTraffic: 10G\nConsent to publish: no\n")
    let before = try folder.text("submissions/as64500.yaml")
    let plan = try folder.addMails(forward)
    #expect(plan.counts.conflicts == 1)
    #expect(try folder.text("submissions/as64500.yaml") == before)
    #expect(
      plan.remarks.contains {
        $0.severity == .error && $0.message.hasPrefix("another person answered for AS64500")
      })
  }

  @Test func `a mail forwarded as an attachment is imported again without a change`() throws {
    let folder = try Folder()
    for (new, unchanged) in [(1, 0), (0, 1)] {
      let plan = try folder.addMails(Self.attached(Self.words))
      #expect(plan.counts.new == new && plan.counts.unchanged == unchanged && plan.counts.conflicts == 0)
    }
    let text = try folder.text("submissions/as64500.yaml")
    #expect(text.contains("traffic: 20 Gbps") && !text.contains("consent") && !text.contains("sera@"))
    // Without a number it is not about the one that the person presents.
    _ = try folder.addMails(Self.attached("Traffic: 30G"))
    #expect(try folder.text("submissions/as64500.yaml") == text)
  }

  // MARK: Withdrawals

  @Test(arguments: [
    "I withdraw my consent to publish.", "Please do not publish my slide.", "Consent: withdrawn",
    "Consent to publish: withdrawn",
    "Ich widerrufe meine Einwilligung.", "Bitte nicht veröffentlichen!",
    "Bitte veröffentlicht unsere Folie nicht.", "Je retire mon consentement.",
    "Merci de ne pas publier.",
    "Retiro mi consentimiento.", "Por favor, no publiquen mi diapositiva.", "Revogo meu consentimento.",
    "Por favor, não publicar.",
    "同意を撤回します。", "スライドを公開しないでください。", "أسحب موافقتي.", "من فضلك لا تنشروا الشريحة",
    "After some thought about it, and much talk with everybody here, we\nwithdraw the consent that we gave you.",
    "May we publish your slide? No", "Note: we hereby revoke our permission",
  ])
  func `consent is taken back by a sentence`(sentence: String) throws {
    let folder = try Folder()
    try folder.addMails(
      "\(Self.head)Date: Mon, 7 Sep 2026 09:00:00 +0000\n\nConsent to publish: yes\nContact: mere@reef.example\n"
    )
    #expect(try folder.text("submissions/as64500.yaml").contains("publish: yes"))
    let plan = try folder.addMails(
      "From: Mere <mere@reef.example>\nSubject: hi\nDate: Tue, 8 Sep 2026 09:00:00 +0000\n\nHi,\n\(sentence)\n"
    )
    let text = try folder.text("submissions/as64500.yaml")
    #expect(!text.contains("publish: yes") && text.contains("mere@reef.example"), "\(plan.remarks)")
  }

  @Test func `the mails of a withdrawal may be imported together`() throws {
    let folder = try Folder()
    try folder.addMails(
      "\(Self.head)Date: Mon, 7 Sep 2026 09:00:00 +0000\n\nTraffic: 10G\nConsent to publish: yes\nContact: mere@reef.example\n",
      "\(Self.head)Date: Tue, 8 Sep 2026 09:00:00 +0000\n\nPlease do not publish my contact. I withdraw my consent.\n"
    )
    let text = try folder.text("submissions/as64500.yaml")
    #expect(text.contains("traffic: 10 Gbps") && !text.contains("publish") && !text.contains("mere@"))
    let mails = try read("Please do not publish my contact. I withdraw my consent.")
    #expect(
      mails.remarks.map(\.message).filter { $0.contains("is taken out") } == [
        "the mail says 'Please do not publish my contact.'; contact is taken out",
        "the mail says 'I withdraw my consent.'; consent is taken out",
      ])
  }

  // MARK: Mailing lists

  @Test(arguments: [
    ("Reply-To: mere@reef.example\nList-Id: <nog.lists.example>", "mere@reef.example"),
    (
      "Reply-To: NOG <nog@lists.example>, Mere <mere@reef.example>\nList-Post: <mailto:nog@lists.example>",
      "mere@reef.example"
    ),
    ("X-Original-From: Mere <Mere@reef.example>\nList-Id: NOG <nog.lists.example>", "mere@reef.example"),
    ("Reply-To: nog@lists.example\nList-Id: <nog.lists.example>", nil), ("List-Id: <nog.lists.example>", nil),
    ("Precedence: list", nil), ("X-Loop: no list", "nog@lists.example"),
  ])
  func `a list that puts its address for the sender's is no person`(header: String, address: String?) throws {
    let mails = try read(
      "Traffic: 20G", head: "From: Mere via NOG <nog@lists.example>\n\(header)\nSubject: AS64500\n")
    #expect(mails.answers.first?.address == address)
    let named = try read(
      "Traffic: 20G", head: "From: Mere via NOG <nog@lists.example>\n\(header)\nSubject: hi\n")
    #expect(named.answers.first?.name == (header.hasPrefix("X-Loop") ? "Mere via NOG" : "Mere"))
  }

  @Test func `two mails of a list are not one person's`() throws {
    func mail(_ name: String, _ text: String) -> String {
      "From: \(name) via NOG <nog@lists.example>\nList-Id: <nog.lists.example>\nSubject: AS64500\n\n\(text)\n"
    }
    let folder = try Folder()
    try folder.addMails(mail("Mere", "Traffic: 10G"))
    let before = try folder.text("submissions/as64500.yaml")
    #expect(try folder.addMails(mail("Mere", "Traffic: 10G")).counts.unchanged == 1)
    #expect(try folder.addMails(mail("Sera", "Traffic: 20G")).counts.conflicts == 1)
    #expect(try folder.text("submissions/as64500.yaml") == before)
    #expect(
      try Folder().addMails(mail("Mere", "Traffic: 10G"), mail("Sera", "Ratio: 40:60")).counts.conflicts == 1)
  }

  // MARK: No answers

  @Test(arguments: [
    "We cannot come; please remove AS64500.", "AS64500 won't be coming.",
    "Wir (AS64500) kommen leider nicht.",
    "Is AS64500 already in your list?", "Do you have the slide of AS64500",
    "AS64500 has to think: next year.",
    "Nous, AS64500, ne pourrons pas venir.",
    "AS64500 no podemos asistir.",
    "A AS64500 não vai; não podemos.", "AS64500 は参加できません。", "نعتذر، AS64500 لن نحضر",
  ])
  func `a number amid a sentence that declines or asks is no answer`(sentence: String) throws {
    let mails = try read("Hello,\n\(sentence)", head: "From: Mere <mere@reef.example>\nSubject: hi\n")
    #expect(mails.answers.isEmpty)
    #expect(
      mails.remarks.map { "\($0.severity.rawValue): \($0.message)" } == [
        "error: the mail says '\(sentence)', and answers nothing; no submission was made"
      ])
    #expect(try read("\(sentence)\nTraffic: 20G").answers.count == 1)
  }

  // MARK: Submissions

  @Test(arguments: [
    ("network: 64500\ntraffic: 640G\nconsent:\n  publish: yes", ["network: 64500", "traffic: 640 Gbps"]),
    ("networks: 64500, 64501\nmessage: Hi there", ["networks: 64500, 64501", "message: Hi there"]),
    ("network: Reef Fibre\npolicy: Open", ["name: Reef Fibre", "policy: Open"]),
    ("https://www.peeringdb.com/asn/64500\nRatio: 40:60", ["network: 64500", "ratio: 40:60"]),
    ("peeringdb.com/asn/64500", ["network: 64500"]),
  ])
  func `the keys of a submission are labels`(text: String, lines: [String]) throws {
    let mails = try read(text, head: "From: Mere <mere@reef.example>\nSubject: hi\n")
    #expect(mails.answers.first?.lines.filter { !$0.hasPrefix("consent") } == lines)
  }

  private func attach(_ text: String, _ files: [(String, String)]) throws -> MailFolder {
    let parts = files.map {
      "--x\nContent-Type: text/yaml; name=\"\($0.0)\"\nContent-Disposition: attachment\n\n\($0.1)\n"
    }
    return try read(
      "--x\nContent-Type: text/plain\n\n\(text)\n" + parts.joined() + "--x--",
      head: "From: Mere <mere@reef.example>\nSubject: hi\nContent-Type: multipart/mixed; boundary=x\n")
  }

  @Test(
    arguments: [
      (
        "Traffic: 20G", "network: 64500\npolicy: Open",
        ["network: 64500", "policy: Open", "traffic: 20 Gbps"], nil
      ),
      ("We are AS64500.", "name: Reef", ["network: 64500"], nil),
      ("See you!", "network: 64500", ["network: 64500"], nil),
      (
        "We are AS64501.", "network: 64500", nil,
        "'a.yaml' says 'AS64500', and the mail 'AS64501'; no submission was made"
      ),
      (
        "Consent to publish: no", "network: 64500\nconsent: {publish: yes}", nil,
        "'a.yaml' says 'consent.publish: yes', and the mail 'consent.publish: no'; no submission was made"
      ),
      (
        "I do not consent to publish.", "network: 64500\nconsent: {publish: yes}", nil,
        "'a.yaml' says 'consent.publish: yes', and the mail 'I do not consent to publish.'; no submission was made"
      ),
    ] as [(String, String, [String]?, String?)])
  func `an attached submission and the text`(text: String, yaml: String, lines: [String]?, error: String?)
    throws
  {
    let mails = try attach(text, [("a.yaml", yaml)])
    #expect(mails.answers.first?.lines == lines)
    #expect(mails.remarks.filter { $0.severity == .error }.map(\.message) == (error.map { [$0] } ?? []))
  }

  @Test func `two attached submissions, and YAML that is none`() throws {
    let two = try attach("Hi", [("a.yaml", "network: 64500"), ("b.yml", "network: 64501")])
    #expect(two.answers.isEmpty)
    #expect(
      two.remarks.filter { $0.severity == .error }.map(\.message) == [
        "'a.yaml' and 'b.yml' are submissions, and none was taken; no submission was made"
      ])
    let other = try attach("AS number: 64500", [("ci.yml", "on: push\njobs: 3")])
    #expect(other.answers.first?.lines == ["network: 64500"])
    #expect(other.remarks.map(\.message) == ["'ci.yml' is no submission; left out"])
  }

  // MARK: Lines

  @Test(arguments: [
    ("format=flowed", "Message: We bring \ncaches\nTraffic: 20G", "We bring caches"),
    ("format=flowed; delsp=yes", "Message: 珊 \n瑚\nTraffic: 20G", "珊瑚"),
    ("format=fixed", "Message: We bring \ncaches\nTraffic: 20G", "We bring"),
    ("format=flowed", "Message: We bring \n> caches\n-- \nTraffic: 10G", "We bring"),
    ("format=flowed", " Message: We \n bring\nTraffic: 20G", "We bring"),
  ])
  func `flowed lines are joined`(format: String, text: String, message: String) throws {
    let mails = try read(text, head: Self.head + "Content-Type: text/plain; charset=utf-8; \(format)\n")
    #expect(mails.answers.first?["message"]?.summary == message)
  }
}
