/// Telephone numbers in a text, and what is beside them.
struct PhoneNumbers {
  private(set) var numbers: [String] = []
  /// Numbers that no telephone has.
  private(set) var doubtful: [String] = []
  private(set) var extensions: [String] = []
  /// Whether a spreadsheet shortened one, as in `4.93E+10`.
  private(set) var hasExponent = false
  /// The text without them.
  private(set) var rest = ""

  private let characters: [Character]

  /// - Parameter text: one line, as `CellText.plain` makes it.
  init(_ text: String) {
    characters = Array(text)
    var index = 0
    while index < characters.count {
      index = readExtension(at: index) ?? readNumber(at: index) ?? copied(index)
    }
    rest = rest.trimmed
  }

  private mutating func copied(_ index: Int) -> Int {
    rest.append(characters[index])
    return index + 1
  }

  private func isDigit(_ index: Int) -> Bool {
    characters.indices.contains(index) && ("0"..."9").contains(characters[index])
  }

  /// `ext. 12`, `x12`, `#12`, behind a number.
  private mutating func readExtension(at index: Int) -> Int? {
    guard !numbers.isEmpty || index == 0, index == 0 || !characters[index - 1].isLetter else { return nil }
    let behind = String(characters[index...].prefix(24)).lowercased()
    for word in Self.extensionWords where behind.hasPrefix(word) {
      var end = index + word.count
      while end < characters.count, ".: #=".contains(characters[end]) { end += 1 }
      let start = end
      while isDigit(end) { end += 1 }
      guard (1...6).contains(end - start) else { continue }
      extensions.append(String(characters[index..<end]))
      return end
    }
    return nil
  }

  private static let extensionWords = [
    "extension", "extensión", "ext", "x", "#", "durchwahl", "dw", "apparat", "app", "ramal", "anexo",
    "interno", "int", "poste", "内線",
    "تحويلة",
  ]

  private mutating func readNumber(at index: Int) -> Int? {
    let before = index > 0 ? characters[index - 1] : " "
    guard
      isDigit(index)
        || ("+(".contains(characters[index])
          && (isDigit(index + 1)
            || characters[index] == "(" && characters.dropFirst(index + 1).first == "+")),
      !before.isLetter, !before.isNumber
    else { return nil }
    // AS 64500 is no telephone.
    let word = rest.split(whereSeparator: { !$0.isLetter }).last.map(String.init)?.lowercased() ?? ""
    if ["as", "asn"].contains(word), rest.last.map({ " #:".contains($0) }) == true {
      return run(from: index, copying: true)
    }
    var end = index + 1
    while end < characters.count,
      isDigit(end) || "-(). /".contains(characters[end])
        || characters[end] == "+" && characters[end - 1] == "("
    {
      end += 1
    }
    while end > index, !isDigit(end - 1) { end -= 1 }
    if end < characters.count, "eE".contains(characters[end]),
      isDigit(end + 1) || "+-".contains(characters.dropFirst(end + 1).first ?? " ") && isDigit(end + 2)
    {
      hasExponent = true
      return characters.count
    }
    var text = String(characters[index..<end])
    let hasLetters = end < characters.count && characters[end].isLetter && characters[end].isASCII
    // A spreadsheet writes a number as 6795550100.0.
    if text.hasSuffix(".0"), text.dropLast(2).allSatisfy(\.isNumber) { text.removeLast(2) }
    let digits = text.count(where: \.isNumber)
    let isExtended = hasLetters && "xX".contains(characters[end]) && isDigit(end + 1)
    // Five digits beside other words may be a postal code.
    let isShort =
      digits < 6 && (rest.contains(where: { $0.isLetter }) || end < characters.count)
      && !Self.callers.contains(word)
    if digits < 5 || isShort || before == "〒" || Self.boxes.contains(word) || hasLetters && !isExtended
      || Self.isDate(text) || Self.isHost(text)
    {
      return run(from: index, copying: true)
    }
    // 555 0100/01 is two numbers.
    if let stroke = text.lastIndex(of: "/"), text[stroke...].count(where: \.isNumber) <= 2 {
      extensions.append(String(text[stroke...]))
      text = String(text[..<stroke]).trimmed
    }
    if digits > 16 { doubtful.append(text) } else { numbers.append(text) }
    return end
  }

  /// The end of the digits and points from an index.
  private func run(from index: Int) -> Int {
    var end = index
    while end + 1 < characters.count, isDigit(end + 1) || ".-/".contains(characters[end + 1]) { end += 1 }
    return end
  }

  private mutating func run(from index: Int, copying: Bool) -> Int {
    let end = run(from: index)
    rest += String(characters[index...end])
    return end + 1
  }

  private static func isDate(_ text: String) -> Bool {
    let parts = text.split { "-./".contains($0) }
    return parts.count == 3 && parts.map(\.count).sorted() == [2, 2, 4] && text.count == 10
      && (parts[0].count == 4 || parts[2].count == 4)
      && parts.contains { $0.hasPrefix("20") && $0.count == 4 }
  }

  private static let callers: Set = [
    "tel", "telephone", "phone", "ph", "mob", "mobile", "cell", "telefon", "telefono", "telefone", "fax",
  ]
  /// What is before a number that is not dialled.
  private static let boxes: Set = [
    "box", "postfach", "apartado", "postal", "bp", "room", "zip", "plz", "postcode",
  ]

  /// 192.0.2.1
  private static func isHost(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { (1...3).contains($0.count) && (UInt16($0) ?? 256) < 256 }
  }
}
