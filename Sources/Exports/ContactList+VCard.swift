internal import PeeringDB
internal import Submissions

extension ContactList {
  /// A version of vCards.
  package enum VCardVersion: String, Sendable, CaseIterable {
    /// RFC 2426.
    case three = "3.0"
    /// RFC 6350.
    case four = "4.0"
  }

  /// The contacts as vCards, one a presenter, in UTF-8.
  package func vCards(_ version: VCardVersion = .four) -> String {
    var seen: [String: Int] = [:]
    return entries.map { entry in
      // Two submissions of one presenter are two cards.
      let count = seen[entry.number, default: 0]
      seen[entry.number] = count + 1
      return card(of: entry, version, count)
    }.joined()
  }

  private func card(of entry: Entry, _ version: VCardVersion, _ count: Int) -> String {
    let isFour = version == .four
    let person = entry.person
    let uuid = StableIdentifier.uuid(event.name, entry.number, entry.name, "\(count)")
    var lines = [
      ContentLine.property("BEGIN", "VCARD"), ContentLine.property("VERSION", version.rawValue),
      ContentLine.property("UID", "urn:uuid:" + uuid),
    ]
    if isFour { lines.append(ContentLine.property("KIND", person == nil ? "org" : "individual")) }
    lines.append(ContentLine.text("FN", person ?? entry.name))
    // How a name divides is not known.
    lines.append(ContentLine.property("N", ";\(ContentLine.escaped(person ?? ""));;;"))
    lines.append(ContentLine.text("ORG", entry.name))
    if let contact = entry.contact {
      let type = isFour ? ";TYPE=work" : ";TYPE=WORK"
      if let email = contact.email {
        lines.append(ContentLine.text("EMAIL" + (isFour ? type : ";TYPE=INTERNET"), email))
      }
      if let phone = contact.phone { lines.append(ContentLine.text("TEL" + type, phone)) }
      if let address = contact.url { lines.append(url(address)) }
    }
    for address in [entry.website, entry.record] {
      if let address, address != entry.contact?.url { lines.append(url(address)) }
    }
    if !event.name.isEmpty { lines.append(ContentLine.text("CATEGORIES", event.name)) }
    lines.append(ContentLine.text("NOTE", note(entry)))
    lines.append(ContentLine.property("END", "VCARD"))
    return lines.joined()
  }

  private func url(_ address: String) -> String {
    ContentLine.property("URL", address.filter { !$0.isNewline })
  }

  /// What else the slide says, in lines.
  private func note(_ entry: Entry) -> String {
    let speaker = entry.speaker == entry.person ? nil : entry.speaker
    let lines: [(String, String?)] = [
      ("", entry.number == entry.name ? nil : entry.number), ("Speaker: ", speaker),
      ("Policy: ", entry.policy),
      ("Traffic: ", entry.traffic), ("Looking for: ", entry.seeking), ("Offering: ", entry.offering),
      ("", entry.message),
    ]
    let met = [event.name, entry.start?.time.date.iso ?? event.dates?.first.iso ?? ""].filter { !$0.isEmpty }
    return (lines.compactMap { name, value in value.map { name + $0 } } + [met.joined(separator: ", ")])
      .filter { !$0.isEmpty }.joined(separator: "\n")
  }
}
