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

  private init(_ lower: Int, _ upper: Int?, _ unit: BitRate.Unit) {
    name = (upper.map { "\(lower)-\($0)" } ?? "\(lower)+") + unit.rawValue
    self.lower = lower
    self.upper = upper
    self.unit = unit
  }

  /// The class with the given ends: `500-1000Gbps` and `500G-1T` are one.
  init?(_ spelling: TrafficSpelling) {
    guard let ends = Ends(spelling), let known = Self.all.first(where: { $0.ends == ends }) else {
      return nil
    }
    self = known
  }

  /// The class that was probably meant: the one that contains the middle of what was written.
  static func nearest(to spelling: TrafficSpelling) -> TrafficClass? {
    guard let ends = Ends(spelling) else { return nil }
    let middle = (ends.lower.bitsPerSecond + (ends.upper ?? ends.lower).bitsPerSecond) / 2
    return all.last { $0.ends.lower.bitsPerSecond <= middle }
  }

  private var ends: Ends {
    Ends(
      lower: BitRate(bitsPerSecond: lower * unit.bitsPerSecond),
      upper: upper.map { BitRate(bitsPerSecond: $0 * unit.bitsPerSecond) })
  }

  private struct Ends: Hashable {
    var lower: BitRate
    /// nil where there is none.
    var upper: BitRate?

    init(lower: BitRate, upper: BitRate?) {
      self.lower = lower
      self.upper = upper
    }

    init?(_ spelling: TrafficSpelling) {
      switch spelling {
      case .range(let lower, let lowerUnit, let upper, let upperUnit):
        guard let unit = BitRate.Unit(upperUnit), let upper = BitRate(upper, unit),
          let lower = BitRate(lower, BitRate.Unit(lowerUnit) ?? unit),
          lowerUnit.isEmpty || BitRate.Unit(lowerUnit) != nil
        else { return nil }
        self.init(lower: lower, upper: upper)
      case .least(let number, let unit):
        guard let unit = BitRate.Unit(unit), let lower = BitRate(number, unit) else { return nil }
        self.init(lower: lower, upper: nil)
      case .amount, .other: return nil
      }
    }
  }
}
