internal import PeeringDB
internal import Submissions
internal import Templates

/// The words and numbers of one slide, by the names templates use.
struct SlideFields {
  /// What a template's text may ask for in braces.
  static let names: [String] =
    [
      "name", "also-known-as", "asn", "types", "scope", "protocols", "profile", "profile-alone", "policy",
      "conditions",
      "locations-condition", "traffic-label", "traffic-number", "traffic-unit", "traffic-measured", "ratio",
      "prefixes-label", "prefixes",
      "prefixes-ipv4", "prefixes-ipv6", "prefixes-ipv6-too", "prefixes-kind", "as-set-source", "website-host",
      "source-short",
      "as-set-label", "as-set", "as-set-first", "as-set-second", "as-set-more", "website", "website-text",
      "looking-glass", "looking-glass-text", "speaker",
      "contact-name", "email", "phone", "telephone", "url", "url-text", "peeringdb", "peeringdb-url",
      "source",
      "event", "event-name", "date-and-place", "page", "next", "exchange-count", "exchange-word",
      "exchange-places",
      "exchange-capacity", "in-this-room", "changes",
    ] + kindNames + linkNames

  /// Those of them that a presenter writes, or may.
  static let presentersNames: Set<String> = [
    "speaker", "contact-name", "email", "phone", "url-text", "website-text", "profile", "profile-alone",
    "place",
  ]

  /// Those that an organiser writes.
  static let organisersNames: Set<String> = ["event", "event-name", "date-and-place", "page", "next"]

  /// Those that are the program's own figures and words.
  private static let figures: Set<String> = [
    "types", "scope", "protocols", "policy", "conditions", "locations-condition", "traffic-label",
    "traffic-number",
    "traffic-unit", "traffic-measured", "ratio", "prefixes-label", "prefixes", "prefixes-ipv4",
    "prefixes-ipv6",
    "prefixes-ipv6-too", "prefixes-kind", "as-set-more", "page", "participants", "capacity-number",
    "capacity-unit", "route-server-peers", "mtu", "networks", "exchanges", "carriers", "campus-count",
    "exchange-count", "exchange-word", "exchange-places", "exchange-capacity", "campus-unit", "kind", "dates",
    "session-time", "presenters", "slot", "kinds", "part", "number",
    "in-this-room", "slot-length",
  ]

  private var values: [String: String] = [:]
  /// Figures and words in whose place a record has text of its own.
  private var typed: Set<String> = []
  let labels: Labels

  /// The value of `{name}`; `{label:…}` asks for one of the template's words.
  func value(_ name: String) -> String? {
    if name.hasPrefix("label:") { return labels.text(String(name.dropFirst("label:".count))) }
    return values[name]
  }

  /// Whether `{name}` is a figure or a word of the program's or the template's, and nothing that others typed.
  func isFigure(_ name: String) -> Bool {
    name.hasPrefix("label:") || (Self.figures.contains(name) && !typed.contains(name))
  }

  init(labels: Labels) { self.labels = labels }

  /// What slides of all kinds say.
  init(common content: any PersonalContent, assets: SlideAssets, labels: Labels) {
    self.init(labels: labels)
    set("name", content.name)
    set("also-known-as", content.alsoKnownAs, if: content.parts.contains(.alsoKnownAs))
    set("website", content.website)
    set("website-text", content.website.map(Self.withoutScheme))
    set("website-host", content.website.map { String(Self.withoutScheme($0).prefix { !"/?#".contains($0) }) })
    set("peeringdb", content.peeringDBPage)
    set("peeringdb-url", content.peeringDBURL)
    set("event", assets.event)
    set("event-name", assets.eventName)
    set("date-and-place", assets.dateAndPlace)
    set(assets.links)
    set("next", assets.next.isEmpty ? "" : labels.text("next", ["who": assets.next]))
    set("page", assets.page)
    let mates = assets.exchangeMates
    set("in-this-room", labels.text("in-this-room", count: mates), if: mates > 0)
    set("changes", assets.change.map(labels.change))
    setContact(content)
    setSource(content)
  }

  init(_ content: NetworkPersonal, assets: SlideAssets, labels: Labels) {
    self.init(common: content, assets: assets, labels: labels)
    set("asn", content.asn.description)
    let siblings = content.siblings.map {
      $0.name == content.name ? $0.asn.description : "\($0.asn) \($0.name)"
    }
    set("siblings", siblings.isEmpty ? nil : labels.text("siblings", ["names": labels.list(siblings)]))
    set(
      "types", labels.list(content.types.map { labels.word("type", $0) }), if: content.parts.contains(.types))
    set("scope", content.scope.map { labels.word("scope", $0) }, if: content.parts.contains(.scope))
    if !content.types.allSatisfy({ labels.hasWord("type", $0) }) { typed.insert("types") }
    if content.scope.map({ labels.hasWord("scope", $0) }) == false { typed.insert("scope") }
    let protocols = [content.hasIPv4 ? "IPv4" : nil, content.hasIPv6 ? "IPv6" : nil].compactMap { $0 }
    set("protocols", protocols.joined(separator: " + "), if: content.parts.contains(.protocols))
    set("looking-glass", content.lookingGlass)
    set("looking-glass-text", content.lookingGlass.map(Self.withoutScheme))
    setPolicy(content.policy, content.parts)
    setTraffic(content.traffic, content.ratio, content.parts)
    let hasTraffic = value("traffic-label") != nil
    set(hasTraffic ? "profile" : "profile-alone", profile(content), if: content.parts.contains(.profile))
    setRouting(content)
    setExchanges(content.exchanges, content.parts)
  }

  /// How many exchanges there are and where, as figures.
  private mutating func setExchanges(_ exchanges: Presence, _ parts: Set<SlidePart>) {
    guard exchanges.count > 0, parts.contains(.exchanges) else { return }
    let count = labels.quantity("exchange-count", count: exchanges.count)
    set("exchange-count", count.number)
    set("exchange-word", count.unit)
    if exchanges.countryCount > 1 {
      set("exchange-places", labels.text("country-count", count: exchanges.countryCount))
    } else if exchanges.cityCount > 1 {
      set("exchange-places", labels.text("city-count", count: exchanges.cityCount))
    }
    guard exchanges.capacity > .zero else { return }
    let (number, unit) = exchanges.capacity.inLargestUnit
    set("exchange-capacity", "\(labels.decimal(number)) \(unit.rawValue)")
  }

  mutating func set(_ name: String, _ value: String?, if isShown: Bool = true) {
    guard isShown, let value, !value.isEmpty else { return }
    values[name] = value
  }

  mutating func setPolicy(_ policy: PeeringPolicy?, _ parts: Set<SlidePart>) {
    guard let policy else { return }
    set("policy", labels.text("policy-\(policy.general.rawValue.lowercased())"))
    guard parts.contains(.conditions) else { return }
    let contracts = policy.contracts.map { "contracts-" + $0.rawValue.kebab }
    let ratio = policy.requiresRatio.map { $0 ? "ratio-required" : "ratio-not-required" }
    if policy.contracts == .required, policy.requiresRatio == true {
      set("conditions", labels.text("contracts-and-ratio-required"))
    } else {
      let conditions = [contracts, ratio].compactMap { $0.map { labels.text($0) } }
      let text = conditions.joined(separator: " · ")
      set("conditions", text.prefix(1).uppercased() + text.dropFirst())
    }
    set("locations-condition", policy.locations.map { labels.text("locations-" + $0.rawValue.kebab) })
  }

  mutating func setTraffic(_ traffic: TrafficVolume?, _ ratio: TrafficRatio?, _ parts: Set<SlidePart>) {
    let hasRatio = ratio != nil && parts.contains(.ratio)
    switch parts.contains(.traffic) ? traffic : nil {
    case .some(let volume):
      let (number, unit) = labels.traffic(volume)
      let isMeasured = if case .measured = volume { true } else { false }
      if case .other = volume { typed.insert("traffic-number") }
      set("traffic-label", labels.text(isMeasured ? "traffic-measured" : "traffic"))
      set("traffic-number", number)
      set("traffic-unit", unit)
      set("traffic-measured", labels.text("measured"), if: isMeasured)
    case nil:
      set("traffic-label", labels.text("traffic-ratio"), if: hasRatio)
    }
    guard hasRatio else { return }
    switch ratio {
    case .classified(let named): set("ratio", labels.text("ratio-\(named.rawValue.kebab)"))
    case .measured(let shares):
      let isIn = shares.inbound >= shares.outbound
      let share = ["share": "\(max(shares.inbound, shares.outbound))"]
      set("ratio", labels.text(isIn ? "in-share" : "out-share", share))
    case nil: break
    }
  }

  /// The profile, unless the only type beside it says the same, or the ratio does.
  private func profile(_ content: NetworkPersonal) -> String? {
    guard let profile = content.profile, !(profile == .content && content.types == ["Content"]),
      !(profile == .balanced && content.ratio == .classified(.balanced) && content.parts.contains(.ratio))
    else { return nil }
    return labels.text("profile-\(profile.rawValue)")
  }

  private mutating func setRouting(_ content: NetworkPersonal) {
    let (kind, ipv4, ipv6): (String, Int?, Int?)
    switch content.prefixes {
    case .maximum(let first, let second): (kind, ipv4, ipv6) = ("max-prefixes", first, second)
    case .announced(let first, let second): (kind, ipv4, ipv6) = ("announced-prefixes", first, second)
    case nil: (kind, ipv4, ipv6) = ("", nil, nil)
    }
    set(
      "prefixes-kind", labels.text(kind == "max-prefixes" ? "prefixes-limit" : "prefixes"),
      if: ipv4 != nil || ipv6 != nil)
    set("prefixes-ipv4", ipv4.map { "\(labels.number($0)) IPv4" })
    set("prefixes-ipv6", ipv6.map { "\(labels.number($0)) IPv6" })
    set("prefixes-ipv6-too", value("prefixes-ipv6"), if: ipv4 != nil)
    switch (ipv4, ipv6) {
    case (let ipv4?, let ipv6?):
      set("prefixes-label", labels.text(kind))
      set("prefixes", "\(labels.number(ipv4)) / \(labels.number(ipv6))")
    case (let ipv4?, nil):
      set("prefixes-label", labels.text("\(kind)-ipv4"))
      set("prefixes", labels.number(ipv4))
    case (nil, let ipv6?):
      set("prefixes-label", labels.text("\(kind)-ipv6"))
      set("prefixes", labels.number(ipv6))
    case (nil, nil): break
    }
    setAsSets(content.asSets)
  }

  /// One as-set is large, its source in the label; of several the first two are shown, without sources.
  private mutating func setAsSets(_ asSets: [String]) {
    var names: [String] = []
    for asSet in asSets.map(Self.splitSource) where !names.contains(asSet.name) { names.append(asSet.name) }
    guard let first = names.first else { return }
    guard names.count > 1 else {
      let source = asSets.count == 1 ? asSets.first.flatMap { Self.splitSource($0).source } : nil
      set(
        "as-set-label", source.map { labels.text("as-set-source", ["source": $0]) } ?? labels.text("as-set"))
      set("as-set", first)
      set("as-set-source", source)
      return
    }
    set("as-set-label", labels.text("as-sets"))
    set("as-set-first", first)
    set("as-set-second", names[1])
    set("as-set-more", labels.text("more", count: names.count - 2), if: names.count > 2)
  }

  /// `RIPE::AS-EXAMPLE` is the as-set AS-EXAMPLE in the registry RIPE.
  private static func splitSource(_ asSet: String) -> (source: String?, name: String) {
    guard let colons = asSet.firstRange(of: "::"), colons.lowerBound > asSet.startIndex,
      colons.upperBound < asSet.endIndex
    else { return (nil, asSet) }
    return (String(asSet[..<colons.lowerBound]), String(asSet[colons.upperBound...]))
  }

  private mutating func setContact(_ content: any PersonalContent) {
    let contact = content.contact
    set("speaker", content.speaker ?? (content.parts.contains(.contact) ? contact?.name : nil))
    // The contact's own name is worth a line only where somebody else speaks.
    set("contact-name", contact?.name, if: content.speaker != nil && content.speaker != contact?.name)
    set("email", contact?.email)
    let isOnlyPhone = contact?.email == nil && contact?.url == nil
    set("phone", contact?.phone, if: isOnlyPhone || content.parts.contains(.phone))
    set("telephone", contact?.dialled)
    // A mail address comes first; both do not always fit.
    set("url", contact?.url, if: contact?.email == nil)
    set("url-text", contact?.url.map(Self.withoutScheme), if: contact?.email == nil)
  }

  private mutating func setSource(_ content: any PersonalContent) {
    guard let page = content.peeringDBPage else { return }
    switch content.source.age {
    case .fetched(let date):
      set("source", labels.text("source-fetched", ["page": page, "date": labels.date(date)]))
      set("source-short", labels.text("source-short", ["date": labels.date(date)]))
    case .updated(let date):
      set("source", labels.text("source-updated", ["page": page, "date": labels.date(date)]))
      set("source-short", labels.text("source-short", ["date": labels.date(date)]))
    case nil: set("source", page)
    }
  }

  /// A URL as people say it: without scheme, `www.` and a slash at the end.
  private static func withoutScheme(_ url: String) -> String {
    var text = url[...]
    for prefix in ["https://", "http://", "www."] where text.lowercased().hasPrefix(prefix) {
      text = text.dropFirst(prefix.count)
    }
    return String(text.hasSuffix("/") ? text.dropLast() : text)
  }
}
