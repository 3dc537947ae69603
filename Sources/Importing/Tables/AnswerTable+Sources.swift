extension AnswerTable {
  /// Brings what sources have of their own into the common form, and says what they lose.
  mutating func normalise() {
    let isLong = source == .pretalxQuestions
    switch source {
    case .pretalxQuestions: widenQuestions()
    case .indico: remarkOnIndico()
    case .limeSurvey: LimeSurveyChoices.join(in: &self)
    default: break
    }
    let byHeader = Dictionary(grouping: header.indices, by: { HeaderWords.fold(header[$0]) })
    if source == .pretalx, isLong {
      remarks.append(
        ImportRemark(
          .note, file: file, "pretalx leaves answers to date questions empty in this export",
          hint: "ask for those answers in text questions, or import from pretalx's API"))
    } else if source == .pretalx {
      remarks.append(
        ImportRemark(
          .note, file: file,
          "pretalx leaves answers to date questions empty in this export, and of two questions with one text it keeps the last",
          hint:
            "import from pretalx's API, which has them; or ask in text questions, each with its own text"
        ))
    }
    for (name, columns) in byHeader.sorted(by: { $0.value[0] < $1.value[0] })
    where columns.count > 1 && !name.isEmpty {
      remarks.append(
        ImportRemark(
          .note, file: file,
          "\(columns.count) columns are called \"\(header[columns[0]])\": \(columns.map { "\($0 + 1)" }.joined(separator: ", "))",
          hint: "name the second in a map with 'occurrence: 2'"
        ))
    }
    for column in header.indices where !header[column].isEmpty && !rows.isEmpty && filled(column).isEmpty {
      remarks.append(
        ImportRemark(.note, file: file, column: header[column], "the column is empty in every row"))
    }
  }

  /// Makes a row for each proposal of pretalx's long form, and a column for each question.
  private mutating func widenQuestions() {
    var questions: [String] = []
    var columns: [String: [Int]] = [:]
    var proposals: [String: Int] = [:]
    var wide: [Row] = []
    for row in rows {
      let (code, title, question, answer) = (row.cells[0], row.cells[1], row.cells[2], row.cells[3])
      let index: Int
      if let known = proposals[code] {
        index = known
      } else {
        index = wide.count
        proposals[code] = index
        wide.append(Row(number: row.number, line: row.line, cells: [code, title]))
      }
      func cell(_ column: Int) -> String { wide[index].cells.count > column ? wide[index].cells[column] : "" }
      // Two questions of one text are two columns; an empty answer leaves its column to the next row of that text.
      var column = columns[question, default: []].first {
        !wide[index].cells.indices.contains($0) || cell($0).isEmpty
      }
      if column == nil {
        column = 2 + questions.count
        questions.append(question)
        columns[question, default: []].append(column ?? 0)
      }
      guard let column else { continue }
      while wide[index].cells.count <= column { wide[index].cells.append("") }
      wide[index].cells[column] = answer
    }
    header = ["ID", "Proposal title"] + questions
    for index in wide.indices {
      while wide[index].cells.count < header.count { wide[index].cells.append("") }
    }
    rows = wide
    source = .pretalx
    isLongForm = true
  }

  private mutating func remarkOnIndico() {
    guard !isSpreadsheet else { return }
    remarks.append(
      ImportRemark(
        .warning, file: file,
        "Indico's CSV leaves out leading '=', '+', '-' and '@', so telephone numbers have lost their '+', and turns line ends into spaces",
        hint: "add the signs in the submissions; Indico's XLSX shows what was typed"))
  }

  /// Whether the file is a spreadsheet rather than text.
  private var isSpreadsheet: Bool {
    file.lowercased().hasSuffix(".xlsx") || file.lowercased().hasSuffix(".xlsm")
  }
}
