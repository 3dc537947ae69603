internal import Diagnostics

extension PeeringDBAPI {
  /// Records of one kind, out of one or several answers.
  struct Page<Record> {
    /// A record, and what is wrong with it.
    struct Row {
      var record: Record
      var diagnostics: [Diagnostic]
    }

    var rows: [Row] = []
    /// What is wrong and belongs to no row that could be read.
    var unplaced: [Diagnostic] = []
    var bodies: [[UInt8]] = []
  }

  /// The records of some ids, in as few questions as may be asked.
  ///
  /// - Parameters:
  ///   - object: PeeringDB's name of the kind: `net`.
  ///   - filter: the field the ids are of: `asn__in`.
  ///   - ids: without any, nothing is asked.
  ///   - suffix: what follows the ids in the URL.
  ///   - words: what the kind is called in messages, one and many.
  /// - Returns: those that exist, in no order.
  /// - Throws: `SourceError` at the first question without an answer.
  func rows<Record: RecordRow>(
    _ object: String, _ filter: String, _ ids: [Int], suffix: String = "", words: (String, String)
  ) throws(SourceError) -> Page<Record> {
    var page = Page<Record>()
    let start = "\(object)?\(filter)="
    let room = Self.longestURL - "\(base)/\(start)\(suffix)".utf8.count
    for chunk in Self.chunks(ids, room: room) {
      let request = request(filter, chunk, words)
      let question = start + chunk.map(String.init).joined(separator: ",") + suffix
      let body = try answer(question, request)
      // In messages the first id stands for all.
      let shown = start + (chunk.count == 1 ? "\(chunk[0])" : "\(chunk[0]),…") + suffix
      let text = AnswerText(body, file: "\(base.host)\(base.path)/\(shown)")
      try read(text, request, into: &page)
      page.bodies.append(text.bytes)
    }
    return page
  }

  private func read<Record: RecordRow>(
    _ text: AnswerText, _ request: String, into page: inout Page<Record>
  ) throws(SourceError) {
    switch text.decode(AnswerPage<Record>.self) {
    case .unreadable(let fault):
      throw SourceError(request: request, host: base.host, reason: .malformed([fault]))
    case .value(let answer, let problems):
      if let truncation = answer.truncation {
        throw SourceError(request: request, host: base.host, reason: .truncated(truncation))
      }
      let byRow = Dictionary(grouping: problems) { $0.path.rowOfData }
      let whole = text.diagnostics(byRow[nil] ?? [])
      if whole.hasErrors {
        throw SourceError(request: request, host: base.host, reason: .malformed(whole))
      }
      for row in answer.rows {
        let diagnostics = row.index.flatMap { byRow[$0] }.map(text.diagnostics) ?? []
        page.rows.append(Page.Row(record: row.record, diagnostics: diagnostics))
      }
      let read = Set(answer.rows.map(\.index))
      let lost = problems.filter { $0.path.rowOfData != nil && !read.contains($0.path.rowOfData) }
      page.unplaced += whole + text.diagnostics(lost)
    }
  }

  private func request(_ filter: String, _ ids: [Int], _ words: (String, String)) -> String {
    if ids.count == 1, filter == "asn__in" { return "AS\(ids[0])" }
    return ids.count == 1 ? "one \(words.0)" : "\(ids.count) \(words.1)"
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
