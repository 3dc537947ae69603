internal import Diagnostics

extension PeeringDBAPI: RowSource {
  package var origin: RecordOrigin { RecordOrigin(name: base.host, date: settings.today()) }

  package var isServer: Bool { true }

  package var address: String { "\(base)" }

  package var fetched: String? { settings.timestamp() }

  /// The rows of some values: those kept and fresh, and the others in as few requests as their sizes allow.
  package func rows(_ question: RowQuestion) -> RowAnswer {
    var answer = RowAnswer()
    var question = question
    if !settings.refreshes { question.values = fresh(question, into: &answer) }
    let room = RowChunks.longestURL - "\(base)/\(Self.start(question))".utf8.count
    var chunks = RowChunks.chunks(question, room: room)[...]
    var isAnswered = false
    while let chunk = chunks.popFirst() {
      do throws(SourceError.Reason) {
        let isPaged = chunk.count == 1 && RowChunks.needsPages(question, chunk[0])
        answer.rows += try isPaged ? pages(question, chunk[0]) : ask(question, chunk)
        isAnswered = true
      } catch {
        if error.isOfServer { state.fail(question.kind, chunk, error) }
        if chunk.count > 1, error.failsForRows, chunks.isEmpty, !isAnswered, state.hopeless == nil {
          isAnswered = answersWithoutRows(question)
        }
        if error.mayPassForFewer, chunk.count > 1, state.hopeless == nil {
          // Behind the others: whether they get an answer distinguishes a bad row from a bad server.
          chunks += [Array(chunk[..<(chunk.count / 2)]), Array(chunk[(chunk.count / 2)...])]
          continue
        }
        let failure = SourceError(request: Self.words(question, chunk), host: base.host, reason: error)
        for value in stale(question, chunk, failure, into: &answer) {
          answer.failures[value] =
            error == .notKept
            ? SourceError(request: Self.words(question, [value]), host: base.host, reason: error) : failure
        }
      }
    }
    return answer
  }

  /// Whether the server answers the same question about nothing. If not, rows are not at fault, and it is given up.
  private func answersWithoutRows(_ question: RowQuestion) -> Bool {
    do throws(SourceError.Reason) {
      _ = try ask(Self.url(question, [0]))
    } catch  where error.isOfServer {
      state.fail(question.kind, [0], error)
      return false
    } catch {}
    return true
  }

  // MARK: - Requests

  private static func start(_ question: RowQuestion) -> String { "\(question.table)?\(question.field)__in=" }

  private static func url(_ question: RowQuestion, _ values: [Int]) -> String {
    start(question) + values.map(String.init).joined(separator: ",")
  }

  /// What is asked for, in words: `AS64500`, `12 exchanges`.
  private static func words(_ question: RowQuestion, _ values: [Int]) -> String {
    if values.count == 1, question.field == "asn" { return "AS\(values[0])" }
    let words = question.table.words
    return values.count == 1 ? "one \(words.one)" : "\(values.count) \(words.many)"
  }

  /// Asks for the rows of some values, and keeps the answer.
  private func ask(_ question: RowQuestion, _ values: [Int]) throws(SourceError.Reason) -> [TableRow] {
    let path = Self.url(question, values)
    let known = settings.refreshes ? nil : cache?.answer(question.kind, "\(base)/\(path)")
    let answer = try ask(path, known: known)
    if answer.status == 304, let known {
      // As good as an answer of just now.
      keep(known, tag: answer.headers["etag"] ?? known.head.tag, changed: known.head.changed)
      return known.rows(of: Set(values)).values.flatMap(\.self)
    }
    let rows = try read(answer, question, values)
    if answer.status == 200 {
      keep(
        rows, question, values, path, tag: answer.headers["etag"], changed: answer.headers["last-modified"])
    }
    return rows
  }

  /// Asks for the rows of one value, which are many, a part at a time.
  private func pages(_ question: RowQuestion, _ value: Int) throws(SourceError.Reason) -> [TableRow] {
    let path = Self.url(question, [value])
    let length = RowChunks.pageLength(question.table)
    var rows: [TableRow] = []
    while true {
      let answer = try ask("\(path)&limit=\(length)&skip=\(rows.count)")
      let page = try read(answer, question, [value])
      // A server that knows `limit`, and not `skip`, sends the same rows for ever.
      if let first = page.first?.number("id"), first == rows.first?.number("id") { break }
      rows += page
      // A server that does not know `skip` sends everything at once, and no more than that is wanted.
      guard page.count == length, rows.count < 100 * length else { break }
    }
    keep(rows, question, [value], path, tag: nil, changed: nil)
    return rows
  }

  /// The rows in an answer, as they may be passed on.
  private func read(
    _ answer: HTTPAnswer, _ question: RowQuestion, _ values: [Int]
  ) throws(SourceError.Reason) -> [TableRow] {
    let shown = Self.start(question) + "\(values[0])\(values.count > 1 ? ",…" : "")"
    let text = AnswerText(answer.body, file: "\(base.host)\(base.path)/\(shown)")
    switch text.decode(AnswerPage.self) {
    case .unreadable(let fault): throw .malformed([fault])
    case .value(let page, let problems, let document):
      let diagnostics = text.diagnostics(problems, in: document)
      if diagnostics.hasErrors { throw .malformed(diagnostics) }
      let wanted = Set(values)
      var rows: [TableRow] = []
      var isFiltered = true
      for range in page.rows {
        guard let row = TableRow(stored: Array(text.bytes[range])) else { continue }
        guard let value = row.key(question.field) else { continue }
        // A server that does not know the filter sends rows of others, perhaps the whole table.
        guard wanted.contains(value) else {
          isFiltered = false
          continue
        }
        if let shared = TableRow(stored: row.shared) { rows.append(shared) }
      }
      // Where it does not know the filter, asking for less is no help.
      if let truncation = page.truncation {
        throw isFiltered ? .truncated(truncation) : .unfiltered(truncation)
      }
      return rows
    }
  }
}

/// A list of rows in an answer.
private struct AnswerPage: AnswerContent {
  /// Where each row is, in bytes.
  var rows: [Range<Int>] = []
  /// Why rows are missing, in the server's words.
  var truncation: String?

  init() {}

  init(_ fields: Fields) {
    if fields.count("data") == nil {
      fields.log.tell(.error, rule: "record-none", at: fields.path, "the answer has no list 'data'")
    }
    rows = fields.rows("data", \.range)
    truncation = fields.object("meta")?.optionalText("truncated")
  }
}
