internal import CGMime

/// Why mails cannot be written.
package struct MailDraftError: Error, Sendable, CustomStringConvertible {
  package var description: String
}

extension MailDraft {
  private static let library: personals_gmime_writer? = {
    var functions = personals_gmime_writer()
    return personals_gmime_load_writer(&functions) != 0 ? functions : nil
  }()

  /// The mail as RFC 5322 has it: the text in plain and as HTML with the slide, and the submission as a file.
  ///
  /// - Throws: `MailDraftError` where GMime is missing.
  package func bytes() throws(MailDraftError) -> [UInt8] {
    guard let library = Self.library else {
      throw MailDraftError(
        description: "mails cannot be written without GMime (Debian's package libgmime-3.0-0)")
    }
    return Composer(library: library, draft: self).bytes()
  }

  /// Puts a mail together. Each object is owned by what it is put into.
  private struct Composer {
    let library: personals_gmime_writer
    let draft: MailDraft

    func bytes() -> [UInt8] {
      let message = library.new_message(1)
      defer { library.unref(message) }
      add(draft.sender, as: Int32(personals_GMIME_FROM), to: message)
      if let recipient = draft.recipient { add(recipient, as: Int32(personals_GMIME_TO), to: message) }
      library.set_subject(message, draft.letter.subject, "utf-8")
      let date = library.new_date(Int64(draft.date))
      library.set_date(message, date)
      library.free_date(date)
      library.set_message_id(message, "\(draft.identifier)@personals.invalid")
      // Opened as something to send by the clients that know of it.
      library.set_header(message, "X-Unsent", "1", nil)
      library.set_header(message, "Content-Language", draft.letter.language, nil)
      let body = mixed()
      library.set_mime_part(message, body)
      library.unref(body)
      let stream = library.new_empty_stream()
      defer { library.unref(stream) }
      let format = library.new_format()
      library.set_newlines(format, Int32(personals_GMIME_NEWLINE_DOS))
      _ = library.write(message, format, stream)
      library.free_format(format)
      guard let array = library.stream_bytes(stream)?.pointee else { return [] }
      return Array(UnsafeBufferPointer(start: array.data, count: Int(array.count)))
    }

    private func add(_ mailbox: Mailbox, as kind: Int32, to message: UnsafeMutableRawPointer?) {
      library.add_mailbox(message, kind, mailbox.name, mailbox.address)
      // GMime writes names in the smallest encoding that has their letters, such as ISO-8859-4 for ū.
      library.set_address_charset(library.address(library.addresses(message, kind), 0), "utf-8")
    }

    /// The whole: the text, and the file if there is one.
    private func mixed() -> UnsafeMutableRawPointer? {
      let text = related()
      guard let attachment = draft.attachment else { return text }
      let part = binary(attachment.bytes, "application", "yaml")
      library.set_disposition(part, "attachment")
      library.set_file_name(part, attachment.name)
      return multipart("mixed", [text, part])
    }

    /// The text, with the slide if there is one.
    private func related() -> UnsafeMutableRawPointer? {
      let texts = multipart(
        "alternative", [text(draft.letter.text, "plain"), text(draft.html, "html")])
      guard let picture = draft.picture else { return texts }
      let part = binary(picture.bytes, "image", "png")
      library.set_disposition(part, "inline")
      library.set_file_name(part, "slide.png")
      library.set_content_id(part, draft.pictureIdentifier)
      let related = multipart("related", [texts, part])
      library.set_parameter(related, "type", "multipart/alternative")
      return related
    }

    private func multipart(
      _ subtype: String, _ parts: [UnsafeMutableRawPointer?]
    ) -> UnsafeMutableRawPointer? {
      let whole = library.new_multipart(subtype)
      // GMime draws one by lot, and the same input has to give the same bytes. `=_` is in no quoted-printable text.
      library.set_boundary(whole, "=_\(subtype)-\(draft.identifier)")
      for part in parts {
        library.add_part(whole, part)
        library.unref(part)
      }
      return whole
    }

    private func text(_ text: String, _ subtype: String) -> UnsafeMutableRawPointer? {
      let part = library.new_text(subtype)
      library.set_charset(part, "utf-8")
      library.set_text(part, text)
      library.set_encoding(part, Int32(personals_GMIME_ENCODING_QUOTED_PRINTABLE))
      return part
    }

    private func binary(_ bytes: [UInt8], _ type: String, _ subtype: String) -> UnsafeMutableRawPointer? {
      let part = library.new_part(type, subtype)
      let stream = bytes.withUnsafeBytes { bytes in
        library.new_stream(bytes.bindMemory(to: CChar.self).baseAddress, bytes.count)
      }
      let content = library.new_content(stream, Int32(personals_GMIME_ENCODING_DEFAULT))
      library.unref(stream)
      library.set_content(part, content)
      library.unref(content)
      library.set_encoding(part, Int32(personals_GMIME_ENCODING_BASE64))
      return part
    }
  }
}
