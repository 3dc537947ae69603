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
    if CellText.saysNothing(plain), CellText.folded(plain) != "see above" { return .nothing }
    let quoted = "'\(plain.quotable)'"
    let folded = CellText.folded(plain)
    let same = [
      "same as above", "same", "see above", "as above", "wie oben", "siehe oben", "comme ci-dessus", "igual",
      "idem", "ditto", "my e-mail", "my email",
    ]
    if same.contains(folded) {
      return own.map { Understood(Contact(email: $0)) }
        ?? .unclear(
          "\(quoted) means an address that may not be on the slide",
          hint: "ask for a contact, or for leave to show the address")
    }
    if plain.contains("<"), let contact = try? Contact(parsing: plain) { return Understood(contact) }
    var contact = Contact()
    var rest: [String] = []
    for piece in plain.split(whereSeparator: { ",;|\n".contains($0) }).flatMap({ halves(String($0)) }) {
      let piece = piece.trimmed
      if piece.isEmpty { continue }
      let word = piece.hasPrefix("mailto:") ? String(piece.dropFirst(7)) : piece
      if Contact.isEmail(word), contact.email == nil {
        contact.email = word
      } else if Contact.isURL(word), contact.url == nil {
        contact.url = word
      } else if word.lowercased().hasPrefix("www."), contact.url == nil {
        contact.url = "https://" + word
      } else if isPhone(word), contact.phone == nil {
        contact.phone = word
      } else {
        rest.append(word)
      }
    }
    if rest.isEmpty { return contact.hasAddress ? Understood(contact) : .nothing }
    let words = rest.joined(separator: ", ")
    if contact.hasAddress || rest.count == 1, !words.contains(" at "), !words.contains(" dot "),
      !words.contains(" (at) "),
      contact.name == nil, words.count <= 80, !words.contains("@") || words.hasPrefix("@")
    {
      contact.name = words
      return Understood(contact)
    }
    return contact.hasAddress
      ? Understood(contact, doubt: "\(quoted) has parts that are no address: '\(words.quotable)'")
      : .unclear("\(quoted) is not an address that can be written to", hint: "ask for the address")
  }

  /// `noc@lagoon.example +679 555 0100`: an address and what follows it.
  private static func halves(_ text: String) -> [String] {
    let words = text.split(separator: " ").map(String.init)
    guard words.count > 1, let index = words.firstIndex(where: { Contact.isEmail($0) || Contact.isURL($0) })
    else { return [text] }
    return [
      words[..<index].joined(separator: " "), words[index], words[(index + 1)...].joined(separator: " "),
    ]
  }

  private static func isPhone(_ text: String) -> Bool {
    var digits = text
    for prefix in ["tel.", "tel:", "phone:", "t:", "tel", "ph:"] where digits.lowercased().hasPrefix(prefix) {
      digits = String(digits.dropFirst(prefix.count))
    }
    return digits.count(where: \.isNumber) >= 5 && digits.allSatisfy { $0.isNumber || "+-(). /".contains($0) }
  }
}

/// Links to pictures as people write them into forms.
package enum SpokenLink {
  /// The address of a picture in a cell.
  package static func picture(_ text: String) -> Understood<String> {
    let plain = CellText.plain(text)
    if CellText.saysNothing(plain) { return .nothing }
    let quoted = "'\(plain.quotable)'"
    let lower = plain.lowercased()
    let ask = "ask for the file, put it beside the submission and write 'logo:' with its name"
    if ["drive.google.com", "docs.google.com", "forms.office.com", "sharepoint.com"].contains(
      where: lower.has)
    {
      return .unclear(
        "\(quoted) is an upload that only the form's owner can open",
        hint: "download it, put it beside the submission and write 'logo:' with its name")
    }
    if lower.hasPrefix("/media/") {
      return .unclear(
        "\(quoted) is an upload to pretalx",
        hint: "download it there, put it beside the submission and write 'logo:' with its name")
    }
    if lower.dropFirst().hasPrefix(":\\") || lower.hasPrefix("file:") || lower.hasPrefix("\\\\")
      || lower.hasPrefix("/home/") || lower.hasPrefix("/users/")
    {
      return .unclear("\(quoted) is a file on the presenter's own disk", hint: ask)
    }
    var address = plain
    if lower.hasPrefix("www."), !plain.contains(" ") { address = "https://" + plain }
    guard Contact.isURL(address) else {
      return .unclear("\(quoted) is not the address of a picture", hint: ask)
    }
    let path = address.lowercased().prefix { $0 != "?" && $0 != "#" }
    guard [".svg", ".png", ".jpg", ".jpeg"].contains(where: path.hasSuffix) else {
      return .unclear("\(quoted) is a page, not a picture", hint: ask)
    }
    guard path.count == address.count else {
      return .unclear("\(quoted) may be a page around a picture", hint: ask)
    }
    return Understood(address, doubt: nil)
  }
}
