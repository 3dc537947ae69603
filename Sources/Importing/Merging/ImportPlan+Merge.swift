internal import Diagnostics
internal import Digests
internal import Files
internal import Submissions

/// Answers, hand edits and what was imported last, merged field by field.
extension ImportPlan {
  mutating func merge(_ answer: ImportedAnswer, _ index: Int, _ form: String) throws {
    try follow(ledger.entries[index], answer)
    let file = ledger.entries[index].file
    let path = folder.submissions + file
    var answer = answer
    dropOutdated(&answer, file, form)
    /// What is remembered beside the fields.
    var kept: [String: FieldValue] = [:]
    attach(&answer, file, form, &kept)
    let presenter = ledger.entries[index].presenter
    if answer.networks.isEmpty, presenter.hasPrefix("AS") || presenter != answer.presenter {
      // A number that is missing or cannot be read, and a sender's own name, are no other presenter.
      answer.fields.removeAll { $0.key == "name" }
      if answer.asked?.contains("network") == true, !answer.unclear.contains("network") {
        remarks.append(
          answer.remark(
            .warning, "\(path): 'network' stays, though the answer has no AS number any more",
            hint: "ask for it, or take it out of the submission yourself"))
      }
      answer.asked = (answer.asked ?? Set(SubmissionText.keys)).subtracting(["network", "networks", "name"])
      if answer.unclear.contains("network") { answer.asked?.insert("network") }
    }
    let theirs = Dictionary(answer.fields.map { ($0.key, $0.value) }) { first, _ in first }
    let last = base[file, form]
    if form == AnswerSource.mail.rawValue, let order = answer.order {
      kept[Self.sent] = .text("\(max(order, last?[Self.sent].flatMap { Int($0.summary) } ?? order))")
    }
    // Of what the same answer made before, nothing can change.
    if let last, changeIndex[path] == nil, answer.unclear.isEmpty, !answer.hidesAddress,
      kept.allSatisfy({ last[$0.key] == $0.value || $0.key == Self.sent }), InputFile.exists(path),
      SubmissionText.keys.allSatisfy({
        theirs[$0] == last[$0] || theirs[$0] == nil && !answer.asks($0, of: last[$0])
      })
    {
      base[file, form] = last.merging(kept) { _, new in new }
      note(path, .unchanged)
      return
    }
    let found: String?
    do throws(ImportFailure) {
      found = try existing(path)
    } catch {
      remarks.append(answer.remark(.error, error.message, hint: error.hint))
      conflicts += 1
      return
    }
    guard let old = found else {
      if base.has(file: file) {
        remarks.append(
          answer.remark(
            .warning, "\(path) was deleted; it was not made again",
            hint: "delete it from .imported/ and private.yaml to have it back"))
        base[file, form] = last ?? [:]
        note(path, .unchanged)
        return
      }
      let text = SubmissionText(
        comment: [
          "Made by 'personals import' from an answer. What you change here stays when answers are imported again."
        ],
        fields: answer.fields)
      change(path, old: nil, new: text.text)
      base[file, form] = theirs.merging(kept) { first, _ in first }
      note(path, .new)
      return
    }
    var text: SubmissionText
    do throws(ImportFailure) {
      text = try SubmissionText(old, file: path)
    } catch {
      remarks.append(
        answer.remark(
          .error, "\(path) is not YAML any more, so nothing was changed in it: \(error.message)",
          hint: "mend the file and import again"))
      conflicts += 1
      return
    }
    settle(answer, last ?? [:], &kept, &text, path)
    var merge = FieldMerge(
      answer: answer, path: path, preference: preference, others: base.others(file, besides: form))
    let merged = merge.merge(theirs, last ?? [:], into: &text)
    remarks += merge.remarks
    conflicts += merge.conflicts
    base[file, form] = merged.merging(kept) { _, new in new }
    if text.text == old {
      note(path, .unchanged)
    } else {
      change(path, old: old, new: text.text)
      note(path, .changed)
    }
  }

  /// Looks for the file of an entry where it no longer has the name that import gave it.
  private mutating func follow(_ entry: ImportLedger.Entry, _ answer: ImportedAnswer) throws {
    let path = folder.submissions + entry.file
    guard base.has(file: entry.file), changeIndex[path] == nil, !InputFile.exists(path) else { return }
    let files = try takeStrays(entry.presenter)
    var said: [String: FieldValue] = [:]
    for layer in base.others(entry.file, besides: "") { said.merge(layer.fields) { first, _ in first } }
    guard let file = try files.count == 1 ? files.first : takeStray(like: said) else { return }
    for index in ledger.entries.indices where ledger.entries[index].file == entry.file {
      ledger.update(index) { $0.file = file }
    }
    base.rename(entry.file, to: file)
    remarks.append(answer.remark(.note, "\(path) is \(folder.submissions)\(file) now"))
  }

  /// Where it is kept when the last mail about a submission was sent.
  private static let sent = "sent"

  /// Takes out of an older mail what a newer one, which was imported earlier, says too.
  private mutating func dropOutdated(_ answer: inout ImportedAnswer, _ file: String, _ form: String) {
    guard form == AnswerSource.mail.rawValue, let order = answer.order, let last = base[file, form],
      let sent = last[Self.sent].flatMap({ Int($0.summary) }), order < sent
    else { return }
    var (dropped, parts) = (Set<String>(), Set<String>())
    for (key, value) in last where SubmissionText.keys.contains(key) {
      let (newer, older) = (
        FieldParts(key, value), FieldParts(key, answer.fields.first { $0.key == key }?.value)
      )
      for part in newer?.order ?? [key] {
        parts.insert(part)
        let said = older?[part: part] ?? answer.fields.first { $0.key == part }?.value
        if let said, said != newer?[part: part] ?? value { dropped.insert(part) }
      }
    }
    for attachment in answer.attachments {
      guard let stored = last["\(attachment.field) file"] else { continue }
      parts.insert(attachment.field)
      if stored.summary != SHA256.digest(of: attachment.bytes).hex { dropped.insert(attachment.field) }
    }
    answer.remove(parts)
    guard !dropped.isEmpty else { return }
    remarks.append(
      answer.remark(
        .note,
        "the mail is older than one of the same person that was imported earlier, which says another: \(dropped.sorted().joined(separator: ", "))"
      ))
  }

  private mutating func note(_ path: String, _ outcome: Outcome) {
    if outcome.rawValue >= outcomes[path]?.rawValue ?? 0 { outcomes[path] = outcome }
  }

  private func existing(_ path: String) throws(ImportFailure) -> String? {
    if let index = changeIndex[path] { return changes[index].new }
    guard InputFile.exists(path) else { return nil }
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try InputFile.read(path, limit: SubmissionFile.limit)
    } catch {
      throw ImportFailure("\(path) cannot be read, so nothing was changed in it: \(error)")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ImportFailure(
        "\(path) is not UTF-8 text, so nothing was changed in it", hint: "save it as UTF-8 and import again")
    }
    return text
  }

  /// Gives what came with an answer names of our own, and names it in the submission.
  private mutating func attach(
    _ answer: inout ImportedAnswer, _ file: String, _ form: String, _ kept: inout [String: FieldValue]
  ) {
    let stem = file.hasSuffix(".yaml") ? String(file.dropLast(5)) : file
    for attachment in answer.attachments {
      // A submission that was renamed keeps the names of its files.
      let stored = base[file, form]?[attachment.field]?.summary ?? ""
      let isStored = stored.hasSuffix(attachment.ending) && !stored.contains("/")
      let name = isStored ? stored : "\(stem)-\(attachment.field)\(attachment.ending)"
      place(attachment, folder.submissions + name, answer, base[file, form], &kept)
      answer.fields.removeAll { $0.key == attachment.field }
      answer.fields.append(.init(attachment.field, .text(name)))
      answer.asked?.insert(attachment.field)
    }
    let rank = SubmissionText.keys
    answer.fields.sort { (rank.firstIndex(of: $0.key) ?? 99) < (rank.firstIndex(of: $1.key) ?? 99) }
  }

  /// Stores a file that came with an answer, unless somebody replaced the one that was stored last.
  private mutating func place(
    _ attachment: ImportedAnswer.Attachment, _ path: String, _ answer: ImportedAnswer,
    _ before: [String: FieldValue]?, _ kept: inout [String: FieldValue]
  ) {
    let key = "\(attachment.field) file"
    let new = SHA256.digest(of: attachment.bytes).hex
    let last = before?[key]?.summary
    let here = (try? InputFile.read(path, limit: 256_000_000)).map { SHA256.digest(of: $0).hex }
    if last == new, here != new { return }
    if let here, here != new, here != last {
      guard let preference else {
        conflicts += 1
        remarks.append(
          answer.remark(
            .error,
            "\(path) is another file than the one imported last, and the mail has a new one; nothing was changed",
            hint: "decide with --prefer answers or --prefer edits"))
        return
      }
      if preference == .edits {
        kept[key] = .text(new)
        return
      }
    }
    kept[key] = .text(new)
    if here != new { attachments.append((path, attachment.bytes)) }
  }

  /// Says which files are new, and asks where somebody wrote another file's name into the submission.
  private mutating func settle(
    _ answer: ImportedAnswer, _ last: [String: FieldValue], _ kept: inout [String: FieldValue],
    _ text: inout SubmissionText, _ path: String
  ) {
    for attachment in answer.attachments {
      let (field, key) = (attachment.field, "\(attachment.field) file")
      guard let stored = last[field], let old = last[key], let new = kept[key], old != new else { continue }
      let target = folder.submissions + stored.summary
      if text[field] == stored {
        note(path, .changed)
        remarks.append(answer.remark(.note, "\(target) is the new \(field) of this mail"))
        continue
      }
      if preference == .answers, text.set(field, to: stored) { continue }
      attachments.removeAll { $0.path == target }
      guard preference == nil else { continue }
      conflicts += 1
      kept[key] = old
      remarks.append(
        answer.remark(
          .error,
          "\(path): '\(field)' is \(text[field].map { "'\($0.summary.quotable)'" } ?? "not said") in the file, where somebody changed it, and the mail has a new \(field); nothing was changed",
          hint: "decide with --prefer answers or --prefer edits"))
    }
  }

  private mutating func change(_ path: String, old: String?, new: String) {
    if let index = changeIndex[path] {
      changes[index].new = new
    } else {
      changeIndex[path] = changes.count
      changes.append(Change(path: path, old: old, new: new))
    }
  }
}
