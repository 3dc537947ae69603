extension Event {
  /// What a series of meetings asks its presenters for, as its own templates and forms say.
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
}
