/// How much traffic a network exchanges.
package enum TrafficVolume: Sendable, Hashable {
  /// One of PeeringDB's classes.
  case range(TrafficClass)
  /// A figure the presenter measured.
  case measured(BitRate)
  /// What a record says that is none of PeeringDB's classes today, as it is (`1 Tbps+` in old data).
  case other(String)

  /// A class in any usual spelling or a measured figure: `500-1000 Gbps`, `1–5Tbps`, `640G`, `1.2 Tbps`.
  ///
  /// - Parameter text: what the presenter wrote.
  /// - Throws: `InputProblem` for anything else, with the nearest right spelling.
  package init(parsing text: String) throws(InputProblem) {
    let folded = TrafficClass.fold(text)
    if let known = TrafficClass(folded: folded) {
      self = .range(known)
      return
    }
    let number = folded.prefix { $0.isNumber || $0 == "." || $0 == "," }
    let rest = folded.dropFirst(number.count)
    guard !number.isEmpty, !rest.contains("-"), !rest.contains("+") else {
      throw InputProblem(
        "'\(text)' is not one of PeeringDB's traffic classes",
        hint: (NearestClass.to(folded).map { "did you mean '\($0)'? " } ?? "")
          + "a class ('100-200Gbps') or a measured figure ('640G', '1.2 Tbps') is wanted")
    }
    guard let unit = BitRate.Unit(rest) else {
      throw InputProblem(
        rest.isEmpty ? "'\(text)' has no unit" : "'\(rest)' is not a unit of traffic",
        hint: "write \(number)M, \(number)G or \(number)T, for Mbps, Gbps or Tbps")
    }
    guard let value = Self.number(number), value > 0, value * Double(unit.bitsPerSecond) < 1e17 else {
      throw InputProblem("'\(text)' is not a possible amount of traffic", hint: "write '640G' or '1.2 Tbps'")
    }
    self = .measured(BitRate(bitsPerSecond: Int((value * Double(unit.bitsPerSecond)).rounded())))
  }

  /// What a PeeringDB record says; nil where it says nothing.
  package init?(record text: String) {
    let clean = DisplayText.clean(text)
    guard !clean.isEmpty, clean.lowercased() != "not disclosed" else { return nil }
    self = TrafficClass(folded: TrafficClass.fold(clean)).map(TrafficVolume.range) ?? .other(clean)
  }

  /// `1.2`, `1,200` and `1,2`: three digits behind a comma are thousands, fewer are decimals.
  private static func number(_ text: Substring) -> Double? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    if parts.count == 2, parts[1].count < 3, !text.contains(".") { return Double("\(parts[0]).\(parts[1])") }
    guard parts.dropFirst().allSatisfy({ $0.prefix { $0 != "." }.count == 3 }) else { return nil }
    return Double(parts.joined())
  }
}

/// One of PeeringDB's classes of traffic (`info_traffic`, schema of server 2.82).
package struct TrafficClass: Sendable, Hashable {
  /// PeeringDB's own spelling.
  package let name: String
  /// The lower end, in `unit`.
  package let lower: Int
  /// The upper end, in `unit`; nil where there is none.
  package let upper: Int?
  package let unit: BitRate.Unit

  /// All classes, from least to most.
  package static let all: [TrafficClass] = [
    .init(0, 20, .mega), .init(20, 100, .mega), .init(100, 1000, .mega), .init(1, 5, .giga),
    .init(5, 10, .giga), .init(10, 20, .giga), .init(20, 50, .giga), .init(50, 100, .giga),
    .init(100, 200, .giga), .init(200, 300, .giga), .init(300, 500, .giga), .init(500, 1000, .giga),
    .init(1, 5, .tera), .init(5, 10, .tera), .init(10, 20, .tera), .init(20, 50, .tera),
    .init(50, 100, .tera), .init(100, nil, .tera),
  ]

  private static let byFoldedName = Dictionary(
    uniqueKeysWithValues: all.map { (fold($0.name), $0) })

  private init(_ lower: Int, _ upper: Int?, _ unit: BitRate.Unit) {
    name = (upper.map { "\(lower)-\($0)" } ?? "\(lower)+") + unit.rawValue
    self.lower = lower
    self.upper = upper
    self.unit = unit
  }

  init?(folded: String) {
    guard let known = Self.byFoldedName[folded] ?? Self.byFoldedName[folded + "bps"] else { return nil }
    self = known
  }

  /// A spelling without what spellings differ in: spaces, kinds of dashes, letter case, `bit/s` for `bps`.
  static func fold(_ text: String) -> String {
    var folded = ""
    for character in text.lowercased() where !character.isWhitespace {
      folded.append("–—−‐‑".contains(character) ? "-" : character)
    }
    for ending in ["bits/s", "bit/s", "b/s"] where folded.hasSuffix(ending) {
      folded = folded.dropLast(ending.count) + "bps"
      break
    }
    return folded.replacing("to", with: "-")
  }
}

private enum NearestClass {
  /// The class somebody probably meant: the same unit and the nearest lower end.
  static func to(_ folded: String) -> String? {
    let digits = folded.prefix { $0.isNumber }
    let unitText = folded.drop { !$0.isLetter }
    guard let number = Int(digits), let unit = BitRate.Unit(unitText) else { return nil }
    return TrafficClass.all.filter { $0.unit == unit }
      .min { abs($0.lower - number) < abs($1.lower - number) }?.name
  }
}
