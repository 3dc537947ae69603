internal import Diagnostics
internal import Files

/// AS numbers as people write them into forms.
package enum SpokenASN {
  /// The numbers in a cell: `AS64500`, `as 64500`, `AS4.10`, `https://www.peeringdb.com/asn/64500`, several with
  /// `/`, `,` or `and` between them.
  ///
  /// - Parameter text: the cell.
  /// - Returns: the numbers, or why there is none; nothing for an empty cell.
  package static func read(_ text: String) -> Understood<[UInt32]> {
    let whole = CellText.plain(text)
    guard !whole.isEmpty, whole != "-" else { return .nothing }
    let quoted = "'\(whole.quotable)'"
    // Letters and digits alone are neither a list nor a sentence.
    if whole.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF) }) {
      let one = number(whole)
      return Understood(one.value.map { [$0] }, doubt: one.doubt.map { "\(quoted) \($0)" }, hint: one.hint)
    }
    let lines = CellText.lines(text)
    let plain = lines.count > 1 ? lines.joined(separator: " / ") : whole
    let lower = plain.lowercased()
    if plain.has("://") || lower.hasPrefix("www.")
      || ["peeringdb.com", "bgp.tools", "bgp.he.net"].contains(where: lower.has)
    {
      return fromAddress(plain, quoted)
    }
    if CellText.asks(plain) {
      return .unclear("\(quoted) has a question mark, and no number was taken", hint: ask)
    }
    let pieces = split(CellText.withoutBrackets(plain))
    let read = pieces.map { number($0) }
    let numbers = read.compactMap(\.value)
    if numbers.count < pieces.count || numbers.isEmpty {
      if pieces.count == 1, let doubt = read[0].doubt, doubt != noNumber || !plain.contains(" ") {
        return .unclear("\(quoted) \(doubt)", hint: read[0].hint)
      }
      return amidWords(plain, quoted)
    }
    // AS64500/24 is no list, nor is 64500 / 2019.
    let isOdd = zip(pieces, numbers).contains {
      $0.first?.isNumber == true && ($1 < 1000 || (1900...2100).contains($1))
    }
    if pieces.count > 1, isOdd {
      return .unclear("\(quoted) is not a list of AS numbers", hint: ask)
    }
    if plain.contains(where: { "([{".contains($0) }) {
      let mentions = NumberMentions(plain)
      if !mentions.denied.isEmpty || !Set(mentions.all).isSubset(of: numbers) {
        return amidWords(plain, quoted)
      }
    }
    var distinct: [UInt32] = []
    for number in numbers where !distinct.contains(number) { distinct.append(number) }
    return Understood(distinct, doubt: read.compactMap(\.doubt).first.map { "\(quoted) \($0)" })
  }

  private static let ask = "ask for the AS number"
  private static let noNumber = "is not an AS number"

  /// The pieces of a list; `64,503` is one piece, since it may be one number.
  private static func split(_ text: String) -> [String] {
    var text = text
    for word in [" and ", " und ", " et ", " y ", " e ", " & ", " + "]
    where text.utf8.hasBytes(word.utf8) {
      text = text.replacing(word, with: " / ")
    }
    var pieces = text.split { "/;|\n".contains($0) }.map { $0.trimmed }.filter { !$0.isEmpty }
    pieces = pieces.flatMap { piece -> [String] in
      let parts = piece.split(separator: ",").map { $0.trimmed }
      guard parts.count > 1 else { return [piece] }
      let isGrouped =
        !piece.contains(", ") && parts.dropFirst().allSatisfy { $0.count == 3 && $0.allSatisfy(\.isNumber) }
      return isGrouped ? [piece] : parts
    }
    return pieces
  }

  /// One number; where there is none, the doubt goes on from the quoted text.
  private static func number(_ text: String) -> Understood<UInt32> {
    var rest = text.lowercased()[...]
    var hasPrefix = false
    if rest.hasPrefix("'") { rest = rest.dropFirst() }
    for prefix in ["asn", "as"] where rest.hasPrefix(prefix) {
      rest = rest.dropFirst(prefix.count)
      hasPrefix = true
      break
    }
    if hasPrefix {
      rest = rest.drop { " :#-=".contains($0) && !(text.dropFirst(2).first == "-" && $0 == "-") }
    }
    while let last = rest.last, " .!*".contains(last) { rest = rest.dropLast() }
    let digits = rest.utf8
    if !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) {
      return checked(
        UInt64(rest), doubt: rest.hasPrefix("0") && rest.count > 1 ? "was read as \(UInt64(rest) ?? 0)" : nil)
    }
    if hasPrefix, text.dropFirst(2).first == "-" {
      return .unclear("is the name of an AS-SET, not an AS number", hint: ask)
    }
    let dotted = rest.split(separator: ".", omittingEmptySubsequences: false)
    if dotted.count == 2,
      dotted.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    {
      if dotted[1].allSatisfy({ $0 == "0" }), dotted[1].count <= 2, !hasPrefix || dotted[0].count > 4 {
        return checked(UInt64(dotted[0]))
      }
      if hasPrefix, dotted[1].count != 3, let high = UInt64(dotted[0]), let low = UInt64(dotted[1]),
        high < 65_536, low < 65_536
      {
        return checked(high << 16 | low)
      }
      return .unclear(
        dotted[1].count == 3
          ? "may be \(dotted.joined()) with a point between thousands, or a number in asdot notation"
          : "may be a number in asdot notation, or what a spreadsheet made of one",
        hint: "ask for the AS number in plain digits")
    }
    let groups = rest.split(separator: ",", omittingEmptySubsequences: false)
    if groups.count > 1, (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }),
      groups.joined().utf8.allSatisfy({ (0x30...0x39).contains($0) })
    {
      return checked(UInt64(groups.joined()), doubt: "was read as \(groups.joined())")
    }
    if rest.contains("e"), rest.first?.isNumber == true, let value = Double(rest), value >= 1,
      value < 4_294_967_296,
      value == value.rounded()
    {
      // 4.2E+09 is how a spreadsheet shows 4200000001, too.
      let digits = rest.prefix { $0 != "e" }.count(where: \.isNumber)
      guard digits >= "\(UInt64(value))".count || !rest.contains("+") else {
        return .unclear("is what a spreadsheet made of a number, and has lost digits", hint: ask)
      }
      return checked(UInt64(value))
    }
    if rest.contains(where: \.isNumber), rest.allSatisfy({ $0.isNumber || "oil".contains($0) }) {
      return .unclear("has a letter where a digit belongs", hint: ask)
    }
    return .unclear(noNumber, hint: "ask for it; until then the name is used")
  }

  private static func checked(_ number: UInt64?, doubt: String? = nil) -> Understood<UInt32> {
    guard let number, let value = UInt32(exactly: number), value > 0 else {
      return .unclear("is not a possible AS number", hint: "AS numbers go from 1 to 4294967294")
    }
    guard ![23_456, 65_535, 4_294_967_295].contains(value) else {
      return .unclear("is a reserved AS number that no network has", hint: ask)
    }
    return Understood(value, doubt: doubt)
  }

  /// `Reef One, AS64498`: the number that has `AS` before it, and that no word says is not theirs.
  private static func amidWords(_ text: String, _ quoted: String) -> Understood<[UInt32]> {
    let mentions = NumberMentions(text)
    guard let only = mentions.only else {
      let left = Set(mentions.all).subtracting(mentions.denied)
      return .unclear(
        mentions.all.isEmpty
          ? "\(quoted) \(noNumber)"
          : left.count > 1
            ? "\(quoted) names several AS numbers amid other words"
            : "\(quoted) does not say plainly which AS number is theirs",
        hint: left.count > 1 ? "ask which one presents" : "ask for it; until then the name is used")
    }
    let read = checked(UInt64(only))
    return read.value == nil
      ? .unclear("\(quoted) \(read.doubt ?? "")", hint: read.hint)
      : Understood([only], doubt: "\(quoted) was read as AS\(only)")
  }

  /// `https://www.peeringdb.com/asn/64500`, `bgp.tools/as/64500`, `bgp.he.net/AS64500`, or several.
  private static func fromAddress(_ text: String, _ quoted: String) -> Understood<[UInt32]> {
    var numbers: [UInt32] = []
    var words: [String] = []
    var isRecord = false
    for piece in text.lowercased().split(whereSeparator: { " ,;|".contains($0) }) {
      if let value = number(inAddress: piece) {
        if !numbers.contains(value) { numbers.append(value) }
      } else if piece.contains("/net/") {
        isRecord = true
      } else if !["/", "and", "&", "und", "et", "y", "e"].contains(piece) {
        words.append(String(piece))
      }
    }
    if let bad = numbers.first(where: { checked(UInt64($0)).value == nil }) {
      return .unclear("\(quoted) \(checked(UInt64(bad)).doubt ?? "")", hint: ask)
    }
    if numbers.isEmpty {
      return isRecord
        ? .unclear(
          "\(quoted) is the page of a record in PeeringDB, whose number is not an AS number",
          hint: "the AS number is on that page")
        : .unclear("\(quoted) does not say an AS number", hint: ask)
    }
    let said = CellText.words(words.joined(separator: " "))
    if isDenied(before: "", after: said.joined(separator: " "))
      || isDenied(before: said.joined(separator: " "), after: "") || numbers.count > 1 && !words.isEmpty
    {
      return .unclear("\(quoted) does not say plainly which AS number is theirs", hint: ask)
    }
    return Understood(
      numbers,
      doubt: words.isEmpty
        ? nil : "\(quoted) was read as AS\(numbers.map(String.init).joined(separator: ", AS"))")
  }

  private static func number(inAddress text: Substring) -> UInt32? {
    let path = text.split { "/?#&=()<>".contains($0) }
    for (index, part) in path.enumerated() {
      if ["asn", "as"].contains(part), index + 1 < path.count, let value = UInt32(path[index + 1]) {
        return value > 0 ? value : nil
      }
      for prefix in ["asn", "as"] where part.hasPrefix(prefix) {
        if let value = UInt32(part.dropFirst(prefix.count)), value > 0 { return value }
      }
    }
    return path.count == 1 ? UInt32(text).flatMap { $0 >= 1000 ? $0 : nil } : nil
  }
}
