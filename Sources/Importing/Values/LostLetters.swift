/// Letters that a code page did not have, each written as `?` or U+FFFD, and letters that were read in another one.
struct LostLetters {
  /// Whether most of the text is lost.
  let isMost: Bool
  /// What is wrong, going on from the quoted text.
  let why: String

  /// nil where no letters look lost.
  ///
  /// - Parameters:
  ///   - text: what people wrote.
  ///   - isName: whether no question mark belongs into it.
  init?(_ text: String, isName: Bool) {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "?") || $0 > 0x7F }) else { return nil }
    let scalars = Array(text.unicodeScalars)
    let letters = scalars.count { $0.properties.isAlphabetic }
    let replaced = scalars.count { $0 == "\u{FFFD}" }
    if replaced > 0 {
      isMost = replaced > letters
      why = "has lost letters, which are '\u{FFFD}' in the file"
      return
    }
    if scalars.indices.dropFirst().contains(where: { Self.isMisread(scalars[$0 - 1], scalars[$0]) }) {
      isMost = false
      why = "has letters that were read in another encoding than they were written in"
      return
    }
    let lost = scalars.count { $0 == "?" }
    let isWithin = scalars.indices.contains { index in
      guard scalars[index] == "?" else { return false }
      let before = index > 0 ? scalars[index - 1] : " "
      let after = index + 1 < scalars.count ? scalars[index + 1] : " "
      if isName { return before.properties.isAlphabetic || after.properties.isAlphabetic }
      return before.properties.isAlphabetic
        && (after.properties.isLowercase || before.properties.isUppercase && after.properties.isUppercase)
    }
    guard isWithin || (lost >= 2 && lost > letters) else { return nil }
    isMost = lost > letters
    why = "has lost letters, which a spreadsheet saved as '?'"
  }

  /// What to do about it.
  static let hint = "export the answers again with the encoding UTF-8"

  /// `Ã¼` for ü, `â€™` for an apostrophe.
  private static func isMisread(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    switch first.value {
    case 0xC2, 0xC3:
      (0x80...0xBF).contains(second.value) || (0x2013...0x203A).contains(second.value)
        || [0x20AC, 0x2122, 0x0152, 0x0153, 0x0160, 0x0161, 0x0178, 0x017D, 0x017E, 0x0192].contains(
          second.value)
    case 0xE2: second.value == 0x20AC || second.value == 0x80
    default: false
    }
  }
}
