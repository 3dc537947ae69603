internal import Diagnostics

/// Which way a network's traffic flows.
package enum TrafficRatio: Sendable, Hashable {
  /// One of PeeringDB's five classes: a class, not a percentage.
  case classified(Class)
  /// Measured shares.
  case measured(Shares)

  /// PeeringDB's classes from left (in) to right (out) (`info_ratio`; "Not Disclosed" is absence).
  package enum Class: String, Sendable, Hashable, CaseIterable {
    case heavyInbound = "Heavy Inbound"
    case mostlyInbound = "Mostly Inbound"
    case balanced = "Balanced"
    case mostlyOutbound = "Mostly Outbound"
    case heavyOutbound = "Heavy Outbound"

    /// The position from the left, 0 to 4.
    package var step: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// Whole per cents that add up to 100.
  package struct Shares: Sendable, Hashable {
    package let inbound: Int
    package var outbound: Int { 100 - inbound }

    package init(inbound: Int) { self.inbound = max(0, min(100, inbound)) }
  }

  /// A class or a measured pair, inbound first: `Mostly Outbound`, `28:72`.
  ///
  /// - Parameter text: what the presenter wrote.
  /// - Throws: `InputProblem` for anything else, with the nearest right word.
  package init(parsing text: String) throws(InputProblem) {
    if let known = Self.known(text) {
      self = .classified(known)
      return
    }
    let parts = text.split(whereSeparator: { ":/".contains($0) }).map { part in
      part.filter { !$0.isWhitespace && $0 != "%" }
    }
    guard parts.count == 2, text.contains(where: \.isNumber) else {
      let names = Class.allCases.map(\.rawValue)
      throw InputProblem(
        "'\(text)' is not a traffic ratio",
        hint: (NearestWord.among(names, to: text).map { "did you mean '\($0)'? " } ?? "")
          + "it can be \(names.joined(separator: ", ")), or measured shares in:out as '28:72'")
    }
    guard let inbound = Double(parts[0]), let outbound = Double(parts[1]), inbound >= 0, outbound >= 0,
      inbound.isFinite, outbound.isFinite, inbound + outbound > 0
    else {
      throw InputProblem("'\(text)' is not a pair of shares", hint: "write in:out as '28:72'")
    }
    self = .measured(Shares(inbound: Int((inbound / (inbound + outbound) * 100).rounded())))
  }

  /// What a PeeringDB record says; nil where it says nothing or nothing known.
  package init?(record text: String) {
    guard let known = Self.known(text) else { return nil }
    self = .classified(known)
  }

  private static func known(_ text: String) -> Class? {
    let folded = text.lowercased().filter(\.isLetter)
    return Class.allCases.first { $0.rawValue.lowercased().filter(\.isLetter) == folded }
  }
}
