internal import Diagnostics
package import Submissions

/// Contacts and links as people write them into forms.
package enum SpokenContact {
  /// How to reach somebody, in a cell: an address, a telephone number, a page, a handle, or several.
  ///
  /// - Parameters:
  ///   - text: the cell.
  ///   - own: the submitter's address, where it may be on the slide, for "same as above".
  /// - Returns: the contact, with a doubt where part of it was not understood.
  package static func read(_ text: String, own: String?) -> Understood<Contact> {
    let plain = CellText.plain(text)
    if plain.contains("?"), !plain.contains(where: { $0.isLetter || $0.isNumber }) {
      return .unclear(
        "'\(plain.quotable)' is not an address that can be written to", hint: "ask for the address")
    }
    if CellText.saysNothing(plain), CellText.folded(plain) != "see above" { return .nothing }
    let quoted = "'\(plain.quotable)'"
    if let wish = Wish.asked(in: plain) { return .unclear("\(quoted) \(wish)", hint: Wish.hint) }
    let folded = CellText.folded(plain)
    if same.are(CellText.words(folded)) {
      return own.map { Understood(Contact(email: $0)) }
        ?? .unclear(
          "\(quoted) means an address that may not be on the slide",
          hint: "ask for a contact, or for leave to show the address")
    }
    if CellText.isSpreadsheetError(plain) {
      return .unclear("\(quoted) is an error of a spreadsheet", hint: "ask for a contact")
    }
    if let answer = SpokenConsent.plain(plain) {
      return answer
        ? .unclear("\(quoted) does not say how to reach them", hint: "ask for a contact") : .nothing
    }
    let reader = ContactReader(CellText.lines(text).joined(separator: "\n"))
    return reader.result(quoted)
  }

  private static let same = Phrases(
    """
    same as above|same|see above|as above|above|wie oben|siehe oben|dito|comme ci dessus|idem|igual|lo mismo|el mismo|mismo
    o mesmo|mesmo|ditto|my e mail|my email|my mail|my address|this address|this email|同上|上記|上記と同じ|نفس العنوان|كما أعلاه
    """)
}
