import Importing
import Submissions
import Testing

/// How to reach people, as they type it.
@Suite struct SpokenContactTests {
  private func read(_ text: String) -> Importing.Understood<Contact> { SpokenContact.read(text, own: nil) }

  @Test(arguments: [
    "please do not publish: noc@x.example", "(no phone please!)", "nicht veröffentlichen", "nur intern",
    "confidential: x@y.example",
    "Please don't publish <noc@x.example>", "noc@x.example (internal only)", "+679 555 0100 - do not share",
    "not for the slide: Mere, noc@x.example",
    "vertraulich: noc@x.example", "ne pas publier noc@x.example", "confidentiel: noc@x.example",
    "no publicar: noc@x.example", "uso interno noc@x.example",
    "não publicar noc@x.example", "非公開 noc@x.example", "公開しないでください noc@x.example", "لا تنشر noc@x.example",
    "noc@x.example سري",
    "private: +679 555 0100", "off the record: +679 555 0100", "no mail, call +679 555 0100",
    "noc@x.example?", "maybe noc@x.example",
    "never write to noc@x.example", "anyone except noc@x.example", "not noc@x.example",
    "keine Angaben, noc@x.example nicht zeigen",
    "for organisers only: noc@x.example", "4.930123E+10", "6.79555E9", "+6.795550100E+9", "yes", "#REF!",
    "#ERROR!", "mere@reef", "mere@@reef.example",
    "noc at reef.example", "find us at reef dot example", "noc_at_reef.example", "see website",
    "via LinkedIn", "ask me", "mere @reef.example",
    "noc@nospam.reef.example", "12345678901234567890", "Fax: +679 555 0100",
    "we are always happy to talk to anyone about peering", "?", "noc [at] reef",
    "3", "+679",
  ])
  func `what denies, asks or is no address is reported and left out`(text: String) {
    let read = read(text)
    #expect(read.value == nil && (read.doubt?.contains(text.prefix(20)) ?? false), "\(text): \(read)")
  }

  @Test(
    arguments: [
      ("noc@reef.example / +679 555 0100", Contact(email: "noc@reef.example", phone: "+679 555 0100")),
      ("noc@reef.example/+679 555 0100", Contact(email: "noc@reef.example", phone: "+679 555 0100")),
      ("Mele <peering@reef.example>", Contact(name: "Mele", email: "peering@reef.example")),
      (
        "Mele Taufa <peering@reef.example>, +679 555 0100",
        Contact(name: "Mele Taufa", email: "peering@reef.example", phone: "+679 555 0100")
      ),
      ("\"Taufa, Mele\" <peering@reef.example>", Contact(name: "Taufa, Mele", email: "peering@reef.example")),
      ("Mele (peering@reef.example)", Contact(name: "Mele", email: "peering@reef.example")),
      (
        "E-mail: noc@reef.example Tel: +679 555 0100",
        Contact(email: "noc@reef.example", phone: "+679 555 0100")
      ),
      ("noc@reef.example or +679 555 0100", Contact(email: "noc@reef.example", phone: "+679 555 0100")),
      (
        "noc@reef.example\n+679 555 0100\nhttps://reef.example",
        Contact(email: "noc@reef.example", phone: "+679 555 0100", url: "https://reef.example")
      ),
      ("mailto:noc@reef.example", Contact(email: "noc@reef.example")),
      ("noc@reef.example.", Contact(email: "noc@reef.example")),
      ("www.reef.example/peering", Contact(url: "https://www.reef.example/peering")),
      ("@reefnet", Contact(name: "@reefnet")),
      ("'+679 555 0100", Contact(phone: "+679 555 0100")),
      ("00679 555 0100", Contact(phone: "00679 555 0100")),
      ("+49 (0)30 123456", Contact(phone: "+49 (0)30 123456")),
      ("(+679) 555-0100", Contact(phone: "(+679) 555-0100")),
      ("6795550100.0", Contact(phone: "6795550100")), ("٦٧٩٥٥٥٠١٠٠", Contact(phone: "6795550100")),
      ("電話: +81 3 5550 0100", Contact(phone: "+81 3 5550 0100")),
      ("NOC, noc@reef.example", Contact(name: "NOC", email: "noc@reef.example")),
      ("https://reef.example/c?id=1", Contact(url: "https://reef.example/c?id=1")),
      ("WhatsApp +679 555 0100", Contact(name: "WhatsApp", phone: "+679 555 0100")),
      ("noc@reef.no", Contact(email: "noc@reef.no")),
      ("private@reef.example", Contact(email: "private@reef.example")),
      ("Ana y Luis, noc@reef.example", Contact(name: "Ana y Luis", email: "noc@reef.example")),
      ("030/1234567", Contact(phone: "030/1234567")), ("030 / 123456", Contact(phone: "030/123456")),
      ("+49 30 123456 - 12", Contact(phone: "+49 30 123456-12")),
      ("Tel. 12345", Contact(phone: "12345")),
      ("Mere Vuki (CTO), noc@reef.example", Contact(name: "Mere Vuki (CTO)", email: "noc@reef.example")),
      ("Box 12345, Suva, noc@reef.example", Contact(name: "Box 12345, Suva", email: "noc@reef.example")),
      ("Mere - noc@reef.example", Contact(name: "Mere", email: "noc@reef.example")),
    ] as [(String, Contact)])
  func `contacts that leave no doubt`(text: String, expected: Contact) {
    #expect(read(text) == Importing.Understood(expected), "\(text)")
  }

  @Test(
    arguments: [
      ("noc@reef.example (no phone please!)", Contact(email: "noc@reef.example"), "asks for no calls"),
      ("don't call, mail only: noc@reef.example", Contact(email: "noc@reef.example"), "asks for no calls"),
      (
        "+679 555 0100 nicht anrufen, noc@reef.example", Contact(email: "noc@reef.example"),
        "asks for no calls"
      ),
      ("noc [at] reef [dot] example", Contact(email: "noc@reef.example"), "was read as noc@reef.example"),
      ("noc(at)reef.example", Contact(email: "noc@reef.example"), "was read as noc@reef.example"),
      ("noc {at} reef {dot} example", Contact(email: "noc@reef.example"), "was read as noc@reef.example"),
      (
        "mere at lagoon dot example", Contact(email: "mere@lagoon.example"), "was read as mere@lagoon.example"
      ),
      ("mere arroba lagoon punto example", Contact(email: "mere@lagoon.example"), "was read as"),
      ("mere @ lagoon.example", Contact(email: "mere@lagoon.example"), "was read as"),
      ("noc [ät] reef [punkt] example", Contact(email: "noc@reef.example"), "was read as noc@reef.example"),
      (
        "+679 555 0100 ext. 12", Contact(phone: "+679 555 0100"), "an extension, which is left out: 'ext. 12'"
      ),
      ("+679-555-0100;ext=12", Contact(phone: "+679-555-0100"), "'ext=12'"),
      (
        "noc@reef.example 20457 Hamburg", Contact(name: "20457 Hamburg", email: "noc@reef.example"),
        "go on the slide: '20457 Hamburg'"
      ), ("+679 555 0100 x12", Contact(phone: "+679 555 0100"), "'x12'"),
      ("+679 555 0100x12", Contact(phone: "+679 555 0100"), "'x12'"),
      ("+679 555 0100, Durchwahl 12", Contact(phone: "+679 555 0100"), "'Durchwahl 12'"),
      ("03 5550 0100 内線12", Contact(phone: "03 5550 0100"), "内線12"),
      ("+679 555 0100 ramal 12", Contact(phone: "+679 555 0100"), "'ramal 12'"),
      ("555 0100/01", Contact(phone: "555 0100"), "'/01'"),
      (
        "+679 555 0100 ask for Mere", Contact(name: "ask for Mere", phone: "+679 555 0100"),
        "go on the slide: 'ask for Mere'"
      ),
      ("+679 555 0100 / +679 555 0101", Contact(phone: "+679 555 0100"), "left out: '+679 555 0101'"),
      ("+679 555 0100 or +679 555 0101", Contact(phone: "+679 555 0100"), "left out: '+679 555 0101'"),
      ("+6795550100 +6795550101", Contact(phone: "+6795550100"), "left out: '+6795550101'"),
      (
        "noc@reef.example, peering@reef.example", Contact(email: "noc@reef.example"),
        "left out: 'peering@reef.example'"
      ),
      (
        "noc@reef.example peering@reef.example", Contact(email: "noc@reef.example"),
        "left out: 'peering@reef.example'"
      ),
      (
        "https://a.example, https://b.example", Contact(url: "https://a.example"),
        "left out: 'https://b.example'"
      ),
      (
        "noc@reef.example, fax +679 555 0199", Contact(email: "noc@reef.example"),
        "left out: 'fax +679 555 0199'"
      ),
      (
        "noc@reef.example, mere at reef.example", Contact(email: "noc@reef.example"),
        "parts that are no address: 'mere at reef.example'"
      ),
      (
        "reef.example/peering", Contact(url: "https://reef.example/peering"),
        "was read as https://reef.example/peering"
      ), ("Mele", Contact(name: "Mele"), "has no address"),
      ("K?ste, noc@reef.example", Contact(name: "K?ste", email: "noc@reef.example"), "lost letters"),
    ] as [(String, Contact, String)])
  func `what was not taken of a contact is quoted`(text: String, expected: Contact, doubt: String) {
    let read = read(text)
    #expect(
      read.value == expected && read.doubt?.contains(doubt) == true,
      "\(text): \(read)")
  }

  @Test(arguments: ["", "-", "n/a", "none", "no", "...", "(none)", "…"])
  func `cells that say nothing`(text: String) { #expect(read(text) == Importing.Understood<Contact>(nil)) }
}
