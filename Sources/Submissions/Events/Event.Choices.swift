package import Diagnostics

extension Event {
  /// The order in which presenters come.
  package enum Order: String, Sendable, Hashable, CaseIterable {
    case asListed = "as-listed"
    case alphabetical
    case asn
    case kind
    case region
    case localFirst = "local-first"
    case drawn
  }

  /// What happens to presenters for whom a session has no time.
  package enum Overflow: String, Sendable, Hashable, CaseIterable {
    case stay
    case nextSession = "next-session"
    case waitingList = "waiting-list"
  }

  /// What happens to several submissions of one network.
  package enum Duplicates: String, Sendable, Hashable, CaseIterable {
    case keep
    case newest
  }

  /// What happens to a slide when a field of its submission has an error.
  package enum WrongField: String, Sendable, Hashable, CaseIterable {
    case leaveOut = "leave-out"
    case keepOutSlide = "keep-out-slide"
  }

  /// A kind of page that a deck has in addition to its slides.
  package enum Page: String, Sendable, Hashable, CaseIterable {
    case cover
    case runningOrder = "running-order"
    case dividers
    case matrix
    case index
    case closing
  }

  /// A part of the world as PeeringDB divides it (`region_continent`, schema of server 2.82), in its order.
  package enum Region: String, Sendable, Hashable, CaseIterable {
    case northAmerica = "North America"
    case asiaPacific = "Asia Pacific"
    case europe = "Europe"
    case southAmerica = "South America"
    case africa = "Africa"
    case australia = "Australia"
    case middleEast = "Middle East"
  }

  /// Regions and countries that an event puts first.
  package struct Feature: Sendable, Hashable {
    package var regions: Set<Region>
    /// ISO 3166 codes of two capital letters.
    package var countries: Set<String>

    package init(regions: Set<Region> = [], countries: Set<String> = []) {
      self.regions = regions
      self.countries = countries
    }

    /// Whether a place is in one of them.
    ///
    /// - Parameters:
    ///   - country: ISO 3166 code, in letters of either case.
    ///   - region: PeeringDB's name.
    /// - Returns: false where nothing is known of the place.
    package func contains(country: String?, region: String?) -> Bool {
      if let country, countries.contains(country.uppercased()) { return true }
      guard let region = region.flatMap(Region.init(rawValue:)) else { return false }
      return regions.contains(region)
    }
  }

  /// What a series of meetings asks its presenters for, from its own templates and forms.
  package enum Preset: String, Sendable, Hashable, CaseIterable {
    case apricot
    case nanog
    case afpif
    case none

    /// The parts that every presenter should say something in.
    ///
    /// From APRICOT's template of 2022 to 2024, NANOG's form for peering personals, and AfPIF's call.
    package var required: [SlidePart] {
      switch self {
      case .apricot: [.prefixes, .traffic, .profile, .ratio, .policy, .exchanges, .contact]
      case .nanog: [.traffic, .profile, .policy, .conditions, .exchanges, .planned, .contact]
      case .afpif: [.policy, .exchanges, .contact]
      case .none: []
      }
    }

    /// Seconds that each presenter has: "one slide, one minute".
    package var slot: Int { 60 }
  }

  /// The levels of rules that the organiser sets.
  package struct Checks: Sendable {
    /// A rule's name as written, which may be unknown, and its level.
    package struct Choice: Sendable {
      package let rule: Located<String>
      package let level: RuleLevel

      package init(_ rule: Located<String>, _ level: RuleLevel) {
        self.rule = rule
        self.level = level
      }
    }

    package var choices: [Choice] = []
    /// The age in months after which a record counts as old; nil where nothing is written.
    package var recordAge: Int?

    package init() {}
  }
}
