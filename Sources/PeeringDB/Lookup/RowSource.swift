package import Diagnostics

/// A place that rows of PeeringDB's tables come from: its API, a snapshot, a folder of tables, a database.
package protocol RowSource: RecordSource {
  /// Rows of a table, by the values of one of their fields.
  func rows(_ question: RowQuestion) -> RowAnswer

  /// Where rows come from, unless an answer says otherwise.
  var origin: RecordOrigin { get }

  /// Whether it is a server, whose faults are its own; else a store on this machine.
  var isServer: Bool { get }

  /// What documents call the source: a base URL, or the name of a store.
  var address: String { get }

  /// When rows come that are no copies, in ISO 8601; nil for the day of their origin.
  var fetched: String? { get }

  /// The logo that a record refers to.
  func logo(_ reference: String) -> Diagnosed<RecordLogo?>

  /// The error where the source has no record of a subject; nil where that means that PeeringDB has none.
  func missing(_ subject: RecordSubject) -> SourceError?

  /// What to report with the records of a look-up, by the copies that were used for each.
  func notes(_ copies: [RecordSubject: [RowAnswer.Copy]]) -> [RecordSubject: Diagnostic]
}

extension RowSource {
  package var isServer: Bool { false }

  package var address: String { origin.name }

  package var fetched: String? { nil }

  package func missing(_ subject: RecordSubject) -> SourceError? { nil }

  package func notes(_ copies: [RecordSubject: [RowAnswer.Copy]]) -> [RecordSubject: Diagnostic] { [:] }
}

/// Which rows are wanted.
package struct RowQuestion: Sendable {
  package var table: RecordTable
  /// `id`, `asn`, or a field that refers to another record.
  package var field: String
  /// In ascending order, each once.
  package var values: [Int]
  /// How many rows there may be to a value, where that is not one.
  package var expected: [Int: Int] = [:]

  package init(_ table: RecordTable, _ field: String, _ values: [Int], expected: [Int: Int] = [:]) {
    self.table = table
    self.field = field
    self.values = values
    self.expected = expected
  }
}

/// What a source says to a question.
package struct RowAnswer: Sendable {
  /// An answer of an earlier time that is used again.
  package struct Copy: Hashable, Sendable {
    /// When it came, in ISO 8601, as the program dates things.
    package var fetched: String
    /// When it came, in seconds since 1970.
    package var kept: Double
    /// Why there is no newer one; nil where it is new enough.
    package var reason: SourceError?
  }

  /// In any order; rows that were not asked for do no harm.
  package var rows: [TableRow] = []
  /// Why nothing is known of some values.
  package var failures: [Int: SourceError] = [:]
  /// Where the rows of some values come from, if not from the source's own `origin`.
  package var origins: [Int: RecordOrigin] = [:]
  /// The copies that rows of some values were taken from.
  package var copies: [Int: Copy] = [:]

  package init(_ rows: [TableRow] = []) { self.rows = rows }

  /// The answer of a source that cannot answer.
  package init(_ question: RowQuestion, failed error: SourceError) {
    for value in question.values { failures[value] = error }
  }
}
