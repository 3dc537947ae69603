internal import Submissions

extension ColumnMapping {
  /// The mapping that a table's headers and answers suggest.
  package static func guess(_ table: AnswerTable) -> ColumnMapping {
    var columns: [Column] = []
    for (index, header) in table.header.enumerated() {
      columns.append(column(header, index, in: table))
    }
    var mapping = ColumnMapping(columns: columns)
    mapping.applySource(table)
    mapping.keepOneOfEach(in: table)
    mapping.guessByContents(table)
    mapping.keepNamed()
    if let submitted = mapping.column(.submitted) { mapping.dateOrder = dateOrder(table.filled(submitted)) }
    return mapping
  }

  private static func column(_ header: String, _ index: Int, in table: AnswerTable) -> Column {
    let (field, weight) = HeaderWords.guess(header)
    let filled = sample(of: index, in: table)
    if HeaderWords.reversedConsent(header) != nil,
      field == .ignored || field.isConsent
        || filled.count(where: { SpokenConsent.read($0).value != nil }) * 2 > filled.count
    {
      return Column(header: header, field: .ignored, confidence: .likely, reason: reversed)
    }
    if HeaderWords.limitsConsent(header, field) {
      return Column(header: header, field: .ignored, confidence: .likely, reason: limited)
    }
    if field == .ignored, weight == 0, RatioOrder.isOneWay(header) {
      return Column(header: header, field: .ignored, confidence: .likely, reason: oneWay)
    }
    guard weight > 0, field != .ignored else {
      return Column(header: header, field: .ignored, confidence: .likely, reason: "")
    }
    guard let fitting = fitting(filled, field) else {
      return Column(
        header: header, field: field, confidence: weight >= 2 ? .likely : .guess, reason: "by its name")
    }
    // Whether a slide may be published is never decided by leaving the question out.
    guard fitting > 0 || filled.count < 2 || (field.isConsent && weight >= 2) else {
      return Column(
        header: header, field: .ignored, confidence: .likely,
        reason: "\(namedLike)\(field.words), but no answer fits")
    }
    let share = "\(fitting) of \(filled.count) answers fit"
    if weight >= 2, fitting * 2 >= filled.count {
      return Column(
        header: header, field: field, confidence: filled.isEmpty ? .likely : .certain, reason: share)
    }
    return Column(header: header, field: field, confidence: weight >= 2 ? .likely : .guess, reason: share)
  }

  /// Why a column is not used that asks for a no.
  static let reversed = "asks the other way round"
  /// Why a column is not used that asks for less than consent, or something else.
  static let limited = "may ask for less, or something else"
  /// Why a column of traffic is not used.
  static let oneWay = "asks for one direction"
  private static let namedLike = "named like "

  /// Keeps columns that are named like a field that no other column is about, so that each of their cells is reported.
  private mutating func keepNamed() {
    for index in columns.indices where columns[index].reason.hasPrefix(Self.namedLike) {
      let (field, weight) = HeaderWords.guess(columns[index].header)
      guard weight == 3, column(field) == nil else { continue }
      columns[index].field = field
      columns[index].confidence = .guess
      columns[index].reason = "by its name, but no answer fits"
    }
  }

  /// The first answers of a column, without those that are far too long to be any field's.
  private static func sample(of column: Int, in table: AnswerTable) -> [String] {
    Array(table.filled(column).lazy.filter { $0.utf8.count <= SpokenText.longest }.prefix(200))
  }

  /// How many answers can be read as a field's; nil where any text can.
  private static func fitting(_ cells: [String], _ field: AnswerField) -> Int? {
    switch field {
    case .network: cells.count { SpokenASN.read($0).value != nil }
    case .traffic:
      cells.count {
        let read = SpokenTraffic.read($0);
        return read.value != nil || (read.doubt == nil) || $0.contains(where: \.isNumber)
      }
    case .ratio: cells.count { SpokenRatio.read($0).value != nil }
    case .policy: cells.count { SpokenPolicy.read($0).value != nil }
    case .publish, .sheets, .photo, .showAddress: cells.count { SpokenConsent.read($0).value != nil }
    case .address: cells.count { Contact.isEmail($0.trimmed) || $0 == "anonymous" }
    default: nil
    }
  }

  /// What is known of a source's own columns.
  private mutating func applySource(_ table: AnswerTable) {
    func set(_ name: String, _ field: AnswerField) {
      guard let index = columns.firstIndex(where: { HeaderWords.fold($0.header) == name }) else { return }
      columns[index].field = field
      columns[index].confidence = .certain
      columns[index].reason = "\(table.source.rawValue)'s own column"
    }
    switch table.source {
    case .microsoftForms:
      set("id", .id)
      set("email", .address)
      set("start time", .ignored)
      set("completion time", .submitted)
      set("last modified time", .ignored)
      // The account's name is who filled in the form; who presents may be asked for.
      let isAsked = columns.contains { column in
        column.field == .speaker && HeaderWords.fold(column.header) != "name"
      }
      set("name", isAsked ? .ignored : .speaker)
    case .pretalx:
      if let first = columns.indices.first {
        columns[first].field = .id
        columns[first].confidence = .certain
        columns[first].reason = "pretalx's own column"
      }
      if columns.count > 1, column(.title) == nil { columns[1].field = .title }
      if let index = columns.indices.dropFirst().first(where: { index in
        AnswerSource.areStates(table.filled(index))
      }) {
        columns[index].field = .state
        columns[index].confidence = .certain
        columns[index].reason = "pretalx's own column"
      }
    case .indico:
      set("id", .id)
      set("name", .speaker)
      set("email address", .address)
      set("affiliation", .name)
      set("registration date", .submitted)
      set("registration state", .state)
      for name in [
        "first name", "last name", "position", "title", "picture", "country", "address", "price",
        "checked in", "tags",
      ] {
        set(name, .ignored)
      }
    case .sessionize:
      set("session id", .id)
      set("title", .title)
      set("status", .state)
      set("owner email", .address)
      for name in ["description", "owner", "room", "level", "language", "session format", "bio", "tagline"] {
        set(name, .ignored)
      }
      if column(.speaker) == nil { set("speakers", .speaker) }
    case .typeform:
      set("#", .id)
      set("submit date (utc)", .submitted)
    case .limeSurvey:
      set("response id", .id)
      set("id", .id)
    default: break
    }
  }

  /// Of several columns about one thing, keeps the surest; of equally sure ones, the one with most answers.
  private mutating func keepOneOfEach(in table: AnswerTable) {
    let order: [Confidence] = [.guess, .likely, .certain, .given]
    for field in AnswerField.allCases where !field.allowsSeveral {
      let indices = columns(field)
      guard indices.count > 1 else { continue }
      let best = indices.max { left, right in
        let ranks = [left, right].map { order.firstIndex(of: columns[$0].confidence) ?? 0 }
        if ranks[0] != ranks[1] { return ranks[0] < ranks[1] }
        let counts = [left, right].map { table.filled($0).count }
        return counts[0] < counts[1] || (counts[0] == counts[1] && left > right)
      }
      for index in indices where index != best {
        columns[index].field = .ignored
        columns[index].reason = "also looks like \(field.words)"
      }
    }
    // A second contact by a likely name only, such as Indico's own telephone beside the form's question, stays out.
    let contacts = columns(.contact)
    if contacts.contains(where: {
      columns[$0].confidence != .guess && HeaderWords.guess(columns[$0].header).weight == 3
    }) {
      for index in contacts where HeaderWords.guess(columns[index].header).weight < 3 {
        columns[index].field = .ignored
        columns[index].reason = "also looks like how to reach them"
      }
    }
  }

  /// Looks in columns that say nothing by their name for what is still missing.
  private mutating func guessByContents(_ table: AnswerTable) {
    for field in [AnswerField.network, .ratio, .traffic, .policy] where column(field) == nil {
      var best: (index: Int, share: Int)?
      for index in columns.indices where columns[index].field == .ignored && columns[index].reason.isEmpty {
        let filled = Self.sample(of: index, in: table)
        guard filled.count >= 2 else { continue }
        let hits =
          switch field {
          case .network:
            filled.count { cell in (SpokenASN.read(cell).value?.allSatisfy { $0 >= 1000 }) == true }
          case .traffic: filled.count { SpokenTraffic.read($0).value != nil }
          case .ratio: filled.count { $0.contains(":") && SpokenRatio.read($0).value != nil }
          default: filled.count { SpokenPolicy.read($0).value.map { $0 != .no } == true }
          }
        let share = hits * 100 / filled.count
        if share >= 70, share > best?.share ?? 0 { best = (index, share) }
      }
      guard let best else { continue }
      columns[best.index].field = field
      columns[best.index].confidence = .guess
      columns[best.index].reason = "\(best.share) of 100 answers look so"
    }
  }

  /// The order of the parts of dates, decided over a column: a part above 12 is no month.
  static func dateOrder(_ cells: [String]) -> DateOrder? {
    var isDayFirst = false
    var isMonthFirst = false
    var isYearFirst = false
    for cell in cells {
      let parts = cell.prefix { $0 != " " && $0 != "T" }.split { "/.-".contains($0) }
      guard parts.count == 3, let first = Int(parts[0]), let second = Int(parts[1]) else { continue }
      if parts[0].count == 4 {
        isYearFirst = true
      } else if first > 12 {
        isDayFirst = true
      } else if second > 12 {
        isMonthFirst = true
      }
    }
    switch (isYearFirst, isDayFirst, isMonthFirst) {
    case (true, false, false): return .yearFirst
    case (false, true, false): return .dayFirst
    case (false, false, true): return .monthFirst
    case (false, false, false):
      return cells.contains { $0.contains(".") && $0.first?.isNumber == true } ? .dayFirst : nil
    default: return nil
    }
  }
}
