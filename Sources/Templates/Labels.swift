internal import Submissions

/// The words of a template, so that it can be in any language.
package struct Labels: Sendable {
  /// A label, in the forms a number asks for.
  package struct Label: Sendable, Hashable {
    /// For numbers that have no form of their own, and where there is no number.
    package var other: String
    /// The others.
    package var forms: [PluralCategory: String] = [:]
  }

  package internal(set) var labels: [String: Label]
  package internal(set) var months: [String]
  /// A BCP 47 tag, which decides on the forms.
  var language = "en"
  /// The names of countries in that language, by ISO 3166 code; those that are not here are English.
  var countries: [String: String] = [:]
  /// Whether the words run from right to left, and the page with them.
  package internal(set) var isRightToLeft = false

  /// The names every template has to give.
  package static let names: [String] = [
    "policy", "policy-open", "policy-selective", "policy-restrictive", "policy-no",
    "contracts-not-required", "contracts-private-only", "contracts-required",
    "contracts-and-ratio-required",
    "ratio-required", "ratio-not-required",
    "locations-not-required", "locations-preferred", "locations-required-us", "locations-required-eu",
    "locations-required-international",
    "traffic", "traffic-measured", "traffic-ratio",
    "ratio-heavy-inbound", "ratio-mostly-inbound", "ratio-balanced", "ratio-mostly-outbound",
    "ratio-heavy-outbound", "in", "out", "in-share", "out-share",
    "profile", "profile-content", "profile-eyeballs", "profile-balanced",
    "max-prefixes", "max-prefixes-ipv4", "max-prefixes-ipv6",
    "announced-prefixes", "announced-prefixes-ipv4", "announced-prefixes-ipv6",
    "as-set", "as-set-source", "as-sets", "also-known-as", "website", "looking-glass",
    "exchanges", "facilities", "planned", "from", "in-countries", "in-cities", "summary",
    "summary-capacity", "more", "more-short", "more-exchanges", "more-facilities", "more-cities",
    "more-where", "seeking",
    "offering",
    "participants", "participants-here", "capacity", "route-servers", "peak-traffic", "peering-lan", "mtu",
    "service-best-effort", "service-business-hours", "service-always", "terms-none", "terms-bundled",
    "terms-non-recurring", "terms-recurring", "networks", "networks-here", "exchanges-here", "carriers",
    "carriers-here", "campus", "buildings", "address", "property-owner", "property-lessee", "power-diverse",
    "type-nsp", "type-content", "type-cable-dsl-isp", "type-enterprise", "type-educational-research",
    "type-non-profit", "type-route-server", "type-network-services", "type-route-collector",
    "type-government",
    "scope-regional", "scope-north-america", "scope-asia-pacific", "scope-europe", "scope-south-america",
    "scope-africa", "scope-australia", "scope-middle-east", "scope-oceania", "scope-global",
    "kind-of-network", "kind-of-exchange", "kind-of-facility", "kind-of-other", "siblings", "peak",
    "participant-count", "network-count",
    "source-fetched", "source-updated", "date", "thousands-separator", "decimal-separator",
    "list-separator",
    "qr-peeringdb", "qr-contact", "logo-of",
    "title-cover", "title-running-order", "title-divider", "title-missing", "title-own-slide", "title-matrix",
    "title-meetings", "title-exchanges", "title-presenters", "title-closing",
    "note-cover", "note-running-order", "note-divider", "note-missing", "note-own-slide", "note-matrix",
    "note-meetings", "note-exchanges", "note-presenters", "note-closing",
    "presenters", "slot-minute", "slot-seconds", "kind-network", "kind-exchange", "kind-facility",
    "kind-other", "chair", "dates", "next", "part-of", "continued", "page-of", "waiting-list",
    "slide-to-follow",
    "common-exchanges", "common-facilities", "meets-nobody",
  ]

  /// The names a template may leave out: what asks for one is then without its words.
  package static let optionalNames: [String] = [
    "exchange-count", "facility-count", "country-count", "city-count", "rest-cities", "rest-exchanges",
    "rest-facilities", "prefixes", "prefixes-limit", "measured", "source-short", "present-here",
    "others-here", "route-server-count", "buildings-here", "present-key", "time-zone", "only-facilities",
    "map-legend", "slide-by",
    "short-exchange", "short-facility", "short-other",
    "title-sheet", "note-sheet", "sheet-legend", "sheet-rank", "sheet-whom", "sheet-where", "sheet-why",
    "sheet-table", "sheet-seek", "sheet-offer", "sheet-offer-fits", "sheet-slots",
    "slot-minutes", "short-date", "on-stage", "tick-peer", "tick-write", "tick-no", "seeking-line",
    "both-capacities", "reason-sends", "reason-receives", "reason-you-plan", "reason-they-plan",
    "reason-you-join", "reason-they-join", "qr-slide", "in-this-room", "more-networks", "new-exchanges",
    "new-facilities", "capacity-change", "new-in", "title-joining", "note-joining", "joining-pairs",
    "joining-why", "joining-host",
    // No page asks for it any more; templates that have it go on working.
    "alone",
  ]

  /// The placeholders each label is given, where it is given any.
  package static let placeholders: [String: [String]] = [
    "in-share": ["share"], "out-share": ["share"], "as-set-source": ["source"], "from": ["when"],
    "in-countries": ["count"], "in-cities": ["count"], "summary": ["count", "where"],
    "summary-capacity": ["summary", "capacity"], "more": ["count"], "more-short": ["count"],
    "more-exchanges": ["count"],
    "more-facilities": ["count"], "more-cities": ["count"], "more-where": ["more", "where"],
    "source-fetched": ["page", "date"],
    "source-updated": ["page", "date"], "date": ["day", "month", "month-number", "year"],
    "qr-peeringdb": ["name"], "qr-contact": ["name"], "logo-of": ["name"],
    "slide-by": ["name"],
    "presenters": ["count"], "slot-seconds": ["count"], "kind-network": ["count"], "kind-exchange": ["count"],
    "kind-facility": ["count"], "kind-other": ["count"], "chair": ["name"], "alone": ["name"], "mtu": ["mtu"],
    "siblings": ["names"], "buildings": ["count"], "continued": ["title"], "peak": ["traffic"],
    "participant-count": ["count"], "network-count": ["count"], "exchange-count": ["count"],
    "facility-count": ["count"], "country-count": ["count"], "city-count": ["count"],
    "rest-cities": ["count"], "rest-exchanges": ["count"], "rest-facilities": ["count"],
    "source-short": ["date"], "time-zone": ["place", "offset"], "route-server-count": ["count"],
    "present-here": ["count"], "buildings-here": ["count"],
    "common-exchanges": ["name", "count"], "common-facilities": ["name", "count"],
    "sheet-table": ["number"], "slot-minutes": ["count"], "short-date": ["day", "month", "month-number"],
    "seeking-line": ["what"], "both-capacities": ["own", "their"], "reason-you-plan": ["place"],
    "reason-they-plan": ["place"], "reason-you-join": ["place"], "reason-they-join": ["place"],
    "qr-slide": ["name"], "in-this-room": ["count"], "more-networks": ["count"],
    "new-exchanges": ["count"], "new-facilities": ["count"], "capacity-change": ["before", "now"],
    "new-in": ["places"], "joining-pairs": ["count"], "joining-why": ["present", "absent"],
    "joining-host": ["name"],
    "dates": ["first", "last"],
    "next": ["who"], "part-of": ["number", "total"], "page-of": ["number", "total"],
  ]

  /// The label's text with its placeholders filled, and where its number is.
  ///
  /// - Parameters:
  ///   - name: one of `names`.
  ///   - count: the number that picks the form, and fills `{count}`.
  ///   - values: what fills the other placeholders.
  /// - Returns: the text, and the place of the number in it; nil where the form has none.
  package func counted(
    _ name: String, count: Int, _ values: [String: String] = [:]
  ) -> (text: String, number: Range<String.Index>?) {
    let form = form(name, count: count)
    guard let place = form.firstRange(of: "{count}") else { return (filled(form, values), nil) }
    let before = filled(String(form[..<place.lowerBound]), values)
    let number = isRightToLeft ? number(count).apart : number(count)
    let text = before + number + filled(String(form[place.upperBound...]), values)
    let start = text.utf8.index(text.startIndex, offsetBy: before.utf8.count)
    return (text, start..<text.utf8.index(start, offsetBy: number.utf8.count))
  }

  /// The label's text with its placeholders filled.
  ///
  /// - Parameters:
  ///   - name: one of `names`.
  ///   - count: the number that picks the form, and fills `{count}`.
  ///   - values: what fills the other placeholders.
  /// - Returns: the text; empty for a name the template does not have.
  package func text(_ name: String, count: Int? = nil, _ values: [String: String] = [:]) -> String {
    var values = values
    if let count, values["count"] == nil { values["count"] = number(count) }
    return filled(form(name, count: count), values)
  }

  /// The form a number asks for; empty for a name the template does not have.
  private func form(_ name: String, count: Int?) -> String {
    guard let label = labels[name] else { return "" }
    guard let count, !label.forms.isEmpty else { return label.other }
    return label.forms[PluralCategory(count, in: language)] ?? label.other
  }

  private func filled(_ form: String, _ values: [String: String]) -> String {
    Placeholders.fill(form) { name in
      values[name].map { isRightToLeft ? $0.apart : $0 } ?? ""
    } ?? ""
  }

  /// A number and its unit, which have styles of their own. A form without `{count}` says the number itself, as a
  /// dual does, and has no unit.
  package func quantity(_ name: String, count: Int) -> (number: String, unit: String) {
    let text = self.text(name, count: count)
    let number = self.number(count)
    guard let range = text.firstRange(of: number) else { return (text, "") }
    let unit = text[..<range.lowerBound] + text[range.upperBound...]
    return (number, unit.split(separator: " ").joined(separator: " "))
  }

  /// A word of PeeringDB's in the template's language; unchanged if the template has none.
  ///
  /// - Parameters:
  ///   - kind: `type` or `scope`.
  ///   - word: PeeringDB's word, as in `Cable/DSL/ISP`.
  /// - Returns: the label's text.
  package func word(_ kind: String, _ word: String) -> String {
    labels["\(kind)-\(word.kebab)"]?.other ?? word
  }

  /// Whether the template has a word for one of PeeringDB's.
  package func hasWord(_ kind: String, _ word: String) -> Bool { labels["\(kind)-\(word.kebab)"] != nil }

  /// The name of the country with an ISO 3166 code of two letters.
  package func country(_ code: String) -> String { countries[code] ?? CountryName.english(code) }

  /// Facts in one line with dots between, those left out that are empty.
  ///
  /// In a template that runs from right to left each is isolated, and the line runs as the template does.
  package func facts(_ facts: [String]) -> String {
    let shown = facts.filter { !$0.isEmpty }
    guard isRightToLeft, shown.count > 1 else { return shown.joined(separator: " · ") }
    return shown.map(\.apart).joined(separator: " · ")
  }

  /// Names as the language lists them.
  package func list(_ names: [String]) -> String {
    let apart = isRightToLeft && names.count > 1 ? names.map(\.apart) : names
    return apart.joined(separator: text("list-separator"))
  }

  /// A whole number with its thousands separated, as the language does: Spanish writes 1250, and 12.500.
  package func number(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    guard digits.count > 3, digits.count >= 3 + NumberGrouping.leastDigits(in: language) else {
      return (number < 0 ? "−" : "") + String(digits)
    }
    var groups = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { groups += labels["thousands-separator"]?.other ?? "" }
      groups.append(digit)
    }
    return (number < 0 ? "−" : "") + groups
  }
}

extension String {
  /// Its letters in lower case, with `-` for anything between: `cable-dsl-isp`.
  package var kebab: String { lowercased().split { !$0.isLetter }.joined(separator: "-") }
}
