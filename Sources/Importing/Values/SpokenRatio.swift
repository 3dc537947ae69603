internal import Diagnostics
internal import Submissions

/// Traffic ratios as people write them into forms.
package enum SpokenRatio {
  /// The ratio in a cell, spelt as a submission has it: a class of PeeringDB's, or shares in:out as `28:72`.
  ///
  /// - Parameters:
  ///   - text: the cell.
  ///   - outFirst: whether the column's header asks for the outbound share first.
  /// - Returns: the ratio, with a doubt where it can be understood in other ways.
  package static func read(_ text: String, outFirst: Bool = false) -> Understood<String> {
    let plain = CellText.plain(text)
    if CellText.saysNothing(plain) { return .nothing }
    let quoted = "'\(plain.quotable)'"
    if let wish = Wish.asked(in: plain) { return .unclear("\(quoted) \(wish)", hint: Wish.hint) }
    let words = CellText.words(plain)
    if CellText.asks(plain) || Phrases.uncertainty.areIn(words) || Phrases.secrecy.areIn(words) {
      return .unclear(
        "\(quoted) does not say a ratio for sure", hint: "ask for shares in:out such as '28:72'")
    }
    if words.contains(where: \.isNumeric) { return shares(plain, quoted, outFirst: outFirst) }
    if let name = classified(words) { return Understood(name) }
    let halves: Set = ["half", "fifty", "halb", "mitad", "moitie", "metade", "halbe"]
    if words.count >= 2, words.allSatisfy(halves.contains) { return Understood("50:50") }
    if ["eyeballs", "eyeball", "content", "access", "isp", "cdn"].contains(words.joined(separator: " ")) {
      return .unclear(
        "\(quoted) says what kind of network it is, not which way traffic flows",
        hint: "'profile:' in the submission says that")
    }
    return .unclear(
      "\(quoted) is not a traffic ratio",
      hint: "a class such as 'Mostly Inbound', or shares in:out as '28:72', would do")
  }

  /// A class in words of the six languages: a direction, and how much of it.
  private static func classified(_ words: [String]) -> String? {
    guard negations.isDisjoint(with: words), !Phrases.negations.areIn(words), !uneven.areIn(words) else {
      return nil
    }
    guard !doubtful.areIn(words) else { return nil }
    let text = words.joined(separator: " ")
    let isBalanced = words.contains(where: balancedWords.contains) || balancedParts.contains(where: text.has)
    if let phrase = phrases.first(where: { text.has($0.0) }) {
      let rest = text.replacing(phrase.0, with: "")
      return isBalanced || phrases.contains { rest.has($0.0) && $0.1 != phrase.1 } ? nil : phrase.1
    }
    let inbound = words.contains(where: inboundWords.contains)
    let outbound = words.contains(where: outboundWords.contains)
    if isBalanced {
      var rest = words.filter { !balancedWords.contains($0) && !fillers.contains($0) }.joined()
      for part in balancedParts { rest = rest.replacing(part, with: "") }
      return rest.isEmpty && !inbound && !outbound ? "Balanced" : nil
    }
    guard inbound != outbound else { return nil }
    let heavy = words.contains(where: heavyWords.contains)
    // One of the two: "mostly or heavy inbound" says both.
    guard heavy != words.contains(where: mostlyWords.contains) else { return nil }
    return "\(heavy ? "Heavy" : "Mostly") \(inbound ? "Inbound" : "Outbound")"
  }

  private static let negations: Set = [
    "not", "no", "never", "nicht", "kein", "nao", "pas", "non", "isn't",
  ]
  private static let uneven = Phrases("不均等|不均衡|非対称|غير|unbalanced|unequal")
  private static let phrases: [(String, String)] = [
    ("more in than out", "Mostly Inbound"), ("more out than in", "Mostly Outbound"),
    ("more inbound than outbound", "Mostly Inbound"), ("more outbound than inbound", "Mostly Outbound"),
    ("muy entrante", "Heavy Inbound"), ("mas bien entrante", "Mostly Inbound"),
    ("muy saliente", "Heavy Outbound"), ("mas bien saliente", "Mostly Outbound"),
    ("muito mais entrada", "Heavy Inbound"), ("mais entrada", "Mostly Inbound"),
    ("muito mais saida", "Heavy Outbound"), ("mais saida", "Mostly Outbound"),
  ]
  /// What is balanced in languages that join words, and what may be beside it.
  private static let balancedParts = [
    "均等", "متوازنة", "متوازنا", "متوازن", "ほぼ", "だいたい", "おおむね", "概ね", "比較的", "トラフィック", "です", "である", "تقريبا",
    "حركة المرور",
  ].map(CellText.folded)
  /// What changes nothing about "balanced"; another word may.
  private static let fillers: Set = [
    "ish", "fairly", "roughly", "more", "less", "or", "pretty", "quite", "well", "nearly", "almost", "about",
    "mostly", "mainly",
    "traffic", "ratio", "we", "are", "is", "our", "very", "perfectly", "fully", "generally", "largely",
    "it's", "ziemlich",
    "weitgehend", "etwa", "fast", "recht", "annahernd", "meist", "assez", "plutot", "presque", "trafic",
    "bastante", "casi", "mas",
    "menos", "o", "trafico", "bem", "quase", "mais", "ou", "trafego", "muy", "muito", "tres", "sehr", "und",
    "and", "rather",
    "broadly", "cdn", "eyeballs", "overall", "50", "approximately", "approx", "around",
  ]
  /// What makes something else of a class.
  private static let doubtful = Phrases(
    """
    far from|hardly|barely|scarcely|rarely|seldom|anything but|everything but|used to be|was|were|soon|will be|to be|formerly
    until|no longer|previously|once|sometimes|at times|nowhere near|less than|lacking|hope|aiming|trying|kaum|selten|früher|bald
    alles andere|weit entfernt|war|waren|wird|werden|ehemals|manchmal|alles außer|loin|rarement|bientôt|était|étions|autrefois
    à peine|guère|tout sauf|parfois|sera|lejos|raramente|rara vez|pronto|era|fue|será|antes|casi nunca|todo menos|a veces|apenas
    longe|em breve|foi|tudo menos|quase nunca|às vezes|だった|でした|なかった|なく|もうすぐ|まもなく|以前|程遠い|ほど遠い|めったに|كان|كانت|كنا|سيكون|ستكون|سوف
    قريبا|سابقا|بعيد|بعيدة|بالكاد|نادرا|لم|لن|لسنا|ليسوا|مش|أحيانا|غير
    """)
  private static let inboundWords: Set = [
    "インバウンド", "受信", "流入", "وارد", "واردة",
    "in", "inbound", "incoming", "ingress", "download", "eingehend", "entrant", "entrante", "entrada",
  ]
  private static let outboundWords: Set = [
    "アウトバウンド", "送信", "流出", "صادر", "صادرة",
    "out", "outbound", "outgoing", "egress", "upload", "ausgehend", "sortant", "saliente", "saida",
  ]
  private static let balancedWords: Set = [
    "balanced", "symmetric", "symmetrical", "equal", "even", "ausgeglichen", "ausgewogen", "equilibre",
    "equilibrado", "equilibrada",
  ]
  private static let heavyWords: Set = [
    "heavy", "heavily", "very", "stark", "fortement", "tres", "muy", "muito",
  ]
  private static let mostlyWords: Set = [
    "mostly", "mainly", "more", "primarily", "predominantly", "mehr", "meist", "meistens", "hauptsachlich",
    "uberwiegend", "plutot", "surtout", "principalement", "mayormente", "principalmente",
  ]

  /// A pair of figures: `28:72`, `70% in 30% out`, `out:in 80:20`.
  private static func shares(_ plain: String, _ quoted: String, outFirst: Bool) -> Understood<String> {
    let text = CellText.folded(plain)
    func unclear(_ why: String) -> Understood<String> {
      .unclear("\(quoted) \(why)", hint: "shares in:out as '28:72' would do")
    }
    // "+30:70", ">70% in" and "10^2:1" are not the figures alone.
    if let sign = text.first(where: { "+<>≥≤±*×^".contains($0) }) {
      return unclear("has '\(sign)' beside its figures")
    }
    var figures: [(value: Double, text: String, isPercent: Bool)] = []
    var words: [(word: String, after: Int)] = []
    var between = ""
    var rest = text[...]
    var previous: Character = " "
    while let character = rest.first {
      defer { previous = character }
      if character.isNumber, let share = Self.fraction(character), !previous.isNumber {
        rest = rest.dropFirst()
        figures.append((share * 100, String(character), true))
      } else if character == "-", rest.dropFirst().first?.isNumber == true, figures.isEmpty,
        !previous.isLetter
      {
        return unclear("has a sign before its figures")
      } else if character.isNumber || Self.isPoint(rest) && !previous.isNumber && !previous.isLetter {
        // .5 is 0.5.
        if previous == "." { return unclear("is not a traffic ratio") }
        if !character.isNumber { rest = "0" + rest }
        var figure = rest.prefix { $0.isNumber }
        rest = rest.dropFirst(figure.count)
        if let point = rest.first, ".,".contains(point), rest.dropFirst().first?.isNumber == true {
          let decimals = rest.dropFirst().prefix { $0.isNumber }
          figure = "\(figure).\(decimals)"[...]
          rest = rest.dropFirst(1 + decimals.count)
        }
        let behind = rest.drop(while: \.isWhitespace)
        let isPercent = behind.first == "%"
        if isPercent { rest = behind.dropFirst() }
        guard let value = Double(figure) else { return unclear("is not a traffic ratio") }
        figures.append((value, String(figure), isPercent))
      } else if character.isLetter {
        let word = rest.prefix(while: \.isLetter)
        rest = rest.dropFirst(word.count)
        words.append((String(word), figures.count))
      } else {
        if figures.count == 1, words.last?.after != 1, !character.isWhitespace { between.append(character) }
        rest = rest.dropFirst()
      }
    }
    if let odd = words.first(where: {
      !inWords.contains($0.word) && !outWords.contains($0.word) && !harmless.contains($0.word)
        && !mostlyWords.contains($0.word) && !heavyWords.contains($0.word)
    }) {
      return ["am", "pm"].contains(odd.word)
        ? unclear("is what a spreadsheet made of a ratio: a time of day") : unclear("is not a traffic ratio")
    }
    let directions = words.filter { inWords.contains($0.word) || outWords.contains($0.word) }
    // "Mostly": the larger share has the direction that is named.
    let isMostly = words.contains { mostlyWords.contains($0.word) || heavyWords.contains($0.word) }
    if figures.count == 1, figures[0].isPercent, figures[0].value <= 100 {
      guard directions.count == 1, let word = directions.first?.word, !isMostly || figures[0].value > 50
      else {
        return unclear("is one figure, not two")
      }
      return Understood(inWords.contains(word) ? pair(figures[0].value) : pair(100 - figures[0].value))
    }
    guard figures.count == 2 else {
      return unclear(
        figures.count == 1
          ? (figures[0].text.contains(".")
            ? "may be a pair of shares that lost its colon, or one figure" : "is one figure, not two")
          : "is not a pair of shares; a spreadsheet may have made a time or date of it")
    }
    let isTime =
      between == ":" && figures.allSatisfy { !$0.isPercent }
      && figures.contains { $0.text.count == 2 && $0.text.hasPrefix("0") }
    if isTime { return unclear("looks like a time that a spreadsheet made of a ratio") }
    var (first, second) = (figures[0].value, figures[1].value)
    let sum = first + second
    guard sum > 0 else { return unclear("is not a pair of shares") }
    let areParts = abs(sum - 1) < 0.001 && figures.allSatisfy { $0.text.contains(".") }
    let isShare = abs(sum - 100) <= 1 || areParts
    guard isShare || (max(first, second) <= 20 && !figures.contains(where: \.isPercent)) else {
      return unclear("does not add up to 100")
    }
    guard isShare || min(first, second) > 0 else {
      return unclear("has a share of 0, and does not add up to 100")
    }
    // 2/3 is a fraction, and 70/30 is none.
    if between == "/", !isShare { return unclear("may be a fraction or a pair of shares") }
    // The words name the order, before the figures or after each.
    var isOutFirst = outFirst
    if let named = directions.first {
      if directions.count > 2 { return unclear("names its directions twice") }
      if isMostly {
        guard directions.count == 1, first != second else {
          return unclear("does not say which share is which")
        }
        // "Mostly inbound (20:80)" may mean either.
        guard outWords.contains(named.word) == (outFirst == (first > second)) else {
          return unclear("says one way in words, and the other way in its figures")
        }
      } else {
        // "60-40 inbound" may name either; in "75:25 (out:in)" the two are in order.
        let isClear =
          directions.count == 2
          ? directions[1].word != named.word
            && inWords.contains(named.word) != inWords.contains(directions[1].word)
          : named.after == 0 || named.after == 1 && isShare && figures.contains(where: \.isPercent)
        guard isClear else { return unclear("does not say which share is which") }
        isOutFirst = outWords.contains(named.word)
      }
    } else if isMostly {
      return unclear("does not say which share is which")
    }
    if isOutFirst { swap(&first, &second) }
    return Understood(pair(first * 100 / sum))
  }

  /// Whether a text begins with a decimal point and a digit.
  private static func isPoint(_ text: Substring) -> Bool {
    text.first.map { ".,".contains($0) } == true && text.dropFirst().first?.isNumber == true
  }

  /// What a fraction in one character is: two thirds for ⅔; nil for other characters.
  private static func fraction(_ character: Character) -> Double? {
    guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1,
      (0xBC...0xBE).contains(scalar.value) || (0x2150...0x215E).contains(scalar.value)
    else { return nil }
    return scalar.properties.numericValue
  }

  private static let inWords = RatioOrder.inWords
  private static let outWords = RatioOrder.outWords
  private static let harmless: Set = [
    "to", "zu", "a", "about", "approx", "ca", "and", "und", "ratio", "percent", "traffic", "roughly",
    "around", "pct",
  ]

  private static func pair(_ inbound: Double) -> String {
    let inbound = Int(inbound.rounded())
    return "\(inbound):\(100 - inbound)"
  }
}

extension String {
  /// Whether there is a digit in it.
  fileprivate var isNumeric: Bool { contains(where: \.isNumber) }
}
