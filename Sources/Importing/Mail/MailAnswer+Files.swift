internal import Diagnostics

/// The files that came with a mail.
extension MailAnswer {
  /// Reports attachments that cannot be opened; an error where nothing else is in the mail.
  mutating func remarkOnClosed(isAll: Bool, isEmpty: Bool) {
    for type in mail.closed {
      let isOutlook = type.contains("tnef")
      remark(
        isAll ? .error : .warning,
        (isOutlook
          ? "the attachments are in winmail.dat, which only Outlook opens; left out"
          : "the mail is signed or encrypted in a way that import does not open")
          + (isEmpty ? "; no submission was made" : ""),
        hint: isOutlook
          ? "ask the sender to send them again as plain text or HTML, not as Rich Text"
          : "open it in a mail program, and save the attachments and answers yourself")
    }
  }

  /// The slide and the logo that came with it, known by their bytes.
  mutating func attachments() -> [ImportedAnswer.Attachment] {
    var found: [(part: MailMessage.Part, field: String, ending: String)] = []
    for part in mail.parts {
      // A picture that the HTML shows is the signature's.
      if let id = part.contentID, mail.html.contains("cid:\(id)") { continue }
      if part.bytes.isEmpty {
        broken.append(remarks.count)
        remark(
          .warning, "'\(part.name.quotable)' is empty; left out", hint: "ask the sender to send it again")
      } else if let (field, ending) = AttachedFile.kind(part.bytes) {
        guard !AttachedFile.isDamaged(part.bytes, ending) else {
          broken.append(remarks.count)
          remark(
            .warning, "'\(part.name.quotable)' is damaged or cut off; left out",
            hint: "ask the sender to send it again")
          continue
        }
        found.append((part, field, ending))
      } else if AttachedFile.isPresentation(part) {
        broken.append(remarks.count)
        remark(
          .warning,
          "'\(part.name.quotable)' cannot be opened: it has a password, is damaged, or is no presentation; left out",
          hint: "ask for it again, as PDF")
      } else if ![".yaml", ".yml"].contains(where: part.name.lowercased().hasSuffix) {
        remark(.note, "'\(part.name.quotable)' is neither a slide nor a logo; left out")
      }
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
}
