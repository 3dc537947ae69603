internal import Diagnostics

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
        let doubt = isSame ? nil : Self.doubt(earlier, answer)
        remarks.append(
          answer.remark(
            doubt == nil ? .note : .warning,
            isSame
              ? "\(earlier.place) says the same; it was sent twice"
              : "replaces \(earlier.place), an earlier answer of the same person\(doubt ?? "")",
            hint: doubt == nil
              ? nil
              : "if both are meant, or one is another person's, write the submission of the other yourself"))
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

  /// What makes it doubtful that an answer corrects an earlier one from the same address.
  private static func doubt(_ earlier: ImportedAnswer, _ answer: ImportedAnswer) -> String? {
    if let old = earlier.networks.first, let new = answer.networks.first, old != new {
      return ", who answered for AS\(old) and now for AS\(new)"
    }
    func speaker(_ answer: ImportedAnswer) -> String? {
      answer.fields.first { $0.key == "speaker" }?.value.summary
    }
    if let old = speaker(earlier), let new = speaker(answer), old != new {
      return ", with another speaker: '\(old.quotable)' and '\(new.quotable)'"
    }
    return nil
  }

  /// Of one sender's mails for one presenter a single answer: what the later one says, and what only earlier ones do.
  mutating func together(_ answers: [ImportedAnswer]) -> [ImportedAnswer] {
    var ordered = answers
    if answers.allSatisfy({ $0.order != nil }) {
      ordered = answers.enumerated().sorted {
        ($0.element.order ?? 0, $0.offset) < ($1.element.order ?? 0, $1.offset)
      }.map(\.element)
    }
    var merged: [ImportedAnswer] = []
    var places: [String: Int] = [:]
    for var answer in ordered {
      answer.asked = answer.parts.union(answer.unclear)
      guard let address = answer.sender else {
        merged.append(answer)
        continue
      }
      let sole = answer.isNamedAfterSender ? places["\(address)\u{1F}"] : nil
      let key = "\(address)\u{1F}\(answer.presenter ?? "")"
      guard let place = sole ?? places[key] else {
        places[key] = merged.count
        // Who wrote of one presenter only means that one.
        let isFirst = !merged.contains { $0.sender == address }
        places["\(address)\u{1F}"] = isFirst ? merged.count : nil
        merged.append(answer)
        continue
      }
      let earlier = merged[place]
      remarks.append(
        answer.remark(
          .note,
          "\(earlier.place) is an earlier mail of the same person; where both say something, this one counts")
      )
      merged[place] = answer.adding(to: earlier)
    }
    return merged.sorted { ($0.row, $0.line) < ($1.row, $1.line) }
  }

  /// Leaves out presenters for whom several people answered, until the organiser decides.
  mutating func withoutRivals(_ answers: [ImportedAnswer], form: String) -> (
    answers: [ImportedAnswer], blocked: [String]
  ) {
    let rivals = Dictionary(grouping: answers.indices, by: { answers[$0].presenter ?? "" })
    var dropped: Set<Int> = []
    var blocked: [String] = []
    for (presenter, indices) in rivals.sorted(by: { $0.value[0] < $1.value[0] }) {
      let owners = ledger.indices(presenter: presenter).map { ledger.entries[$0] }
      let refused = Set(owners.flatMap(\.refused))
      let kept = indices.filter { !refused.contains(person(answers[$0], form)) }
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
        !owners.isEmpty
        && kept.contains { index in
          let id = id(answers[index], form)
          return !owners.contains {
            $0.id == id || Self.isSamePerson($0, answers[index], form)
          }
        }
      guard kept.count > 1 || isForeign || preferred.count > 1 else { continue }
      blocked.append(presenter)
      dropped.formUnion(kept)
      dropped.formUnion(preferred)
      conflicts += 1
      let rivals = Set(kept + preferred).sorted().map { answers[$0] }
      report(presenter, rivals, owners, isDecidedTwice: preferred.count > 1)
    }
    return (answers.indices.filter { !dropped.contains($0) }.map { answers[$0] }, blocked)
  }

  /// Whether an answer is by the person whose answer made an entry.
  private static func isSamePerson(_ entry: ImportLedger.Entry, _ answer: ImportedAnswer, _ form: String)
    -> Bool
  {
    guard answer.forwardedBy == nil else { return false }
    // Of two mails without an address nothing says that they are one person's.
    if form == AnswerSource.mail.rawValue { return answer.address != nil && entry.address == answer.address }
    // A form may begin to ask for addresses.
    return entry.address == answer.address || entry.address == nil && entry.form == form
  }

  private mutating func report(
    _ presenter: String, _ rivals: [ImportedAnswer], _ owners: [ImportLedger.Entry], isDecidedTwice: Bool
  ) {
    guard let last = rivals.last else { return }
    let who = presenter.hasPrefix("name ") ? "'\(last.name ?? "")'" : presenter
    let rows = rivals.map { "row \($0.row)\($0.address.map { " (\($0))" } ?? "")" }
    let others = owners.filter { owner in
      !rivals.contains { $0.address == owner.address && $0.address != nil }
    }
    let earlier =
      others.first.map {
        ", and \(folder.submissions)\($0.file) is \($0.address ?? "somebody else")'s"
      } ?? ""
    let choices = rivals.map { "--prefer-row \($0.row)" }
    let choice =
      choices.count > 1
      ? choices.dropLast().joined(separator: ", ") + " or \(choices.last ?? "")" : choices.joined()
    remarks.append(
      last.remark(
        .error,
        "\(rivals.count > 1 ? "several people answered" : "another person answered") for \(who): \(rows.joined(separator: " and "))\(earlier)\(isDecidedTwice ? ", and several of them were preferred" : ""); nothing was changed for it",
        hint: isDecidedTwice
          ? "give one --prefer-row for it: \(choice)"
          : "find out who speaks for it, then import with \(choice)"))
  }

  /// Remembers whose answer counts for a presenter.
  private mutating func decide(
    _ presenter: String, winner: ImportedAnswer, losers: [ImportedAnswer], form: String
  ) {
    var refused = Set(losers.map { person($0, form) })
    let owners = ledger.indices(presenter: presenter).map { ledger.entries[$0] }
    refused.formUnion(owners.flatMap(\.refused))
    // Without an address another form's answer may be the same person's.
    let rivals = owners.filter { owner in
      owner.address != winner.address
        && (owner.form == form || owner.address != nil && winner.address != nil)
    }
    refused.formUnion(rivals.compactMap { $0.address.map { ledger.code("person", $0) } })
    refused.remove(person(winner, form))
    let id = id(winner, form)
    guard let file = owners.first?.file else {
      ledger.append(
        ImportLedger.Entry(
          file: fileName(for: winner, id: id), id: id, form: form, address: winner.address,
          presenter: presenter, name: winner.name, refused: refused.sorted()))
      return
    }
    // What the others said is what the winner's answer replaces.
    var last = base[file, form] ?? [:]
    for rival in rivals { last.merge(base[file, rival.form] ?? [:]) { own, _ in own } }
    for rival in rivals where rival.form != form { base[file, rival.form] = nil }
    base[file, form] = last
    if !rivals.isEmpty { replacing.insert(id) }
    let gone = Set(rivals.map(\.id))
    ledger.removeAll { gone.contains($0.id) || $0.file == file && $0.form == form }
    ledger.append(
      ImportLedger.Entry(
        file: file, id: id, form: form, address: winner.address, presenter: presenter, name: winner.name,
        refused: refused.sorted()))
  }

  /// The stable key of an answer.
  func id(_ answer: ImportedAnswer, _ form: String) -> String { id(answer, form, answer.presenter ?? "") }

  /// The stable key that an answer for a presenter has.
  private func id(_ answer: ImportedAnswer, _ form: String, _ presenter: String) -> String {
    if AnswerSource(rawValue: form)?.hasLastingKeys == true, let id = answer.id {
      return ledger.code("answer", form, id)
    }
    // One person may present two networks.
    if let sender = answer.sender { return ledger.code("answer", form, sender, presenter) }
    if let id = answer.id { return ledger.code("answer", form, id) }
    return ledger.code("answer", form, presenter)
  }

  private func person(_ answer: ImportedAnswer, _ form: String) -> String {
    answer.sender.map { ledger.code("person", $0) } ?? id(answer, form)
      + (answer.id == nil ? ledger.code("row", "\(answer.fields)") : "")
  }

  /// The index of the entry of an answer, which is made where it is missing.
  ///
  /// - Parameters:
  ///   - answer: the answer.
  ///   - form: what it came from.
  ///   - taken: stable keys that other answers of the form have taken.
  ///   - claimed: the stable keys of all answers of the form.
  /// - Returns: the index in the ledger.
  /// - Throws: `FileError` where the folder of submissions cannot be read.
  mutating func entry(
    for answer: ImportedAnswer, form: String, taken: Set<String>, claimed: Set<String>
  ) throws -> Int {
    let id = id(answer, form)
    let presenter = answer.presenter ?? ""
    let same = ledger.indices(presenter: presenter)
    let isNamed = answer.name != nil && !answer.isNamedAfterSender && answer.forwardedBy == nil
    let lasts = AnswerSource(rawValue: form)?.hasLastingKeys == true
    let named = isNamed ? ledger.indices(address: answer.address, name: answer.name ?? "") : []
    let own = answer.isNamedAfterSender ? sole(answer.address) : []
    let number = answer.id.map { ledger.code("number", form, $0) }
    let numbered = [number.flatMap { ledger.index(number: $0) }].compactMap(\.self)
    func free(_ indices: [Int], _ isLike: (ImportLedger.Entry) -> Bool) -> Int? {
      indices.first { index in
        let entry = ledger.entries[index]
        return entry.form == form && !taken.contains(entry.id) && isLike(entry)
      }
    }
    let found =
      ledger.index(id: id) ?? free(same) { $0.address == answer.address }
      ?? free(named) { !claimed.contains($0.id) }
      ?? free(numbered) {
        !claimed.contains($0.id) && answer.networks.isEmpty
          && ($0.address == nil || answer.address == nil || $0.address == answer.address)
      }
      ?? free(own) { _ in true }
      ?? free(same) { answer.address == nil || $0.address == nil }
    if let found {
      let keepsNumber = answer.networks.isEmpty && ledger.entries[found].presenter.hasPrefix("AS")
      ledger.update(found) { entry in
        if !keepsNumber {
          entry.id = id
          entry.presenter = presenter
        }
        entry.address = answer.address ?? entry.address
        entry.number = number ?? entry.number
        if isNamed || !keepsNumber { entry.name = answer.name }
      }
      return found
    }
    // Another form's answer of the same person is the same submission.
    // pretalx's two exports have the same keys.
    let siblings = AnswerSource.allCases.filter { lasts && $0.hasLastingKeys }.compactMap { source in
      answer.id.flatMap { ledger.index(id: ledger.code("answer", source.rawValue, $0)) }
    }
    let partner = (siblings + same + named + own).first { index in
      let entry = ledger.entries[index]
      return entry.form != form && base[entry.file, form] == nil
        && (entry.address == answer.address || entry.address == nil || answer.address == nil)
    }
    if let partner {
      let entry = ledger.entries[partner]
      return ledger.append(
        ImportLedger.Entry(
          file: entry.file, id: self.id(answer, form, own.isEmpty ? presenter : entry.presenter), form: form,
          address: answer.address, presenter: answer.networks.isEmpty ? entry.presenter : presenter,
          name: isNamed ? answer.name : entry.name, number: number))
    }
    return ledger.append(
      ImportLedger.Entry(
        file: try adopted(answer) ?? fileName(for: answer, id: id), id: id, form: form,
        address: answer.address, presenter: presenter, name: answer.name, number: number))
  }

  /// The indices of a person's entries where they are all for one submission; else none.
  private func sole(_ address: String?) -> [Int] {
    let indices = address.map { ledger.indices(address: $0) } ?? []
    return Set(indices.map { ledger.entries[$0].file }).count == 1 ? indices : []
  }

  /// The file of a submission that somebody wrote by hand for an answer's presenter; nil where there is none, or
  /// several.
  private mutating func adopted(_ answer: ImportedAnswer) throws -> String? {
    var files = try takeStrays(answer.presenter ?? "")
    if files.isEmpty, !answer.networks.isEmpty, var named = Optional(answer), answer.name != nil {
      named.networks = []
      files = try takeStrays(named.presenter ?? "")
    }
    if files.count > 1 {
      remarks.append(
        answer.remark(
          .warning,
          "\(files.map { folder.submissions + $0 }.joined(separator: " and ")) are for the same presenter, and neither was changed",
          hint: "delete all but one of them and of the one that import makes now"))
    }
    return files.count == 1 ? files.first : nil
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
    while ledger.has(file: name) || strays?.has(name) == true {
      name = "\(stem)-\(number).yaml"
      number += 1
    }
    return name
  }

  mutating func withdraw(_ answer: ImportedAnswer, _ state: String, _ index: Int) {
    let path = folder.submissions + ledger.entries[index].file
    if base[ledger.entries[index].file, ledger.entries[index].form] != nil {
      remarks.append(
        answer.remark(
          .warning, "the answer is now '\(state)'; \(path) stays",
          hint: "take the submission out of the event if it is not wanted"))
    } else {
      remarks.append(answer.remark(.note, "skipped, since it is '\(state)'"))
    }
  }
}
