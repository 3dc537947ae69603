/// What wrote a table of answers, which decides how its cells are read.
package enum AnswerSource: String, Sendable, Hashable, CaseIterable {
  case googleForms = "Google Forms"
  case microsoftForms = "Microsoft Forms"
  case pretalx = "pretalx"
  case pretalxQuestions = "pretalx, one answer a row"
  case pretalxSpeakers = "pretalx, speakers"
  case indico = "Indico"
  case limeSurvey = "LimeSurvey"
  case sessionize = "Sessionize"
  case typeform = "Typeform"
  case mail = "mail"
  case table = "a table"

  /// What has such a header; `rows` are looked into where headers depend on the organiser's language.
  init(header: [String], rows: [[String]]) {
    let folded = header.map(HeaderWords.fold)
    let first = folded.first ?? ""
    func has(_ name: String) -> Bool { folded.contains(name) }
    if Array(folded.prefix(4)) == ["code", "title", "question", "answer"] {
      self = .pretalxQuestions
    } else if folded == ["code", "name", "email", "question", "answer"] {
      self = .pretalxSpeakers
    } else if first == "id", has("start time"), has("completion time") {
      self = .microsoftForms
    } else if first == "id", has("registration date") || has("registration state") || has("first name") {
      self = .indico
    } else if first == "id", has("title"), has("submitted by") || has("submitter") || has("submission date") {
      self = .indico
    } else if first == "#", has("submit date (utc)") {
      self = .typeform
    } else if !Self.lastPages.isDisjoint(with: folded) || folded.contains(where: { $0.contains("[sq0") }) {
      self = .limeSurvey
    } else if has("session id"), has("title") {
      self = .sessionize
    } else if first == "id", Self.areCodes(rows.compactMap(\.first)) {
      self = Self.isOfSpeakers(header, rows) ? .pretalxSpeakers : .pretalx
    } else if HeaderWords.timestamps.contains(first) {
      self = .googleForms
    } else {
      self = .table
    }
  }

  /// Whether a source's own keys name a presenter for good, no matter who sends the answer.
  var hasLastingKeys: Bool { self == .pretalx || self == .pretalxQuestions || self == .sessionize }

  /// LimeSurvey's own column of the last page that was seen, which no other program has.
  private static let lastPages = Set(
    [
      "last page", "lastpage", "letzte seite", "derniere page", "dernière page vue", "última página",
      "ultima pagina",
      "最終ページ", "最後のページ", "الصفحة الأخيرة",
    ].map(HeaderWords.fold))

  /// Whether a column's cells are what became of pretalx's proposals. They are in English in every language.
  static func areStates(_ cells: [String]) -> Bool { !cells.isEmpty && cells.allSatisfy(states.contains) }

  private static let states: Set = [
    "submitted", "accepted", "confirmed", "rejected", "withdrawn", "canceled", "draft", "deleted",
  ]

  /// Whether pretalx's table is of speakers: it has a column of the codes of their proposals, but no states.
  private static func isOfSpeakers(_ header: [String], _ rows: [[String]]) -> Bool {
    func filled(_ column: Int) -> [String] {
      rows.compactMap { $0.count > column && !$0[column].isEmpty ? $0[column] : nil }
    }
    let columns = header.indices.dropFirst()
    let speakers: Set = ["speaker ids", "ids der vortragenden", "ids de palestrantes"]
    guard !columns.contains(where: { areStates(filled($0)) }),
      !header.contains(where: {
        HeaderWords.guess($0).field == .network || speakers.contains(HeaderWords.fold($0))
      })
    else { return false }
    return columns.contains { column in
      areCodes(filled(column).flatMap { cell in cell.split { ",;\n\r ".contains($0) }.map(String.init) })
    }
  }

  /// Whether all are codes as pretalx draws them: six of `ABCDEFGHJKLMNPQRSTUVWXYZ3789`.
  private static func areCodes(_ texts: [String]) -> Bool {
    !texts.isEmpty
      && texts.allSatisfy { text in
        text.utf8.count == 6 && text.utf8.allSatisfy { "ABCDEFGHJKLMNPQRSTUVWXYZ3789".utf8.contains($0) }
      }
  }

  /// The cell as it was typed, where the source guards spreadsheets against formulas.
  ///
  /// - pretalx (defusedcsv 3.0.0) puts `'` before a cell that begins with one of `@+-=|%`, and in such cells
  ///   `\` before each bar.
  /// - LimeSurvey puts `'` before `=`.
  func unguarded(_ cell: String) -> String {
    guard cell.utf8.first == UInt8(ascii: "'") else { return cell }
    let rest = cell.dropFirst()
    switch self {
    case .pretalx, .pretalxQuestions, .pretalxSpeakers:
      guard let sign = rest.utf8.first, "@+-=|%".utf8.contains(sign) else { return cell }
      return String(rest).replacing("\\|", with: "|")
    case .limeSurvey:
      return rest.utf8.first == UInt8(ascii: "=") ? String(rest) : cell
    default: return cell
    }
  }
}
