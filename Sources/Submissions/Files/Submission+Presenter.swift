internal import Diagnostics
internal import LocatedYAML
internal import PeeringDB

extension Submission {
  /// The fields that say who presents.
  private static let presenterKeys = ["network", "networks", "exchange", "facility", "name"]

  /// How many networks a slide may be of. Each has to be looked up, or its record read.
  private static let mostNetworks = 50

  /// Reads who presents: one network or several, an exchange, a facility, or a presenter without a record.
  mutating func readPresenter(_ fields: YAMLMapping) {
    network = fields["network"].flatMap(Self.asn)
    if let value = fields["networks"] {
      var seen: Set<ASN> = []
      let items = value.filledItems("a list of AS numbers", of: "an AS number")
      let listed = Self.most(items, "networks").compactMap { item in
        Self.asn(item).flatMap { asn -> Located<ASN>? in
          if seen.insert(asn.value).inserted { return asn }
          item.report(
            .warning, rule: "claimed-twice", "\(asn.value) is named twice",
            hint: "delete one of the two")
          return nil
        }
      }
      network = network ?? listed.first
      siblings = Array(listed.filter { $0.value != network?.value })
    }
    exchange = fields["exchange"].flatMap { Self.record($0, "ix") }
    facility = fields["facility"].flatMap { Self.record($0, "fac") }
    fields["name"]?.reportComment()
    name = fields["name"]?.filled("a name")?.map(DisplayText.clean)
    place = fields["place"]?.sentence()
    let given = ["network", "exchange", "facility"].filter { fields[$0] != nil }
    if given.count > 1, let second = fields[given[1]] {
      second.report(
        .error, rule: "value", "the submission already says who presents: it has '\(given[0])' too",
        hint: "a slide has one presenter; write a submission for each")
    }
  }

  /// As many as a slide may have; the first too many is reported.
  static func most(_ items: [YAMLValue], _ what: String) -> [YAMLValue] {
    guard items.count > mostNetworks else { return items }
    items[mostNetworks].report(
      .error, rule: "value", "there are \(items.count) \(what), and a slide has \(mostNetworks) at most",
      hint: "name the main ones")
    return Array(items.prefix(mostNetworks))
  }

  /// Reports a submission without a presenter.
  func reportNobody(_ fields: YAMLMapping) {
    let keys = Self.presenterKeys + ["record"]
    guard keys.allSatisfy({ fields[$0] == nil }), fields.misspelled.isDisjoint(with: keys) else { return }
    let message = "the submission does not say who presents"
    let hint = "add your AS number, as in 'network: 64500'"
    if let empty = keys.lazy.compactMap(fields.written).first {
      empty.report(.error, rule: "missing-key", message, hint: hint)
    } else {
      fields.report(.error, rule: "missing-key", message, hint: hint)
    }
  }

  private static func asn(_ value: YAMLValue) -> Located<ASN>? {
    value.reading("an AS number") { text throws(InputProblem) in
      try ASNText.read(text)
    }
  }

  /// PeeringDB's number of a record, with or without its kind: `31`, `ix:31`.
  private static func record(_ value: YAMLValue, _ table: String) -> Located<Int>? {
    value.reading("a PeeringDB number") { text throws(InputProblem) in
      let written = text.contains(":") ? text : "\(table):\(text)"
      switch (table, RecordSubject(written)) {
      case ("ix", .exchange(let id)), ("fac", .facility(let id)): return id
      default:
        throw InputProblem(
          "'\(text.quotable)' is not a PeeringDB number",
          hint: "it is in the page's address: 31 in peeringdb.com/\(table)/31")
      }
    }
  }
}

extension Contact {
  /// An absolute http or https URL, as written, without a user name or password.
  static func url(parsing text: String) throws(InputProblem) -> String {
    let text = DisplayText.clean(text)
    guard isURL(text) else {
      throw InputProblem("'\(text.quotable)' is not a URL", hint: "write it whole, with 'https://'")
    }
    let host = text.split { "/?#".contains($0) }.dropFirst().first ?? ""
    guard !host.contains("@") else {
      throw InputProblem(
        "the URL has a user name in it", hint: "leave out what is before '@': pages show it to everyone")
    }
    return text
  }
}
