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
    let plain = CellText.plain(text)
    guard !plain.isEmpty, plain != "-" else { return .nothing }
    let quoted = "'\(plain.quotable)'"
    let lower = plain.lowercased()
    if plain.has("://") || lower.hasPrefix("www.") || lower.has("peeringdb.com") {
      return fromAddress(plain, quoted)
    }
    var doubt: String?
    // Letters and digits alone are neither a list nor in brackets.
    let isOne = plain.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF) }
    let bare = isOne ? plain : CellText.withoutBrackets(plain)
    let pieces = isOne ? [plain] : split(bare)
    var numbers: [UInt32] = []
    for piece in pieces {
      let one = number(piece)
      guard let value = one.value else {
        return pieces.count == 1
          ? one.doubt.map { .unclear("\(quoted) \($0)", hint: one.hint) } ?? amidWords(bare, quoted)
          : amidWords(bare, quoted)
      }
      if let remark = one.doubt { doubt = "\(quoted) \(remark)" }
      if !numbers.contains(value) { numbers.append(value) }
    }
    return numbers.isEmpty ? amidWords(bare, quoted) : Understood(numbers, doubt: doubt)
  }

  /// The pieces of a list; `64,503` is one piece, since it may be one number.
  private static func split(_ text: String) -> [String] {
    var text = text
    for word in [" and ", " und ", " et ", " y ", " e ", " & ", " + ", " or "]
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
      rest = rest.drop { " :#-".contains($0) && !(text.dropFirst(2).first == "-" && $0 == "-") }
    }
    while rest.last == "." || rest.last == " " { rest = rest.dropLast() }
    let digits = rest.utf8
    if !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) {
      return checked(
        UInt64(rest), doubt: rest.hasPrefix("0") && rest.count > 1 ? "was read as \(UInt64(rest) ?? 0)" : nil)
    }
    if hasPrefix, text.dropFirst(2).first == "-" {
      return .unclear("is the name of an AS-SET, not an AS number", hint: "ask for the AS number")
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
      return checked(UInt64(value))
    }
    if rest.contains(where: \.isNumber), rest.allSatisfy({ $0.isNumber || "oil".contains($0) }) {
      return .unclear("has a letter where a digit belongs", hint: "ask for the AS number")
    }
    return .unclear("is not an AS number", hint: "ask for it; until then the name is used")
  }

  private static func checked(_ number: UInt64?, doubt: String? = nil) -> Understood<UInt32> {
    guard let number, let value = UInt32(exactly: number), value > 0 else {
      return .unclear("is not a possible AS number", hint: "AS numbers go from 1 to 4294967294")
    }
    guard ![23_456, 65_535, 4_294_967_295].contains(value) else {
      return .unclear("is a reserved AS number that no network has", hint: "ask for the AS number")
    }
    return Understood(value, doubt: doubt)
  }

  /// `Reef One, AS64498`: the numbers that have `AS` before them, in words.
  private static func amidWords(_ text: String, _ quoted: String) -> Understood<[UInt32]> {
    var numbers: [UInt32] = []
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "." }
    for (index, word) in words.enumerated() {
      var digits = word
      if word.hasPrefix("asn") {
        digits = word.dropFirst(3)
      } else if word.hasPrefix("as") {
        digits = word.dropFirst(2)
      }
      let isMarked = digits.count < word.count || (index > 0 && ["as", "asn"].contains(words[index - 1]))
      guard isMarked, !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        let value = UInt32(digits), value > 0
      else { continue }
      numbers.append(value)
    }
    guard let first = numbers.first else {
      return .unclear(
        "\(quoted) is not an AS number", hint: "ask for it; until then the name is used")
    }
    guard numbers.count == 1 else {
      return .unclear("\(quoted) names several AS numbers amid other words", hint: "ask which one presents")
    }
    return Understood([first], doubt: "\(quoted) was read as AS\(first)")
  }

  /// `https://www.peeringdb.com/asn/64500`, `bgp.tools/as/64500`, `bgp.he.net/AS64500`.
  private static func fromAddress(_ text: String, _ quoted: String) -> Understood<[UInt32]> {
    let path = text.lowercased().split { "/?#& ".contains($0) }
    for (index, part) in path.enumerated() {
      if ["asn", "as"].contains(part), index + 1 < path.count, let value = UInt32(path[index + 1]), value > 0
      {
        return Understood([value])
      }
      for prefix in ["asn", "as", "asn="] where part.hasPrefix(prefix) {
        if let value = UInt32(part.dropFirst(prefix.count)), value > 0 { return Understood([value]) }
      }
    }
    if path.contains("net") {
      return .unclear(
        "\(quoted) is the page of a record in PeeringDB, whose number is not an AS number",
        hint: "the AS number is on that page")
    }
    return .unclear("\(quoted) does not say an AS number", hint: "ask for the AS number")
  }
}
