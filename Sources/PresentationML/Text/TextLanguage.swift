/// The language of a text, as office programs want it: one with a country, which decides about hyphens and spelling.
enum TextLanguage {
  /// The scripts that say more about a text's language than the document does.
  private static let scripts: [(ClosedRange<UInt32>, String)] = [
    (0x0590...0x05FF, "he-IL"), (0x0600...0x06FF, "ar-SA"), (0x0750...0x077F, "ar-SA"),
    (0x0900...0x097F, "hi-IN"), (0x0980...0x09FF, "bn-BD"), (0x0E00...0x0E7F, "th-TH"),
    (0x0E80...0x0EFF, "lo-LA"), (0x1000...0x109F, "my-MM"), (0x10A0...0x10FF, "ka-GE"),
    (0x1780...0x17FF, "km-KH"), (0x3040...0x30FF, "ja-JP"), (0xAC00...0xD7AF, "ko-KR"),
    (0x0370...0x03FF, "el-GR"), (0x0400...0x04FF, "ru-RU"),
  ]

  private static let countries = [
    "ar": "ar-SA", "de": "de-DE", "en": "en-US", "es": "es-ES", "fr": "fr-FR", "ja": "ja-JP",
    "pt": "pt-BR", "th": "th-TH", "zh": "zh-CN", "ko": "ko-KR", "id": "id-ID", "ru": "ru-RU",
  ]

  /// A tag with a country.
  static func tag(_ language: String) -> String {
    countries[language] ?? (language.contains("-") ? language : "en-US")
  }

  /// The language of a text in a document of a language.
  static func tag(of text: String, in document: String) -> String {
    var han = false
    for scalar in text.unicodeScalars where scalar.value >= 0x370 {
      if let script = scripts.first(where: { $0.0.contains(scalar.value) }) {
        let own = tag(document)
        // Persian and Urdu are in Arabic letters, too; the document's own language is the better guess.
        return own.prefix(2) == script.1.prefix(2) ? own : script.1
      }
      if (0x3400...0x9FFF).contains(scalar.value) { han = true }
    }
    guard han else { return tag(document) }
    return ["ja", "ko", "zh"].contains(document.prefix(2)) ? tag(document) : "zh-CN"
  }
}
