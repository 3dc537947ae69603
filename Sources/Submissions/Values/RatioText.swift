internal import Diagnostics

/// A traffic ratio as people type it: `70% in 30% out`, `75:25 (out:in)`, `more in than out`, `50-50`.
enum RatioText {
  /// The ratio in a text; nil where it names none.
  ///
  /// - Throws: `InputProblem` for numbers that are no pair of shares.
  static func read(_ text: String) throws(InputProblem) -> TrafficRatio? {
    let plain = text.withPlainDigits.lowercased()
    if plain.utf8.count > 100 { return nil }
    let words = plain.split { !$0.isLetter }.map(String.init)
    guard plain.contains(where: \.isNumber) else { return named(plain, words) }
    let numbers = numbers(in: plain)
    let directions = words.compactMap(direction)
    let known = words.allSatisfy {
      direction($0) != nil || ["to", "and", "traffic", "ratio", "vs", "versus", "about"].contains($0)
    }
    guard known else { return nil }
    if numbers.count == 1, directions.count == 1, plain.contains("%"), let share = numbers.first, share <= 100
    {
      return measured(share, 100 - share, isOutFirst: directions[0] == .out)
    }
    guard numbers.count == 2, Set(directions).count == directions.count, directions.count != 1 else {
      return nil
    }
    guard areSeparate(plain) else { return nil }
    let (first, second) = (numbers[0], numbers[1])
    // Both in per cent, or small numbers compared: 60:60 and 30:50 are neither.
    guard first + second > 0,
      abs(first + second - 100) <= 1 || min(first, second) <= 1 || max(first, second) <= 10,
      max(first, second) <= 1000
    else {
      throw InputProblem(
        "'\(text.quotable)' does not add up to 100", hint: "write in:out as '28:72'")
    }
    return measured(first, second, isOutFirst: directions.first == .out)
  }

  private enum Direction { case `in`, out }

  private static func direction(_ word: String) -> Direction? {
    switch word {
    case "in", "inbound", "incoming", "ingress": .in
    case "out", "outbound", "outgoing", "egress": .out
    default: nil
    }
  }

  private static func measured(_ first: Double, _ second: Double, isOutFirst: Bool) -> TrafficRatio {
    let share = (isOutFirst ? second : first) * 100 / (first + second)
    return .measured(TrafficRatio.Shares(inbound: Int(share.rounded())))
  }

  /// The numbers, decimals with a point or a comma.
  private static func numbers(in text: String) -> [Double] {
    let runs = text.split { !($0.isASCII && $0.isNumber || $0 == "." || $0 == ",") }
    let trimmed = runs.map { $0.drop { ".,".contains($0) } }
      .map { run in run.lastIndex { !".,".contains($0) }.map { run[...$0] } ?? "" }.filter { !$0.isEmpty }
    let values = trimmed.compactMap { Double($0.replacing(",", with: ".")) }
    return values.count == trimmed.count ? values : []
  }

  /// Whether only signs of a pair, per cents and words are beside the numbers: `28.72` and `-28:72` are no pairs.
  private static func areSeparate(_ text: String) -> Bool {
    let signs = text.filter { !($0.isNumber || $0.isLetter || $0.isWhitespace || ".,%()".contains($0)) }
    return signs.count <= 2 && signs.allSatisfy { ":/-–—,;".contains($0) }
      && text.first.map { $0.isNumber || $0.isLetter } == true
      && text.last.map { $0.isNumber || $0.isLetter || $0 == "%" || $0 == ")" } == true
      && !text.contains("%%")
  }

  /// A class in words, and nothing beside it that could change it.
  private static func named(_ text: String, _ words: [String]) -> TrafficRatio? {
    let (main, _) = text.splitRemark
    let words = main.split { !$0.isLetter }.map(String.init)
    if ["half half", "fifty fifty", "half and half"].contains(words.joined(separator: " ")) {
      return .measured(TrafficRatio.Shares(inbound: 50))
    }
    if words.first == "more", words.count == 4, words[2] == "than", let most = direction(words[1]),
      let least = direction(words[3]), most != least
    {
      return .classified(most == .in ? .mostlyInbound : .mostlyOutbound)
    }
    let rest = words.filter { !["ish", "traffic", "ratio"].contains($0) }
    if rest.count == 1, rest[0] == "balanced" { return .classified(.balanced) }
    guard rest.count == 2, let way = direction(rest[1]) else { return nil }
    switch rest[0] {
    case "mostly", "mainly", "primarily", "predominantly":
      return .classified(way == .in ? .mostlyInbound : .mostlyOutbound)
    case "heavy", "heavily", "very": return .classified(way == .in ? .heavyInbound : .heavyOutbound)
    default: return nil
    }
  }
}
