internal import Testing

@testable internal import Exports

struct SpreadsheetTextTests {
  @Test(arguments: [
    "1e5", "1E-5", "2D3", "TRUE", "False", "wahr", "VRAI", "verdadero", "истина", "12", "1/2", "10:30",
    "10:30 PM", "5 %",
    "May 2027", "24 Feb", "24-Feb-27", "1. März 2027", "5 de mayo de 2027", "2027年2月24日", "24 февраля 2027",
    "٢٤", "１２",
    "24 şubat", "5 EUR", "EUR 5", "R$ 5", "$5", "½", "2027-02-24T14:00Z", "14h30",
  ]) func `what a spreadsheet changes`(cell: String) { #expect(SpreadsheetText.kept(cell) == "'" + cell) }

  @Test(arguments: [
    "", "AS64500", "100-200Gbps", "64 Kbit", "Level 3", "Equinix SG1", "We trust in peering", "Truenet",
    "True Internet",
    "Room 5, 14:00", "May I have your peering?", "+679 555 0167", "=1", "-2+3", "2027-02-24 at 14:00", "Fiji",
    "E",
  ]) func `what stays`(cell: String) { #expect(SpreadsheetText.kept(cell) == cell) }
}
