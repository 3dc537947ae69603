internal import Diagnostics
internal import Files
internal import OfficeFiles
internal import Submissions

/// The answer in a mail: its text or a submission attached to it, with the files that came with it.
struct MailAnswer {
  let mail: MailMessage
  /// As messages name it.
  let file: String
  let row: Int
  private let map: ColumnMap?
  var remarks: [ImportRemark] = []
  private(set) var understood: [String] = []
  /// Whether two lines name different networks.
  private var hasTwoNumbers = false
  /// Whether an error says why there is no answer.
  var isRefused = false
  /// What the attached submission is called, for messages.
  var attachedName = ""
  /// The remarks about files that cannot be used.
  var broken: [Int] = []
  /// nil where the mail answers nothing.
  private(set) var answer: ImportedAnswer?

  init(_ mail: MailMessage, file: String, row: Int, _ map: ColumnMap?) {
    self.mail = mail
    self.file = file
    self.row = row
    self.map = map
    read()
  }

  mutating func remark(_ severity: ImportRemark.Severity, _ message: String, hint: String? = nil) {
    remarks.append(ImportRemark(severity, file: file, line: 1, row: row, message, hint: hint))
  }

  private mutating func read() {
    let written = mail.text.trimmed.isEmpty ? HTMLText.read(mail.html) ?? "" : mail.text
    let text = MailText(written, map, of: mail)
    let isAnswer =
      !mail.parts.isEmpty || text.answers.contains { $0.field == .network || $0.field == .name }
    if let automatic = mail.automatic ?? (isAnswer ? nil : mail.perhapsAutomatic) {
      remark(.note, "the mail '\(mail.subject.quotable)' is \(automatic), and no answer; skipped")
      return
    }
    for doubt in mail.doubts {
      remark(.warning, doubt, hint: "compare names and words with the mail, and correct the submission")
    }
    let attachments = attachments()
    let attached = submission()
    var answer = attached.map { joined($0, text) } ?? typed(text, hasFiles: !attachments.isEmpty)
    guard !isRefused else { return }
    let isEmpty = answer == nil && attachments.isEmpty
    let isNumberOnly = answer?.fields.allSatisfy { ["network", "networks", "name"].contains($0.key) } ?? true
    if attachments.isEmpty, isNumberOnly {
      // Nothing of what was sent is left.
      for index in broken { remarks[index].severity = .error }
    }
    remarkOnClosed(isAll: attachments.isEmpty && isNumberOnly, isEmpty: isEmpty)
    guard !isEmpty else {
      if mail.closed.isEmpty {
        remark(
          .error,
          "the mail '\(mail.subject.quotable)' has no answer that import can read; no submission was made",
          hint: "read the mail; make the submission yourself, or move the mail elsewhere if it is no answer")
      }
      return
    }
    guard answer?.presenter != nil else {
      answer = nil
      return remark(
        .error,
        "the mail '\(mail.subject.quotable)' does not say who presents: neither an AS number nor a name",
        hint: "ask the sender for the AS number")
    }
    answer?.attachments = attachments
    answer?.address = mail.address
    if mail.address == nil, let name = mail.senderName, let presenter = answer?.presenter {
      answer?.id = "\(name)\u{1F}\(presenter)"
    }
    answer?.order = mail.date
    if let attached, text.isForwarded || mail.forwardedBy != nil { dropPersonal(&answer, attached) }
    remarkOnForward(text, &answer)
    takeBack(text, &answer)
    self.answer = answer
  }

  /// Takes out what a sentence of the mail asks not to show.
  private mutating func takeBack(_ text: MailText, _ answer: inout ImportedAnswer?) {
    for sentence in [mail.subject] + text.sentences {
      let parts = MailRefusal.withdrawn(by: sentence)
      guard !parts.isEmpty else { continue }
      for part in parts { answer?.drop(part) }
      answer?.unclear.formUnion(parts)
      remark(
        .warning,
        "the mail says '\(Self.short(sentence))'; \(parts.sorted().joined(separator: " and ")) is taken out",
        hint: "ask what is meant, and correct the submission")
    }
  }

  /// A forward proves nothing about the person whose mail it claims to be.
  private mutating func remarkOnForward(_ text: MailText, _ answer: inout ImportedAnswer?) {
    if let by = mail.forwardedBy {
      answer?.forwardedBy = by
      answer?.isNamedAfterSender = false
      remark(
        .warning,
        "the mail was forwarded by \(by.quotable); that \(mail.address?.quotable ?? "its sender") wrote it is not certain",
        hint: "ask them for consent and contact, which import does not take from a forward")
    } else if text.isForwarded {
      remark(
        .warning,
        "the mail forwards one of \(text.forwardedFrom?.quotable ?? "another person"); the answer counts as \(mail.address?.quotable ?? "its sender")'s",
        hint: "ask them for consent and contact, which import does not take from a forward")
    }
  }

  /// Leaves out consent and contact that may be another person's than the sender's.
  private mutating func dropPersonal(_ answer: inout ImportedAnswer?, _ attached: ImportedAnswer) {
    for field in attached.fields where FieldParts.keys.contains(field.key) {
      answer?.drop(field.key)
      remark(.warning, "'\(field.key): \(field.value.summary.quotable)' is forwarded, and was not taken")
    }
  }

  /// A sentence for a message.
  static func short(_ sentence: String) -> String {
    (sentence.count > 200 ? sentence.prefix(200) + "…" : sentence[...]).quotable
  }

  /// The sentence by which a mail about a number only asks something, or says that no one comes.
  private func declining(_ text: MailText) -> String? {
    let networks = [text.networks, MailText.networks(in: mail.subject)]
    let sentences = [mail.subject] + text.sentences
    guard text.answers.isEmpty, networks.contains(where: { !($0.own + $0.others).isEmpty }),
      sentences.allSatisfy({ MailRefusal.withdrawn(by: $0).isEmpty })
    else { return nil }
    return sentences.first(where: MailRefusal.declines)
  }

  /// The answer that the text gives; nil where it gives none and no file came with it.
  mutating func typed(
    _ text: MailText, hasFiles: Bool, besides attached: ImportedAnswer? = nil
  ) -> ImportedAnswer? {
    if !hasFiles, attached == nil, let sentence = declining(text) {
      isRefused = true
      remark(
        .error, "the mail says '\(Self.short(sentence))', and answers nothing; no submission was made",
        hint: "read the mail, and change or make the submission yourself")
      return nil
    }
    var answers = oneOfEach(ownOrHarmless(text.answers))
    if let number = network(text, answers) {
      answers.removeAll { $0.field == .network }
      if !number.isEmpty { answers.append(.init(label: "AS number", value: number, field: .network)) }
    }
    let takesBack = ([mail.subject] + text.sentences).contains { !MailRefusal.withdrawn(by: $0).isEmpty }
    guard hasFiles || !answers.isEmpty || takesBack else {
      let rest = text.shown
      if !rest.isEmpty { remark(.note, "the mail says: '\(rest)'") }
      return nil
    }
    if let attached, !answers.contains(where: { [.network, .name].contains($0.field) }) {
      if let number = attached.networks.first {
        answers.append(.init(label: "AS number", value: "AS\(number)", field: .network))
      } else if let name = attached.name {
        answers.append(.init(label: "Network", value: name, field: .name))
      }
    }
    var isNamedAfterSender = false
    if !answers.contains(where: { [.network, .name].contains($0.field) }) {
      let sender = (text.forwardedFrom == nil ? mail.senderName : text.forwardedName) ?? ""
      guard let name = sender.isEmpty ? Self.domain(of: text.forwardedFrom ?? mail.address) : sender else {
        return nil
      }
      isNamedAfterSender = text.forwardedFrom == nil
      answers.append(.init(label: "Network", value: name, field: .name))
      remark(
        .warning,
        sender.isEmpty
          ? "the mail names neither a network nor its sender; the domain of the sender's address is taken for the name"
          : "the mail names no network; the sender's name is taken for it",
        hint: "write 'network:' into the submission")
    }
    let table = AnswerTable(
      file: file, source: .mail, header: answers.map(\.label),
      rows: [.init(number: row, line: 1, cells: answers.map(\.value))])
    let mapping = ColumnMapping(
      columns: answers.map { .init(header: $0.label, field: $0.field, confidence: .likely, reason: "") })
    guard var reader = try? AnswerReader(table, mapping) else { return nil }
    var answer = reader.read().first
    answer?.isNamedAfterSender = isNamedAfterSender
    remarks += reader.remarks.filter { $0.severity != .error }
    understood += reader.understood
    let rest = text.shown
    if !rest.isEmpty { remark(.note, "the mail says, too: '\(rest)'") }
    return answer
  }

  /// The answers without consent and contact that may be another person's.
  private mutating func ownOrHarmless(_ answers: [MailText.Answer]) -> [MailText.Answer] {
    answers.filter { answer in
      guard answer.isAnothers || mail.forwardedBy != nil, answer.field.isConsent || answer.field == .contact
      else { return true }
      remark(
        .warning,
        "'\(Self.short(answer.line))' may be another person's than the sender's, and was not taken",
        hint: "ask for it, and write it into the submission")
      return false
    }
  }

  /// Of several lines about one field the one that the map names, else the first; the others are reported.
  private mutating func oneOfEach(_ answers: [MailText.Answer]) -> [MailText.Answer] {
    var kept: [MailText.Answer] = []
    for answer in answers {
      if answer.field.isConsent, HeaderWords.reversedConsent(answer.label) != nil {
        remark(
          .warning,
          "'\(answer.label.quotable)' asks the other way round, so that 'yes' would refuse consent; '\(answer.value.quotable)' is not used",
          hint: "write 'consent:' into the submission yourself")
        continue
      }
      if HeaderWords.limitsConsent(answer.label, answer.field) {
        remark(
          .warning,
          "'\(answer.label.quotable)' limits consent, or asks something else; '\(answer.value.quotable)' is not used",
          hint: "write 'consent:' into the submission yourself")
        continue
      }
      guard !answer.field.allowsSeveral, let index = kept.firstIndex(where: { $0.field == answer.field })
      else {
        kept.append(answer)
        continue
      }
      let (isMapped, isOtherMapped) = (answer.isMapped, kept[index].isMapped)
      // Who presents, and what may be published, is not decided by the order of lines.
      if answer.field == .network || answer.field.isConsent, isMapped == isOtherMapped {
        guard !kept[index].value.isEmpty, !agree(answer, kept[index]) else { continue }
        remark(
          .warning,
          "'\(kept[index].line.quotable)' and '\(answer.line.quotable)' do not agree, and neither was taken",
          hint: "ask the sender, and correct the submission")
        kept[index].value = ""
        if answer.field == .network { hasTwoNumbers = true }
        continue
      }
      let isBetter = answer.isMapped && !kept[index].isMapped
      let (used, other) = isBetter ? (answer, kept[index]) : (kept[index], answer)
      kept[index] = used
      guard used.value != other.value else { continue }
      remark(
        .warning,
        "'\(other.line.quotable)' is not used: '\(used.line.quotable)' is \(answer.field.words), too",
        hint: "correct the submission if the other is right")
    }
    return kept.filter { !$0.value.isEmpty }
  }

  /// Whether two lines about who presents or about consent say the same.
  private func agree(_ left: MailText.Answer, _ right: MailText.Answer) -> Bool {
    if left.field == .network {
      return SpokenASN.read(left.value).value.map { $0 == SpokenASN.read(right.value).value } ?? false
    }
    return SpokenConsent.read(left.value).value.map { $0 == SpokenConsent.read(right.value).value } ?? false
  }

  /// The AS number that the mail is about, as a cell; "" where none is to be
  /// taken, and nil where a line says it or none is named.
  private mutating func network(_ text: MailText, _ answers: [MailText.Answer]) -> String? {
    if hasTwoNumbers { return "" }
    let (subject, body) = (MailText.networks(in: mail.subject), text.networks)
    let hint = "write 'network:' into the submission"
    func list(_ numbers: [UInt32]) -> String { numbers.map { "AS\($0)" }.joined(separator: " and ") }
    if let line = answers.first(where: { $0.field == .network }) {
      let said = SpokenASN.read(line.value).value ?? []
      guard !said.isEmpty, !subject.own.isEmpty, Set(said).isDisjoint(with: subject.own) else { return nil }
      remark(
        .warning, "the subject says \(list(subject.own)), and the text \(list(said)); neither was taken",
        hint: hint)
      return ""
    }
    let all = Set(subject.own + body.own)
    if all.count == 1, let only = all.first { return "AS\(only)" }
    if let only = subject.own.first, subject.own.count == 1, body.own.contains(only) {
      remark(
        .note,
        "the text names \(list(body.own.filter { $0 != only })), too; the subject's AS\(only) was taken")
      return "AS\(only)"
    }
    if all.count > 1 {
      let isApart = !subject.own.isEmpty && !body.own.isEmpty && Set(subject.own).isDisjoint(with: body.own)
      remark(
        .warning,
        isApart
          ? "the subject says \(list(subject.own)), and the text \(list(body.own)); neither was taken"
          : "the mail names \(list(all.sorted())), and none was taken", hint: hint)
    } else if let other = (subject.others + body.others).first {
      remark(
        .warning, "the mail names AS\(other), but as another network's or with a doubt; it was not taken",
        hint: hint)
    }
    return nil
  }

  /// The domain of an address, which may name a network; nil for those where anyone can have an address.
  private static func domain(of address: String?) -> String? {
    guard let domain = address?.split(separator: "@").dropFirst().last.map(String.init) else { return nil }
    let labels = domain.split(separator: ".")
    // yahoo.co.jp is Yahoo's, mail.example.net is not a provider of that name.
    let isShort = labels.count == 2 || labels.count == 3 && labels[1].utf8.count <= 3
    return isShort && labels.first.map(providers.contains) == true ? nil : domain
  }

  private static let providers: Set<Substring> = [
    "gmail", "googlemail", "outlook", "hotmail", "live", "msn", "yahoo", "ymail", "icloud", "me", "aol",
    "gmx",
    "web", "proton", "protonmail", "yandex", "mail", "qq", "163", "126", "naver", "uol", "orange", "free",
  ]
}
