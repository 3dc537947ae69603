import Diagnostics
import Testing

@Suite struct NearestWordTests {
  private let keys = [
    "network", "record", "traffic", "ratio", "profile", "prefixes", "policy", "seeking", "offering",
    "message", "planned", "speaker", "contact", "logo", "accent", "qr", "hide", "show",
  ]

  @Test(arguments: [
    ("trafic", "traffic"),  // a letter left out
    ("traffiic", "traffic"),  // a letter too many
    ("ratoi", "ratio"),  // neighbours swapped
    ("prophile", "profile"),
    ("LOGO", "logo"),
    ("contacts", "contact"),
    ("prefix", "prefixes"),  // the beginning of a word
    ("plan", "planned"),
    ("as-set", nil),
    ("ip", nil),
    ("", nil),
    ("colour", nil),
    ("流量", nil),
  ])
  func `keys people mistype`(word: String, expected: String?) {
    #expect(NearestWord.among(keys, to: word) == expected)
  }

  @Test(arguments: [
    ("mostly-inbound", "Mostly Inbound"),
    ("Heavy outbond", "Heavy Outbound"),
    ("balanced ", "Balanced"),
    ("ballanced", "Balanced"),
    ("inward", nil),
  ])
  func `letter case, spaces and punctuation do not count`(word: String, expected: String?) {
    let ratios = ["Heavy Outbound", "Mostly Outbound", "Balanced", "Mostly Inbound", "Heavy Inbound"]
    #expect(NearestWord.among(ratios, to: word) == expected)
  }

  @Test func `of equally near words the first wins`() {
    #expect(NearestWord.among(["hike", "hire"], to: "hide") == "hike")
  }
}
