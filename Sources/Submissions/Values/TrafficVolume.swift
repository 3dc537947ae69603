internal import Diagnostics

/// How much traffic a network exchanges.
package enum TrafficVolume: Sendable, Hashable {
  /// One of PeeringDB's classes.
  case range(TrafficClass)
  /// A figure the presenter measured.
  case measured(BitRate)
  /// A record's text that is not a current class of PeeringDB, as it is (`1 Tbps+` in old data).
  case other(String)

  /// A class in any usual spelling or a measured figure: `500-1000 Gbps`, `500G–1T`, `640G`, `1.2 Tbps`.
  ///
  /// - Parameter text: what the presenter wrote.
  /// - Throws: `InputProblem` for anything else, with the nearest right spelling.
  package init(parsing text: String) throws(InputProblem) { self = try Self.understood(text).value }

  /// The same, with what makes the reading doubtful.
  package static func understood(_ text: String) throws(InputProblem) -> Understood<TrafficVolume> {
    guard !DisplayText.saysNotDisclosed(text) else {
      throw InputProblem("'\(text)' is not an amount of traffic", hint: Self.hidingHint)
    }
    let read = try TrafficText(text)
    let spelling = read.spelling
    if let known = TrafficClass(spelling) { return Understood(.range(known)) }
    guard case .amount(let number, let unit) = spelling else {
      throw InputProblem(
        "'\(text.quotable)' is not one of PeeringDB's traffic classes",
        hint: NearestWord.hint(
          TrafficClass.nearest(to: spelling)?.name,
          then: "write a class ('100-200Gbps') or a measured figure ('640G', '1.2 Tbps')"))
    }
    guard let unit = BitRate.Unit(unit) else {
      throw InputProblem(
        unit.isEmpty
          ? "'\(text.quotable)' has no unit" : "'\(unit.quotable)' is not a unit of traffic",
        hint: number.count > 12
          ? "write '640G' or '1.2 Tbps'"
          : "write \(number)M, \(number)G or \(number)T, for Mbps, Gbps or Tbps")
    }
    guard let rate = BitRate(number, unit), BitRate.possibleTraffic.contains(rate) else {
      throw InputProblem(
        "'\(text.quotable)' is not a possible amount of traffic", hint: "write '640G' or '1.2 Tbps'")
    }
    return Understood(.measured(rate), doubt: read.doubt)
  }

  /// A PeeringDB record's value; nil where it has none.
  package init?(record text: String) {
    let clean = DisplayText.clean(text)
    guard !clean.isEmpty, !DisplayText.saysNotDisclosed(clean) else { return nil }
    self = TrafficClass(TrafficSpelling(clean)).map(TrafficVolume.range) ?? .other(clean)
  }

  private static let hidingHint = "to leave it off the slide, write 'hide: [traffic]'"
}

extension BitRate {
  /// Plausible traffic of a network: from 1 kbps to 100 Pbps.
  fileprivate static let possibleTraffic =
    BitRate(bitsPerSecond: 1_000)...BitRate(bitsPerSecond: 100_000_000_000_000_000)
}
