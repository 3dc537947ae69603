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

  /// A class or a measured pair, inbound first: `Mostly Outbound`, `28:72`, `28/72`, `28,5 % : 71,5 %`.
  ///
  /// - Parameter text: what the presenter wrote.
  /// - Throws: `InputProblem` for anything else, with the nearest right word.
  package init(parsing text: String) throws(InputProblem) {
    if let known = Self.known(text) {
      self = .classified(known)
      return
    }
    guard !DisplayText.saysNotDisclosed(text) else {
      throw InputProblem(
        "'\(text)' is not a traffic ratio", hint: "to leave it off the slide, write 'hide: [ratio]'")
    }
    if let ratio = try RatioText.read(text) {
      self = ratio
    } else {
      let names = Class.allCases.map(\.rawValue)
      throw InputProblem(
        "'\(text.quotable)' is not a traffic ratio",
        hint: NearestWord.hint(
          Self.nearest(to: text)?.rawValue,
          then: "it can be \(names.joined(separator: ", ")), or measured shares in:out as '28:72'"))
    }
  }

  /// A PeeringDB record's class; nil where it is missing or unknown.
  package init?(record text: String) {
    guard let known = Self.known(text) else { return nil }
    self = .classified(known)
  }

  private static func known(_ text: String) -> Class? {
    let folded = fold(text)
    return Class.allCases.first { fold($0.rawValue) == folded }
  }

  private static func fold(_ text: String) -> String { text.lowercased().filter(\.isLetter) }

  /// The class that was probably meant, from as little as a direction.
  private static func nearest(to text: String) -> Class? {
    let text = text.quotable
    if let name = NearestWord.among(Class.allCases.map(\.rawValue), to: text) { return Class(rawValue: name) }
    switch fold(text) {
    case let folded where folded.hasPrefix("heavyin") || folded.hasPrefix("heavilyin"): return .heavyInbound
    case let folded where folded.hasPrefix("heavyout") || folded.hasPrefix("heavilyout"):
      return .heavyOutbound
    case let folded where folded.contains("out"): return .mostlyOutbound
    case let folded where folded.contains("inbound") || folded.contains("incoming") || folded == "in":
      return .mostlyInbound
    default: return nil
    }
  }
}
