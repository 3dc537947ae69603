internal import Diagnostics

extension PeeringDBAPI: RowSource {
  package func rowOrigin() throws(SourceError) -> RecordOrigin {
    RecordOrigin(name: base.host, date: settings.today())
  }

  package func rows(
    _ table: RecordTable, where field: String, in values: [Int]
  ) throws(SourceError) -> [[UInt8]] {
    var rows: [[UInt8]] = []
    let question = Question(
      object: table.rawValue, field: field, words: ("row of \(table)", "rows of \(table)"))
    let room = Self.longestURL - "\(base)/\(question.url([]))".utf8.count
    var chunks = Self.chunks(values, room: room)
    while !chunks.isEmpty {
      let chunk = chunks.removeFirst()
      do throws(SourceError.Reason) {
        rows += try answer(question, chunk)
      } catch {
        guard error.isOfTooMany, chunk.count > 1 else {
          throw SourceError(request: question.request(chunk), host: base.host, reason: error)
        }
        let half = chunk.count / 2
        chunks.insert(contentsOf: [Array(chunk[..<half]), Array(chunk[half...])], at: 0)
      }
    }
    return rows
  }

  /// The rows of one answer, kept and used again as a whole.
  private func answer(_ question: Question, _ ids: [Int]) throws(SourceError.Reason) -> [[UInt8]] {
    let path = question.url(ids)
    let url = "\(base)/\(path)"
    let kind = "rows-\(question.object)"
    let known = cache?.answer(kind, url)
    if let known {
      let age = settings.clock.now() - known.head.kept
      let isFresh = !settings.refreshes && age < settings.maxAge && age > -60
      if settings.isOffline || isFresh { return known.allLines }
    }
    let answer: HTTPAnswer
    do throws(SourceError.Reason) {
      answer = try ask(path, known: settings.refreshes ? nil : known)
    } catch {
      // What is old is better than nothing, where it is not the question that is too long.
      if let known, !error.isOfTooMany { return known.allLines }
      throw error
    }
    if answer.status == 304, let known {
      keep(known, tag: answer.headers["etag"] ?? known.head.tag, changed: known.head.changed)
      return known.allLines
    }
    let text = AnswerText(answer.body, file: "\(base.host)\(base.path)/\(question.shown(ids))")
    switch text.decode(AnswerPage<AnyRow>.self) {
    case .unreadable(let fault): throw .malformed([fault])
    case .value(let page, let problems):
      if let truncation = page.truncation { throw .truncated(truncation) }
      let whole = text.diagnostics(problems.filter { $0.path.rowOfData == nil })
      if whole.hasErrors { throw .malformed(whole) }
    }
    var head = KeptAnswer.Head(
      url: url, kind: kind, fetched: settings.timestamp(), kept: settings.clock.now())
    head.asked = ids
    let kept = KeptAnswer(rows: text.bytes, head)
    if answer.status == 200 {
      keep(kept, tag: answer.headers["etag"], changed: answer.headers["last-modified"])
    }
    return kept.allLines
  }
}

/// A row of any table, of which nothing is read.
private struct AnyRow: RecordRow {
  init?(_ fields: Fields) {}
}
