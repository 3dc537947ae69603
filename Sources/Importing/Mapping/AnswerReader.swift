internal import Diagnostics
internal import Submissions

/// Reads a table's rows by a mapping.
package struct AnswerReader {
  private let table: AnswerTable
  private let mapping: ColumnMapping
  private let planned: KnownChoices
  private let peersAt: KnownChoices
  private let trafficUnit: Int?
  private let outFirst: Bool
  /// The fields of a submission that the table asks for, as `ImportedAnswer.asked` names them.
  private let asked: Set<String>
  private(set) package var remarks: [ImportRemark] = []
  /// What was understood differently from how it was typed, for `--explain`.
  private(set) package var understood: [String] = []
  /// The places of the keys of a submission.
  private static let rank = Dictionary(
    uniqueKeysWithValues: SubmissionText.keys.enumerated().map { ($0.element, $0.offset) })
  private var row = AnswerTable.Row(number: 0, line: 0, cells: [])

  /// - Throws: `ImportFailure` where no column says who presents.
  package init(_ table: AnswerTable, _ mapping: ColumnMapping) throws(ImportFailure) {
    guard table.source != .pretalxSpeakers,
      [AnswerField.network, .name, .title].contains(where: { mapping.column($0) != nil })
    else {
      let isPeople =
        table.source == .pretalxSpeakers || table.header.contains { HeaderWords.fold($0) == "confirmed" }
      throw ImportFailure(
        "\(table.file): error: no column says who presents: neither an AS number nor a network's name",
        hint: isPeople
          ? "this looks like pretalx's list of speakers; export the sessions instead"
          : "write the map with --map FILE, and say there which column is 'network' or 'name'")
    }
    self.table = table
    self.mapping = mapping
    peersAt = KnownChoices(cells: mapping.column(.peersAt).map { table.filled($0) } ?? [])
    planned = KnownChoices(
      cells: (mapping.column(.planned).map { table.filled($0) } ?? [])
        + (mapping.column(.peersAt).map { table.filled($0) } ?? []))
    asked = Set(AnswerField.allCases.filter { mapping.column($0) != nil }.flatMap(\.parts))
    let traffic = mapping.column(.traffic).map { HeaderWords.fold(table.header[$0]) } ?? ""
    trafficUnit =
      [
        ("gbps", 1_000_000_000), ("gbit/s", 1_000_000_000), ("gb/s", 1_000_000_000), ("mbps", 1_000_000),
        ("mbit/s", 1_000_000), ("tbps", 1_000_000_000_000),
      ]
      .first { traffic.contains($0.0) }?.1
    let ratio = mapping.column(.ratio).map { HeaderWords.fold(table.header[$0]) } ?? ""
    outFirst = RatioOrder.isOutFirst(ratio)
  }

  /// The answers, in the order of the rows. What is odd about them is in `remarks`.
  package mutating func read() -> [ImportedAnswer] {
    remarks = table.remarks
    var answers: [ImportedAnswer] = []
    answers.reserveCapacity(table.rows.count)
    for row in table.rows {
      self.row = row
      if let answer = answer() { answers.append(answer) }
    }
    return answers
  }

  private func cell(_ field: AnswerField) -> String {
    mapping.column(field).map { row.cells[$0] } ?? ""
  }

  private mutating func remark(
    _ severity: ImportRemark.Severity, _ column: Int?, _ message: String, hint: String? = nil
  ) {
    remarks.append(
      ImportRemark(
        severity, file: table.file, line: row.line, row: row.number, column: column.map { table.header[$0] },
        message, hint: hint))
  }

  /// The value of what was understood of a field's cell; doubts are reported.
  private mutating func take<Value>(
    _ field: AnswerField, _ read: Understood<Value>, spelled: (Value) -> String
  ) -> Value? {
    if let doubt = read.doubt {
      let rest = read.value == nil ? "; left out" : ""
      remark(.warning, mapping.column(field), doubt + rest, hint: read.hint)
    }
    if let value = read.value {
      let (text, typed) = (spelled(value), cell(field).trimmed)
      if text != typed {
        understood.append("\(table.file):\(row.line): \(field.rawValue): '\(typed.quotable)' is \(text)")
      }
    }
    return read.value
  }

  private mutating func answer() -> ImportedAnswer? {
    var answer = ImportedAnswer(file: table.file, line: row.line, row: row.number)
    answer.id = cell(.id).isEmpty ? nil : cell(.id).trimmed
    let address = cell(.address).trimmed
    answer.address = Contact.isEmail(address) ? address.lowercased() : nil
    answer.order = mapping.column(.submitted).flatMap { AnswerTime.order(row.cells[$0], mapping.dateOrder) }
    answer.state = cell(.state).isEmpty ? nil : cell(.state).trimmed.lowercased()
    let said = mapping.columns.indices.filter { index in
      ![.ignored, .submitted, .address, .id, .state, .title].contains(mapping.columns[index].field)
        && !row.cells[index].isEmpty
    }
    guard !said.isEmpty else {
      remark(
        .error, nil, "the row answers no question, so there is no submission to make of it",
        hint: "delete the row, or ask for the answers")
      return nil
    }
    let long = leaveOutLongCells()
    reportLostLetters()
    readPresenter(&answer)
    guard answer.presenter != nil else {
      remark(
        .error, nil, "the row does not say who presents: neither an AS number nor a name can be read",
        hint: "ask for the AS number")
      return nil
    }
    readFields(&answer)
    answer.asked = asked
    answer.unclear = unclear(in: answer).union(long)
    answer.fields.sort { (Self.rank[$0.key] ?? 99) < (Self.rank[$1.key] ?? 99) }
    return answer
  }

  /// Empties cells that are longer than an answer can be, since not all readers bound what they read. Texts are left to
  /// theirs.
  ///
  /// - Returns: the fields that they are about.
  private mutating func leaveOutLongCells() -> [String] {
    var parts: [String] = []
    for (index, column) in mapping.columns.enumerated()
    where row.cells[index].utf8.count > SpokenText.longest && !column.field.isText {
      remark(
        .warning, index,
        "the text has \(row.cells[index].count) characters, far more than a slide can show; left out",
        hint: "ask for a sentence")
      row.cells[index] = ""
      parts += column.field.parts
    }
    return parts
  }

  /// Several people, a line each, on one line.
  private static func listed(_ text: String) -> String {
    text.split(separator: "\n").map { DisplayText.clean(String($0)) }.joined(separator: ", ")
  }

  /// The fields that have an answer that could not be read.
  private func unclear(in answer: ImportedAnswer) -> Set<String> {
    var unclear: Set<String> = []
    for (column, cell) in zip(mapping.columns, row.cells) where !cell.isEmpty {
      guard let part = column.field.parts.first, column.field != .showAddress, column.field != .title,
        column.field != .name, column.field != .peersAt || answer.networks.isEmpty,
        part.hasPrefix("consent.") || !CellText.saysNothing(cell),
        // What Microsoft's forms have for a name says nothing.
        column.field != .speaker || cell.trimmed != "anonymous"
      else { continue }
      let (key, inner) = (part.prefix { $0 != "." }, part.drop { $0 != "." }.dropFirst())
      let isRead = answer.fields.contains { field in
        guard case .map(let pairs) = field.value, !inner.isEmpty else {
          return field.key == key || key == "network" && field.key == "networks"
        }
        return field.key == key && pairs.contains { $0.key == inner }
      }
      if !isRead { unclear.insert(part) }
    }
    return unclear
  }

  private mutating func readPresenter(_ answer: inout ImportedAnswer) {
    answer.networks =
      take(.network, SpokenASN.read(cell(.network))) { $0.map { "AS\($0)" }.joined(separator: ", ") } ?? []
    answer.name = text(.name).map(DisplayText.clean)
    if let name = answer.name, !name.contains(where: \.isLetter) {
      remark(
        .warning, mapping.column(.name), "'\(name.quotable)' has no letters, and is not a name; left out")
      answer.name = nil
    }
    let title = DisplayText.clean(cell(.title))
    if answer.networks.isEmpty, mapping.column(.network) == nil, !title.isEmpty {
      answer.networks = SpokenASN.read(title).value ?? []
    }
    if answer.networks.isEmpty, answer.name == nil, !title.isEmpty { answer.name = title }
    if answer.networks.count > 1 {
      answer.fields.append(.init("networks", .list(answer.networks.map { .text("\($0)") })))
    } else if let network = answer.networks.first {
      answer.fields.append(.init("network", .text("\(network)")))
    } else if let name = answer.name {
      answer.fields.append(.init("name", .text(name)))
    }
  }

  private mutating func readFields(_ answer: inout ImportedAnswer) {
    func add(_ key: String, _ text: String?) { if let text { answer.fields.append(.init(key, .text(text))) } }
    let traffic = take(
      .traffic, SpokenTraffic.read(cell(.traffic), unit: trafficUnit), spelled: \.spelling)
    add("traffic", traffic?.spelling)
    if let problem = traffic?.problem {
      remark(
        .warning, mapping.column(.traffic), problem.message + ", so the slide cannot show it",
        hint: problem.hint)
    }
    add("ratio", take(.ratio, SpokenRatio.read(cell(.ratio), outFirst: outFirst)) { $0 })
    add("policy", take(.policy, SpokenPolicy.read(cell(.policy)), spelled: \.rawValue)?.rawValue)
    add("seeking", text(.seeking))
    add("offering", text(.offering))
    add("message", text(.message))
    add("speaker", text(.speaker).map(Self.listed).flatMap { $0 == "anonymous" ? nil : $0 })
    add("pronounced", text(.pronounced))
    add("website", take(.website, SpokenLink.website(cell(.website))) { $0 })
    add("logo", take(.logo, SpokenLink.picture(cell(.logo))) { $0 })
    if answer.fields.contains(where: { $0.key == "logo" }) {
      remark(
        .note, mapping.column(.logo), "the logo is a link, which import does not follow",
        hint: "save the picture beside the submission and write its name behind 'logo:'")
    }
    if !CellText.saysNothing(cell(.slide)) {
      remark(
        .warning, mapping.column(.slide),
        "'\(cell(.slide).trimmed.quotable)' is an upload that import does not fetch; left out",
        hint: "save the file beside the submission and write its name behind 'slide:'")
    }
    if let places = take(
      .planned, SpokenPlaces.read(cell(.planned), known: planned),
      spelled: { $0.map(\.place).joined(separator: ", ") })
    {
      answer.fields.append(
        .init(
          "planned",
          .list(
            places.map { place in
              place.when.map { .map([.init("place", .text(place.place)), .init("when", .text($0))]) }
                ?? .text(place.place)
            })))
    }
    readToday(&answer)
    readConsentAndContact(&answer)
  }

  /// Where somebody without an AS number is, in their words; of others PeeringDB says it.
  private mutating func readToday(_ answer: inout ImportedAnswer) {
    guard
      let places = take(
        .peersAt, SpokenPlaces.read(cell(.peersAt), known: peersAt),
        spelled: { $0.map(\.place).joined(separator: "; ") }),
      answer.networks.isEmpty
    else { return }
    answer.fields.append(
      .init("place", .text(places.map(\.place).filter { $0.lowercased() != "other" }.joined(separator: "; ")))
    )
  }

  private mutating func readConsentAndContact(_ answer: inout ImportedAnswer) {
    var consent: [FieldValue.Pair] = []
    for (field, key) in [(AnswerField.publish, "publish"), (.sheets, "sheets"), (.photo, "photo")] {
      if let value = take(field, SpokenConsent.read(cell(field)), spelled: { $0 ? "yes" : "no" }) {
        consent.append(.init(key, .text(value ? "yes" : "no")))
      }
    }
    if !consent.isEmpty { answer.fields.append(.init("consent", .map(consent))) }
    let mayShow = take(.showAddress, SpokenConsent.read(cell(.showAddress)), spelled: { $0 ? "yes" : "no" })
    let own = mayShow == true ? answer.address : nil
    answer.hidesAddress = mayShow == false && answer.address != nil
    var contact = Contact()
    var isRefused = false
    for column in mapping.columns(.contact) {
      let read = SpokenContact.read(row.cells[column], own: own)
      isRefused = isRefused || Wish.asked(in: CellText.plain(row.cells[column])) != nil
      if let doubt = read.doubt {
        remark(.warning, column, doubt + (read.value == nil ? "; left out" : ""), hint: read.hint)
      }
      guard let value = read.value else { continue }
      if let phone = value.phone, let first = phone.first, first.isNumber, first != "0",
        phone.count(where: \.isNumber) >= 6
      {
        remark(
          .warning, column,
          "'\(phone.quotable)' has no '+' or '0' before it, which a spreadsheet may have left out")
      }
      contact.name = contact.name ?? value.name
      contact.email = contact.email ?? value.email
      contact.phone = contact.phone ?? value.phone
      contact.url = contact.url ?? value.url
    }
    if let email = contact.email, mayShow == false, email.lowercased() == answer.address {
      contact.email = nil
      remark(
        .warning, mapping.column(.contact),
        "'\(email.quotable)' is the submitter's own address, which may not be on the slide; left out")
    }
    if contact == Contact(), !isRefused { contact.email = own }
    if let value = FieldParts.contact(FieldParts.pairs(contact)) {
      answer.fields.append(.init("contact", value))
    }
  }

  /// A text for the slide, with its lines; nil where the cell says nothing that can be shown.
  private mutating func text(_ field: AnswerField) -> String? {
    let read = SpokenText.read(cell(field), field)
    if let doubt = read.doubt {
      remark(
        .warning, mapping.column(field), doubt + (read.value == nil ? "; left out" : ""), hint: read.hint)
    }
    return read.value
  }

  /// Reports letters that are lost in the cells of values; those of texts are reported with the text.
  private mutating func reportLostLetters() {
    for index in row.cells.indices where row.cells[index].utf8.contains(where: { $0 > 0x7F }) {
      let field = mapping.columns[index].field
      guard ![.ignored, .name, .speaker, .seeking, .offering, .message, .pronounced].contains(field),
        !row.cells[index].contains("?"), let lost = LostLetters(row.cells[index], isName: false)
      else { continue }
      remark(.warning, index, "'\(row.cells[index].trimmed.quotable)' \(lost.why)", hint: LostLetters.hint)
    }
  }
}
