internal import Files
internal import Foundation
internal import Submissions

/// Forms of a cell's text that readers of values compare.
enum CellText {
  /// The text without what people do not see: widths, kinds of spaces, dashes and digits made those of ASCII,
  /// invisible characters gone, white space single, ends trimmed. Letters keep their case.
  static func plain(_ text: String) -> String {
    if DisplayText.isPlain(text) { return text }
    var result = String.UnicodeScalarView()
    var needsSpace = false
    for scalar in text.unicodeScalars {
      var scalar = scalar
      switch scalar.value {
      case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0x00AD, 0x180E: continue
      case 0xFF01...0xFF5E: scalar = Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
      case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0x301C: scalar = "-"
      case 0x2018, 0x2019, 0x02BC: scalar = "'"
      case 0x066B: scalar = "."
      case 0x066C, 0x060C, 0x3001: scalar = ","
      case 0x061B: scalar = ";"
      case 0x061F: scalar = "?"
      case 0x066A: scalar = "%"
      case 0x2236, 0xFE55: scalar = ":"
      case 0x2044, 0x2215: scalar = "/"
      default:
        if scalar.value > 0x7F, scalar.properties.numericType == .decimal,
          let value = scalar.properties.numericValue, let digit = Unicode.Scalar(0x30 + UInt32(value))
        {
          scalar = digit
        }
      }
      if scalar.properties.isWhitespace {
        needsSpace = true
        continue
      }
      if needsSpace, !result.isEmpty { result.append(" ") }
      needsSpace = false
      result.append(scalar)
    }
    return String(result)
  }

  /// The lines of a text that are not empty, each as `plain` makes it.
  static func lines(_ text: String) -> [String] {
    guard text.unicodeScalars.contains(where: { $0.properties.isWhitespace && $0 != " " }) else {
      return [plain(text)].filter { !$0.isEmpty }
    }
    return text.split(whereSeparator: \.isNewline).map { plain(String($0)) }.filter { !$0.isEmpty }
  }

  /// `plain`, in small letters and without accents.
  static func folded(_ text: String) -> String {
    let text = plain(text)
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
    return text.lowercased().folding(options: [.diacriticInsensitive], locale: nil)
  }

  /// The words of a text: runs of letters and digits, folded.
  static func words(_ text: String) -> [String] {
    let folded = folded(text)
    guard folded.utf8.allSatisfy({ $0 < 0x80 }) else {
      return folded.split { !$0.isLetter && !$0.isNumber && $0 != "'" }.map(String.init)
    }
    // In small letters already, and far quicker byte by byte.
    return folded.utf8.split { byte in
      !(0x61...0x7A).contains(byte) && !(0x30...0x39).contains(byte) && byte != UInt8(ascii: "'")
    }.map { String(Substring($0)) }
  }

  /// The text without what is in brackets.
  static func withoutBrackets(_ text: String) -> String {
    guard text.contains(where: { "([{".contains($0) }) else { return text }
    var result = ""
    var depth = 0
    for character in text {
      if "([{".contains(character) { depth += 1 }
      if depth == 0 { result.append(character) }
      if ")]}".contains(character) { depth = max(0, depth - 1) }
    }
    return plain(result)
  }

  /// What is in brackets, as one text.
  static func inBrackets(_ text: String) -> String {
    guard text.utf8.contains(where: "([{".utf8.contains) else { return "" }
    var result = ""
    var depth = 0
    for character in text {
      if ")]}".contains(character) { depth = max(0, depth - 1) }
      if "([{".contains(character) { depth += 1 }
      result.append(depth > 0 ? character : " ")
    }
    return plain(result)
  }

  /// Whether a question mark is in a text that is not in place of a lost letter within a word.
  static func asks(_ plain: String) -> Bool {
    guard plain.utf8.contains(UInt8(ascii: "?")) else { return false }
    let characters = Array(plain)
    return characters.indices.contains { index in
      characters[index] == "?"
        && !(index > 0 && characters[index - 1].isLetter && index + 1 < characters.count
          && characters[index + 1].isLetter)
    }
  }

  /// Whether a cell says in some words that it says nothing: `-`, `n/a`, `none`, `see PeeringDB`.
  static func saysNothing(_ text: String) -> Bool {
    let folded = folded(text)
    if folded.utf8.allSatisfy({ $0 < 0x80 }) {
      var rest = folded.utf8[...]
      while let first = rest.first, isAround(first) { rest.removeFirst() }
      while let last = rest.last, isAround(last) { rest.removeLast() }
      return rest.isEmpty || rest.count <= longestNothing && nothing.contains(String(Substring(rest)))
    }
    var rest = folded[...]
    while let first = rest.first, first.isWhitespace || first.isPunctuation { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace || last.isPunctuation { rest.removeLast() }
    return rest.isEmpty || rest.utf8.count <= longestNothing && nothing.contains(String(rest))
  }

  /// Whether a byte of ASCII is a sign that says nothing by itself; # begins errors of spreadsheets.
  private static func isAround(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "#"):
      false
    default: true
    }
  }

  /// Whether a cell holds what a spreadsheet shows instead of a result: `#REF!`, `#NAME?`, `#¡VALOR!`, `#####`.
  static func isSpreadsheetError(_ text: String) -> Bool {
    guard text.utf8.first == UInt8(ascii: "#"), text.count >= 3, text.count <= 12 else { return false }
    let name = text.dropFirst()
    return name.allSatisfy { $0 == "#" } || ["N/A", "NV", "N/D", "N/V"].contains(name)
      || ((name.last == "!" || name.last == "?")
        && name.allSatisfy { $0.isUppercase || "/0!?¡¿".contains($0) })
  }

  /// In bytes.
  private static let longestNothing = nothing.map(\.utf8.count).max() ?? 0

  private static let nothing: Set = [
    "n/a", "na", "none", "nil", "null", "nothing", "n.a", "not applicable", "not disclosed", "undisclosed",
    "not specified", "unspecified", "see peeringdb",
    "peeringdb", "see pdb", "pdb",
    "as in peeringdb", "same as peeringdb", "as peeringdb", "see above", "tba", "tbd", "tbc",
    "to be announced", "to be defined",
    "unknown", "don't know", "keine", "keine angabe", "nichts", "k.a", "k. a", "entfallt",
    "siehe peeringdb",
    "ninguno", "ninguna", "nada", "no aplica", "no divulgado", "ver peeringdb",
    "nenhum", "nenhuma", "nao se aplica", "nao divulgado", "aucun", "aucune", "rien", "sans objet",
    "non communique",
    "voir peeringdb", "なし", "特になし", "لا يوجد", "لا شيء", "غير معلن",
    "--- none ---",
  ]
}

extension StringProtocol {
  /// Whether a text is in it, by the bytes of both.
  func has(_ part: String) -> Bool { utf8.hasBytes(part.utf8) }

  /// Without white space at its ends.
  var trimmed: String {
    let isTrimmed = utf8.withContiguousStorageIfAvailable { bytes in
      guard let first = bytes.first, let last = bytes.last else { return true }
      return (0x21...0x7E).contains(first) && (0x21...0x7E).contains(last)
    }
    if isTrimmed == true { return String(self) }
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}
