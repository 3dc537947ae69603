/// LimeSurvey's column for each choice, `question [choice]`.
enum LimeSurveyChoices {
  /// The columns of one question.
  private struct Group {
    var name: String
    var columns: [Column]
  }

  private struct Column {
    var index: Int
    var choice: String
    var kind: Kind
  }

  private enum Kind {
    case tick
    /// What was typed where no choice fits.
    case other
    /// What was typed beside a choice.
    case comment
  }

  /// Joins the columns of each question into one of the ticked choices' texts.
  static func join(in table: inout AnswerTable) {
    for group in groups(table.header) where isOfTicks(group, in: table) {
      let ticks = group.columns.filter { $0.kind == .tick }
      let isCoded = !ticks.isEmpty && ticks.allSatisfy { isCode($0.choice) } && !group.name.contains(" ")
      if isCoded {
        table.remarks.append(
          ImportRemark(
            .warning, file: table.file, column: table.header[group.columns[0].index],
            "the choices of '\(group.name)' are codes (\(ticks.prefix(3).map(\.choice).joined(separator: ", "))), so its answers are not used",
            hint: "export the answers again, with full question text and full answers"))
      }
      for row in table.rows.indices {
        let joined = isCoded ? "" : chosen(group, table.rows[row].cells).joined(separator: ";")
        for column in group.columns { table.rows[row].cells[column.index] = "" }
        table.rows[row].cells[group.columns[0].index] = joined
      }
      for column in group.columns { table.header[column.index] = "" }
      table.header[group.columns[0].index] = isCoded ? "" : group.name
    }
  }

  private static func groups(_ header: [String]) -> [Group] {
    var groups: [Group] = []
    for (index, title) in header.enumerated() {
      guard title.hasSuffix("]"), let open = title.firstIndex(of: "[") else { continue }
      let name = title[..<open].trimmed
      // `[Suva][Comment]` is a comment on Suva.
      let parts = title[open...].split { "[]".contains($0) }.map { $0.trimmed }.filter { !$0.isEmpty }
      guard var choice = parts.first else { continue }
      var kind = Kind.tick
      let folded = HeaderWords.fold(parts.last ?? "")
      if let ending = comments.first(where: folded.hasSuffix) {
        kind = .comment
        if parts.count == 1 { choice = String(choice.dropLast(ending.count)).trimmed }
        while let last = choice.last, " -:".contains(last) { choice.removeLast() }
      } else if others.contains(folded) {
        kind = .other
      }
      let column = Column(index: index, choice: choice, kind: kind)
      if let known = groups.firstIndex(where: { $0.name == name }) {
        groups[known].columns.append(column)
      } else {
        groups.append(Group(name: name, columns: [column]))
      }
    }
    return groups
  }

  /// Whether a question's columns are ticks, of which at least one is there, rather than rows of a matrix.
  private static func isOfTicks(_ group: Group, in table: AnswerTable) -> Bool {
    let ticks = group.columns.filter { $0.kind == .tick }
    let cells = ticks.flatMap { column in table.filled(column.index).map(HeaderWords.fold) }
    return !cells.isEmpty && cells.allSatisfy { yes.contains($0) || no.contains($0) }
      || (cells.isEmpty && !ticks.isEmpty && group.columns.count > 1)
  }

  /// The texts of what was ticked and typed.
  private static func chosen(_ group: Group, _ cells: [String]) -> [String] {
    group.columns.compactMap { column in
      let cell = cells[column.index].trimmed
      let folded = HeaderWords.fold(cell)
      switch column.kind {
      case .tick:
        guard yes.contains(folded) else { return nil }
        let comment = group.columns.first { $0.kind == .comment && $0.choice == column.choice }
        let typed = comment.map { cells[$0.index].trimmed } ?? ""
        return typed.isEmpty || isNothing(typed) ? column.choice : "\(column.choice) (\(typed))"
      case .other:
        if cell.isEmpty || no.contains(folded) || isNothing(cell) { return nil }
        return yes.contains(folded) ? column.choice : cell
      case .comment:
        // What was typed beside a choice that is not ticked is an answer, too.
        let choice = group.columns.first { $0.kind == .tick && $0.choice == column.choice }
        let isTicked = choice.map { yes.contains(HeaderWords.fold(cells[$0.index].trimmed)) } ?? false
        return isTicked || cell.isEmpty || isNothing(cell) ? nil : "\(column.choice) (\(cell))"
      }
    }
  }

  private static func isNothing(_ cell: String) -> Bool {
    ["n/a", "na", "-oth-"].contains(cell.lowercased())
  }

  /// `SQ001`, `SY01`, `A1`: what LimeSurvey calls choices that have no names of their own.
  private static func isCode(_ choice: String) -> Bool {
    let letters = choice.prefix { $0.isASCII && $0.isLetter }
    let digits = choice.dropFirst(letters.count)
    return letters.count <= 3 && !digits.isEmpty && digits.allSatisfy(\.isNumber)
  }

  private static let yes = Set(
    ["y", "yes", "1", "x", "checked", "selected", "ja", "j", "oui", "o", "sí", "s", "sim", "はい", "نعم", "✓"]
      .map(HeaderWords.fold))
  private static let no = Set(
    [
      "n", "no", "0", "n/a", "not checked", "not selected", "nein", "nicht gewählt", "non", "não", "いいえ",
      "لا",
    ].map(HeaderWords.fold))
  private static let others = Set(
    [
      "other", "other:", "sonstiges", "andere", "autre", "otro", "otros", "outro", "outros", "その他", "أخرى",
      "غير ذلك",
    ].map(HeaderWords.fold))
  private static let comments = ["comment", "kommentar", "commentaire", "comentario", "コメント", "تعليق"].map(
    HeaderWords.fold)
}
