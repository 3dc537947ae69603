internal import CGMime
internal import Files
internal import Foundation
internal import Libraries
internal import OfficeFiles

/// Takes mails apart with GMime, within limits.
struct MailParser {
  /// What is read of a file at most.
  enum Limits {
    static let mails = 10_000
    static let parts = 200
    static let depth = 12
    /// Bytes of a text that are read for answers.
    static let text = 50_000
    /// Bytes of attachments, unpacked.
    static let bytes = 256_000_000
  }

  private static let library: personals_gmime? = {
    guard let opened = OptionalPart.gmime.open() else { return nil }
    var functions = personals_gmime()
    return personals_gmime_find(opened, &functions) != 0 ? functions : nil
  }()

  private let library: personals_gmime
  private var partCount = 0
  private var byteCount = 0

  /// - Throws: `FileFault` where GMime is missing.
  init() throws(FileFault) {
    guard let library = Self.library else {
      throw FileFault(
        "cannot be read without GMime: install \(OptionalPart.gmime.advice)", kind: .unavailable)
    }
    self.library = library
  }

  /// The mails in a file: one, or as many as an mbox holds.
  ///
  /// - Throws: `FileFault` where it holds none, or is over the limits.
  mutating func mails(in bytes: [UInt8], isMailbox: Bool) throws(FileFault) -> [MailMessage] {
    let stream = bytes.withUnsafeBytes { bytes in
      library.new_stream(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    defer { library.unref(stream) }
    let parser = library.new_parser(stream)
    defer { library.unref(parser) }
    library.set_format(
      parser, Int32(isMailbox ? personals_GMIME_FORMAT_MBOX : personals_GMIME_FORMAT_MESSAGE))
    library.respect_content_length(parser, isMailbox ? 1 : 0)
    var mails: [MailMessage] = []
    repeat {
      guard let message = library.next_message(parser, nil) else { break }
      defer { library.unref(message) }
      guard mails.count < Limits.mails else { throw FileFault("has more than \(Limits.mails) mails") }
      partCount = 0
      mails.append(try read(message, depth: 0))
    } while isMailbox && library.is_at_end(parser) == 0
    guard !mails.isEmpty else { throw FileFault("holds no mail") }
    return mails
  }

  private mutating func read(_ message: UnsafeMutableRawPointer, depth: Int) throws(FileFault) -> MailMessage
  {
    var mail = MailMessage()
    if let list = library.from(message), library.address_count(list) > 0,
      let sender = library.address(list, 0)
    {
      mail.senderName = string(library.display_name(sender))
      if library.is_a(sender, library.mailbox_type()) != 0 {
        mail.address = string(library.mailbox(sender))?.lowercased()
      }
    }
    mail.subject = string(library.subject(message)) ?? ""
    readHeaders(of: message, into: &mail)
    mail.date = library.date(message).map { Int(library.seconds($0)) }
    if let body = library.body(message) { try collect(body, into: &mail, depth: depth) }
    return mail
  }

  private mutating func collect(
    _ part: UnsafeMutableRawPointer, into mail: inout MailMessage, depth: Int
  ) throws(FileFault) {
    partCount += 1
    guard partCount <= Limits.parts, depth <= Limits.depth else {
      throw FileFault(
        "has a mail with more than \(Limits.parts) parts, or nested more than \(Limits.depth) deep")
    }
    if library.is_a(part, library.multipart_type()) != 0 {
      if type(of: part) == "multipart/digest" { mail.automatic = "a digest of a mailing list" }
      for index in 0..<library.part_count(part) {
        if let inner = library.part(part, index) { try collect(inner, into: &mail, depth: depth + 1) }
      }
    } else if library.is_a(part, library.message_part_type()) != 0 {
      if let message = library.inner_message(part) { mail.inner.append(try read(message, depth: depth + 1)) }
    } else if library.is_a(part, library.part_type()) != 0 {
      try take(part, into: &mail)
    }
  }

  private mutating func take(_ part: UnsafeMutableRawPointer, into mail: inout MailMessage) throws(FileFault)
  {
    let type = type(of: part)
    let name = string(library.file_name(part)) ?? ""
    let isAttached = string(library.disposition(part))?.lowercased() == "attachment"
    if library.is_a(part, library.text_type()) != 0, !isAttached, name.isEmpty,
      type == "text/plain" || type == "text/html"
    {
      let text = text(of: part, &mail)
      if type == "text/html" {
        mail.html += text
      } else {
        mail.text += (mail.text.isEmpty ? "" : "\n\n") + text
      }
      return
    }
    switch type {
    case "text/calendar", "application/ics":
      mail.perhapsAutomatic = "an invitation of a calendar, or a reply to one"
      return
    case "application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature": return
    case "application/ms-tnef", "application/vnd.ms-tnef", "application/pkcs7-mime",
      "application/x-pkcs7-mime":
      mail.closed.append(type)
      return
    default: break
    }
    let bytes = content(of: part)
    byteCount += bytes.count
    guard byteCount <= Limits.bytes else {
      throw FileFault("has more than \(Limits.bytes / 1_000_000) MB of attachments")
    }
    mail.parts.append(
      MailMessage.Part(
        name: name, type: type, contentID: string(library.content_id(part)),
        bytes: bytes))
  }

  /// The bytes of a part, decoded.
  private func content(of part: UnsafeMutableRawPointer) -> [UInt8] {
    guard let content = library.content(part), let stream = library.new_empty_stream() else { return [] }
    defer { library.unref(stream) }
    _ = library.decode(content, stream)
    guard let bytes = library.stream_bytes(stream)?.pointee, let data = bytes.data else { return [] }
    return Array(UnsafeBufferPointer(start: data, count: Int(bytes.count)))
  }

  /// In small letters: `text/plain`.
  private func type(of part: UnsafeMutableRawPointer) -> String {
    owned(library.content_type(part).flatMap { library.mime_type($0) })?.lowercased() ?? ""
  }

  /// The text of a part. GMime writes `?` for what it cannot decode, without a word.
  private mutating func text(of part: UnsafeMutableRawPointer, _ mail: inout MailMessage) -> String {
    let charset = library.content_type(part).flatMap { library.parameter($0, "charset") }
    let read = MailCharset.text(content(of: part), charset: string(charset), convert: convert) {
      owned(library.text(part)) ?? ""
    }
    if let doubt = read.doubt, !mail.doubts.contains(doubt) { mail.doubts.append(doubt) }
    var text = read.text
    if text.utf8.count > Limits.text {
      mail.doubts.append("the text has more than \(Limits.text / 1000) kB, and only its beginning was read")
      text = String(decoding: text.utf8.prefix(Limits.text), as: UTF8.self)
    }
    func says(_ parameter: String, _ value: String) -> Bool {
      string(library.content_type(part).flatMap { library.parameter($0, parameter) })?.lowercased() == value
    }
    return says("format", "flowed")
      ? FlowedText.joined(text, deletesSpace: says("delsp", "yes")) : text
  }

  /// The text of bytes in an encoding; nil where they are not in it, or it is unknown.
  private func convert(_ bytes: [UInt8], _ charset: String) -> String? {
    bytes.withUnsafeBytes { bytes in
      owned(
        library.convert(
          bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, "UTF-8", charset, nil, nil, nil
        ))
    }
  }

  /// What the headers say about who wrote the mail, and whether letters of it are lost.
  private func readHeaders(of message: UnsafeMutableRawPointer, into mail: inout MailMessage) {
    func header(_ name: String) -> String {
      string(library.header(message, name))?.trimmed.lowercased() ?? ""
    }
    func raw(_ name: String) -> [UInt8] {
      guard let list = library.header_list(message), let found = library.find_header(list, name),
        let value = library.raw_value(found)
      else { return [] }
      return Array(UnsafeBufferPointer(start: value, count: strlen(value))).map { UInt8(bitPattern: $0) }
    }
    if let address = mail.address,
      let person = ListSender(name: mail.senderName, address: address, header: header)
    {
      (mail.address, mail.senderName) = (person.address, person.name)
    }
    let automatic = MailOrigin(
      address: mail.address ?? "", subject: mail.subject,
      type: library.body(message).map { type(of: $0) } ?? "",
      header: header)
    mail.automatic = automatic.words
    if automatic.isGenerated { mail.perhapsAutomatic = "an automatic mail" }
    // Bytes beyond ASCII without any encoding are UTF-8, or else most likely Windows-1252.
    let subject = raw("Subject")
    if String(validating: subject, as: UTF8.self) == nil, !subject.hasBytes("=?".utf8) {
      mail.subject = String(decoding: TableText(subject).utf8, as: UTF8.self).split(
        whereSeparator: \.isWhitespace
      )
      .joined(separator: " ")
      mail.doubts.append("the subject does not say its encoding, and was read as Windows-1252")
    } else if MailCharset.isLost(subject, convert: convert) {
      mail.doubts.append(
        "letters of the subject are in another encoding than it says: they are lost or wrong")
    }
    if mail.senderName != nil, MailCharset.isLost(raw("From"), convert: convert) {
      mail.doubts.append(
        "letters of the sender's name are in another encoding than it says: they are lost or wrong")
    }
  }

  private func string(_ text: UnsafePointer<CChar>?) -> String? { text.map { String(cString: $0) } }

  /// A text that is ours to free.
  private func owned(_ text: UnsafeMutablePointer<CChar>?) -> String? {
    defer { if let text { library.free(text) } }
    return text.map { String(cString: $0) }
  }
}
