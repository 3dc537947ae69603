internal import Diagnostics

extension PeeringDBAPI {
  /// Records of one kind, out of one or several answers.
  struct Page<Record> {
    /// A record, and what is wrong with it.
    struct Row {
      var record: Record
      var diagnostics: [Diagnostic]
      /// Where it comes from; nil for an answer of just now.
      var copy: Copy?
    }

    var rows: [Row] = []
    /// What is wrong and belongs to no row that could be read.
    var unplaced: [Diagnostic] = []
    var bodies: [[UInt8]] = []
    /// Why nothing is known of some ids.
    var failures: [Int: SourceError] = [:]
  }

  /// When an answer came that is used again.
  struct Copy: Hashable {
    /// In ISO 8601, as the program dates things.
    var fetched: String
    /// In seconds since 1970.
    var kept: Double
    /// Why no newer one could be had; nil where it is new enough.
    var reason: SourceError?
  }

  /// What to ask for: records of a kind, by their ids.
  struct Question {
    /// PeeringDB's name of the kind: `net`.
    var object: String
    /// The field the ids are of, in records: `asn`.
    var field: String
    /// What follows the ids in the URL.
    var suffix = ""
    /// What the kind is called in messages, one and many.
    var words: (String, String)

    var start: String { "\(object)?\(field)__in=" }

    func url(_ ids: [Int]) -> String { start + ids.map(String.init).joined(separator: ",") + suffix }

    /// The question in words: `AS64500`, `12 exchanges`.
    func request(_ ids: [Int]) -> String {
      if ids.count == 1, field == "asn" { return "AS\(ids[0])" }
      return ids.count == 1 ? "one \(words.0)" : "\(ids.count) \(words.1)"
    }

    /// The question as the name of its answer: the first id stands for all.
    func shown(_ ids: [Int]) -> String {
      start + (ids.first.map(String.init) ?? "") + (ids.count > 1 ? ",…" : "") + suffix
    }
  }

  /// The records of some ids: those kept and fresh, and the others in as few questions as may be asked.
  ///
  /// - Parameters:
  ///   - question: what to ask.
  ///   - ids: without any, nothing is asked.
  /// - Returns: those that exist, in no order, and of which ids that is not known.
  func rows<Record: RecordRow>(_ question: Question, _ ids: [Int]) -> Page<Record> {
    var page = Page<Record>()
    let open = settings.refreshes ? ids : fresh(question, ids, into: &page)
    let room = Self.longestURL - "\(base)/\(question.url([]))".utf8.count
    var chunks = Self.chunks(open, room: room)
    while !chunks.isEmpty {
      let chunk = chunks.removeFirst()
      do throws(SourceError.Reason) {
        try ask(question, chunk, into: &page)
      } catch {
        if error.isOfTooMany, chunk.count > 1 {
          let half = chunk.count / 2
          chunks.insert(contentsOf: [Array(chunk[..<half]), Array(chunk[half...])], at: 0)
          continue
        }
        let failure = SourceError(request: question.request(chunk), host: base.host, reason: error)
        let lost = stale(question, chunk, failure, into: &page)
        for id in lost {
          page.failures[id] =
            error == .notKept
            ? SourceError(request: question.request([id]), host: base.host, reason: error) : failure
        }
      }
    }
    return page
  }

  /// Asks for some ids, and keeps the answer.
  private func ask<Record: RecordRow>(
    _ question: Question, _ ids: [Int], into page: inout Page<Record>
  ) throws(SourceError.Reason) {
    let path = question.url(ids)
    let url = "\(base)/\(path)"
    let known = settings.refreshes ? nil : cache?.answer(question.object, url)
    let answer = try ask(path, known: known)
    if answer.status == 304, let known {
      // As good as an answer of just now.
      keep(known, tag: answer.headers["etag"] ?? known.head.tag, changed: known.head.changed)
      try read(known.lines(of: Set(ids)), question, ids, nil, into: &page)
      return
    }
    let text = AnswerText(answer.body, file: "\(base.host)\(base.path)/\(question.shown(ids))")
    try read(text, ids, question.field, nil, into: &page)
    page.bodies.append(text.bytes)
    guard answer.status == 200, cache != nil else { return }
    var head = KeptAnswer.Head(
      url: url, kind: question.object, fetched: settings.timestamp(), kept: settings.clock.now())
    head.asked = ids
    keep(
      KeptAnswer(records: text.bytes, head, id: question.field), tag: answer.headers["etag"],
      changed: answer.headers["last-modified"])
  }

  /// Reads an answer's records.
  ///
  /// - Throws: the reason it is none, before anything of it is taken.
  func read<Record: RecordRow>(
    _ text: AnswerText, _ ids: [Int], _ field: String, _ copy: Copy?, into page: inout Page<Record>
  ) throws(SourceError.Reason) {
    switch text.decode(AnswerPage<Record>.self) {
    case .unreadable(let fault): throw .malformed([fault])
    case .value(let answer, let problems):
      if let truncation = answer.truncation {
        // A server that does not know the filter sends what nobody asked for. Asking for less is no help.
        let isFiltered = Set(JSONValue.rows(of: text.bytes).compactMap { $0[field].wholeNumber })
          .isSubset(of: ids)
        throw isFiltered ? .truncated(truncation) : .unfiltered(truncation)
      }
      let byRow = Dictionary(grouping: problems) { $0.path.rowOfData }
      let whole = text.diagnostics(byRow[nil] ?? [])
      if whole.hasErrors { throw .malformed(whole) }
      for row in answer.rows {
        let diagnostics = row.index.flatMap { byRow[$0] }.map(text.diagnostics) ?? []
        page.rows.append(Page.Row(record: row.record, diagnostics: diagnostics, copy: copy))
      }
      let read = Set(answer.rows.map(\.index))
      let lost = problems.filter { $0.path.rowOfData != nil && !read.contains($0.path.rowOfData) }
      page.unplaced += whole + text.diagnostics(lost)
    }
  }

  /// The ids in groups, each of no more than PeeringDB takes, and of no more than `room` bytes with the
  /// commas between them.
  static func chunks(_ ids: [Int], room: Int) -> [[Int]] {
    var chunks: [[Int]] = []
    var used = 0
    for id in ids {
      let length = String(id).utf8.count + 1
      if chunks.isEmpty || chunks[chunks.count - 1].count == mostIDs || used + length > room {
        chunks.append([])
        used = 0
      }
      chunks[chunks.count - 1].append(id)
      used += length
    }
    return chunks
  }
}
