@testable import Submissions
import Testing

@Suite struct CompanyNameTests {
  @Test(arguments: [
    ("Harbour Gate, Inc.", "Harbour Gate"), ("Harbour Gate Inc", "Harbour Gate"),
    ("Harbour Gate LLC", "Harbour Gate"), ("Harbour Gate Pty Ltd", "Harbour Gate"),
    ("Harbour Gate (Fiji) Pte. Ltd.", "Harbour Gate (Fiji)"), ("Hafentor GmbH", "Hafentor"),
    ("Havenpoort B.V.", "Havenpoort"), ("Harbour Gate PLC", "Harbour Gate"),
  ])
  func `the legal form goes`(name: String, short: String) { #expect(CompanyName.withoutForm(name) == short) }

  @Test(arguments: [
    "Harbour Gate", "Limited", "Nordic AS", "Limited Edition Hosting", "Baltic AB", "Incline Networks",
    "港湾データ株式会社", "", "Harbour & Co",
  ])
  func `what may be a part of the name stays`(name: String) { #expect(CompanyName.withoutForm(name) == name) }
}
