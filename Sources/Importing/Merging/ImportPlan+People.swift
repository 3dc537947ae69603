/// Who answered, and for whom.
extension ImportPlan {
  /// Of one person's answers for one presenter, the last; the others are noted.
  mutating func withoutReplaced(_ answers: [ImportedAnswer], form: String) -> [ImportedAnswer] {
    let isTimed = answers.allSatisfy { $0.order != nil }
    let ordered =
      isTimed
      ? answers.enumerated().sorted {
        ($0.element.order ?? 0, $0.offset) < ($1.element.order ?? 0, $1.offset)
      }.map(\.element) : answers
    let hasLastingKeys = AnswerSource(rawValue: form)?.hasLastingKeys == true
    var last: [ImportedAnswer?] = []
    var places: [String: Int] = [:]
    var names: [Int: [String]] = [:]
    for answer in ordered {
      // One person may present two networks; the same name or number is the same presenter.
      guard let address = answer.address, !hasLastingKeys else {
        last.append(answer)
        continue
      }
      let keys = [
        answer.networks.first.map { "AS\($0)" },
        answer.name.map { "name " + CellText.words($0).joined(separator: " ") },
      ]
      .compactMap { $0.map { "\(address)\u{1F}\($0)" } }
      if let place = keys.compactMap({ places[$0] }).first, let earlier = last[place] {
        let isSame =
          earlier.fields == answer.fields
          && earlier.attachments.map(\.bytes) == answer.attachments.map(\.bytes)
        remarks.append(
          answer.remark(
            .note,
            isSame
              ? "\(earlier.place) says the same; it was sent twice"
              : "replaces \(earlier.place), an earlier answer of the same person"))
        last[place] = nil
        for key in names[place] ?? [] { places[key] = last.count }
        names[last.count] = names[place]
      }
      for key in keys { places[key] = last.count }
      names[last.count, default: []] += keys
      last.append(answer)
    }
    return last.compactMap(\.self).sorted { ($0.line, $0.row) < ($1.line, $1.row) }
  }

  /// Leaves out presenters for whom several people answered, until the organiser decides.
  mutating func withoutRivals(_ answers: [ImportedAnswer], form: String) -> (
    answers: [ImportedAnswer], blocked: [String]
  ) {
    let rivals = Dictionary(grouping: answers.indices, by: { answers[$0].presenter ?? "" })
    var dropped: Set<Int> = []
    var blocked: [String] = []
    for (presenter, indices) in rivals.sorted(by: { $0.value[0] < $1.value[0] }) {
      let owner = ledger.entry(presenter: presenter)
      let kept = indices.filter { owner?.refused.contains(person(answers[$0], form)) != true }
      for index in indices where !kept.contains(index) && !preferredRows.contains(answers[index].row) {
        dropped.insert(index)
        remarks.append(answers[index].remark(.note, "the answer for \(presenter) was refused earlier"))
      }
      let preferred = indices.filter { preferredRows.contains(answers[$0].row) }
      if preferred.count == 1, let winner = preferred.first {
        let losers = indices.filter { $0 != winner }
        for index in losers where dropped.insert(index).inserted {
          remarks.append(
            answers[index].remark(.note, "the answer for \(presenter) gives way to \(answers[winner].place)"))
        }
        decide(presenter, winner: answers[winner], losers: losers.map { answers[$0] }, form: form)
        continue
      }
      let isForeign =
        owner.map { owner in
          kept.contains { index in
            owner.id != id(answers[index], form) && owner.address != answers[index].address
          }
        } ?? false
      guard kept.count > 1 || isForeign else { continue }
      blocked.append(presenter)
      dropped.formUnion(kept)
      counts.conflicts += 1
      report(presenter, kept.map { answers[$0] }, owner)
    }
    return (answers.indices.filter { !dropped.contains($0) }.map { answers[$0] }, blocked)
  }

  private mutating func report(_ presenter: String, _ rivals: [ImportedAnswer], _ owner: ImportLedger.Entry?)
  {
    guard let last = rivals.last else { return }
    let who = presenter.hasPrefix("name ") ? "'\(last.name ?? "")'" : presenter
    let rows = rivals.map { "row \($0.row)\($0.address.map { " (\($0))" } ?? "")" }
    let earlier =
      owner.map { owner in
        rivals.contains { $0.address == owner.address && $0.address != nil }
          ? "" : ", and \(folder.submissions)\(owner.file) is \(owner.address ?? "somebody else")'s"
      } ?? ""
    remarks.append(
      last.remark(
        .error,
        "\(rivals.count > 1 ? "several people answered" : "another person answered") for \(who): \(rows.joined(separator: " and "))\(earlier); nothing was changed for it",
        hint:
          "find out who speaks for it, then import with --prefer-row \(rivals[0].row)\(rivals.count > 1 ? " or --prefer-row \(last.row)" : "")"
      ))
  }

  /// Remembers whose answer counts for a presenter.
  private mutating func decide(
    _ presenter: String, winner: ImportedAnswer, losers: [ImportedAnswer], form: String
  ) {
    var refused = Set(losers.map { person($0, form) })
    guard let index = ledger.indices(presenter: presenter).first else {
      refused.remove(person(winner, form))
      let index = entry(for: winner, form: form, taken: [])
      ledger.update(index) { $0.refused = refused.sorted() }
      return
    }
    let old = ledger.entries[index]
    if let address = old.address, address != winner.address { refused.insert(ledger.code("person", address)) }
    refused.formUnion(old.refused)
    refused.remove(person(winner, form))
    let id = id(winner, form)
    ledger.update(index) { entry in
      entry.address = winner.address
      entry.id = id
      entry.form = form
      entry.refused = refused.sorted()
    }
  }

  /// The stable key of an answer.
  private func id(_ answer: ImportedAnswer, _ form: String) -> String {
    if AnswerSource(rawValue: form)?.hasLastingKeys == true, let id = answer.id {
      return ledger.code("answer", form, id)
    }
    // One person may present two networks.
    if let address = answer.address { return ledger.code("answer", form, address, answer.presenter ?? "") }
    if let id = answer.id { return ledger.code("answer", form, id) }
    return ledger.code("answer", form, answer.presenter ?? "")
  }

  private func person(_ answer: ImportedAnswer, _ form: String) -> String {
    answer.address.map { ledger.code("person", $0) } ?? id(answer, form)
      + (answer.id == nil ? ledger.code("row", "\(answer.fields)") : "")
  }

  /// The index of the entry of an answer, which is made where there is none.
  mutating func entry(for answer: ImportedAnswer, form: String, taken: Set<String>) -> Int {
    let id = id(answer, form)
    let presenter = answer.presenter ?? ""
    func free(_ indices: [Int], _ isLike: (ImportLedger.Entry) -> Bool) -> Int? {
      indices.first { !taken.contains(ledger.entries[$0].id) && isLike(ledger.entries[$0]) }
    }
    let same = ledger.indices(presenter: presenter)
    var found = ledger.index(id: id) ?? free(same) { $0.address == answer.address }
    if found == nil, let address = answer.address, let name = answer.name {
      found = free(ledger.indices(address: address, name: name)) { $0.form == form }
    }
    found = found ?? free(same) { answer.address == nil || $0.address == nil }
    guard let found else {
      return ledger.append(
        ImportLedger.Entry(
          file: fileName(for: answer, id: id), id: id, form: form, address: answer.address,
          presenter: presenter, name: answer.name))
    }
    ledger.update(found) { entry in
      entry.id = id
      entry.form = form
      entry.presenter = presenter
      entry.address = answer.address ?? entry.address
      entry.name = answer.name
    }
    return found
  }

  /// A name for a new submission, of ASCII letters, digits and hyphens alone.
  private func fileName(for answer: ImportedAnswer, id: String) -> String {
    let stem: String
    if let network = answer.networks.first {
      stem = "as\(network)"
    } else {
      let words = (answer.name ?? "").lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
      let slug = words.joined(separator: "-").prefix(40)
      stem = slug.count >= 2 ? String(slug) : "presenter-\(id.prefix(8))"
    }
    var name = stem + ".yaml"
    var number = 2
    while ledger.has(file: name) {
      name = "\(stem)-\(number).yaml"
      number += 1
    }
    return name
  }

  mutating func withdraw(_ answer: ImportedAnswer, _ state: String, _ index: Int) {
    let path = folder.submissions + ledger.entries[index].file
    if base.fields[ledger.entries[index].file] != nil {
      remarks.append(
        answer.remark(
          .warning, "the answer is now '\(state)'; \(path) stays",
          hint: "take the submission out of the event if it is not wanted"))
    } else {
      remarks.append(answer.remark(.note, "skipped, since it is '\(state)'"))
    }
  }
}
