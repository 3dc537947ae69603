internal import Diagnostics
internal import PeeringDB

extension PersonalContent {
  /// Notes about common fields that neither submission nor record fills.
  ///
  /// - Parameters:
  ///   - file: where to say it.
  ///   - more: parts, whether they are missing, and the rule, message and hint that say so.
  /// - Returns: a note for each that is missing and shown.
  func notes(
    file: String, _ more: [(part: SlidePart, isMissing: Bool, rule: String, message: String, hint: String)]
  ) -> [Diagnostic] {
    let contact = (
      part: SlidePart.contact, isMissing: pitch.contact?.hasAddress != true, rule: "contact-unknown",
      message: "no public contact is known",
      hint: "add 'contact:', as in 'contact: Mele <peering@net.example>'"
    )
    return (more + [contact]).filter { $0.isMissing && parts.contains($0.part) }.map {
      Diagnostic(.note, rule: $0.rule, at: SourceLocation(file: file), $0.message, hint: $0.hint)
    }
  }
}

extension Contact {
  /// The first of a record's addresses that are any.
  static func ofRecord(_ addresses: [(email: String, phone: String)]) -> Contact? {
    for address in addresses {
      let email = DisplayText.cleanOrNil(address.email).flatMap { isEmail($0) ? $0 : nil }
      let contact = Contact(email: email, phone: DisplayText.cleanOrNil(address.phone))
      if email != nil { return contact }
    }
    return addresses.lazy.compactMap { DisplayText.cleanOrNil($0.phone) }.first.map { Contact(phone: $0) }
  }

  /// A record's URL, if it is one.
  static func url(_ text: String) -> String? {
    DisplayText.cleanOrNil(text).flatMap { isURL($0) ? $0 : nil }
  }
}

extension Presence.Site {
  init(_ facility: FacilityRecord) {
    self.init(
      id: facility.id, name: DisplayText.clean(facility.name), city: DisplayText.clean(facility.city),
      country: PlaceName.country(facility.country), state: facility.state, region: facility.regionContinent,
      networks: facility.netCount ?? 0)
  }
}

extension Submission {
  /// Keys that only a network's slide has.
  static let networkOnlyKeys: Set<String> = ["ratio", "profile", "prefixes", "policy"]
  /// Keys whose values come from the record, if there is one.
  static let recordKeys: Set<String> = ["name", "place"]

  /// Warnings about fields that a slide of another kind has no place for.
  func misplaced(on whom: String, _ keys: Set<String>) -> [Diagnostic] {
    let given: [(String, Bool)] = [
      ("ratio", ratio != nil), ("profile", profile != nil), ("prefixes", prefixes != nil),
      ("policy", policy != nil), ("traffic", traffic != nil), ("ixf", ixf != nil),
      ("traffic-url", trafficURL != nil), ("name", name != nil),
      ("place", place != nil),
    ]
    return given.filter { $0.1 && keys.contains($0.0) }.map { key, _ in
      let message =
        Self.recordKeys.contains(key)
        ? "'\(key)' is only for presenters without a record; the slide of \(whom) uses the record's"
        : "the slide of \(whom) has no place for '\(key)'"
      let hint: String
      switch key {
      case "ixf": hint = "delete it: only exchanges have a list of members"
      case "traffic-url": hint = "delete it: only exchanges publish traffic in this form"
      case "name", "place": hint = "delete it; if the record is wrong, correct it in PeeringDB"
      default: hint = "delete it, or say it in 'message'"
      }
      return places[key]?.diagnostic(.warning, rule: "misplaced", message, hint: hint)
        ?? Diagnostic(.warning, rule: "misplaced", at: SourceLocation(file: "--\(key)"), message, hint: hint)
    }
  }
}
