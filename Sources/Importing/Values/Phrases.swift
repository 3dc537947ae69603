/// Words and phrases to look for in what people write, in any of the six languages.
struct Phrases: Sendable {
  /// The words that follow, by the first one.
  private let phrases: [String: [[String]]]
  /// Of languages that write no spaces between words.
  private let parts: [String]

  /// - Parameter list: words and phrases with `|` between them, or line ends.
  init(_ list: String) {
    var (phrases, parts) = ([String: [[String]]](), [String]())
    for entry in list.split(whereSeparator: { "|\n".contains($0) }) {
      let words = CellText.words(String(entry))
      guard let first = words.first else { continue }
      if entry.unicodeScalars.contains(where: { $0.value >= 0x3040 }) {
        parts.append(words.joined())
      } else {
        phrases[first, default: []].append(Array(words.dropFirst()))
      }
    }
    (self.phrases, self.parts) = (phrases, parts)
  }

  /// Whether any of them is among the words of a text, as `CellText.words` takes them.
  func areIn(_ words: [String]) -> Bool {
    for (index, word) in words.enumerated() {
      if let behind = phrases[word], behind.contains(where: words[(index + 1)...].starts) { return true }
      // Kana, and Chinese characters.
      if word.utf8.contains(where: { $0 >= 0xE3 }), parts.contains(where: word.has) { return true }
    }
    return false
  }

  /// Whether the words are one of them, and nothing else.
  func are(_ words: [String]) -> Bool {
    guard let first = words.first else { return false }
    return phrases[first]?.contains { $0.elementsEqual(words.dropFirst()) } == true
      || words.contains { $0.utf8.contains { $0 >= 0xE3 } } && parts.contains(words.joined())
  }

  /// Words that deny.
  static let negations = Phrases(
    """
    not|no|never|none|don't|dont|doesn't|isn't|aren't|without|except|nicht|kein|keine|keinen|nie|ohne|außer|pas|jamais
    sauf|sans|ne|n'est|nunca|sin|excepto|salvo|não|sem|exceto|ない|ません|不可|以外|ليس|ليست|لا|بدون|عدم
    """)

  /// Sentences that ask not to show what is beside them.
  static let refusals = Phrases(refusing)
  /// Words that say that something is not for everybody.
  static let secrecy = Phrases(
    refusing + """
      |unpublished|non public|in confidence|internal use|for internal|internally|confidential|keep private|private only
      is private|keep secret|only for you|for you only|under nda|unlisted|redacted|bitte nicht|nur für intern|nur für euch
      intern|interne nutzung|vertraulich|geheim|usage interne|interne seulement|confidentiel|confidentielle|uso interno
      confidencial|por favor não|非公開|社外秘|内部のみ|社内のみ|秘密|سري|سرية|داخلي|داخلي فقط|خاص|for organisers|for organizers|internal
      """)
  private static let refusing = """
    do not publish|don't publish|dont publish|not publish|not be published|not for publication|never publish
    not public|not for public|not for the slide|not on the slide|not on slide|do not show|don't show|dont show|not show
    do not print|don't print|do not share|don't share|not to be shared|not share|do not use this|don't use this
    do not list|don't list|keep it private|off the record|internal only|only internal|only internally|internally only
    organisers only|organizers only|your eyes only|not to be named|do not display|don't display|do not disclose
    don't disclose|not disclose|not to disclose|nicht veröffentlichen|nicht öffentlich|nicht zeigen|nicht auf die folie
    nicht weitergeben|nicht anzeigen|nur intern|keine veröffentlichung|ne pas publier|pas publier|ne pas diffuser
    pas diffuser|ne pas afficher|pas public|non publique|ne pas divulguer|no publicar|no se publique|no divulgar|no mostrar
    no compartir|no público|solo interno|não publicar|não divulgar|não mostrar|não compartilhar|não público
    apenas interno|só interno|não publique|公開しない|公開不可|掲載しない|掲載不可|載せない|لا تنشر|لا تنشروا|عدم النشر|ليس للنشر|غير للنشر
    """

  /// Words that leave it open whether something is so.
  static let uncertainty = Phrases(
    """
    maybe|perhaps|probably|possibly|not sure|unsure|i think|i guess|i believe|to be confirmed|tbc|depends|it depends
    vielleicht|eventuell|evtl|wahrscheinlich|vermutlich|peut être|probablement|quizás|quizá|tal vez|a lo mejor|depende
    probablemente|talvez|provavelmente|たぶん|多分|おそらく|かも|未定|ربما
    """)
}
