package import Files

extension KeptAnswers {
  /// Takes what was asked about some subjects, and the contacts with some addresses, out of the cached answers.
  ///
  /// What else is in an answer stays. An exchange's list of participants is the exchange's, and stays, too.
  ///
  /// - Parameters:
  ///   - subjects: whose records to remove.
  ///   - addresses: mail addresses.
  ///   - isDryRun: whether only to count.
  /// - Returns: how many answers had something of them.
  /// - Throws: `FileError` where an answer cannot be written again.
  package func remove(
    _ subjects: [RecordSubject], addresses: Set<String>, isDryRun: Bool
  ) throws(FileError) -> Int {
    let files = paths.filter { $0.hasSuffix(".kept") }
    let keys = Keys(subjects, in: files)
    let addresses = addresses.map { $0.lowercased() }
    var count = 0
    for path in files {
      guard let answer = Self.answer(path) else { continue }
      var kept = answer.without(keys[answer.head.kind], mentioning: answer.isOfContacts ? addresses : [])
      if let logo = kept, logo.head.kind == "logo", keys.logos.contains(logo.head.url) { kept = nil }
      guard kept?.head != answer.head else { continue }
      count += 1
      guard !isDryRun, let slash = path.lastIndex(of: "/") else { continue }
      if let kept {
        let file = try OutputFile(path, isPrivate: true)
        try file.write(kept.file)
        try file.commit()
      } else {
        PrivateFolder(String(path[..<slash])).remove(String(path[path.index(after: slash)...]))
      }
    }
    return count
  }

  fileprivate static func answer(_ path: String) -> KeptAnswer? {
    (try? InputFile.read(path, limit: KeptAnswer.limit)).flatMap(KeptAnswer.init(file:))
  }

  /// What subjects are asked for by.
  private struct Keys {
    private var values: [String: Set<Int>] = [:]
    /// The addresses of their logos.
    private(set) var logos: Set<String> = []

    /// Networks are asked for by number first, and then by the number of their record.
    init(_ subjects: [RecordSubject], in files: [String]) {
      for subject in subjects {
        switch subject {
        case .network(let asn): values["asn", default: []].insert(Int(asn.number))
        case .exchange(let id): values["ix", default: []].insert(id)
        case .facility(let id): values["fac", default: []].insert(id)
        }
      }
      for path in files {
        guard let answer = KeptAnswers.answer(path) else { continue }
        guard ["net.asn", "ix.id", "fac.id"].contains(answer.head.kind) else { continue }
        for row in answer.rows(of: self[answer.head.kind]).values.flatMap(\.self) {
          if answer.head.kind == "net.asn", let id = row.number("id") {
            values["net", default: []].insert(id)
          }
          logos.insert(row.string("logo"))
        }
      }
    }

    /// The values of a kind of answers (see `KeptAnswer.Head.kind`).
    subscript(kind: String) -> Set<Int> {
      let parts = kind.split(separator: ".")
      guard parts.count == 2 else { return [] }
      return switch parts[1] {
      case "id": values[String(parts[0])] ?? []
      case "ixlan_id": values["ix"] ?? []
      default: values[String(parts[1].split(separator: "_")[0])] ?? []
      }
    }
  }
}

extension KeptAnswer {
  fileprivate var isOfContacts: Bool { head.kind.hasPrefix("poc.") }

  /// The answer without some values, and without rows with some addresses in lower case; nil where nothing is left.
  fileprivate func without(_ values: Set<Int>, mentioning addresses: [String]) -> KeptAnswer? {
    guard !values.isDisjoint(with: head.asked) || !addresses.isEmpty else { return self }
    var (kept, lines) = (head, [UInt8]())
    (kept.rows, kept.lengths) = ([], [])
    kept.asked.removeAll(where: values.contains)
    var start = 0
    for (value, length) in zip(head.rows, head.lengths) {
      let line = body[start..<(start + length)]
      start += length
      let text = addresses.isEmpty ? "" : String(decoding: line, as: UTF8.self).lowercased()
      guard !values.contains(value),
        !addresses.contains(where: text.contains)
      else { continue }
      kept.rows.append(value)
      kept.lengths.append(length)
      lines += line
    }
    guard !kept.asked.isEmpty else { return nil }
    return kept.rows.count == head.rows.count && kept.asked == head.asked
      ? self : KeptAnswer(kept, body: lines)
  }
}
