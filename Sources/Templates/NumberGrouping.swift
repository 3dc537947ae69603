/// Which numbers have their thousands separated.
enum NumberGrouping {
  /// How many digits have to be before the first separator (CLDR 48, `minimumGroupingDigits`).
  ///
  /// - Parameter language: a BCP 47 tag. Spanish and Portuguese differ by region.
  /// - Returns: 1 or 2.
  static func leastDigits(in language: String) -> Int {
    let parts = language.lowercased().split(separator: "-").map(String.init)
    let regions = parts.dropFirst().filter { $0.count == 2 || $0.count == 3 }
    switch parts.first ?? "" {
    case "es": return regions.allSatisfy(["es", "ea", "ic", "gq", "ph"].contains) ? 2 : 1
    // Brazil's and Angola's write 1.250 and 1 250.
    case "pt": return regions.isEmpty || regions.contains { ["br", "ao"].contains($0) } ? 1 : 2
    case "be", "bg", "et", "hu", "hy", "it", "ka", "lv", "pl", "sl", "sq": return 2
    default: return 1
    }
  }
}
