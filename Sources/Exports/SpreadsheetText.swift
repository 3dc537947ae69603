internal import Files
internal import Submissions

/// What a spreadsheet makes of a cell of a table in CSV, whatever its language.
///
/// Excel and LibreOffice turn what looks like a number, a date, an amount or a truth value into one, and show it in a form of
/// their own: `1e5` becomes 100000, `May 2027` a day.
enum SpreadsheetText {
  /// The cell as it is shown as written: behind an apostrophe, where a spreadsheet might take it for something else.
  ///
  /// What begins like a formula is left to `CSVRow`, which guards all tables.
  static func kept(_ cell: String) -> String {
    looksLikeAValue(cell) && !CSVRow.beginsAFormula(cell) ? "'" + cell : cell
  }

  private static func looksLikeAValue(_ cell: String) -> Bool {
    let words = self.words(cell)
    if words.count == 1, truths.contains(words[0]), cell.allSatisfy({ $0.isLetter || $0.isWhitespace }) {
      return true
    }
    guard cell.unicodeScalars.contains(where: { $0.properties.numericType != nil }) else { return false }
    return words.allSatisfy(isPartOfAValue)
  }

  /// The runs of letters, folded to small letters without signs.
  private static func words(_ cell: String) -> [String] {
    cell.split { !$0.isLetter }.map { DisplayText.fold(String($0)) }
  }

  private static func isPartOfAValue(_ word: String) -> Bool {
    if units.contains(word) || currencies.contains(word) { return true }
    if word.unicodeScalars.allSatisfy({ "年月日時分秒时년월일시분초上下午前後后오전후".unicodeScalars.contains($0) }) {
      return true
    }
    return word.count <= longestMonth && months.contains { word.hasPrefix($0) }
  }

  /// Exponents, halves of a day, hours and zones, and words between a day and its month.
  private static let units: Set<String> = [
    "e", "d", "a", "p", "am", "pm", "h", "t", "z", "utc", "gmt", "de", "del", "di",
  ]

  private static let currencies: Set<String> = [
    "aud", "bdt", "brl", "cad", "chf", "cny", "czk", "dkk", "eur", "fjd", "gbp", "hkd", "huf", "idr", "ils",
    "inr", "jpy",
    "kr", "krw", "mxn", "myr", "nok", "nzd", "php", "pln", "r", "rm", "rp", "rs", "rub", "sek", "sgd", "thb",
    "tl", "try",
    "twd", "usd", "vnd", "zar", "zł", "kč", "kc", "ft", "lei", "fr", "hk", "us", "nt", "ca", "au", "nz",
  ]

  /// The truth values of spreadsheets in several languages, folded.
  private static let truths: Set<String> = [
    "true", "false", "wahr", "falsch", "vrai", "faux", "verdadero", "falso", "verdadeiro", "vero", "waar",
    "onwaar",
    "sant", "falskt", "usant", "sand", "falsk", "tosi", "epatosi", "prawda", "falsz", "fałsz", "pravda",
    "nepravda", "igaz",
    "hamis", "dogru", "doğru", "yanlis", "yanlış", "yanlıs", "истина", "ложь", "benar", "salah",
  ]

  /// What the names of months begin with, folded, in the languages of the pages and of others in Europe and Asia.
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",  // English
    "mai", "okt", "dez", "mrz",  // German
    "fev", "avr", "juin", "juil", "aou",  // French
    "ene", "abr", "ago", "dic",  // Spanish
    "set", "out",  // Portuguese
    "gen", "mag", "giu", "lug", "ott",  // Italian
    "mrt", "mei", "maj", "des", "agu", "agt",  // Dutch, Danish, Norwegian, Indonesian
    "sty", "lut", "kwi", "cze", "lip", "sie", "wrz", "paz", "lis", "gru",  // Polish
    "oca", "sub", "nis", "haz", "tem", "eyl", "eki", "kas", "ara",  // Turkish
    "янв", "фев", "мар", "апр", "май", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек",
    "يناير", "فبراير", "مارس", "ابريل", "مايو", "يونيو", "يوليو", "اغسطس", "سبتمبر", "اكتوبر", "نوفمبر",
    "ديسمبر",
  ]
  /// In letters: "septiembre", "października".
  private static let longestMonth = 12
}
