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
    if let known = Self.known(text) {
      self = known
    } else {
      let names = Self.allCases.map(\.rawValue)
      throw InputProblem(
        "'\(text.quotable)' is not a peering policy",
        hint: NearestWord.hint(among: names, to: text.quotable, listing: "it can be"))
    }
  }

  /// The policy that a text names before a remark or a comma; nil where it names none, several, or denies one.
  private static func known(_ text: String) -> Self? {
    let plain = text.withPlainDigits.splitRemark.text.lowercased()
    let all = plain.split { !$0.isLetter }.map(String.init)
    if all == ["closed"] || all.prefix(2) == ["no", "peering"] { return .no }
    guard let first = all.first, let known = words[first],
      all.dropFirst().allSatisfy({
        words[$0] == nil && !["not", "no", "but", "or", "except", "unless"].contains($0)
      })
    else { return nil }
    // Behind the word, only 'policy' and 'peering' go without a comma.
    let rest = plain.drop { $0.isLetter }.drop { $0.isWhitespace }
    let sentence = rest.prefix { $0.isLetter || $0.isWhitespace }.split { $0.isWhitespace }
    guard sentence.allSatisfy({ ["policy", "peering"].contains($0) }) else { return nil }
    return known == .no && all.count > 1 ? nil : known
  }

  /// In English, German, French, Spanish and Portuguese.
  private static let words: [String: Self] = [
    "open": .open, "offen": .open, "ouvert": .open, "ouverte": .open, "abierta": .open, "abierto": .open,
    "aberta": .open, "aberto": .open, "selective": .selective, "selektiv": .selective,
    "sélective": .selective,
    "selectiva": .selective, "selectivo": .selective, "seletiva": .selective, "restrictive": .restrictive,
    "restriktiv": .restrictive, "restrictiva": .restrictive, "restritiva": .restrictive, "no": .no,
    "none": .no,
  ]
}
