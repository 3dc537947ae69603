internal import Diagnostics
internal import Files

/// A file of another kind, given where a submission was due.
package struct OtherDocument {
  private let what: String
  private let hint: String

  /// The kind of a file, from its first bytes; nil for what may be a submission.
  package init?(_ bytes: [UInt8], file: String) {
    let head = Array(bytes.prefix(4096))
    let name = file.split(separator: "/").last.map(String.init) ?? file
    // What begins with none of these is looked at no further: most submissions.
    let first = head.first { $0 > 0x20 && ![0xEF, 0xBB, 0xBF].contains($0) }
    let isMarked = first.map { [0x3C, 0x7B, 0x50, 0xD0].contains($0) } ?? false
    let text = isMarked ? String(decoding: head, as: UTF8.self) : ""
    let start = text.lowercased().drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    let submission = "a submission is a text file, as in 'network: 64500'"
    let take = "to make submissions of it, run 'personals import \(name) -o submissions/'"
    let slide = "to show a page of it, write a submission with 'network: 64500' and 'slide: "
    if head.starts(with: Array("%PDF-".utf8)) {
      (what, hint) = ("a PDF", slide + "\(name)'")
    } else if OfficeFile.kind(of: head) != nil {
      let ending = name.lowercased().split(separator: ".").last ?? ""
      func has(_ folder: String) -> Bool { text.contains(folder) }
      if ["ppt", "pptx", "odp", "key", "pps", "ppsx"].contains(ending) || has("ppt/") {
        (what, hint) = ("a presentation", slide + "\(name)', or export it as PDF and name that")
      } else if ["xls", "xlsx", "ods", "numbers"].contains(ending) || has("xl/") {
        (what, hint) = ("a spreadsheet", take)
      } else if ["doc", "docx", "odt", "pages"].contains(ending) || has("word/") {
        (what, hint) = ("a word processor's document", submission + "; save yours as plain text")
      } else {
        (what, hint) = name.hasSuffix(".msg") ? ("a mail", "save it as .eml; " + take) : ("an archive", take)
      }
    } else if start.hasPrefix("{\\rtf") {
      (what, hint) = ("a word processor's document", submission + "; save yours as plain text")
    } else if [[0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], [0x47, 0x49, 0x46, 0x38]].contains(
      where: head.starts)
    {
      (what, hint) = ("a picture", "write a submission with 'network: 64500' and 'logo: \(name)'")
    } else if start.hasPrefix("<svg") || (start.hasPrefix("<?xml") && start.contains("<svg")) {
      (what, hint) = ("a picture", "write a submission with 'network: 64500' and 'logo: \(name)'")
    } else if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") {
      (what, hint) = ("a web page", submission)
    } else if head.starts(with: [0x1F, 0x8B]) {
      (what, hint) = ("compressed (gzip)", "unpack it first")
    } else if Self.isMail(head) {
      (what, hint) = ("a mail", take)
    } else if Self.isTable(head, name) {
      (what, hint) = ("a table", take)
    } else {
      return nil
    }
  }

  /// Whether it begins with fields that only mails have.
  private static func isMail(_ head: [UInt8]) -> Bool {
    let fields = head.split(maxSplits: 20) { $0 == 0x0A || $0 == 0x0D }.prefix(20).compactMap { line in
      line.firstIndex(of: UInt8(ascii: ":")).map { String(decoding: line[..<$0], as: UTF8.self).lowercased() }
    }
    let known: Set = [
      "from", "to", "subject", "received", "return-path", "message-id", "mime-version", "date",
    ]
    return fields.count { known.contains($0) } > 1
  }

  /// Whether the first line has columns, and no line has a key.
  private static func isTable(_ head: [UInt8], _ name: String) -> Bool {
    let lines = head.split(maxSplits: 5) { $0 == 0x0A || $0 == 0x0D }.prefix(5)
    guard let first = lines.first, first.first != UInt8(ascii: "#"),
      !zip(first, first.dropFirst() + [0x20]).contains(where: { $0 == UInt8(ascii: ":") && $1 == 0x20 })
    else { return false }
    let isNamed = [".csv", ".tsv"].contains(where: name.lowercased().hasSuffix)
    let columns = ",;\t".utf8.map { sign in lines.map { line in line.count { $0 == sign } } }
    return columns.contains { counts in
      counts[0] >= (isNamed ? 1 : 2) && counts.count > 1 && Set(counts).count == 1
    }
  }

  func diagnostic(file: String) -> Diagnostic {
    Diagnostic(
      .error, rule: "encoding", at: SourceLocation(file: file), "the file is \(what), not a submission",
      hint: hint)
  }
}
