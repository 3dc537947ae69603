import Importing
import Testing

/// AS numbers amid words.
@Suite struct SpokenNumberTests {
  @Test(arguments: [
    "not AS64500", "formerly AS64500", "AS64500 is our upstream", "we are customers of AS64500", "AS64500?",
    "AS 64500 (merging into AS64501)", "AS64500 ?", "AS64500 or AS64501", "64500 or 64501",
    "64500 oder 64501",
    "not AS64500, AS64501", "neither AS64500 nor AS64501", "Not ours: AS64500", "Not ours (AS64500)",
    "AS64500 (old)", "AS64500, formerly", "ex AS64500", "AS64500 is not ours", "AS64500 (not ours)",
    "AS64500 isn't ours", "we use AS64500 as upstream", "maybe AS64500", "AS64500 (pending)",
    "AS64500 will be returned", "AS64500 is our sister network", "AS64500, not sure", "AS64500 (tbc)",
    "AS64500 until 2027, then AS64501", "AS64500-AS64510", "AS64500 to AS64510", "AS 64 500", "Reef AS64,500",
    "Reef AS64.500", "AS64500/24", "1, 2, 3", "AS64500 AS64501", "4.2E+09", "¿AS64500?", "AS64500؟",
    "nicht AS64500", "kein AS64500", "ehemals AS64500", "AS64500 ist unser Upstream",
    "AS64500 ist nicht unsere",
    "wir sind Kunde von AS64500", "pas AS64500", "anciennement AS64500", "AS64500 n'est pas le nôtre",
    "client de AS64500", "AS64500 est notre transit", "no AS64500", "anteriormente AS64500",
    "AS64500 no es nuestro",
    "somos clientes de AS64500", "AS64500 es nuestro upstream", "não AS64500", "AS64500 não é nosso",
    "antigo AS64500", "AS64500ではない", "AS64500ではありません", "旧AS64500", "ليس AS64500", "سابقا AS64500",
    "https://bgp.tools/as/64500 (not ours)", "upstream: https://bgp.he.net/AS64500",
    "https://bgp.he.net/AS64500 or https://bgp.he.net/AS64501", "peeringdb.com/asn/23456", "AS23456 Reef One",
    "AS64500 was replaced by AS64501", "via AS64500", "(not AS64500)", "AS64500 (merging with AS64501 soon)",
    "AS64500 migrating to AS64501", "64705 / 2019", "64705, 2019", "2019/64705", "64705; 2026",
  ])
  func `numbers that may be another's are reported and not taken`(text: String) {
    let read = SpokenASN.read(text)
    #expect(read.value == nil && read.doubt != nil, "\(text): \(read)")
  }

  @Test(
    arguments: [
      ("was AS64500, now AS64501", [64501]), ("AS64501 (sister: AS64500)", [64501]),
      ("AS64501 (sister AS64500)", [64501]),
      ("AS64501 (Tochter: AS64500)", [64501]), ("AS64501, formerly AS64500", [64501]),
      ("AS64501 (ex AS64500)", [64501]), ("We are AS64501, customers of AS64500", [64501]),
      ("AS64501 (früher AS64500)", [64501]), ("AS64501, pas AS64500", [64501]),
      ("AS64501 not AS64500", [64501]),
      ("AS64501 (旧AS64500)", [64501]), ("Reef One AS64501", [64501]), ("Reef One, AS64501", [64501]),
      ("Reef One\nAS64501", [64501]), ("AS number 64501 of Reef", [64501]), ("our AS no. is 64501", [64501]),
      ("AS64501 (formerly Reef Net)", [64501]), ("not-for-profit AS64501", [64501]),
      ("Reef One, AS64501. Not a member yet", [64501]), ("64501 Reef", [64501]),
      ("AS64501 and our sister AS64500", [64501]), ("64501 not 64500", [64501]),
      ("AS64501, AS64500 (old)", [64501]),
      ("https://bgp.tools/as/64501 Reef", [64501]),
    ] as [(String, [UInt32])])
  func `the number that is plainly theirs is taken`(text: String, expected: [UInt32]) {
    let read = SpokenASN.read(text)
    #expect(read.value == expected && (read.doubt != nil || text.contains("(f")), "\(text): \(read)")
  }

  @Test(
    arguments: [
      ("AS64500\nAS64501", [64500, 64501]), ("64500 (Reef), 64501 (Lagoon)", [64500, 64501]),
      ("AS64500 (Reef) / AS64501 (Lagoon)", [64500, 64501]), ("AS64500 (Suva)", [64500]),
      ("4.2E9", [4_200_000_000]), ("AS64500!", [64500]), ("ASN=64500", [64500]),
      ("bgp.tools/as/64500", [64500]), ("4.200000001E+09", [4_200_000_001]),
      ("https://peeringdb.com/asn/64500, https://peeringdb.com/asn/64501", [64500, 64501]),
      ("AS64500 https://www.peeringdb.com/net/920001", [64500]), ("AS64500 & AS64501", [64500, 64501]),
    ] as [(String, [UInt32])])
  func `lists and remarks beside a number`(text: String, expected: [UInt32]) {
    #expect(SpokenASN.read(text) == Understood(expected), "\(text)")
  }
}
