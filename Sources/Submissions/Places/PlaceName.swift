/// Names of cities, and names that hold them.
package enum PlaceName {
  /// A country's code as ISO 3166 spells it.
  static func country(_ code: String) -> String { DisplayText.clean(code).uppercased() }

  /// A form in which a city's spellings agree: `São Paulo` and `Sao Paulo`, `Zürich` and `Zuerich`, `Milano` and `Milan`.
  ///
  /// - Parameters:
  ///   - city: as a record spells it.
  ///   - country: ISO 3166 code.
  /// - Returns: a key that is the same for spellings of one city in one country.
  package static func key(_ city: String, country: String) -> String {
    var folded = DisplayText.fold(city)
    if ["DE", "AT", "CH", "LI"].contains(country) {
      for (digraph, letter) in [("ae", "a"), ("oe", "o"), ("ue", "u")] {
        folded = folded.replacing(digraph, with: letter)
      }
    }
    // Frankfurt am Main is the city that networks mean by Frankfurt. Frankfurt (Oder) is another.
    if let first = CityVariants.names(of: folded, country: country).first { folded = first }
    return folded.isEmpty ? city : folded
  }

  /// The folded names of a city in all its languages; none where it has one name.
  static func variants(of city: String, country: String) -> [String] {
    CityVariants.names(of: key(city, country: country), country: country)
  }

  /// A name without the city in it, for use under the city's heading.
  ///
  /// `Lattice IX Singapore` becomes `Lattice IX`, `Harbour DC1 - Manila` becomes `Harbour DC1`,
  /// `Harbour - Manila (North)` becomes `Harbour (North)` and `Harbour - Manila, Makati` becomes
  /// `Harbour, Makati`. A name that would say too little stays whole, and so does one whose city is
  /// before other words: it is part of the name.
  ///
  /// - Parameters:
  ///   - name: the exchange's or facility's name.
  ///   - cities: spellings of the city.
  ///   - variants: its other names, folded.
  /// - Returns: the short name.
  static func shorten(_ name: String, in cities: [String], variants: [String] = []) -> String {
    let keys = cities.map(DisplayText.fold).filter { !$0.isEmpty } + variants
    for tail in tails(of: name) {
      guard let start = start(of: keys, endingAt: tail.lowerBound, in: name) else { continue }
      let rest = name[..<start].trimmingSuffix(while: separates)
      guard saysEnough(rest) else { return name }
      let ending = name[tail]
      return ending.hasPrefix("(") ? "\(rest) \(ending)" : String(rest + ending)
    }
    return name
  }

  /// A name as it is written among others: a dash with spaces around it is one, not a hyphen, and no comma makes it look
  /// like two names.
  static func listed(_ name: String) -> String {
    guard name.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "-") }) else {
      return name
    }
    let parts = name.replacing(" - ", with: " – ").split(separator: ", ", omittingEmptySubsequences: true)
    guard !parts.isEmpty else { return name }
    return parts.dropFirst().reduce(into: String(parts.first ?? "")) { result, part in
      result += (CompanyName.isForm(part) ? " " : " – ") + part
    }
  }

  /// The ends of a name that may follow a city: none, a last part in parentheses, what a comma sets off.
  private static func tails(of name: String) -> [Range<String.Index>] {
    let bytes = name.utf8
    var tails = [name.endIndex..<name.endIndex]
    if bytes.last == UInt8(ascii: ")"), let open = bytes.lastIndex(of: UInt8(ascii: "(")),
      open > name.startIndex
    {
      tails.append(open..<name.endIndex)
    }
    if bytes.contains(UInt8(ascii: ",")) {
      tails += bytes.indices.filter { bytes[$0] == UInt8(ascii: ",") }.map { $0..<name.endIndex }
    }
    return tails
  }

  /// Where one of the folded cities begins that ends, apart from spaces, at `end`.
  private static func start(
    of keys: [String], endingAt end: String.Index, in name: String
  ) -> String.Index? {
    let body = name[..<end]
    if body.utf8.allSatisfy({ $0 < 0x80 }) { return start(of: keys, endingPlain: body) }
    var start = body.endIndex
    // The city may be several words, so ever longer ends are compared.
    while start > body.startIndex {
      start = body.index(before: start)
      let isWordStart = start == body.startIndex || !isWordCharacter(body[body.index(before: start)])
      guard isWordStart, isWordCharacter(body[start]) else { continue }
      let ending = DisplayText.fold(String(body[start...]))
      if ending.count > 40 { return nil }
      if keys.contains(ending) { return start }
    }
    return nil
  }

  /// The same for ASCII, by byte: nearly all names are.
  private static func start(of keys: [String], endingPlain body: Substring) -> String.Index? {
    let bytes = body.utf8
    var index = bytes.endIndex
    var folded = 0
    while index > bytes.startIndex {
      let before = bytes.index(before: index)
      defer { index = before }
      guard isWordByte(bytes[before]) else { continue }
      folded += 1
      guard before == bytes.startIndex || !isWordByte(bytes[bytes.index(before: before)]) else { continue }
      if folded > 40 { return nil }
      // As long as a city, and so perhaps that city.
      if keys.contains(where: { $0.utf8.count == folded }),
        keys.contains(DisplayText.fold(String(body[before...])))
      {
        return before
      }
    }
    return nil
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }

  private static func isWordCharacter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber
  }

  /// Whether a character only sets off what follows it: a space, a dash, a bar, an opening parenthesis.
  private static func separates(_ character: Character) -> Bool {
    if let byte = character.asciiValue, isWordByte(byte) { return false }
    return character.isWhitespace || "|~<>·•".contains(character)
      || character.isPunctuation && !")]!&?%\"'”’".contains(character)
  }

  /// Words that something has to follow.
  private static let joining: Set = [
    "&", "and", "at", "d", "da", "das", "de", "del", "den", "der", "di", "do", "dos", "du", "e", "em",
    "en", "et", "for", "für", "i", "im", "in", "la", "las", "le", "les", "los", "near", "of", "on",
    "the", "und", "van", "von", "y", "à",
  ]

  /// Names, folded, that name nothing by themselves.
  private static let generic: Set = [
    "ixp", "nap", "the", "exchange", "internetexchange", "internetexchangepoint", "exchangepoint",
    "neutralinternetexchange", "datacenter", "datacentre", "telecom",
  ]

  /// Whether a name still names something, and does not break off in the midst of a phrase, as
  /// `Exchange Point of` would.
  private static func saysEnough(_ name: Substring) -> Bool {
    let last = lastWord(of: name)
    if joining.contains(last.lowercased()) { return false }
    let folded = DisplayText.fold(String(name))
    return folded.count >= 3 && !generic.contains(folded)
  }
}

extension PlaceName {
  /// What follows the last space or apostrophe, those at the end apart.
  private static func lastWord(of name: Substring) -> Substring {
    let bytes = name.utf8
    if bytes.allSatisfy({ $0 < 0x80 }) {
      let isWord = { (byte: UInt8) in byte != UInt8(ascii: " ") && byte != UInt8(ascii: "'") }
      guard let end = bytes.lastIndex(where: isWord) else { return "" }
      let words = bytes[...end]
      let separator = words.lastIndex { !isWord($0) }
      return name[(separator.map { bytes.index(after: $0) } ?? name.startIndex)...end]
    }
    let isSeparator = { (character: Character) in " '’".contains(character) }
    let words = name.trimmingSuffix(while: isSeparator)
    return words.lastIndex(where: isSeparator).map { words[$0...].dropFirst() } ?? words
  }
}

extension Substring {
  fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> Substring {
    var result = self
    while let last = result.last, predicate(last) { result.removeLast() }
    return result
  }
}
