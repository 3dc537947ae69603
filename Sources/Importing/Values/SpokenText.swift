internal import Diagnostics
internal import Submissions

/// Texts and names as people write them into forms.
enum SpokenText {
  /// The longest text that is taken, in bytes.
  static let longest = 10_000

  /// The text in a cell, with its lines.
  ///
  /// - Parameters:
  ///   - cell: the cell.
  ///   - field: what the question is about.
  /// - Returns: the text, with a doubt where it may not be meant for the slide.
  static func read(_ cell: String, _ field: AnswerField) -> Understood<String> {
    let isName = [.name, .speaker].contains(field)
    let quoted = "'\(cell.trimmed.quotable)'"
    if cell.utf8.contains(UInt8(ascii: "?")), cell.utf8.count(where: { $0 == UInt8(ascii: "?") }) > 1,
      !cell.contains(where: { $0.isLetter || $0.isNumber })
    {
      return .unclear("\(quoted) has lost letters, which a spreadsheet saved as '?'", hint: LostLetters.hint)
    }
    if CellText.saysNothing(cell) { return .nothing }
    guard cell.utf8.count <= longest else {
      return .unclear(
        "the text has \(cell.count) characters, far more than a slide can show", hint: "ask for a sentence")
    }
    let hasReturns = cell.utf8.contains(0x0D)
    let text = (hasReturns ? cell.replacing("\r\n", with: "\n").replacing("\r", with: "\n") : cell).trimmed
    if CellText.isSpreadsheetError(text) {
      return .unclear("\(quoted) is an error of a spreadsheet", hint: "ask for the answer")
    }
    if let lost = LostLetters(text, isName: isName) {
      return Understood(lost.isMost ? nil : text, doubt: "\(quoted) \(lost.why)", hint: LostLetters.hint)
    }
    let words = CellText.words(text)
    if field != .name, let wish = Wish.asked(in: CellText.plain(text), isText: true) {
      return .unclear("\(quoted) \(wish)", hint: Wish.hint)
    }
    if Phrases.refusals.areIn(words) {
      return .unclear("\(quoted) asks not to publish it", hint: "ask what may be on the slide")
    }
    if field == .speaker { return speaker(text, words, quoted) }
    if !isName, words.count <= 3, let answer = SpokenConsent.plain(text) {
      return answer ? .unclear("\(quoted) does not say what", hint: "ask for a sentence") : .nothing
    }
    if !text.contains(where: \.isLetter), [.message, .seeking, .offering].contains(field) {
      return Understood(
        text, doubt: "\(quoted) has no words in it; a spreadsheet may have made it of something else")
    }
    return Understood(text)
  }

  private static func speaker(_ text: String, _ words: [String], _ quoted: String) -> Understood<String> {
    let hint = "ask who speaks"
    guard text.contains(where: \.isLetter), !themselves.are(words), SpokenConsent.plain(text) == nil
    else {
      return .unclear("\(quoted) does not name who speaks", hint: hint)
    }
    guard text.contains("@") || text.count(where: \.isNumber) >= 5 else { return Understood(text) }
    // An address or number is on the slide only where the contact says so.
    let pieces = text.split(whereSeparator: \.isWhitespace).filter {
      !$0.contains("@") && !$0.contains(where: \.isNumber)
    }
    let name = pieces.joined(separator: " ").filter { !"<>()[]".contains($0) }.trimmed
    return name.contains(where: \.isLetter)
      ? Understood(name, doubt: "\(quoted) has more than a name; read as '\(name.quotable)'", hint: hint)
      : .unclear("\(quoted) is an address or a number, not a name", hint: hint)
  }

  private static let themselves = Phrases(
    """
    me|i|myself|me myself|same|same as above|see above|the same|as above|him|her|them|someone|somebody|not sure|to be decided
    ich|ich selbst|selbst|derselbe|dieselbe|moi|moi même|yo|yo mismo|yo misma|el mismo|eu|eu mesmo|eu mesma|o mesmo|idem|ditto
    私|本人|自分|同上|أنا|نفسي
    """)
}
