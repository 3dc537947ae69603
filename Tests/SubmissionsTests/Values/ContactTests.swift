import Submissions
import Testing

@Suite struct ContactTests {
  @Test(arguments: [
    ("Mele <peering@net.example>", Contact(name: "Mele", email: "peering@net.example")),
    ("\"Mele T.\" <peering@net.example>", Contact(name: "Mele T.", email: "peering@net.example")),
    ("<peering@net.example>", Contact(email: "peering@net.example")),
    ("Mele < peering@net.example >", Contact(name: "Mele", email: "peering@net.example")),
    ("peering@net.example", Contact(email: "peering@net.example")),
    ("peering@example", Contact(email: "peering@example")),
    ("สมชาย <peering@net.example>", Contact(name: "สมชาย", email: "peering@net.example")),
    ("Desk <https://net.example/peering>", Contact(name: "Desk", url: "https://net.example/peering")),
    ("HTTPS://net.example", Contact(url: "HTTPS://net.example")),
    ("+676 (555) 01-67", Contact(phone: "+676 (555) 01-67")),
    ("Mele", Contact(name: "Mele")),
    ("Agent 007", Contact(name: "Agent 007")),
    ("  Mele\n T. ", Contact(name: "Mele T.")),
    ("pee\u{200B}ring@net.example", Contact(email: "peering@net.example")),
  ])
  func `a contact in one line`(text: String, expected: Contact) throws {
    #expect(try Contact(parsing: text) == expected)
  }

  @Test(arguments: [
    ("", "the contact is empty"), (" \u{200B}", "the contact is empty"),
    ("Mele <peering@net.example", "the address in 'Mele <peering@net.example' is not closed"),
    ("Mele <>", "'' is not a mail address"), ("Mele <nobody>", "'nobody' is not a mail address"),
    ("<<a@net.example>>", "'<a@net.example>' is not a mail address"),
    ("a@b@c", "'a@b@c' is not a mail address"), ("@net.example", "'@net.example' is not a mail address"),
    ("a b@net.example", "'a b@net.example' is not a mail address"),
    ("a@.example", "'a@.example' is not a mail address"), ("a@net.", "'a@net.' is not a mail address"),
    ("a@net.example, b@net.example", "'a@net.example, b@net.example' is not a mail address"),
  ])
  func `no contact`(text: String, message: String) {
    #expect(throws: InputProblem.self) { try Contact(parsing: text) }
    do throws(InputProblem) { _ = try Contact(parsing: text) } catch { #expect(error.message == message) }
  }

  @Test(arguments: [
    ("Mele", "write 'Mele <peering@net.example>', a URL or a phone number"),
    ("Mele A. Tau", "write 'Mele A. Tau <peering@net.example>', a URL or a phone number"),
    ("www.net.example", "write 'https://www.net.example'"),
    ("net.example/peering", "write 'https://net.example/peering'"),
    (
      "https://net.example/a b",
      "write the whole address, without spaces, as in 'https://net.example/peering'"
    ),
    ("tel:+6795550100", "write the number without 'tel:'"),
  ])
  func `what looks like an address has another hint`(text: String, hint: String) throws {
    #expect(try Contact(parsing: text).problem?.hint == hint)
  }

  @Test func `many brackets are no deep matter`() {
    let text = String(repeating: "<", count: 100_000) + String(repeating: ">", count: 100_000)
    #expect(throws: InputProblem.self) { try Contact(parsing: text) }
  }

  @Test(arguments: [
    ("https://net.example", true), ("http://[2001:db8::1]/", true), ("https://例え.example", true),
    ("https://", false), ("https:// net.example", false), ("net.example", false),
    ("ftp://net.example", false),
    ("javascript:alert(1)", false), ("https://net.example/a b", false), ("", false),
  ])
  func `a URL is whole`(text: String, expected: Bool) {
    #expect(Contact.isURL(text) == expected)
  }

  @Test func `a name alone reaches no one`() {
    #expect(!Contact(name: "Mele").hasAddress)
    #expect(Contact(phone: "+676 5550167").hasAddress)
    #expect(Contact(url: "https://net.example").hasAddress)
  }
}
