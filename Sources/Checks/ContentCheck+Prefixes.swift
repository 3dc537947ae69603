internal import Decks
internal import Diagnostics
internal import Submissions
internal import Slides

extension ContentCheck {
  /// From how many on a round number is no count.
  ///
  /// Networks leave room above what they announce when they set a maximum, and round it.
  private static let leastRound = 1000

  /// Announced prefixes that are really maximum-prefix settings, or more than those.
  func prefixes(_ presenter: DeckPresenter) -> [Diagnostic] {
    guard let prefixes = presenter.submission?.prefixes, let facts = presenter.facts else { return [] }
    let families = [
      (name: "IPv4", announced: prefixes.ipv4, maximum: facts.maximumIPv4),
      (name: "IPv6", announced: prefixes.ipv6, maximum: facts.maximumIPv6),
    ]
    return families.compactMap { family in
      guard let announced = family.announced, announced > 0 else { return nil }
      let hint = "give the number you announce, as bgp.tools or your router counts it, or leave the line out"
      if announced == family.maximum, announced > 1 {
        return presenter.diagnostic(
          .warning, rule: "prefixes-maximum", at: "prefixes",
          "\(announced) is the record's maximum for \(family.name), not the number announced",
          hint: hint)
      }
      if announced >= Self.leastRound, announced.isMultiple(of: 500) {
        return presenter.diagnostic(
          .warning, rule: "prefixes-maximum", at: "prefixes",
          "\(announced) announced \(family.name) prefixes look like a maximum: counts are not so round",
          hint: hint)
      }
      guard let maximum = family.maximum, announced > maximum else { return nil }
      return presenter.diagnostic(
        .warning, rule: "prefixes-above-maximum", at: "prefixes",
        "\(announced) announced \(family.name) prefixes exceed the record's maximum of \(maximum)",
        hint: "raise the maximum in PeeringDB: peers that use it drop the session")
    }
  }
}
