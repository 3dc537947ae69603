package import Submissions

/// What a presenter seeks or offers: subjects, and where.
package struct Wish: Sendable, Hashable {
  package var topics: Set<WishTopic> = []
  var regions: Set<WishRegion> = []
  /// ISO 3166 codes.
  var countries: Set<String> = []

  /// What a text names; nothing for nil.
  ///
  /// - Parameters:
  ///   - text: what somebody wrote, in any of the six languages of the templates.
  ///   - countryWords: the names of countries.
  package init(_ text: String?, _ countryWords: CountryWords = .english) {
    guard let text, !text.isEmpty else { return }
    let written = WishText(text)
    for (topic, phrases) in Self.topicPhrases where phrases.isIn(written) { topics.insert(topic) }
    var named = Self.regionPhrases.filter { $0.1.isIn(written) }.map(\.0)
    // South Asia is not all of Asia, although its name has that word, too.
    if named.contains(where: { $0 != .asia && WishRegion.asia.parts.contains($0) }) {
      named.removeAll { $0 == .asia }
    }
    regions = Set(named.flatMap(\.parts))
    countries = countryWords.codes(in: written)
  }

  /// The same with what a network is, which it offers without saying so.
  package func with(_ profile: NetworkProfile?) -> Wish {
    var wish = self
    switch profile {
    case .content: wish.topics.insert(.content)
    case .eyeballs: wish.topics.insert(.eyeballs)
    case .balanced, nil: break
    }
    return wish
  }

  /// Whether somebody who seeks this is offered it: they have a subject in common, and where both name regions or
  /// countries, one of those, too.
  package func isMet(by offer: Wish) -> Bool {
    !topics.isDisjoint(with: offer.topics) && Self.agree(regions, offer.regions)
      && Self.agree(countries, offer.countries)
  }

  private static func agree<Place>(_ left: Set<Place>, _ right: Set<Place>) -> Bool {
    left.isEmpty || right.isEmpty || !left.isDisjoint(with: right)
  }

  private static let topicPhrases = WishTopic.allCases.map { ($0, WishPhrases($0.phrases)) }
  private static let regionPhrases = WishRegion.allCases.map { ($0, WishPhrases($0.phrases)) }
}
