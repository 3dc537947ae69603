/// A mail, as far as import reads it.
struct MailMessage {
  /// A file that came with it.
  struct Part {
    /// As the sender called it; for messages only, never a path.
    var name: String
    /// In small letters: `application/pdf`.
    var type: String
    var contentID: String?
    var bytes: [UInt8]
  }

  /// The sender's address, in small letters.
  var address: String?
  var senderName: String?
  /// Who sent the mail to which this one was attached: an address, in small letters.
  var forwardedBy: String?
  var subject = ""
  /// Seconds since 1970.
  var date: Int?
  /// The plain texts, or what the HTML says where there are none.
  var text = ""
  /// The HTML, to see which pictures belong to it.
  var html = ""
  var parts: [Part] = []
  /// Mails that are attached to it.
  var inner: [MailMessage] = []
  /// What a machine sent in place of a person, in words; nil where a person wrote.
  var automatic: String?
  /// What a machine may have sent, in words, unless there is an answer in it: a form's mail has one.
  var perhapsAutomatic: String?
  /// Letters that may be wrong, in words.
  var doubts: [String] = []
  /// Kinds of content that cannot be looked into: `application/ms-tnef`.
  var closed: [String] = []

  /// The mails that count: those that were forwarded as attachments in place of the one around them.
  var flattened: [MailMessage] {
    // A bounce has the mail that did not arrive in it.
    guard parts.isEmpty, !inner.isEmpty, automatic == nil else { return [self] }
    return inner.flatMap(\.flattened).map { inner in
      var mail = inner
      mail.forwardedBy = address == mail.address && address != nil ? nil : address ?? "an unknown sender"
      return mail
    }
  }
}
