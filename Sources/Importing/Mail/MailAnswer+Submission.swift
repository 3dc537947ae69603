internal import Diagnostics
internal import Submissions

/// The submission that is attached to a mail.
extension MailAnswer {
  /// What the attached submission says, and what only the text does; nil where they disagree about who presents or
  /// about consent.
  mutating func joined(_ attached: ImportedAnswer, _ text: MailText) -> ImportedAnswer? {
    guard let typed = typed(text, hasFiles: false, besides: attached) else { return attached }
    func refuse(_ left: String, _ right: String) -> ImportedAnswer? {
      isRefused = true
      remark(
        .error,
        "'\(attachedName)' says '\(left.quotable)', and the mail '\(right.quotable)'; no submission was made",
        hint: "ask the sender, and make the submission yourself")
      return nil
    }
    if let own = attached.presenter, let other = typed.presenter,
      own.hasPrefix("AS") == other.hasPrefix("AS"),
      own != other, !typed.networks.contains(where: attached.networks.contains)
    {
      return refuse(attached.name ?? own, typed.name ?? other)
    }
    let (own, other) = (attached.consent, typed.consent)
    for (part, value) in own.sorted(by: { $0.key < $1.key }) {
      if let said = other[part], said != value {
        return refuse("\(part): \(value ? "yes" : "no")", "\(part): \(said ? "yes" : "no")")
      }
      let sentence = ([mail.subject] + text.sentences).first {
        !MailRefusal.withdrawn(by: $0).isDisjoint(with: [part, "consent"])
      }
      if value, let said = sentence { return refuse("\(part): yes", Self.short(said)) }
      if value, typed.unclear.contains(part) { return refuse("\(part): yes", "no plain yes") }
    }
    var all = attached.adding(to: typed)
    if attached.networks.isEmpty, !typed.networks.isEmpty || attached.presenter == nil {
      (all.networks, all.name, all.isNamedAfterSender) = (
        typed.networks, typed.name, typed.isNamedAfterSender
      )
      all.fields.removeAll { $0.key == "name" }
      all.fields.insert(
        contentsOf: typed.fields.filter { ["network", "networks", "name"].contains($0.key) }, at: 0)
    }
    return all
  }

  /// The submission that is attached, as a file of YAML.
  mutating func submission() -> ImportedAnswer? {
    var found: [(part: MailMessage.Part, answer: ImportedAnswer)] = []
    for part in mail.parts where [".yaml", ".yml"].contains(where: part.name.lowercased().hasSuffix) {
      guard !found.contains(where: { $0.part.bytes == part.bytes }), let answer = submission(in: part) else {
        continue
      }
      found.append((part, answer))
    }
    if found.count > 1 {
      isRefused = true
      remark(
        .error,
        "\(found.map { "'\($0.part.name.quotable)'" }.joined(separator: " and ")) are submissions, and none was taken; no submission was made",
        hint: "ask the sender which one counts, and make it yourself")
    }
    attachedName = found.first?.part.name.quotable ?? ""
    return found.first?.answer
  }

  private mutating func submission(in part: MailMessage.Part) -> ImportedAnswer? {
    guard let text = String(validating: part.bytes, as: UTF8.self), part.bytes.count <= SubmissionFile.limit
    else {
      remark(.warning, "'\(part.name.quotable)' is not UTF-8 text; left out")
      return nil
    }
    do throws(ImportFailure) {
      let submission = try SubmissionText(text, file: part.name.quotable)
      guard submission.fields.contains(where: { SubmissionText.keys.contains($0.key) }) else {
        remark(.note, "'\(part.name.quotable)' is no submission; left out")
        return nil
      }
      var answer = ImportedAnswer(file: file, line: 1, row: row)
      // A file that it names is on the sender's disk; what came with the mail is named by import.
      let named = submission.fields.filter { field in
        Submission.fileKeys.contains(field.key) && !field.value.summary.has("://")
      }.map(\.key)
      answer.fields = submission.fields.filter {
        SubmissionText.keys.contains($0.key) && !named.contains($0.key)
      }
      if !named.isEmpty {
        remark(
          .note,
          "'\(part.name.quotable)' names files of the sender, left out: \(named.joined(separator: ", "))",
          hint: "of slides and logos those that came with the mail are taken")
      }
      let number = (submission["network"] ?? submission["networks"])?.summary ?? ""
      answer.networks = SpokenASN.read(number).value ?? []
      answer.name = submission["name"]?.summary
      let unknown = submission.fields.map(\.key).filter { !SubmissionText.keys.contains($0) }
      if !unknown.isEmpty {
        remark(
          .warning,
          "'\(part.name.quotable)' has unknown keys, left out: \(unknown.map(\.quotable).joined(separator: ", "))"
        )
      }
      return answer
    } catch {
      remark(.warning, "'\(part.name.quotable)' is not a submission: \(error.message)")
      return nil
    }
  }
}
