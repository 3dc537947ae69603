import TestSupport
import Testing

@Suite struct SubmissionFieldMessageTests {
  @Test(arguments: cases) func `what is wrong with a field is said where it is`(example: MessageCase) {
    #expect(messages(example.text) == example.expected)
  }

  static let cases: [MessageCase] = [
    MessageCase(
      "a colour behind a comment sign", "network: 64500\naccent: #0b6e4f\n",
      """
      as64500.yaml:2:8: error: the colour is missing: what follows a '#' is a comment
        accent: #0b6e4f
               ^
        hint: put it in quotes, as in  accent: "#0b6e4f"
      """),
    MessageCase(
      "a colour without its sign", "network: 64500\naccent: 0b6e4f\n",
      """
      as64500.yaml:2:9: error: '0b6e4f' is not a colour
        accent: 0b6e4f
                ^
        hint: write it as "#0b6e4f", with the quotes
      """),
    MessageCase(
      "a colour by name", "network: 64500\naccent: green\n",
      """
      as64500.yaml:2:9: error: 'green' is not a colour
        accent: green
                ^
        hint: write it as "#0b6e4f", with the quotes
      """),
    MessageCase(
      "prefixes that are no numbers", "network: 64500\nprefixes: {ipv4: lots, ipv6: -3, ipv5: 3}\n",
      """
      as64500.yaml:2:18: error: 'prefixes.ipv4' should be a number of prefixes, not 'lots'
        prefixes: {ipv4: lots, ipv6: -3, ipv5: 3}
                         ^
      as64500.yaml:2:30: error: -3 is not between 0 and 10000000
        prefixes: {ipv4: lots, ipv6: -3, ipv5: 3}
                                     ^
      as64500.yaml:2:34: error: unknown key 'ipv5'
        prefixes: {ipv4: lots, ipv6: -3, ipv5: 3}
                                         ^
        hint: did you mean 'ipv4'?
      """),
    MessageCase(
      "a contact that is only a name", "network: 64500\ncontact: Mele\n",
      """
      as64500.yaml:2:10: warning: the contact 'Mele' has no address
        contact: Mele
                 ^
        hint: write 'Mele <peering@net.example>', a URL or a phone number
      """),
    MessageCase(
      "a contact in keys that is only a name", "network: 64500\ncontact: {name: Mele}\n",
      """
      as64500.yaml:2:10: warning: the contact 'Mele' has no address
        contact: {name: Mele}
                 ^
        hint: write 'Mele <peering@net.example>', a URL or a phone number
      """),
    MessageCase(
      "a plan without a place", "network: 64500\nplanned: {when: Q1}\n",
      """
      as64500.yaml:2:10: error: the plan does not say where
        planned: {when: Q1}
                 ^
        hint: add 'exchange:', 'facility:' or 'place:'
      """),
    MessageCase(
      "a plan with two places", "network: 64500\nplanned:\n  - exchange: Suva-IX\n    place: Nadi\n",
      """
      as64500.yaml:4:12: error: the plan already has a place: 'exchange'
            place: Nadi
                   ^
        hint: keep one of the two, or start another plan with '- '
      """),
    MessageCase(
      "an address not closed", "network: 64500\ncontact: Mele <peering@net.example\n",
      """
      as64500.yaml:2:10: error: the address in 'Mele <peering@net.example' is not closed
        contact: Mele <peering@net.example
                 ^
        hint: write 'Name <name@net.example>'
      """),
    MessageCase(
      "a name with no address", "network: 64500\ncontact: Mele <nobody>\n",
      """
      as64500.yaml:2:10: error: 'nobody' is not a mail address
        contact: Mele <nobody>
                 ^
        hint: write 'Name <name@net.example>'
      """),
    MessageCase(
      "an address with two signs", "network: 64500\ncontact: a@b@c\n",
      """
      as64500.yaml:2:10: error: 'a@b@c' is not a mail address
        contact: a@b@c
                 ^
        hint: write 'name@net.example' or 'Name <name@net.example>'
      """),
    MessageCase(
      "a contact in keys", "network: 64500\ncontact: {email: nobody, url: net.example, fax: 1}\n",
      """
      as64500.yaml:2:18: error: 'nobody' is not a mail address
        contact: {email: nobody, url: net.example, fax: 1}
                         ^
        hint: write 'name@net.example'
      as64500.yaml:2:31: error: 'net.example' is not a URL
        contact: {email: nobody, url: net.example, fax: 1}
                                      ^
        hint: write it whole, with 'https://'
      as64500.yaml:2:44: error: unknown key 'fax'
        contact: {email: nobody, url: net.example, fax: 1}
                                                   ^
        hint: the keys here are email, name, phone, url
      """),
    MessageCase(
      "parts that are none", "network: 64500\nhide: contact, polcy\nshow: [{a: b}]\n",
      """
      as64500.yaml:2:7: error: 'polcy' is not a part of the slide
        hide: contact, polcy
              ^
        hint: did you mean 'policy'? the parts are also-known-as, types, scope, protocols, policy, \
      conditions, traffic, ratio, profile, prefixes, as-set, website, looking-glass, exchanges, \
      facilities, participants, capacity, route-servers, peering-lan, terms, networks, carriers, \
      campus, address, power, planned, message, contact, phone, qr, logo
      as64500.yaml:3:8: error: 'show[0]' should be the name of a part of the slide, not a group of keys
        show: [{a: b}]
               ^
      """),
    MessageCase(
      "a QR code to nowhere", "network: 64500\nqr: peeringbd\n",
      """
      as64500.yaml:2:5: error: 'peeringbd' is not a target of a QR code
        qr: peeringbd
            ^
        hint: did you mean 'peeringdb'? it can be peeringdb, contact, none
      """),
    MessageCase(
      "a profile that is nearly one", "network: 64500\nprofile: eyeball\n",
      """
      as64500.yaml:2:10: error: 'eyeball' is not a profile
        profile: eyeball
                 ^
        hint: did you mean 'eyeballs'? it can be content, eyeballs, balanced
      """),
    MessageCase(
      "a policy unlike any", "network: 64500\npolicy: perhaps\n",
      """
      as64500.yaml:2:9: error: 'perhaps' is not a peering policy
        policy: perhaps
                ^
        hint: it can be Open, Selective, Restrictive, No
      """),
    MessageCase(
      "a quote closed by the next one", "network: 64500\nseeking: \"anybody\naccent: \"#0b6e4f\"\n",
      """
      as64500.yaml:3:1: error: this line is read as part of a text above it whose quote is not \
      closed
        accent: "#0b6e4f"
        ^
        hint: close the quote before this line
      """),
    MessageCase(
      "a saved answer instead of a submission", "{\"data\": [{\"asn\": 64500}]}\n",
      """
      as64500.yaml:1:1: error: the submission does not say who presents
        {"data": [{"asn": 64500}]}
        ^
        hint: add your AS number, as in 'network: 64500'
      as64500.yaml:1:2: error: unknown key 'data'
        {"data": [{"asn": 64500}]}
         ^
        hint: the keys here are accent, cancelled, consent, contact, exchange, facility, hide, ixf, logo, message, name, \
      network, networks, offering, page, photo, place, planned, policy, prefixes, profile, pronounced, qr, ratio, record, \
      seeking, show, slide, slide-alt, speaker, traffic, traffic-url, website
      """),
    MessageCase(
      "a mail instead of a submission", "From: a@b.example\nSubject: Our slide\n\nHello\n",
      """
      as64500.yaml: error: the file is a mail, not a submission
        hint: to make submissions of it, run 'personals import as64500.yaml -o submissions/'
      """),
    MessageCase(
      "a table instead of a submission", "Name,ASN,Policy\nReef,64500,Open\n",
      """
      as64500.yaml: error: the file is a table, not a submission
        hint: to make submissions of it, run 'personals import as64500.yaml -o submissions/'
      """),
    MessageCase(
      "a web page instead of a submission", "<html>\n",
      """
      as64500.yaml: error: the file is a web page, not a submission
        hint: a submission is a text file, as in 'network: 64500'
      """),
  ]
}
