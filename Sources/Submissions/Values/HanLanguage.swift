/// Decides which language's forms Han characters get.
enum HanLanguage {
  /// The language that texts are in.
  ///
  /// - Parameters:
  ///   - texts: the slide's texts; kana, hangul and bopomofo decide the language.
  ///   - country: ISO 3166 code of the presenter's country, used where the texts do not decide.
  /// - Returns: a BCP 47 tag; nil where unknown.
  static func of(_ texts: [String], country: String?) -> String? {
    for scalar in texts.lazy.flatMap(\.unicodeScalars) {
      switch scalar.value {
      case 0x3040...0x30FF, 0xFF66...0xFF9D: return "ja"
      case 0xAC00...0xD7A3, 0x1100...0x11FF: return "ko"
      case 0x3100...0x312F: return "zh-Hant"
      default: continue
      }
    }
    switch country {
    case "JP": return "ja"
    case "KR": return "ko"
    case "TW": return "zh-Hant"
    case "HK", "MO": return "zh-HK"
    case "CN", "SG": return "zh-Hans"
    default: return nil
    }
  }
}
