import Diagnostics
import PeeringDB
import Submissions
import Testing

@Suite struct NetworkContactTests {
  @Test func `peering requests go to Policy, Technical, NOC, Sales, in this order`() {
    let roles = ["Abuse", "Sales", "Maintenance", "NOC", "Public Relations", "Technical", "Policy"]
    var contacts = roles.map { contact($0) }
    var order: [String?] = []
    for _ in roles {
      let found = resolve(lantern { $0.pocSet = contacts }).contact
      order.append(found?.email)
      contacts.removeAll { $0.email == found?.email }
    }
    #expect(
      order == [
        "policy@lantern.example", "technical@lantern.example", "noc@lantern.example",
        "sales@lantern.example", nil, nil, nil,
      ])
  }

  @Test(arguments: ["Users", "Private", "", "public"])
  func `a contact that is not public is never shown`(visible: String) {
    let hidden = lantern { $0.pocSet = [contact("Policy", visible: visible)] }
    #expect(resolve(hidden).contact == nil)
    #expect(rules(hidden).contains("contact-unknown"))
    let other = lantern { $0.pocSet = [contact("Policy", visible: visible), contact("Sales")] }
    #expect(resolve(other).contact?.email == "sales@lantern.example")
  }

  @Test func `a contact with nothing to reach it by is skipped`() {
    var policy = contact("Policy")
    policy.email = "ask us"
    policy.url = "lantern.example"
    let bundle = lantern { $0.pocSet = [policy, contact("NOC")] }
    #expect(resolve(bundle).contact?.email == "noc@lantern.example")
  }

  @Test func `a telephone alone will do`() {
    var policy = contact("Policy")
    policy.email = ""
    policy.phone = " +679 5550167 "
    let bundle = lantern { $0.pocSet = [policy] }
    #expect(resolve(bundle).contact == Contact(name: "Policy Desk", phone: "+679 5550167"))
  }

  @Test func `the presenter's contact wins whole`() throws {
    let submission = try written("contact: Mele <mele@lantern.example>\n")
    let bundle = lantern { $0.pocSet = [contact("Policy")] }
    #expect(resolve(bundle, submission).contact == Contact(name: "Mele", email: "mele@lantern.example"))
  }

  // MARK: What is not known

  @Test func `what is not known is noted, with the line that would say it`() throws {
    let expected = """
      as64500.yaml: note: no peering policy is known
        hint: add 'policy:', as in 'policy: Open'
      as64500.yaml: note: no traffic volume is known
        hint: add 'traffic:', as in 'traffic: 100-200 Gbps' or 'traffic: 640G'
      as64500.yaml: note: no traffic ratio is known
        hint: add 'ratio:', as in 'ratio: Mostly Outbound' or 'ratio: "28:72"'
      as64500.yaml: note: no public contact for peering is known
        hint: add 'contact:', as in 'contact: Mele <peering@net.example>'
      """
    #expect(notes(lantern(), try written("")) == expected)
    #expect(notes(lantern()).hasPrefix("as64500.json: note: no peering policy is known\n"))
  }

  @Test func `what a note says to add can be added`() throws {
    let lines = """
      policy: Open
      traffic: 100-200 Gbps
      ratio: "28:72"
      contact: Mele <peering@net.example>

      """
    #expect(rules(lantern(), try written(lines)) == [])
  }

  @Test(arguments: ["policy", "traffic", "ratio", "contact"])
  func `of a part that is hidden nothing is missed`(part: String) throws {
    let found = rules(lantern(), try written("hide: \(part)\n"))
    #expect(found.count == 3)
    #expect(!found.contains("\(part)-unknown"))
  }

  @Test func `a name alone is no contact`() {
    var submission = Submission()
    submission.contact = Contact(name: "Mele")
    #expect(rules(lantern(), submission).contains("contact-unknown"))
  }

  @Test func `a record that says all is not noted`() {
    let whole = lantern {
      $0.policyGeneral = "Open"
      $0.infoTraffic = "1-5Gbps"
      $0.infoRatio = "Balanced"
      $0.pocSet = [contact("Policy")]
    }
    #expect(rules(whole) == [])
  }

  // MARK: Parts

  @Test func `some parts appear on request alone`() throws {
    let parts = resolve(lantern()).parts
    #expect(Set(SlidePart.allCases).subtracting(parts) == [.alsoKnownAs, .website, .lookingGlass, .phone])
    let submission = try written("show: [website, phone]\nhide: qr\n")
    let chosen = resolve(lantern(), submission).parts
    #expect(chosen.isSuperset(of: [.website, .phone]))
    #expect(chosen.isDisjoint(with: [.qr, .alsoKnownAs]))
  }

  @Test func `hiding overrides showing`() throws {
    let submission = try written("show: [website]\nhide: [website]\n")
    #expect(!resolve(lantern(), submission).parts.contains(.website))
  }
}
