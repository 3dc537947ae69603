/// A mail that is not sent yet.
package struct MailDraft: Sendable {
  /// A picture in the text.
  package struct Picture: Sendable {
    /// A PNG.
    package var bytes: [UInt8]
    /// What it shows, for people who cannot see it.
    package var alternative: String

    package init(bytes: [UInt8], alternative: String) {
      (self.bytes, self.alternative) = (bytes, alternative)
    }
  }

  /// A file that goes along.
  package struct Attachment: Sendable {
    package var name: String
    package var bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) { (self.name, self.bytes) = (name, bytes) }
  }

  /// Somebody's name, if it is known, and mail address.
  package struct Mailbox: Sendable {
    package var name: String?
    package var address: String

    package init(name: String? = nil, address: String) {
      (self.name, self.address) = (name.map(MailWords.short), address)
    }

    /// Whether a text is one mail address, as forms and mail programs write them.
    package static func isAddress(_ text: String) -> Bool {
      let parts = text.split(separator: "@", omittingEmptySubsequences: false)
      return parts.count == 2
        && parts.allSatisfy { part in
          !part.isEmpty && part.first != "." && part.last != "."
            && !part.contains { $0.isWhitespace || ",;:<>()[]\"\\".contains($0) }
            && !part.unicodeScalars.contains { $0.properties.generalCategory == .control }
        }
    }
  }

  package var sender: Mailbox
  /// nil where the address is not known.
  package var recipient: Mailbox?
  package var letter: MailLetter
  package var picture: Picture?
  package var attachment: Attachment?
  /// Seconds since 1970.
  package var date: Int
  /// What distinguishes it from other drafts, in ASCII letters and digits.
  package var identifier: String

  package init(sender: Mailbox, recipient: Mailbox?, letter: MailLetter, date: Int, identifier: String) {
    self.sender = sender
    self.recipient = recipient
    self.letter = letter
    self.date = date
    self.identifier = identifier
  }

  /// The text as HTML, with the picture in its place.
  var html: String {
    let direction = letter.language == "ar" ? "rtl" : "ltr"
    var body = letter.paragraphs.map { paragraph in
      switch paragraph {
      case .text(let text): "<p>\(Self.escaped(text))</p>\n"
      case .list(let items):
        "<ul>\n"
          + items.map { item in
            "<li>\(Self.escaped(item.text))"
              + (item.original.isEmpty ? "" : "<br><code dir=\"ltr\">\(Self.escaped(item.original))</code>")
              + "</li>\n"
          }.joined() + "</ul>\n"
      case .picture:
        picture.map { picture in
          "<p><img src=\"cid:\(pictureIdentifier)\" alt=\"\(Self.escaped(picture.alternative))\" width=\"640\" "
            + "style=\"max-width: 100%; height: auto; border: 1px solid #cccccc\"></p>\n"
        } ?? ""
      }
    }.joined()
    body = "<body>\n\(body)</body>"
    return """
      <!DOCTYPE html>
      <html lang="\(letter.language)" dir="\(direction)">
      <head><meta charset="utf-8"><title>\(Self.escaped(letter.subject))</title></head>
      \(body)
      </html>

      """
  }

  /// The identifier by which the text refers to the picture.
  var pictureIdentifier: String { "slide.\(identifier)@personals.invalid" }

  static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n": result += "<br>\n"
      default: result.append(character)
      }
    }
  }
}
