/// Asks a source for rows, each only once, and remembers what it said.
struct RowCollector {
  private struct Key: Hashable {
    var table: RecordTable
    var field: String
  }

  private let source: any RowSource
  private var rows: [Key: [Int: [TableRow]]] = [:]
  private var answers: [Key: RowAnswer] = [:]

  init(_ source: any RowSource) { self.source = source }

  /// The rows of a table by the values of a field.
  ///
  /// - Parameters:
  ///   - table: the table.
  ///   - field: see `RowQuestion`.
  ///   - values: in any order; what is not a number of a record is left out.
  ///   - expected: how many rows each value may have.
  /// - Returns: in the order of their own numbers, each once; no contacts that are not public.
  mutating func callAsFunction(
    _ table: RecordTable, _ field: String, _ values: some Sequence<Int>, expected: [Int: Int] = [:]
  ) -> [TableRow] {
    let key = Key(table: table, field: field)
    let wanted = Set(values.filter { $0 > 0 }).sorted()
    let open = wanted.filter { rows[key]?[$0] == nil }
    if !open.isEmpty { ask(RowQuestion(table, field, open, expected: expected), key) }
    var seen: Set<Int> = []
    let known = rows[key] ?? [:]
    return wanted.flatMap { known[$0] ?? [] }
      .filter { row in row.number("id").map { seen.insert($0).inserted } ?? true }
      .enumerated().sorted { left, right in
        (left.element.number("id") ?? 0, left.offset) < (right.element.number("id") ?? 0, right.offset)
      }.map(\.element)
  }

  private mutating func ask(_ question: RowQuestion, _ key: Key) {
    let answer = source.rows(question)
    var found: [Int: [TableRow]] = [:]
    for value in question.values { found[value] = [] }
    for row in answer.rows {
      guard let value = row.key(question.field), found[value] != nil else { continue }
      if question.table == .poc, !row.isPublicContact { continue }
      // A connection that is pending or deleted is none.
      if !question.table.references.isEmpty, !question.table.isOfRecords, !Fields.isLive(row.string("status"))
      {
        continue
      }
      found[value]?.append(row)
    }
    rows[key, default: [:]].merge(found) { _, new in new }
    answers[key, default: RowAnswer()].failures.merge(answer.failures) { _, new in new }
    answers[key]?.origins.merge(answer.origins) { _, new in new }
    answers[key]?.copies.merge(answer.copies) { _, new in new }
  }

  /// Why nothing is known of some of the values, by the value.
  func failures(_ table: RecordTable, _ field: String, _ values: some Sequence<Int>) -> [Int: SourceError] {
    guard let all = answers[Key(table: table, field: field)]?.failures, !all.isEmpty else { return [:] }
    return Dictionary(values.compactMap { value in all[value].map { (value, $0) } }) { first, _ in first }
  }

  /// Where the rows of a value come from.
  func origin(_ table: RecordTable, _ field: String, _ value: Int) -> RecordOrigin {
    answers[Key(table: table, field: field)]?.origins[value] ?? source.origin
  }

  /// The copy that the rows of a value were taken from.
  func copy(_ table: RecordTable, _ field: String, _ value: Int) -> RowAnswer.Copy? {
    answers[Key(table: table, field: field)]?.copies[value]
  }
}
