import PeeringDB
import Testing

struct ASNTests {
  @Test(
    arguments: [
      "AS64500", "as64500", "As64500", "64500", "ASN64500", "ASN 64500", "asn 64500", "AS 64500", " AS64500 ",
    ])
  func `takes every spelling`(_ text: String) {
    #expect(ASN(text) == ASN(number: 64500))
  }

  @Test(
    arguments: [
      "", "AS", "ASN", "0", "AS0", "-1", "+64500", "64 500", "AS64500x", "4294967296", "AS64500.json", "1.10",
      "٦٤٥٠٠", "ASAS64500", "as64500 as64501",
    ])
  func refuses(_ text: String) {
    #expect(ASN(text) == nil)
  }

  @Test func `goes up to 32 bits`() {
    #expect(ASN("4294967295")?.number == .max)
    #expect(ASN("AS00064500")?.description == "AS64500")
    #expect(ASN(number: 64500) < ASN(number: 65536))
  }
}
