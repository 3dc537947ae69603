/// Takes an amount of traffic apart into figures and words.
struct AmountReader {
  private struct Amount {
    /// In bit/s, or the number alone.
    var bits: Double
    var hasUnit: Bool
  }

  private var rest: Substring
  private let usualUnit: Int?
  private var amounts: [Amount] = []
  private var words: [String] = []
  private var previous: Character = " "
  /// What is between amounts, and before the first.
  private var isRange = false
  private var isLeast = false
  private var doubts: [String] = []

  init(_ text: String, usualUnit: Int?) {
    rest = text[...]
    self.usualUnit = usualUnit
  }

  /// What keeps the text from being understood, going on from the quoted text; nil where it is understood.
  mutating func read() -> String? {
    while let character = rest.first {
      if character.isNumber {
        if let problem = amount() { return problem }
        previous = "0"
        continue
      }
      // .5 is 0.5.
      if ".,".contains(character), !previous.isNumber, !previous.isLetter,
        rest.dropFirst().first?.isNumber == true
      {
        if previous == "." { return "has a figure that cannot be read" }
        rest = "0" + rest
        continue
      }
      if character == "-", amounts.isEmpty, !previous.isLetter, rest.dropFirst().first?.isNumber == true {
        return "is below zero"
      }
      previous = character
      if character.isLetter {
        let word = rest.prefix { $0.isLetter || $0 == "'" }
        rest = rest.dropFirst(word.count)
        words.append(CellText.folded(String(word)))
        if amounts.count == 1, ["to", "bis", "a", "ate", "hasta", "until"].contains(words.last ?? ""),
          rest.drop(while: \.isWhitespace).first?.isNumber == true
        {
          isRange = true
          words.removeLast()
        }
      } else {
        sign(character)
        rest = rest.dropFirst()
      }
    }
    return check()
  }

  private mutating func sign(_ character: Character) {
    switch character {
    case "-" where amounts.count == 1 && rest.dropFirst().first { !" ~".contains($0) }?.isNumber == true:
      isRange = true
    case "+" where !amounts.isEmpty: isLeast = true
    case ">", "≥": isLeast = true
    case "<", "≤": words.append("under")
    case "/", ",", ";", "&", "|": words.append(String(character))
    case "%": words.append("%")
    default: break
    }
  }

  /// Reads a number and its unit.
  private mutating func amount() -> String? {
    var text = ""
    while let character = rest.first {
      if character.isNumber
        || ((character == "." || character == ",") && rest.dropFirst().first?.isNumber == true)
      {
        text.append(character)
        rest = rest.dropFirst()
      } else if character == " " || character == "'", text.allSatisfy({ $0.isNumber }) || text.contains(" "),
        rest.dropFirst().prefix(3).allSatisfy(\.isNumber), rest.dropFirst().prefix(3).count == 3,
        rest.dropFirst(4).first?.isNumber != true,
        text.split(separator: " ").last.map({ $0.count <= 3 }) == true
      {
        text.append(" ")
        rest = rest.dropFirst()
      } else {
        break
      }
    }
    // 1e3, 2.5E+10
    if rest.first == "e" || rest.first == "E",
      rest.dropFirst().drop(while: { "+-".contains($0) }).first?.isNumber == true
    {
      return "is what a spreadsheet made of a number"
    }
    // 95th percentile, P95, Q1: numbers that count something else.
    let behind = rest.lowercased()
    for ordinal in ["th", "st", "nd", "rd", "%ile", " percentile", ". perzentil", "e centile", "e percentil"]
    where behind.hasPrefix(ordinal) {
      rest = rest.dropFirst(ordinal.count)
      return nil
    }
    if ["p", "q"].contains(words.last ?? ""), text.count <= 3 {
      words.removeLast()
      return nil
    }
    if ["in", "by", "until", "from", "since", "seit", "ab", "en", "em"].contains(words.last ?? ""),
      text.count == 4,
      rest.first?.isLetter != true
    {
      return nil
    }
    let number: Double
    switch Self.number(text.has(" ") ? text.replacing(" ", with: "") : text) {
    case .success(let value, let doubt):
      number = value
      if let doubt { doubts.append(doubt) }
    case .failure(let problem): return problem.text
    }
    return unit(number)
  }

  private struct Problem: Error { var text: String }
  private enum Number {
    case success(Double, doubt: String?)
    case failure(Problem)
  }

  /// `1.2`, `1,2`, `1,200`; what may be thousands or decimals is no number.
  private static func number(_ text: String) -> Number {
    let points = text.count { $0 == "." }
    let commas = text.count { $0 == "," }
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || ".,".utf8.contains($0) }) else {
      return .failure(Problem(text: "has a figure that cannot be read: '\(text)'"))
    }
    let unclear = Problem(text: "may be thousands or decimals: '\(text)' can be read both ways")
    switch (points, commas) {
    case (0, 0): break
    case (1, 0):
      if text.split(separator: ".").last?.count == 3, text.first != "0" { return .failure(unclear) }
    case (0, 1):
      let parts = text.split(separator: ",")
      guard let last = parts.last else { return .failure(unclear) }
      if last.count == 3, text.first != "0" {
        let whole = parts.joined()
        return .success(Double(whole) ?? 0, doubt: "was read as \(whole), with a comma between thousands")
      }
      return .success(Double(text.replacing(",", with: ".")) ?? 0, doubt: nil)
    case (0, _), (_, 0):
      let parts = text.split { ".,".contains($0) }
      guard parts.dropFirst().allSatisfy({ $0.count == 3 }) else { return .failure(unclear) }
      return .success(Double(parts.joined()) ?? 0, doubt: nil)
    default: return .failure(unclear)
    }
    return Double(text).map { .success($0, doubt: nil) } ?? .failure(unclear)
  }

  /// Reads the unit behind a number.
  private mutating func unit(_ number: Double) -> String? {
    var behind = rest.drop(while: \.isWhitespace)
    // 10-Gbps
    if behind.first == "-", behind.dropFirst().first?.isLetter == true { behind = behind.dropFirst() }
    // In 10Gbps以上 the unit ends before the word.
    let isLatin = behind.first?.isASCII == true
    let written = String(behind.prefix { ($0.isLetter || $0 == "/") && (!isLatin || $0.isASCII) })
    let name = String(written.drop { $0 == "/" })
    let folded = name.lowercased()
    let (size, doubt, problem) = Self.unit(name, folded)
    if let problem { return problem }
    guard let size else {
      amounts.append(Amount(bits: number, hasUnit: false))
      return nil
    }
    if let doubt { doubts.append(doubt) }
    behind = behind.dropFirst(written.count)
    // 10 G bps
    let next = behind.dropFirst().prefix { $0.isLetter || $0 == "/" }
    if written.count == 1, behind.first == " ",
      ["bps", "bit/s", "bits/s", "bit", "bits"].contains(next.lowercased())
    {
      behind = behind.dropFirst(1 + next.count)
    }
    rest = behind
    amounts.append(Amount(bits: number * Double(size), hasUnit: true))
    // The lower end of 5-10 Gbps has the unit of the upper one.
    for index in amounts.indices
    where !amounts[index].hasUnit && isRange && amounts[index].bits < number {
      amounts[index].bits *= Double(size)
      amounts[index].hasUnit = true
    }
    return nil
  }

  /// The size of a unit in bit/s; what is doubtful about it; why it is none.
  private static func unit(_ name: String, _ folded: String) -> (Int?, doubt: String?, problem: String?) {
    guard let first = folded.first else { return (nil, nil, nil) }
    let sizes: [Character: Int] = [
      "k": 1000, "m": 1_000_000, "g": 1_000_000_000, "t": 1_000_000_000_000, "p": 1_000_000_000_000_000,
      "к": 1000, "м": 1_000_000, "г": 1_000_000_000, "т": 1_000_000_000_000,
    ]
    if let size = names.first(where: { folded.hasPrefix($0.key) })?.value { return (size, nil, nil) }
    guard let size = sizes[first] else { return (nil, nil, nil) }
    let tail = String(folded.dropFirst())
    // Who writes GBps may mean either, and GBPS or gbps are bits.
    if tail == "bps", name.dropFirst().first == "B", name.contains(where: \.isLowercase) {
      return (nil, nil, "may count bits or bytes")
    }
    let volumes = ["month", "mo", "day", "d", "mes", "mois", "tag", "monat", "year", "h", "hour", "mês"]
    if let slash = tail.firstIndex(of: "/"), volumes.contains(String(tail[tail.index(after: slash)...])) {
      return (nil, nil, "is a volume over a time, not a rate")
    }
    switch tail {
    case "", "bps", "bit/s", "bits/s", "bit", "bits", "bit/sec", "bits/sec", "ig", "igs", "iga", "igabit",
      "igabits",
      "igabit/s", "egabit", "egabits", "egabit/s", "eg", "erabit", "erabits", "erabit/s", "ilobit",
      "ilobit/s", "bitps", "bits/second",
      "bit/second", "igabitps", "бит/с", "бит/сек", "бит", "bit/seg", "bits/seg":
      return (size, nil, nil)
    case "b/s", "b/sec", "bs":
      // A large B between other small letters counts bytes.
      guard name.dropFirst().first == "B", tail != "bs",
        name.contains(where: \.isLowercase) || name.hasSuffix("/s")
      else {
        return (size, nil, nil)
      }
      return (size * 8, "counts bytes and was read as \(8) bits for each", nil)
    case "b":
      if name.dropFirst().first == "B" { return (nil, nil, "counts bytes and no time") }
      return (
        size, name.first?.isUppercase == true ? nil : "has no time in its unit and was read as bits a second",
        nil
      )
    case "pbs", "bsp", "bp", "bpss", "psb", "bpd":
      return (size, "has a misspelt unit and was read as \(first.uppercased())bps", nil)
    case "byte", "bytes", "igabyte", "igabytes", "erabyte", "erabytes":
      return (nil, nil, "counts bytes and no time")
    default: return (nil, nil, nil)
    }
  }

  /// Beginnings of units in full.
  private static let names: [String: Int] = [
    "ギガ": 1_000_000_000, "メガ": 1_000_000, "テラ": 1_000_000_000_000, "جيجا": 1_000_000_000,
    "غيغا": 1_000_000_000,
    "ميجا": 1_000_000, "ميغا": 1_000_000, "تيرا": 1_000_000_000_000,
  ]

  /// Words that change nothing about a figure.
  private static let harmless: Set = [
    "about", "approx", "approximately", "around", "roughly", "ca", "circa", "some", "nearly", "almost",
    "etwa",
    "ungefahr", "rund", "environ", "aprox", "aproximadamente", "cerca", "de", "alrededor", "約", "حوالي",
    "peak",
    "max", "maximum", "spitze", "pico", "pointe", "maximo", "at", "in", "total", "percentile", "perzentil",
    "of", "traffic",
    "the", "a", "we", "have", "carry", "do", "currently", "is", "our", "today", "per", "second", "sec", "s",
    "on",
    ",", "en", "im", "th", "aggregate", "combined", "overall", "ピーク", "程度",
  ]

  private static let leasts: Set = [
    "over", "least", "more", "above", "mehr", "uber", "plus", "mas", "mais", "min", "minimum", "mindestens",
    "wenigstens",
    "minimo", "exceeding", "exceeds", "beyond", "以上", "超", "超える", "acima", "فأكثر",
  ]
  /// Several words for "at least", the longest first.
  private static let leastPhrases = [
    "no less than", "not less than", "or greater", "or more", "and more", "and up", "and above", "or above",
    "upwards of",
    "greater than", "more than", "in excess of", "at least", "well over", "oder mehr", "und mehr", "mehr als",
    "nicht weniger als",
    "au moins", "ou plus", "et plus", "plus de", "plus que", "au dessus de", "al menos", "por lo menos",
    "o mas", "y mas",
    "mas de", "como minimo", "pelo menos", "ou mais", "e mais", "mais de", "mais que", "no minimo",
    "acima de", "أكثر من", "على الأقل",
    "أو أكثر", "لا يقل عن", "ما يزيد عن",
  ].map { " " + CellText.folded($0) + " " }.sorted { $0.count > $1.count }

  /// Takes phrases for "at least" out of the words.
  private mutating func takeLimits() {
    var text = " " + words.joined(separator: " ") + " "
    for phrase in Self.leastPhrases where text.has(phrase) {
      text = text.replacing(phrase, with: " ")
      isLeast = true
    }
    words = text.split(separator: " ").map(String.init)
  }

  /// What keeps figures and words from being understood together.
  private mutating func check() -> String? {
    takeLimits()
    let odd = words.filter { !Self.harmless.contains($0) }
    if amounts.isEmpty {
      return words.isEmpty ? "does not say an amount" : "does not say an amount in figures"
    }
    if odd.contains("port") || odd.contains("ports") || odd.contains("capacity") || odd.contains("uplink") {
      return "is about ports, which may carry less"
    }
    if odd.contains(where: { ["month", "monat", "mes", "mois", "day", "year"].contains($0) }) {
      return "is a volume over a time, not a rate"
    }
    if words.contains("out") || odd.contains("outbound") || odd.contains("inbound") {
      return "says traffic in each direction, and the slide has one figure"
    }
    if odd.contains("x"), amounts.count > 1 { return "multiplies figures, and may be about ports" }
    if amounts.count > 1, words.contains(where: ["per", "je", "pro", "par", "por", "each"].contains),
      !words.contains(where: ["s", "sec", "second"].contains)
    {
      return "says an amount for each of several"
    }
    if usualUnit == nil, amounts.contains(where: \.hasUnit), !amounts.allSatisfy(\.hasUnit) {
      return "has a figure without a unit beside one with a unit"
    }
    guard amounts.allSatisfy(\.hasUnit) || usualUnit != nil else { return "has no unit" }
    for index in amounts.indices where !amounts[index].hasUnit {
      amounts[index] = Amount(bits: amounts[index].bits * Double(usualUnit ?? 1), hasUnit: true)
    }
    guard amounts.allSatisfy({ $0.bits >= 1000 && $0.bits <= 1e17 }) else {
      return "is not a possible amount of traffic"
    }
    if odd.contains("%") { return "is a share, not an amount" }
    // 10G now, 40G by 2027.
    if amounts.count == 2, !isRange {
      return words.contains { ["now", "today", "currently"].contains($0) }
        ? nil : "says \(amounts.count) amounts"
    }
    guard amounts.count <= 2 else { return "says \(amounts.count) amounts" }
    let unknown = odd.filter { !Self.leasts.contains($0) && !["now", "average", "avg"].contains($0) }
    if let word = unknown.first(where: {
      $0 != "between" && $0 != "and" && $0 != "from" || amounts.count != 2
    }) {
      return "says '\(word)', which may change the amount"
    }
    if odd.contains("less") || odd.contains("under") || odd.contains("up") { return "says only a limit" }
    return nil
  }

  /// What was understood, after `read` found no problem.
  func result(_ quoted: String) -> Understood<SpokenTraffic> {
    func bits(_ amount: Amount) -> Int { Int(amount.bits.rounded()) }
    guard let first = amounts.first else { return .nothing }
    var doubts = doubts
    let value: SpokenTraffic
    if isRange, amounts.count == 2 {
      let ends = (bits(first), bits(amounts[1]))
      guard ends.0 < ends.1 else { return .unclear("\(quoted) is a range that does not go up") }
      value = .range(ends.0, ends.1)
    } else if isLeast || words.contains(where: Self.leasts.contains) {
      value = .atLeast(bits(first))
    } else {
      value = .rate(bits(first))
      if amounts.count == 2 { doubts.append("also says what comes later; \(value.spelling) was taken") }
    }
    if words.contains("average") || words.contains("avg") {
      doubts.append("is an average, and the slide has the peak")
    }
    return Understood(value, doubt: doubts.first.map { "\(quoted) \($0)" })
  }
}
