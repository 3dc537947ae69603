internal import Diagnostics

/// Whether a network peers, and on which conditions.
package struct PeeringPolicy: Sendable, Hashable {
  /// `policy_general`. Forms that say "closed" mean No.
  package enum General: String, Sendable, Hashable, CaseIterable {
    case open = "Open"
    case selective = "Selective"
    case restrictive = "Restrictive"
    case no = "No"
  }

  /// `policy_contracts`.
  package enum Contracts: String, Sendable, Hashable, CaseIterable {
    case notRequired = "Not Required"
    case privateOnly = "Private Only"
    case required = "Required"
  }

  /// `policy_locations`.
  package enum Locations: String, Sendable, Hashable, CaseIterable {
    case notRequired = "Not Required"
    case preferred = "Preferred"
    case requiredUS = "Required - US"
    case requiredEU = "Required - EU"
    case requiredInternational = "Required - International"
  }

  package var general: General
  package var contracts: Contracts?
  package var locations: Locations?
  /// `policy_ratio`: whether a ratio is required.
  package var requiresRatio: Bool?
}

extension PeeringPolicy.General {
  /// A policy as people write it: PeeringDB's words, or "closed".
  ///
  /// - Parameter text: what the presenter wrote.
  /// - Throws: `InputProblem` for anything else, with the nearest right word.
  package init(parsing text: String) throws(InputProblem) {
    let folded = text.lowercased().filter(\.isLetter)
    if let known = Self.allCases.first(where: { $0.rawValue.lowercased() == folded }) {
      self = known
    } else if ["closed", "none", "nopeering"].contains(folded) {
      self = .no
    } else {
      let names = Self.allCases.map(\.rawValue)
      throw InputProblem(
        "'\(text.quotable)' is not a peering policy",
        hint: NearestWord.hint(among: names, to: text.quotable, listing: "it can be"))
    }
  }
}
