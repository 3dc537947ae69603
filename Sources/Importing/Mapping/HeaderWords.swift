internal import Files
internal import Foundation

/// The words of questions, in the languages of the templates and German.
enum HeaderWords {
  /// A header in small letters, without accents, on one line.
  static func fold(_ header: String) -> String { CellText.folded(header) }

  /// What Google calls the column of times.
  static let timestamps: Set = [
    "timestamp", "zeitstempel", "horodateur", "marca temporal", "carimbo de data/hora", "carimbo de tempo",
    "data/hora",
    "タイムスタンプ", "طابع زمني", "الطابع الزمني", "informazioni cronologiche", "tijdstempel",
  ]

  /// The index of the row that names the columns: of the first rows, the one that most questions are known of.
  ///
  /// - Returns: nil where there is no row with answers below it.
  static func headerRow(of rows: [[String]]) -> Int? {
    best(of: rows)?.index ?? rows.firstIndex { row in row.filter { !$0.isEmpty }.count > 1 }
  }

  /// How many questions are known of the row that names the columns, to tell a form's sheet from others.
  static func score(of rows: [[String]]) -> Int { best(of: rows)?.score ?? 0 }

  private static func best(of rows: [[String]]) -> (index: Int, score: Int)? {
    var best: (index: Int, score: Int)?
    if let first = rows.first, first.map(fold) == ["code", "title", "question", "answer"] { return (0, 4) }
    for (index, row) in rows.enumerated() {
      let score = row.filter { !$0.isEmpty && $0.count < 200 && guess($0).weight >= 2 }.count
      let isShort = row.count { !$0.isEmpty } < 3
      if score > best?.score ?? 0, score > 1 || isShort { best = (index, score) }
    }
    return best
  }

  /// The field that a header is about, and how surely: 3 by its own words, 2 by likely ones, 1 by one that may
  /// mean something else, 0 for none.
  static func guess(_ header: String) -> (field: AnswerField, weight: Int) {
    let question = Question(header)
    guard !question.bytes.isEmpty else { return (.ignored, 0) }
    if timestamps.contains(question.folded) { return (.submitted, 3) }
    let named = named(question)
    if let consent = consent(question), named.weight < 2 || !question.says(interrogatives) { return consent }
    // "Publish online?" asks, too, where it is about nothing else.
    if question.says(publishing), named.weight == 0 || [.slide, .website].contains(named.field) {
      return (.publish, 2)
    }
    return named
  }

  /// What a question is about, apart from consent.
  private static func named(_ question: Question) -> (field: AnswerField, weight: Int) {
    for (field, weight, terms) in questions {
      if question.says(terms) {
        // The slide has one figure for both directions.
        if [.traffic, .ratio].contains(field), RatioOrder.isOneWay(question.folded) { return (.ignored, 0) }
        return (field, weight)
      }
      // In small letters "as" is a word of several languages.
      if field == .network, weight == 3, question.namesAS { return (.network, 3) }
    }
    return (.ignored, 0)
  }

  /// A header, in the forms that are compared with words.
  struct Question {
    let folded: String
    let tokens: Set<String>
    let bytes: [UInt8]
    /// Whether "AS" is one of its words, in capitals.
    let namesAS: Bool

    init(_ header: String) {
      folded = HeaderWords.fold(header)
      bytes = Array(folded.precomposedStringWithCanonicalMapping.utf8)
      tokens = Set(HeaderWords.words(folded))
      let words = HeaderWords.words(CellText.plain(header))
      namesAS =
        words.contains("AS")
        && (words.count < 3
          || header.unicodeScalars.contains { $0.properties.isAlphabetic && !$0.properties.isUppercase })
    }

    func says(_ terms: Terms) -> Bool {
      !tokens.isDisjoint(with: terms.words)
        || terms.beginnings.contains { start in tokens.contains { $0.hasPrefix(start) } }
        || terms.parts.contains { bytes.hasBytes($0) }
    }
  }

  /// The words of a folded text.
  static func words(_ text: String) -> [String] {
    text.split { !$0.isLetter && !$0.isNumber }.map { $0.precomposedStringWithCanonicalMapping }
  }

  /// Words to look for: `=word` is a whole word, `^word` its beginning, others are found anywhere.
  struct Terms: ExpressibleByArrayLiteral {
    var words: Set<String> = []
    var beginnings: [String] = []
    var parts: [[UInt8]] = []

    init(arrayLiteral terms: String...) {
      for term in terms {
        let text = HeaderWords.fold(term).precomposedStringWithCanonicalMapping
        switch text.first {
        case "=": words.insert(String(text.dropFirst()))
        case "^": beginnings.append(String(text.dropFirst()))
        default: parts.append(Array(text.utf8))
        }
      }
    }
  }
}
