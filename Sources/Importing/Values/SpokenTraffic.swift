internal import Diagnostics
internal import Submissions

/// Amounts of traffic as people write them into forms.
package enum SpokenTraffic: Sendable, Hashable {
  /// In bit/s.
  case rate(Int)
  /// From and to, in bit/s.
  case range(Int, Int)
  /// In bit/s.
  case atLeast(Int)

  /// The spelling that a submission has.
  package var spelling: String {
    switch self {
    case .rate(let bits): Self.spell(bits)
    case .range(let low, let high): Self.spell(low, high)
    case .atLeast(let bits): Self.spell(bits).replacing(" ", with: "") + "+"
    }
  }

  /// Why a slide cannot show it; nil where it can.
  var problem: InputProblem? {
    switch self {
    case .rate: return nil
    case .range(let low, let high) where Self.classes[[low, high]] != nil: return nil
    case .range, .atLeast:
      do throws(InputProblem) { _ = try TrafficVolume(parsing: spelling) } catch { return error }
      return nil
    }
  }

  private static func spell(_ bits: Int) -> String {
    let (number, unit) = scaled(bits)
    return "\(number) \(unit)"
  }

  private static func spell(_ low: Int, _ high: Int) -> String {
    if let known = classes[[low, high]] { return known }
    let (number, unit) = scaled(high)
    let (lower, lowerUnit) = scaled(low)
    return lowerUnit == unit ? "\(lower)-\(number)\(unit)" : "\(lower)\(lowerUnit)-\(number)\(unit)"
  }

  /// The spellings of PeeringDB's classes, by their ends in bit/s.
  private static let classes: [[Int]: String] = {
    var classes: [[Int]: String] = [:]
    for known in TrafficClass.all {
      guard let upper = known.upper else { continue }
      let (low, high) = (known.lower * known.unit.bitsPerSecond, upper * known.unit.bitsPerSecond)
      // They have one unit: 500-1000Gbps.
      for (name, size) in [("Gbps", 1_000_000_000), ("Mbps", 1_000_000), ("Tbps", 1_000_000_000_000)] {
        let text = "\(decimal(low, size))-\(decimal(high, size))\(name)"
        guard classes[[low, high]] == nil, case .range? = try? TrafficVolume(parsing: text) else { continue }
        classes[[low, high]] = text
      }
    }
    return classes
  }()

  private static func scaled(_ bits: Int) -> (String, String) {
    for (name, size) in [("Tbps", 1_000_000_000_000), ("Gbps", 1_000_000_000), ("Mbps", 1_000_000)]
    where bits >= size {
      return (decimal(bits, size), name)
    }
    return (decimal(bits, 1000), "kbps")
  }

  private static func decimal(_ bits: Int, _ size: Int) -> String {
    let whole = bits / size
    var rest = String(bits % size)
    guard rest != "0" else { return "\(whole)" }
    rest = String(repeating: "0", count: String(size).count - 1 - rest.count) + rest
    while rest.hasSuffix("0") { rest.removeLast() }
    return "\(whole).\(rest)"
  }

  /// The amount in a cell.
  ///
  /// - Parameters:
  ///   - text: the cell.
  ///   - unit: the unit that the column's header names, in bit/s, for numbers without one.
  /// - Returns: the amount, with a doubt where it can be understood in other ways.
  package static func read(_ text: String, unit: Int? = nil) -> Understood<SpokenTraffic> {
    let plain = CellText.plain(text)
    if CellText.saysNothing(plain) { return .nothing }
    let quoted = "'\(plain.quotable)'"
    var reader = AmountReader(CellText.withoutBrackets(plain), usualUnit: unit)
    guard let problem = asked(plain) ?? reader.read() else { return reader.result(quoted) }
    return .unclear(
      "\(quoted) \(problem)",
      hint: "a figure such as '640G' or '1.2 Tbps', or a class of PeeringDB's, would do")
  }

  /// Why an amount is not for the slide, or not meant as it is, whatever it is.
  private static func asked(_ plain: String) -> String? {
    if CellText.asks(plain) { return "has a question mark" }
    let words = CellText.words(plain)
    if let wish = Wish.asked(in: plain) { return wish }
    if Phrases.secrecy.areIn(words) { return "asks not to show it" }
    if Phrases.uncertainty.areIn(words) { return "does not say it for sure" }
    let aside = CellText.words(CellText.inBrackets(plain))
    return changing.areIn(aside) || Phrases.negations.areIn(aside)
      ? "says in brackets what changes the amount" : nil
  }

  /// Words in brackets that make another amount of one.
  private static let changing = Phrases(
    """
    port|ports|capacity|uplink|uplinks|planned|plan|soon|future|expected|forecast|target|goal|per|each|average|avg|mean|total of
    bytes|byte|month|day|year|in and out|each way|both ways|both directions|per direction|peak of|theoretical|max|maximum
    kapazität|geplant|ziel|pro|je|monat|tag|durchschnitt|capacité|prévu|par|chaque|mois|jour|moyenne|capacidad|previsto
    planeado|por|cada|mes|promedio|media|capacidade|planejado|mês|平均|予定|容量|計画|月|متوسط|مخطط|سعة|شهر
    """)
}
