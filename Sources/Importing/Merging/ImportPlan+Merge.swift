internal import Diagnostics
internal import Digests
internal import Files
internal import Submissions

/// Answers, hand edits and what was imported last, merged field by field.
extension ImportPlan {
  mutating func merge(_ answer: ImportedAnswer, _ index: Int) throws {
    let file = ledger.entries[index].file
    let path = folder.submissions + file
    var answer = answer
    attach(&answer, file)
    let theirs = Dictionary(answer.fields.map { ($0.key, $0.value) }) { first, _ in first }
    let last = base.fields[file]
    // Of what the same answer made before, nothing can change.
    if let last, changeIndex[path] == nil, InputFile.exists(path),
      Self.keys.allSatisfy({ theirs[$0] == last[$0] })
    {
      base.fields[file] = last.merging(checksums[file] ?? [:]) { _, new in new }
      counts.unchanged += 1
      return
    }
    guard let old = try existing(path) else {
      if let last {
        remarks.append(
          answer.remark(
            .warning, "\(path) was deleted; it was not made again",
            hint: "delete it from .imported/ and private.yaml to have it back"))
        base.fields[file] = last
        counts.unchanged += 1
        return
      }
      let text = SubmissionText(
        comment: [
          "Made by 'personals import' from an answer. What you change here stays when answers are imported again."
        ],
        fields: answer.fields, order: Self.keys)
      change(path, old: nil, new: text.text)
      base.fields[file] = theirs.merging(checksums[file] ?? [:]) { first, _ in first }
      counts.new += 1
      return
    }
    var text: SubmissionText
    do throws(ImportFailure) {
      text = try SubmissionText(old, file: path, order: Self.keys)
    } catch {
      remarks.append(
        answer.remark(
          .error, "\(path) is not YAML any more, so nothing was changed in it: \(error.message)",
          hint: "mend the file and import again"))
      counts.conflicts += 1
      return
    }
    let merged = mergedFields(answer, theirs, last ?? [:], &text, path)
    base.fields[file] = merged.merging(checksums[file] ?? [:]) { _, new in new }
    if text.text == old {
      counts.unchanged += 1
    } else {
      change(path, old: old, new: text.text)
      counts.changed += 1
    }
  }

  /// Merges field by field; returns the new common ancestor.
  private mutating func mergedFields(
    _ answer: ImportedAnswer, _ theirs: [String: FieldValue], _ last: [String: FieldValue],
    _ text: inout SubmissionText, _ path: String
  ) -> [String: FieldValue] {
    var merged = last
    for key in Self.keys where theirs[key] != nil || last[key] != nil {
      let (new, before, here) = (theirs[key], last[key], text[key])
      if new == before { continue }
      if new == here {
        merged[key] = new
        continue
      }
      guard here == before || preference != nil else {
        counts.conflicts += 1
        remarks.append(
          answer.remark(
            .error,
            "\(path): '\(key)' is \(Self.words(here)) in the file, where somebody changed it, and \(Self.words(new)) in the answer, which changed too; nothing was changed",
            hint: "decide with --prefer answers or --prefer edits"))
        continue
      }
      if here != before, preference == .edits {
        merged[key] = new
        continue
      }
      guard text.set(key, to: new) else {
        counts.conflicts += 1
        remarks.append(
          answer.remark(
            .error,
            "\(path): '\(key)' cannot be changed to \(Self.words(new)) without touching the rest of the file",
            hint: "change it there yourself, and import again"))
        continue
      }
      merged[key] = new
    }
    return merged
  }

  private static func words(_ value: FieldValue?) -> String {
    value.map { "'\($0.summary.quotable)'" } ?? "not said"
  }

  private func existing(_ path: String) throws -> String? {
    if let index = changeIndex[path] { return changes[index].new }
    guard InputFile.exists(path) else { return nil }
    let bytes = try InputFile.read(path, limit: SubmissionFile.limit)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ImportFailure("\(path): error: the file is not UTF-8 text")
    }
    return text
  }

  /// Gives what came with an answer names of our own, and names it in the submission.
  private mutating func attach(_ answer: inout ImportedAnswer, _ file: String) {
    let stem = file.hasSuffix(".yaml") ? String(file.dropLast(5)) : file
    for attachment in answer.attachments {
      let name = "\(stem)-\(attachment.field)\(attachment.ending)"
      place(attachment, folder.submissions + name, answer, file)
      answer.fields.removeAll { $0.key == attachment.field }
      answer.fields.append(.init(attachment.field, .text(name)))
    }
    let rank = Self.keys
    answer.fields.sort { (rank.firstIndex(of: $0.key) ?? 99) < (rank.firstIndex(of: $1.key) ?? 99) }
  }

  /// Stores a file that came with an answer, unless somebody replaced the one that was stored last.
  private mutating func place(
    _ attachment: ImportedAnswer.Attachment, _ path: String, _ answer: ImportedAnswer, _ file: String
  ) {
    let key = "\(attachment.field) file"
    let new = SHA256.digest(of: attachment.bytes).hex
    let last = base.fields[file]?[key]?.summary
    let here = (try? InputFile.read(path, limit: 256_000_000)).map { SHA256.digest(of: $0).hex }
    if last == new, here != new { return }
    if let here, here != new, here != last {
      guard let preference else {
        counts.conflicts += 1
        remarks.append(
          answer.remark(
            .error,
            "\(path) is another file than the one imported last, and the mail has a new one; nothing was changed",
            hint: "decide with --prefer answers or --prefer edits"))
        return
      }
      if preference == .edits {
        checksums[file, default: [:]][key] = .text(new)
        return
      }
    }
    checksums[file, default: [:]][key] = .text(new)
    if here != new { attachments.append((path, attachment.bytes)) }
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
