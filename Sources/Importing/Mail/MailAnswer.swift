internal import Diagnostics
internal import Files
internal import OfficeFiles
internal import Submissions

/// The answer in a mail: its text or a submission attached to it, with the files that came with it.
struct MailAnswer {
  private let mail: MailMessage
  /// As messages name it.
  private let file: String
  private let row: Int
  private let map: ColumnMap?
  private(set) var remarks: [ImportRemark] = []
  private(set) var understood: [String] = []
  /// nil where the mail answers nothing.
  private(set) var answer: ImportedAnswer?

  init(_ mail: MailMessage, file: String, row: Int, _ map: ColumnMap?) {
    self.mail = mail
    self.file = file
    self.row = row
    self.map = map
    read()
  }

  private mutating func remark(_ severity: ImportRemark.Severity, _ message: String, hint: String? = nil) {
    remarks.append(ImportRemark(severity, file: file, line: 1, row: row, message, hint: hint))
  }

  private mutating func read() {
    let written = mail.text.trimmed.isEmpty ? HTMLText.read(mail.html) ?? "" : mail.text
    if written.unicodeScalars.contains("\u{FFFD}") {
      remark(
        .warning, "letters of the mail are in another encoding than it says, and were lost as '\u{FFFD}'",
        hint: "look at the mail, and correct the submission")
    }
    let text = MailText(written, map)
    let attachments = attachments()
    let attached = submission()
    var answer = attached ?? typed(text, hasFiles: !attachments.isEmpty)
    guard answer != nil || !attachments.isEmpty else {
      if mail.closed.isEmpty {
        remark(.warning, "nothing in the mail '\(mail.subject.quotable)' is an answer; skipped")
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
    answer?.address = text.forwardedFrom ?? mail.address
    answer?.order = mail.date
    if let sender = text.forwardedFrom {
      remark(.warning, "the mail was forwarded, and \(sender.quotable) is taken to be the sender")
    }
    self.answer = answer
  }

  /// The answer that the text gives; nil where it gives none and no file came with it.
  private mutating func typed(_ text: MailText, hasFiles: Bool) -> ImportedAnswer? {
    var header = text.answers.map(\.label)
    var cells = text.answers.map(\.value)
    let fields = header.map { map?.field(of: $0) ?? HeaderWords.guess($0).field }
    if !fields.contains(.network) {
      let (inSubject, inText) = (MailText.networks(in: mail.subject), text.networks)
      let number = inSubject.count == 1 ? inSubject.first : inText.count == 1 ? inText.first : nil
      if let number {
        header.append("AS number")
        cells.append("AS\(number)")
      } else if Set(inSubject + inText).count > 1 {
        remark(
          .warning, "several AS numbers are in the mail, and none was taken",
          hint: "write 'network:' into the submission")
      }
    }
    guard hasFiles || !header.isEmpty else { return nil }
    var isNamedAfterSender = false
    if !header.contains("AS number"), !fields.contains(.network), !fields.contains(.name) {
      let sender = (text.forwardedFrom == nil ? mail.senderName : text.forwardedName) ?? ""
      guard let name = sender.isEmpty ? Self.domain(of: text.forwardedFrom ?? mail.address) : sender else {
        return nil
      }
      header.append("Network")
      cells.append(name)
      isNamedAfterSender = true
      remark(
        .warning,
        sender.isEmpty
          ? "the mail names neither a network nor its sender; the domain of the sender's address is taken for the name"
          : "the mail names no network; the sender's name is taken for it",
        hint: "write 'network:' into the submission")
    }
    let table = AnswerTable(
      file: file, source: .mail, header: header, rows: [.init(number: row, line: 1, cells: cells)])
    var mapping = ColumnMapping.guess(table)
    for index in mapping.columns.indices {
      if let field = map?.field(of: header[index]) { mapping.columns[index].field = field }
    }
    guard var reader = try? AnswerReader(table, mapping) else { return nil }
    var answer = reader.read().first
    answer?.isNamedAfterSender = isNamedAfterSender
    remarks += reader.remarks.filter { $0.severity != .error }
    understood += reader.understood
    let rest = text.rest.joined(separator: " ")
    if !rest.isEmpty { remark(.note, "the mail says, too: '\(String(rest.prefix(160)).quotable)'") }
    return answer
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

  /// The submission that is attached, as a file of YAML.
  private mutating func submission() -> ImportedAnswer? {
    let files = mail.parts.filter { part in
      [".yaml", ".yml"].contains(where: part.name.lowercased().hasSuffix)
    }
    guard let part = files.first else { return nil }
    guard let text = String(validating: part.bytes, as: UTF8.self), part.bytes.count <= SubmissionFile.limit
    else {
      remark(.warning, "'\(part.name.quotable)' is not UTF-8 text; left out")
      return nil
    }
    do throws(ImportFailure) {
      let submission = try SubmissionText(text, file: part.name.quotable)
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

  /// The slide and the logo that came with it, known by their bytes.
  private mutating func attachments() -> [ImportedAnswer.Attachment] {
    var found: [(part: MailMessage.Part, field: String, ending: String)] = []
    for part in mail.parts {
      // A picture that the HTML shows is the signature's.
      if let id = part.contentID, mail.html.contains("cid:\(id)") { continue }
      if let (field, ending) = Self.kind(part.bytes) {
        found.append((part, field, ending))
      } else if Self.isPresentation(part) {
        remark(
          .warning,
          "'\(part.name.quotable)' has a password or is broken, and is left out",
          hint: "ask for it as PDF")
      } else if ![".yaml", ".yml"].contains(where: part.name.lowercased().hasSuffix) {
        remark(.note, "'\(part.name.quotable)' is neither a slide nor a logo; left out")
      }
    }
    for type in mail.closed {
      remark(
        .warning,
        type.contains("tnef")
          ? "the attachments are in winmail.dat, which only Outlook opens; left out"
          : "the mail is inside a signature or encrypted, and was not opened",
        hint: type.contains("tnef")
          ? "ask the sender to send them again as plain text or HTML, not as Rich Text"
          : "open it in a mail program, and save the attachments and answers yourself")
    }
    return ["slide", "logo"].compactMap { field in
      let all = found.filter { $0.field == field }
      // Of several pictures the one that says so is the logo. A PDF looks as its author saw it.
      guard
        let chosen = all.first(where: {
          field == "logo" ? $0.part.name.lowercased().contains("logo") : $0.ending == ".pdf"
        }) ?? all.first
      else { return nil }
      for other in all where other.part.name != chosen.part.name || other.part.bytes != chosen.part.bytes {
        remark(
          .warning,
          "'\(other.part.name.quotable)' is left out: '\(chosen.part.name.quotable)' is the \(field)",
          hint:
            "save the other beside the submission, if it is the right one, and write its name behind '\(field):'"
        )
      }
      return .init(field: field, ending: chosen.ending, bytes: chosen.part.bytes)
    }
  }

  /// What a file can be in a submission, by its first bytes.
  private static func kind(_ bytes: [UInt8]) -> (field: String, ending: String)? {
    if bytes.starts(with: [0x25, 0x50, 0x44, 0x46, 0x2D]) { return ("slide", ".pdf") }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return ("logo", ".png") }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return ("logo", ".jpg") }
    if let ending = presentationEnding(bytes) { return ("slide", ending) }
    let start = String(decoding: bytes.prefix(2000), as: UTF8.self)
    if start.contains("<svg"), start.drop(while: { $0.isWhitespace || $0 == "\u{FEFF}" }).first == "<" {
      return ("logo", ".svg")
    }
    return nil
  }

  /// The ending of a presentation's name; nil for another file.
  private static func presentationEnding(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      // By its list of files: an archive may hold a presentation as it is.
      guard let archive = try? ZipArchive(bytes) else {
        return bytes.hasBytes("ppt/presentation.xml".utf8) ? ".pptx" : nil
      }
      if archive.names.contains("ppt/presentation.xml") { return ".pptx" }
      let type = (try? archive.content("mimetype")) ?? nil
      if type?.starts(with: "application/vnd.oasis.opendocument.presentation".utf8) == true { return ".odp" }
      return archive.names.contains { $0.hasPrefix("Index/Slide") } ? ".key" : nil
    }
    guard bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) else { return nil }
    return bytes.hasBytes("PowerPoint Document".utf8.flatMap { [$0, 0] }) ? ".ppt" : nil
  }

  private static func isPresentation(_ part: MailMessage.Part) -> Bool {
    part.type.contains("presentation") || part.type.contains("powerpoint")
      || [".pptx", ".ppt", ".odp", ".key", ".ppsx"].contains(where: part.name.lowercased().hasSuffix)
  }
}
