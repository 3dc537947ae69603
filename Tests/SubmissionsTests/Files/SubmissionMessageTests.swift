import TestSupport
import Testing

@Suite struct SubmissionMessageTests {
  @Test(arguments: cases) func `what is wrong with a submission is said where it is`(example: MessageCase) {
    #expect(messages(example.text) == example.expected)
  }

  static let cases: [MessageCase] = [
    MessageCase(
      "a key that is nearly one", "network: 64500\ntrafic: 500G\n",
      """
      as64500.yaml:2:1: error: unknown key 'trafic'
        trafic: 500G
        ^
        hint: did you mean 'traffic'?
      """),
    MessageCase(
      "a key that says who, nearly", "netwrk: 64500\nratio: Balanced\n",
      """
      as64500.yaml:1:1: error: unknown key 'netwrk'
        netwrk: 64500
        ^
        hint: did you mean 'network'?
      """),
    MessageCase(
      "a key unlike any", "network: 64500\nzzyzx: red\n",
      """
      as64500.yaml:2:1: error: unknown key 'zzyzx'
        zzyzx: red
        ^
        hint: the keys here are accent, cancelled, consent, contact, exchange, facility, hide, ixf, logo, message, name, \
      network, networks, offering, page, photo, place, planned, policy, prefixes, profile, pronounced, qr, ratio, record, \
      seeking, show, slide, slide-alt, speaker, traffic, traffic-url, website
      """),
    MessageCase(
      "another word for a key", "network: 64500\ncolour: red\nas_number: 64501\n",
      """
      as64500.yaml:2:1: error: unknown key 'colour'
        colour: red
        ^
        hint: did you mean 'accent'?
      as64500.yaml:3:1: error: unknown key 'as_number'
        as_number: 64501
        ^
        hint: did you mean 'network'?
      """),
    MessageCase(
      "two numbers where one is due", "network: AS64505 / AS64506\n",
      """
      as64500.yaml:1:10: error: 'AS64505 / AS64506' is not an AS number
        network: AS64505 / AS64506
                 ^
        hint: for several, write 'networks: [64505, 64506]'
      """),
    MessageCase(
      "a word behind a figure that turns it round", "network: 64500\nratio: 70:30 #out:in\n",
      """
      as64500.yaml:2:14: warning: the text ends before '#out:in', which YAML takes for a comment
        ratio: 70:30 #out:in
                     ^
        hint: put the whole text in quotes, as in  ratio: "70:30 #out:in"
      """),
    MessageCase(
      "a consent with a limit", "network: 64500\nconsent:\n  publish: yes #only the slide\n",
      """
      as64500.yaml:3:16: warning: the text ends before '#only the slide', which YAML takes for a comment
          publish: yes #only the slide
                       ^
        hint: put the whole text in quotes, as in  publish: "yes #only the slide"
      """),
    MessageCase(
      "not disclosed, in PeeringDB's words", "network: 64500\ntraffic: Not Disclosed\nratio: not disclosed\n",
      ""),
    MessageCase(
      "several problems at once", "network: 64500\nTraffic: 5G\npolicy: Opne\nratio: 50\nhide: [polcy]\n",
      """
      as64500.yaml:2:1: error: unknown key 'Traffic'
        Traffic: 5G
        ^
        hint: did you mean 'traffic'?
      as64500.yaml:3:9: error: 'Opne' is not a peering policy
        policy: Opne
                ^
        hint: did you mean 'Open'? it can be Open, Selective, Restrictive, No
      as64500.yaml:4:8: error: '50' is not a traffic ratio
        ratio: 50
               ^
        hint: it can be Heavy Inbound, Mostly Inbound, Balanced, Mostly Outbound, Heavy Outbound, or \
      measured shares in:out as '28:72'
      as64500.yaml:5:8: error: 'polcy' is not a part of the slide
        hide: [polcy]
               ^
        hint: did you mean 'policy'? the parts are also-known-as, types, scope, protocols, policy, \
      conditions, traffic, ratio, profile, prefixes, as-set, website, looking-glass, exchanges, \
      facilities, participants, capacity, route-servers, peering-lan, terms, networks, carriers, \
      campus, address, power, planned, message, contact, phone, qr, logo
      """),
    MessageCase(
      "kinds that are wrong",
      "network: [64500]\ntraffic: {a: b}\nratio:\n  - 1\nseeking: [a]\nprefixes: 100\ncontact: [a, b]\nplanned: [[Suva]]\n",
      """
      as64500.yaml:1:10: error: 'network' should be an AS number, not a list
        network: [64500]
                 ^
      as64500.yaml:2:10: error: 'traffic' should be a traffic volume, not a group of keys
        traffic: {a: b}
                 ^
      as64500.yaml:4:3: error: 'ratio' should be a traffic ratio, not a list
          - 1
          ^
      as64500.yaml:5:10: error: 'seeking' should be a text, not a list
        seeking: [a]
                 ^
      as64500.yaml:6:11: error: 'prefixes' should be 'ipv4: number' and 'ipv6: number', not '100'
        prefixes: 100
                  ^
      as64500.yaml:7:10: error: 'contact' should be 'Name <address>', or an address alone, not a list
        contact: [a, b]
                 ^
      as64500.yaml:8:11: error: 'planned[0]' should be a place and when, not a list
        planned: [[Suva]]
                  ^
      """),
    MessageCase(
      "nothing that says who", "traffic: 500G\n",
      """
      as64500.yaml:1:1: error: the submission does not say who presents
        traffic: 500G
        ^
        hint: add your AS number, as in 'network: 64500'
      """),
    MessageCase(
      "a network left empty", "traffic: 500G\nnetwork:\n",
      """
      as64500.yaml:2:9: error: the submission does not say who presents
        network:
                ^
        hint: add your AS number, as in 'network: 64500'
      """),
    MessageCase(
      "a record left empty", "record: ~\n",
      """
      as64500.yaml:1:9: error: the submission does not say who presents
        record: ~
                ^
        hint: add your AS number, as in 'network: 64500'
      """),
    MessageCase(
      "no AS number", "network: ASX\n",
      """
      as64500.yaml:1:10: error: 'ASX' is not an AS number
        network: ASX
                 ^
        hint: write '64500' or 'AS64500'
      """),
    MessageCase(
      "AS number zero", "network: 0\n",
      """
      as64500.yaml:1:10: error: '0' is not an AS number
        network: 0
                 ^
        hint: write '64500' or 'AS64500'
      """),
    MessageCase(
      "an AS number of too many bits", "network: 99999999999\n",
      """
      as64500.yaml:1:10: error: '99999999999' is not an AS number
        network: 99999999999
                 ^
        hint: write '64500' or 'AS64500'
      """),
    MessageCase(
      "an AS number in dots", "network: 1.10\n",
      """
      as64500.yaml:1:10: error: '1.10' is not an AS number
        network: 1.10
                 ^
        hint: write '64500' or 'AS64500'
      """),
    MessageCase(
      "problems behind wide letters",
      "network: 64500\nplanned: [{exchange: 東京IX, wenn: Q1}, {place: 🦈🦈, whn: Q2}]\n",
      """
      as64500.yaml:2:28: error: unknown key 'wenn'
        planned: [{exchange: 東京IX, wenn: Q1}, {place: 🦈🦈, whn: Q2}]
                                     ^
        hint: the keys here are exchange, facility, place, when
      as64500.yaml:2:51: error: unknown key 'whn'
        planned: [{exchange: 東京IX, wenn: Q1}, {place: 🦈🦈, whn: Q2}]
                                                              ^
        hint: did you mean 'when'?
      """),
    MessageCase(
      "a class that is not PeeringDB's", "network: 64500\ntraffic: 500-900Gbps\n",
      """
      as64500.yaml:2:10: error: '500-900Gbps' is not one of PeeringDB's traffic classes
        traffic: 500-900Gbps
                 ^
        hint: did you mean '500-1000Gbps'? write a class ('100-200Gbps') or a measured figure ('640G', '1.2 \
      Tbps')
      """),
    MessageCase(
      "traffic without a unit", "network: 64500\ntraffic: 640\n",
      """
      as64500.yaml:2:10: error: '640' has no unit
        traffic: 640
                 ^
        hint: write 640M, 640G or 640T, for Mbps, Gbps or Tbps
      """),
    MessageCase(
      "a direction alone", "network: 64500\nratio: outbound\n",
      """
      as64500.yaml:2:8: error: 'outbound' is not a traffic ratio
        ratio: outbound
               ^
        hint: did you mean 'Mostly Outbound'? it can be Heavy Inbound, Mostly Inbound, Balanced, Mostly \
      Outbound, Heavy Outbound, or measured shares in:out as '28:72'
      """),
    MessageCase(
      "quotes with nothing between them", "network: 64500\ntraffic: \"\"\nlogo: ''\nrecord: \" \"\n",
      """
      as64500.yaml:2:10: error: 'traffic' is empty
        traffic: ""
                 ^
        hint: delete the line, or fill it in
      as64500.yaml:3:7: error: 'logo' is empty
        logo: ''
              ^
        hint: delete the line, or fill it in
      as64500.yaml:4:9: error: 'record' is empty
        record: " "
                ^
        hint: delete the line, or fill it in
      """),
    MessageCase(
      "a name with nothing in it", "name: \"\"\n",
      """
      as64500.yaml:1:7: error: 'name' is empty
        name: ""
              ^
        hint: delete the line, or fill it in
      """),
    MessageCase(
      "lists with nothing in them", "networks: []\nrecord: []\n",
      """
      as64500.yaml:1:11: error: 'networks' is an empty list
        networks: []
                  ^
        hint: delete the line, or name an AS number
      as64500.yaml:2:9: error: 'record' is an empty list
        record: []
                ^
        hint: delete the line, or name a file
      """),
    MessageCase(
      "a number twice", "networks: [64500, 64501, AS64501, 64500]\n",
      """
      as64500.yaml:1:26: warning: AS64501 is named twice
        networks: [64500, 64501, AS64501, 64500]
                                 ^
        hint: delete one of the two
      as64500.yaml:1:35: warning: AS64500 is named twice
        networks: [64500, 64501, AS64501, 64500]
                                          ^
        hint: delete one of the two
      """),
  ]
}
