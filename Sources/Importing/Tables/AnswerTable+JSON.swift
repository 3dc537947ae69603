internal import PeeringDB

extension AnswerTable {
  /// The most bytes of JSON that are read.
  private static let mostJSON = 16_000_000

  /// The table in an export in JSON: of pretalx (a list of sessions), or of Sessionize.
  ///
  /// - Returns: nil where the text is not JSON, and may be another format that begins with a bracket.
  /// - Throws: `ImportFailure` where it is another program's, or has no answers.
  static func json(_ bytes: [UInt8], file: String) throws(ImportFailure) -> AnswerTable? {
    // A value takes up to thirty times the room of its text.
    guard bytes.count <= mostJSON else {
      throw ImportFailure("\(file): error: the file has more than \(mostJSON / 1_000_000) MB of JSON")
    }
    if let objects = JSONValue.objects(bytes) {
      guard !objects.isEmpty else {
        throw ImportFailure("\(file): error: the list is empty", hint: "export the answers again")
      }
      if let groups = sessionizeGroups(objects) { return try sessionize(groups, [:], file: file) }
      return try pretalx(objects, file: file)
    }
    guard let value = JSONValue(bytes) else {
      // Text may begin with a bracket; what ends with one, too, was meant as JSON.
      let last = bytes.last { ![0x20, 0x0A, 0x0D, 0x09].contains($0) }
      guard let last, [UInt8(ascii: "]"), UInt8(ascii: "}")].contains(last) else { return nil }
      throw ImportFailure("\(file): error: the file is not correct JSON", hint: "export the answers again")
    }
    guard case .list(let sessions) = value["sessions"] else {
      throw ImportFailure(
        "\(file): error: the JSON has no sessions that import knows",
        hint: "import reads JSON of pretalx (Export, sessions) and of Sessionize (view/All)")
    }
    return try sessionize(sessions, value.members, file: file)
  }

  /// A table in rows that a program wrote, with nothing to undo in its cells.
  static func made(
    _ source: AnswerSource, header: [String], rows: [Row], file: String, remarks: [ImportRemark] = []
  ) throws(ImportFailure) -> AnswerTable {
    guard rows.count * header.count <= CSVReader.mostCells else { throw tooLarge(file) }
    var rows = rows
    for index in rows.indices {
      rows[index].cells += Array(repeating: "", count: max(0, header.count - rows[index].cells.count))
    }
    return AnswerTable(file: file, source: source, header: header, rows: rows, remarks: remarks)
  }

  private static func pretalx(_ objects: [JSONValue.Members], file: String) throws(ImportFailure)
    -> AnswerTable
  {
    var columns: [String: Int] = [:]
    var header: [String] = []
    var rows: [Row] = []
    for (index, object) in objects.enumerated() {
      var cells = [String](repeating: "", count: header.count)
      for (name, value) in object.members {
        let column = columns[name] ?? header.count
        if column == header.count {
          columns[name] = column
          header.append(name)
          cells.append("")
        }
        cells[column] = value.cell
      }
      rows.append(Row(number: index + 1, line: object.line, cells: cells))
    }
    let source = AnswerSource(header: header, rows: rows.prefix(50).map(\.cells))
    guard source == .pretalx || source == .pretalxSpeakers else {
      throw ImportFailure(
        "\(file): error: the JSON has no sessions that import knows",
        hint: "import reads JSON of pretalx (Export, sessions) and of Sessionize (view/All)")
    }
    var table = try made(source, header: header, rows: rows, file: file)
    table.normalise()
    return table
  }

  /// The sessions of Sessionize's view by groups; nil where the list is something else.
  private static func sessionizeGroups(_ objects: [JSONValue.Members]) -> [JSONValue]? {
    var sessions: [JSONValue] = []
    for object in objects {
      guard case .list(let some)? = object.members.first(where: { $0.name == "sessions" })?.value,
        object.members.contains(where: { $0.name == "groupId" || $0.name == "groupName" })
      else { return nil }
      sessions += some
    }
    return sessions
  }

  /// The table of Sessionize's sessions: their questions, and their speakers' questions.
  private static func sessionize(
    _ sessions: [JSONValue], _ all: [String: JSONValue], file: String
  ) throws(ImportFailure) -> AnswerTable {
    var questions: [String: String] = [:]
    for question in all["questions"]?.entries ?? [] {
      questions[question["id"].cell] = question["question"].cell
    }
    var (items, groups): ([String: String], [String: String]) = ([:], [:])
    for category in all["categories"]?.entries ?? [] {
      for item in category["items"].entries {
        items[item["id"].cell] = item["name"].cell
        groups[item["id"].cell] = category["title"].cell
      }
    }
    var people: [String: JSONValue] = [:]
    for person in all["speakers"]?.entries ?? [] { people[person["id"].cell] = person }
    var header = ["Session ID", "Title", "Speakers", "Status"]
    var columns: [String: Int] = [:]
    var rows: [Row] = []
    for (index, session) in sessions.enumerated() where session["isServiceSession"] != .flag(true) {
      let speakers = session["speakers"].entries.map { people[$0.cell] ?? $0 }
      let names = speakers.map { ($0["fullName"].cell.isEmpty ? $0["name"] : $0["fullName"]).cell }
      var cells = [
        session["id"].cell, session["title"].cell, names.joined(separator: ", "), session["status"].cell,
      ]
      func put(_ name: String, _ text: String) {
        guard !name.isEmpty, !text.isEmpty else { return }
        let column = columns[name] ?? header.count
        if column == header.count {
          columns[name] = column
          header.append(name)
        }
        while cells.count <= column { cells.append("") }
        cells[column] += (cells[column].isEmpty ? "" : ";") + text
      }
      for place in [session] + speakers {
        for answer in place["questionAnswers"].entries {
          let known = questions[answer["questionId"].cell] ?? answer["question"].cell
          put(known, (answer["answerValue"] == .null ? answer["answer"] : answer["answerValue"]).cell)
        }
        for item in place["categoryItems"].entries { put(groups[item.cell] ?? "", items[item.cell] ?? "") }
        for category in place["categories"].entries {
          for item in category["categoryItems"].entries { put(category["name"].cell, item["name"].cell) }
        }
      }
      rows.append(Row(number: index + 1, line: 1, cells: cells))
    }
    guard !rows.isEmpty else {
      throw ImportFailure("\(file): error: there is no session in it", hint: "export the answers again")
    }
    var table = try made(.sessionize, header: header, rows: rows, file: file)
    table.normalise()
    if columns.isEmpty {
      table.remarks.append(
        ImportRemark(
          .warning, file: file, "no answers to questions are in it",
          hint: "tick the questions for this endpoint, under API / Embed"))
    }
    return table
  }
}

extension JSONValue {
  /// The value as a cell: lists with commas, of a text in several languages the English one, else the first.
  var cell: String {
    switch self {
    case .null: ""
    case .flag(let flag): flag ? "True" : "False"
    case .integer(let number): "\(number)"
    case .decimal(let number): "\(number)"
    case .text(let text): text
    case .list(let items): items.map(\.cell).joined(separator: ", ")
    case .object(let members):
      (members["en"] ?? members["name"] ?? members.min { $0.key < $1.key }?.value)?.cell ?? ""
    }
  }

  /// The members of an object; none for anything else.
  var members: [String: JSONValue] { if case .object(let members) = self { members } else { [:] } }
}
