/// How the values of a question are dealt to requests.
///
/// PeeringDB refuses the same large answer three times within an hour, by the whole URL. Answers of more than 100 kB are
/// large to it, so that requests are sized to stay well below that.
enum RowChunks {
  /// The most ids PeeringDB takes in a question.
  static let mostIDs = 150
  /// The longest URL we send, in bytes: servers refuse longer ones with 414.
  static let longestURL = 2000
  /// How large an answer is meant to be at most, in bytes.
  static let answerSize = 80_000

  /// The values in groups, in their order.
  ///
  /// - Parameters:
  ///   - question: what is asked.
  ///   - room: how many bytes of the URL there are for values, with the commas between them.
  /// - Returns: each of no more values than PeeringDB takes, and expected to have an answer of `answerSize` at most. A
  ///   value whose rows are more than that by themselves is alone.
  static func chunks(_ question: RowQuestion, room: Int) -> [[Int]] {
    var chunks: [[Int]] = []
    var (length, size) = (0, 0)
    for value in question.values {
      let ownLength = String(value).utf8.count + 1
      let ownSize = expectedSize(question, value)
      if chunks.isEmpty || chunks[chunks.count - 1].count == mostIDs || length + ownLength > room
        || size + ownSize > answerSize
      {
        chunks.append([])
        (length, size) = (0, 0)
      }
      chunks[chunks.count - 1].append(value)
      length += ownLength
      size += ownSize
    }
    return chunks
  }

  /// How many rows of a table are asked for at a time, where there are too many to one value.
  static func pageLength(_ table: RecordTable) -> Int { answerSize / table.rowSize }

  /// Whether the rows of a value are too many for one answer.
  static func needsPages(_ question: RowQuestion, _ value: Int) -> Bool {
    expectedSize(question, value) > answerSize
  }

  private static func expectedSize(_ question: RowQuestion, _ value: Int) -> Int {
    (question.expected[value] ?? 1) * question.table.rowSize
  }
}

extension RecordTable {
  /// How many bytes of an answer a row takes, by what PeeringDB was seen to send.
  var rowSize: Int {
    switch self {
    case .net: 1300
    case .netixlan: 375
    case .netfac: 215
    case .poc: 250
    case .ix, .fac: 1100
    case .org: 900
    case .ixlan, .campus, .carrier: 600
    case .ixpfx, .ixfac, .carrierfac: 220
    }
  }

  /// What rows are called in messages, one and many.
  var words: (one: String, many: String) {
    switch self {
    case .net: ("network", "networks")
    case .ix: ("exchange", "exchanges")
    case .fac: ("facility", "facilities")
    case .org: ("organization", "organizations")
    case .netixlan: ("list of ports", "lists of ports")
    case .netfac: ("list of facilities", "lists of facilities")
    case .poc: ("list of contacts", "lists of contacts")
    case .ixlan, .ixpfx, .ixfac, .campus, .carrier, .carrierfac: ("row of \(self)", "rows of \(self)")
    }
  }
}
