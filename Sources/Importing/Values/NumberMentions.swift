/// The AS numbers that a sentence names, and which of them it says are not the writer's.
struct NumberMentions {
  private struct Mention {
    var value: UInt32
    /// From `as`, or the first digit.
    var start: Int
    var end: Int
    var hasPrefix: Bool
  }

  private let characters: [Character]
  private var mentions: [Mention] = []
  /// Whether figures are in it that can be read in several ways, such as `AS64 500`.
  private(set) var isUnclear = false

  /// - Parameter text: as `CellText.plain` makes it.
  init(_ text: String) {
    characters = Array(text.lowercased())
    var index = 0
    while index < characters.count {
      guard Self.isDigit(characters[index]) else {
        index += 1
        continue
      }
      index = readNumber(at: index)
    }
    if mentions.count > 1, Self.changes.areIn(CellText.words(text)) { isUnclear = true }
  }

  /// What makes one number of several.
  private static let changes = Phrases(
    """
    merge|merges|merged|merging|merger|replace|replaces|replaced|replacing|acquired|acquires|migrating|migrates|migrate|moving
    fusion|fusioniert|ersetzt|wird zu|fusionné|remplace|remplacé|fusionado|fusiona|reemplaza|fundido|substitui|統合|合併|دمج
    """)

  /// All numbers that it names, each once.
  var all: [UInt32] { Self.unique(mentions.map(\.value)) }

  /// The numbers that the text says are not, or not surely, the writer's.
  var denied: [UInt32] {
    var (end, isInherited) = (0, false)
    var denied: [UInt32] = []
    for mention in mentions {
      // A few words beside it decide.
      let before = String(characters[..<mention.start].suffix(Self.beside))
      // In "not AS64500, AS64501" both are denied.
      let between = String(characters[end..<mention.start])
      let isNext =
        isInherited && !between.contains(")") && CellText.words(between).allSatisfy(Self.joints.contains)
      isInherited =
        isNext
        || SpokenASN.isDenied(
          before: before, after: String(characters[mention.end...].prefix(Self.beside)))
      if isInherited { denied.append(mention.value) }
      end = mention.end
    }
    return Self.unique(denied)
  }

  /// The one number that the text says is the writer's; nil where that is not plain.
  var only: UInt32? {
    let left = Set(all).subtracting(denied)
    // Without `AS` before it, only the first thing in a text is a number of a network.
    guard !isUnclear, left.count == 1, let only = left.first,
      mentions.contains(where: { $0.value == only && ($0.hasPrefix || $0.start == 0) })
    else { return nil }
    return only
  }

  /// How many characters beside a number are looked at.
  private static let beside = 200

  private static let joints: Set = [
    "and", "or", "nor", "und", "oder", "noch", "et", "ou", "ni", "y", "o", "e", "nem",
  ]

  private static func unique(_ numbers: [UInt32]) -> [UInt32] {
    var seen: Set<UInt32> = []
    return numbers.filter { seen.insert($0).inserted }
  }

  private static func isEast(_ character: Character) -> Bool {
    character.unicodeScalars.contains { $0.value >= 0x3040 }
  }
  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

  private static let prefixes: Set = ["as", "asn"]
  private static let fillers: Set = [
    "number", "no", "nr", "nº", "num", "nummer", "numero", "número", "is", "番号",
  ]

  /// Reads the number at an index, and says where the text goes on.
  private mutating func readNumber(at index: Int) -> Int {
    var end = index
    while end < characters.count, Self.isDigit(characters[end]) { end += 1 }
    var start = index
    var back = index
    for _ in 0..<3 {
      while back > 0, " :#.".contains(characters[back - 1]) { back -= 1 }
      var first = back
      // 旧AS64500 is two words.
      let isEast = back > 0 && Self.isEast(characters[back - 1])
      while first > 0, characters[first - 1].isLetter, Self.isEast(characters[first - 1]) == isEast {
        first -= 1
      }
      let word = String(characters[first..<back])
      if Self.prefixes.contains(word) { start = first }
      guard Self.fillers.contains(word) else { break }
      back = first
    }
    let hasPrefix = start < index
    let count = end - index
    if end < characters.count, characters[end].isASCII, characters[end].isLetter {
      isUnclear = isUnclear || hasPrefix
      return end
    }
    if let groups = groups(behind: end) {
      isUnclear = isUnclear || hasPrefix || index == 0
      return groups
    }
    if let value = UInt32(String(characters[index..<end])), value > 0,
      hasPrefix || ((4...10).contains(count) && !(1900...2100).contains(value))
    {
      mentions.append(Mention(value: value, start: start, end: end, hasPrefix: hasPrefix))
    }
    return end
  }

  /// The end of digits that follow others with only a point, comma or space between them; nil where none do.
  private func groups(behind end: Int) -> Int? {
    var (end, found) = (end, Int?.none)
    while end + 1 < characters.count, ".,' ".contains(characters[end]), Self.isDigit(characters[end + 1]) {
      var next = end + 1
      while next < characters.count, Self.isDigit(characters[next]) { next += 1 }
      guard characters[end] != " " || next - end == 4 else { break }
      (end, found) = (next, next)
    }
    return found
  }
}

extension SpokenASN {
  /// Whether a text says of an AS number in it that it is not, or not surely, the writer's.
  ///
  /// - Parameters:
  ///   - before: the text up to the number and its `AS`.
  ///   - after: the text behind it.
  /// - Returns: true where the number is better not taken.
  static func isDenied(before: String, after: String) -> Bool {
    var lead = before.lowercased().replacing("not-for-profit", with: "")[...]
    while let last = lead.last, " :([\"'#".contains(last) { lead = lead.dropLast() }
    if let end = lead.lastIndex(where: { ",;!?()[]\n/&".contains($0) }) { lead = lead[end...] }
    if let end = lead.ranges(of: ". ").last { lead = lead[end.upperBound...] }
    // What is before another number is about that one.
    if let end = number(in: lead, last: true) { lead = lead[end.upperBound...] }
    if ahead.areIn(Array(CellText.words(String(lead)).suffix(4))) || lead.hasSuffix("旧") { return true }
    var rest = after.prefix { !";!\n".contains($0) }
    if let end = rest.firstRange(of: ". ") { rest = rest[..<end.lowerBound] }
    if let next = number(in: rest, last: false) {
      rest = rest[..<next.lowerBound]
      if let end = rest.lastIndex(where: { ",:()[]/&".contains($0) }) {
        rest = rest[..<end]
      } else if ahead.areIn(CellText.words(String(rest))), !behind.areIn(CellText.words(String(rest))) {
        return false
      }
    }
    let words = CellText.words(String(rest))
    return behind.areIn(Array(words.prefix(6))) || words.count <= 2 && past.areIn(words.suffix(1))
  }

  /// A run of at least four digits that is no year.
  private static func number(in text: Substring, last: Bool) -> Range<Substring.Index>? {
    var found: Range<Substring.Index>?
    var index = text.startIndex
    while let start = text[index...].firstIndex(where: \.isNumber) {
      let digits = text[start...].prefix(while: \.isNumber)
      index = digits.endIndex
      if digits.count >= 4, UInt64(digits).map({ !(1900...2100).contains($0) }) ?? true {
        found = start..<index
        if !last { break }
      }
    }
    return found
  }

  /// What is before a number that is not the writer's.
  private static let ahead = Phrases(
    """
    sister|sibling|subsidiary|tochter|filiale|filial|not|no|never|neither|nor|ex|formerly|former|old|previously|previous|was|were|used to be|instead of|rather than|via|behind
    upstream|upstreams|customer of|customers of|client of|clients of|bought by|owned by|part of|subsidiary of|transit from|transit is|provider is|unlike
    except|without|maybe|perhaps|probably|possibly|peer of|peers of|peering with|isn't|aren't|don't|no longer|parent
    nicht|kein|keine|nie|ehemals|ehemalige|früher|vormals|alte|war|statt|über|hinter|kunde von|kunden von|teil von|ohne
    vielleicht|wahrscheinlich|pas|jamais|ancien|ancienne|anciennement|était|client de|clients de|derrière|sans|peut être
    nunca|antes|anterior|anteriormente|antiguo|era|cliente de|clientes de|detrás de|sin|quizás|quizá|não|antigo|sem
    atrás de|talvez|以前|たぶん|ليس|ليست|سابقا|كان|كانت|ربما|عميل
    """)

  /// What is behind a number that is not the writer's.
  private static let behind = Phrases(
    """
    is our sister|is a sister|returned|unused|pending|requested|applied for|beantragt|demandé|solicitado|申請中|is not|isn't|not ours|not our|not us|not mine|not my|not me|no longer|not any more|not anymore|not in use|not used
    upstream|upstreams|our transit|my transit|our provider|our parent|our customer|our client|customer|customers|was our
    was ours|was my|was mine|used to be|retired|not sure
    i think|i guess|maybe|perhaps|tbc|to be confirmed|our peer|is a peer|is our old|belongs to
    ist nicht|gehört nicht|nicht mehr|nicht unser|nicht unsere|unser transit|unser kunde|war unser|war unsere|vielleicht
    n'est pas|pas le nôtre|n'est plus|plus le nôtre|notre transit|notre client|était notre|peut être|no es|ya no
    nuestro tránsito|nuestro cliente|nuestro proveedor|era nuestro|quizás|não é|não mais|nosso trânsito|nosso cliente|era nosso
    talvez|ではない|ではありません|じゃない|ではなく|上流|旧番号|かも|ليس|ليست|لم يعد|ربما
    """)

  /// What says so alone, or last: `AS64500 (old)`, but not `AS64500 (formerly Reef Net)`.
  private static let past = Phrases(
    """
    old|former|formerly|previous|previously|before|ex|not|no|alt|früher|ehemals|nicht|ancien|avant|pas|antes|antiguo
    anterior|antigo|não|nao|以前|سابقا
    """)
}
