package import Diagnostics

/// What one look-up got: PeeringDB's answers as they came, and what they say.
package struct PeeringDBAnswers: Sendable {
  /// What is known of each network asked for; one without a record is absent.
  package var networks: [ASN: Diagnosed<NetworkBundle>] = [:]
  /// Networks of which it is not known whether they have a record, and why.
  package var unavailable: [ASN: SourceError] = [:]
  /// Networks whose record is known, but not all that it refers to, and why.
  package var incomplete: [ASN: SourceError] = [:]
  /// When the answer about a network came that is used again, in ISO 8601.
  var fetched: [ASN: String] = [:]
  /// The base URL asked.
  package var source: String
  /// Bodies of answers, in the order they came.
  var net: [[UInt8]] = []
  var ix: [[UInt8]] = []
  var fac: [[UInt8]] = []
  var org: [[UInt8]] = []

  init(source: String) {
    self.source = source
  }

  /// What they say.
  package var lookUp: NetworkLookUp { NetworkLookUp(networks, unavailable: unavailable) }
}

/// A list of records in an answer.
struct AnswerPage<Row: RecordRow>: AnswerContent {
  var rows: [PlacedRow<Row>] = []
  /// Why rows are missing, in the server's words.
  var truncation: String?

  init() {}

  init(_ fields: Fields) {
    if fields.count("data") == nil {
      fields.log.tell(.error, rule: "record-none", at: fields.path, "the answer has no list 'data'")
    }
    rows = fields.rows("data")
    truncation = fields.object("meta")?.optionalText("truncated")
  }
}

/// A record, and which row of `data` it is.
struct PlacedRow<Row: RecordRow>: RecordRow {
  var record: Row
  var index: Int?

  init?(_ fields: Fields) {
    guard let record = Row(fields) else { return nil }
    self.record = record
    index = fields.index
  }
}
