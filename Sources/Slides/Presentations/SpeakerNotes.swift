internal import PeeringDB
package import Submissions

/// The notes below a slide, for the speaker: what to say, the record's facts, and where they are from.
package struct SpeakerNotes {
  /// The notes, a paragraph each; empty between their parts.
  package let paragraphs: [String]

  /// The notes of a presenter.
  ///
  /// - Parameters:
  ///   - personal: what the slide says.
  ///   - language: of the headings, as a BCP 47 tag. Facts are in PeeringDB's words.
  package init(_ personal: Personal, language: String) {
    let content = personal.content
    let words = NotesWords(language)
    let parts = [
      (words.toSay, Self.toSay(content)), (words.facts, Self.facts(personal)),
      (words.source, Self.source(content)),
    ]
    paragraphs = Array(
      parts.filter { !$0.1.isEmpty }.map { heading, lines in [heading + ":"] + lines }.joined(separator: [""])
    )
  }

  /// The presenter's own words, uncut.
  private static func toSay(_ content: any PersonalContent) -> [String] {
    let name = content.identifier == content.name ? content.name : "\(content.name) (\(content.identifier))"
    let shown = content.parts
    var lines = [[content.speaker, name].compactMap(\.self).joined(separator: " · ")]
    lines += [content.seeking, content.offering, content.message].compactMap(\.self)
    lines += content.planned.map { [$0.place, $0.when].compactMap(\.self).joined(separator: " · ") }
    if shown.contains(.contact), let contact = content.contact {
      lines.append(
        [contact.name, contact.email, contact.url, contact.phone].compactMap(\.self).joined(separator: " · "))
    }
    return lines.filter { !$0.isEmpty }
  }

  /// What the record says, of all exchanges and facilities. What a presenter hides is not here either.
  private static func facts(_ personal: Personal) -> [String] {
    let content = personal.content
    func shows(_ part: SlidePart) -> Bool { content.parts.contains(part) }
    var facts: [String] = []
    func add(_ name: String, _ value: String?, _ part: SlidePart?) {
      guard let value, !value.isEmpty, part.map(shows) ?? true else { return }
      facts.append("\(name): \(value)")
    }
    if case .network(let network) = personal {
      add("types", network.types.joined(separator: ", "), .types)
      add("scope", network.scope, .scope)
      add("as-set", network.asSets.joined(separator: ", "), .asSet)
    }
    add("policy", content.policy.map(Self.policy), .policy)
    add("traffic", content.traffic.map(Self.traffic), .traffic)
    add("exchanges", list(content.exchanges.byName), .exchanges)
    add("facilities", list(content.facilities.byName), .facilities)
    add("website", content.website, .website)
    return facts
  }

  private static func policy(_ policy: PeeringPolicy) -> String {
    [
      policy.general.rawValue, policy.contracts.map { "contracts \($0.rawValue)" },
      policy.locations.map { "locations \($0.rawValue)" },
      policy.requiresRatio.map { $0 ? "ratio required" : "no ratio" },
    ].compactMap(\.self).joined(separator: ", ")
  }

  private static func traffic(_ traffic: TrafficVolume) -> String {
    switch traffic {
    case .range(let range):
      "\(range.lower)" + (range.upper.map { "–\($0)" } ?? "+") + " \(range.unit.rawValue)"
    case .measured(let rate): Self.rate(rate)
    case .other(let text): text
    }
  }

  private static func rate(_ rate: BitRate) -> String {
    let (number, unit) = rate.inLargestUnit
    return "\(number.whole)" + (number.decimals.isEmpty ? "" : ".\(number.decimals)") + " \(unit.rawValue)"
  }

  private static func list(_ presence: Presence) -> String? {
    guard !presence.isEmpty else { return nil }
    let rows = presence.rows.map { row in
      let names = row.names.isEmpty ? row.place : "\(row.place) (\(row.names.joined(separator: ", ")))"
      return row.capacity > .zero ? "\(names) \(rate(row.capacity))" : names
    }
    return "\(presence.count): " + rows.joined(separator: "; ")
  }

  private static func source(_ content: any PersonalContent) -> [String] {
    guard let page = content.peeringDBURL else { return [] }
    switch content.source.age {
    case .updated(let date): return ["\(page), \(date)"]
    case .fetched(let date): return ["\(page), \(date)"]
    case nil: return [page]
    }
  }
}

/// The headings of notes.
private struct NotesWords {
  let toSay: String
  let facts: String
  let source: String

  private static let languages: [String: (String, String, String)] = [
    "ar": ("ما يقال", "حقائق", "المصدر"),
    "es": ("Qué decir", "Datos", "Fuente"),
    "fr": ("À dire", "Faits", "Source"),
    "ja": ("話すこと", "事実", "出典"),
    "pt": ("O que dizer", "Dados", "Fonte"),
  ]

  init(_ language: String) {
    (toSay, facts, source) = Self.languages[String(language.prefix(2))] ?? ("What to say", "Facts", "Source")
  }
}
