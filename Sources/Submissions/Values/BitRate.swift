/// A rate of traffic or the capacity of ports.
package struct BitRate: Sendable, Hashable, Comparable {
  package let bitsPerSecond: Int

  package init(bitsPerSecond: Int) { self.bitsPerSecond = bitsPerSecond }

  /// PeeringDB states `speed` in Mbit/s.
  package init(megabitsPerSecond: Int) {
    let (product, overflow) = max(0, megabitsPerSecond).multipliedReportingOverflow(by: 1_000_000)
    bitsPerSecond = overflow ? .max : product
  }

  package static let zero = BitRate(bitsPerSecond: 0)

  package static func < (left: BitRate, right: BitRate) -> Bool { left.bitsPerSecond < right.bitsPerSecond }

  /// The sum, capped at the largest rate.
  package static func + (left: BitRate, right: BitRate) -> BitRate {
    let (sum, overflow) = left.bitsPerSecond.addingReportingOverflow(right.bitsPerSecond)
    return BitRate(bitsPerSecond: overflow ? .max : sum)
  }

  /// A unit of rates.
  package enum Unit: String, Sendable, Hashable, CaseIterable {
    case kilo = "kbps"
    case mega = "Mbps"
    case giga = "Gbps"
    case tera = "Tbps"

    package var bitsPerSecond: Int {
      switch self {
      case .kilo: 1_000
      case .mega: 1_000_000
      case .giga: 1_000_000_000
      case .tera: 1_000_000_000_000
      }
    }

    /// The unit as written: `G`, `Gbps`, `Gb/s`, `Gbit/s`, `Gb`, in letters of either case.
    init?(_ text: some StringProtocol) {
      var rest = text.lowercased()
      for ending in ["bits/sec", "bit/sec", "bits/s", "bit/s", "b/s", "bps", "bits", "bit", "b"]
      where rest.hasSuffix(ending) {
        rest.removeLast(ending.count)
        break
      }
      switch rest {
      case "k": self = .kilo
      case "m": self = .mega
      case "g": self = .giga
      case "t": self = .tera
      default: return nil
      }
    }
  }

  /// The rate in the largest unit that leaves at least 1, with useful decimals: at most
  /// two below 10, one below 100, none above.
  package var inLargestUnit: (number: Decimal, unit: Unit) {
    let unit = Unit.allCases.last { bitsPerSecond >= $0.bitsPerSecond } ?? .kilo
    let value = Double(bitsPerSecond) / Double(unit.bitsPerSecond)
    let rounded = Decimal(value, digits: value < 10 ? 2 : value < 100 ? 1 : 0)
    // 999.6 Gbps is shown as 1 Tbps.
    if rounded.hundredths >= 100_000, let next = Unit.allCases.drop(while: { $0 != unit }).dropFirst().first {
      return (Decimal(hundredths: 100), next)
    }
    return (rounded, unit)
  }

  /// A number with at most two decimals.
  package struct Decimal: Sendable, Hashable {
    package let hundredths: Int

    init(hundredths: Int) { self.hundredths = hundredths }

    init(_ value: Double, digits: Int) {
      let factor = digits == 2 ? 100.0 : digits == 1 ? 10.0 : 1.0
      hundredths = Int((value * factor).rounded()) * Int(100 / factor)
    }

    package var whole: Int { hundredths / 100 }
    /// The decimals without zeros at their end; empty where there are none.
    package var decimals: String {
      let rest = hundredths % 100
      if rest == 0 { return "" }
      return rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)"
    }
  }
}
