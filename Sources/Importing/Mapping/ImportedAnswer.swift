/// What one answer says for a submission.
package struct ImportedAnswer: Sendable {
  /// Where it was read.
  package var file: String
  package var line: Int
  /// 1-based, as a spreadsheet counts.
  package var row: Int
  /// The form's own key of the answer, where it has one: pretalx's code.
  package var id: String?
  /// The submitter's mail address, in small letters.
  package var address: String?
  /// The address of the person who forwarded the mail that claims to be from `address`; nil where no one did.
  package var forwardedBy: String?
  /// When it was sent, comparable with others of the table; nil where that is not said.
  package var order: Int?
  /// AS numbers, the first of which presents.
  package var networks: [UInt32] = []
  package var name: String?
  /// What the form says became of it: pretalx's `rejected`, `withdrawn`.
  package var state: String?
  /// The fields of the submission, in the order in which they are written.
  package var fields: [FieldValue.Pair] = []
  /// The fields that were asked for: keys, or parts of `consent` and `contact` such as `consent.publish`. What was not
  /// asked for is not taken back by an answer that does not have it. nil for all.
  package var asked: Set<String>?
  /// The fields whose answers could not be read, as `asked` names them.
  package var unclear: Set<String> = []
  /// Whether the submitter does not want their address on the slide.
  package var hidesAddress = false
  /// Whether the name is the sender's, who may present a network that is known by another name.
  package var isNamedAfterSender = false
  /// Files that come with the answer, which go beside the submission.
  package var attachments: [Attachment] = []

  /// A file that comes with an answer.
  package struct Attachment: Sendable {
    /// The field that names it: `slide` or `logo`.
    package var field: String
    /// With a dot: `.pdf`.
    package var ending: String
    package var bytes: [UInt8]
  }

  /// Who answered, as a key to compare: what somebody forwarded proves nothing about who wrote it.
  var sender: String? {
    guard let address, let forwardedBy else { return address }
    return "\(address)\u{1F}\(forwardedBy)"
  }

  /// Whom it presents, as a key to compare: the first AS number, else the name.
  var presenter: String? {
    if let first = networks.first { return "AS\(first)" }
    guard let name else { return nil }
    let folded = CellText.words(name).joined(separator: " ")
    return folded.isEmpty ? "name \(name)" : "name \(folded)"
  }

  /// What its fields say, as `asked` names it.
  var parts: Set<String> {
    Set(fields.flatMap { FieldParts($0.key, $0.value)?.order ?? [$0.key] })
  }

  /// Takes fields out, or parts of them, as if nothing had been said of them.
  mutating func remove(_ parts: Set<String>) {
    fields = fields.compactMap { field in
      guard FieldParts.keys.contains(field.key), var kept = FieldParts(field.key, field.value) else {
        return parts.contains(field.key) ? nil : field
      }
      for part in kept.order where parts.contains(part) { kept.set(part, nil) }
      return kept.value.map { FieldValue.Pair(field.key, $0) }
    }
    attachments.removeAll { parts.contains($0.field) }
    asked?.subtract(parts)
    unclear.subtract(parts)
  }

  /// This answer and what only an earlier one of the same person says.
  func adding(to earlier: ImportedAnswer) -> ImportedAnswer {
    var all = self
    for field in earlier.fields where !unclear.contains(field.key) {
      guard let index = all.fields.firstIndex(where: { $0.key == field.key }) else {
        let isPresenter = ["network", "networks", "name"].contains(field.key)
        guard !isPresenter || isNamedAfterSender else { continue }
        var kept = field
        if FieldParts.keys.contains(field.key), var parts = FieldParts(field.key, field.value) {
          for part in parts.order where unclear.contains(part) { parts.set(part, nil) }
          guard let value = parts.value else { continue }
          kept.value = value
        }
        all.fields.append(kept)
        continue
      }
      guard FieldParts.keys.contains(field.key), var parts = FieldParts(field.key, field.value),
        let later = FieldParts(field.key, all.fields[index].value)
      else { continue }
      for part in parts.order where unclear.contains(part) { parts.set(part, nil) }
      for part in later.order { parts.set(part, later[part: part]) }
      if let value = parts.value { all.fields[index].value = value }
    }
    if isNamedAfterSender {
      (all.networks, all.name) = (earlier.networks, earlier.name)
      all.isNamedAfterSender = earlier.isNamedAfterSender
      if earlier.fields.contains(where: { ["network", "networks"].contains($0.key) }) {
        all.fields.removeAll { $0.key == "name" }
      }
    }
    all.attachments += earlier.attachments.filter { old in !attachments.contains { $0.field == old.field } }
    all.asked = asked.flatMap { asked in earlier.asked.map(asked.union) }
    let answered = parts
    all.unclear.formUnion(earlier.unclear.filter { !answered.contains($0) })
    return all
  }

  /// What is allowed and what is not, by parts: `consent.publish`.
  var consent: [String: Bool] {
    let field = fields.first { $0.key == "consent" }
    guard let field, let parts = FieldParts("consent", field.value) else { return [:] }
    return parts.values.compactMapValues { SpokenConsent.read($0.summary).value }
  }

  /// Takes out a part of consent or contact, or the whole: `consent.publish`, `contact`.
  mutating func drop(_ part: String) {
    guard FieldParts.isPersonal(part) else { return }
    let key = String(part.prefix { $0 != "." })
    guard key != part, let index = fields.firstIndex(where: { $0.key == key }),
      var parts = FieldParts(key, fields[index].value)
    else { return fields.removeAll { $0.key == part } }
    parts.set(part, nil)
    if let value = parts.value { fields[index].value = value } else { fields.remove(at: index) }
  }

  /// Whether a field was asked for, or a part of it.
  func asks(_ part: String) -> Bool {
    asked.map { $0.contains(part) || $0.contains(String(part.prefix { $0 != "." })) } ?? true
  }

  /// Whether any part of a field was asked for.
  func asks(_ key: String, of value: FieldValue?) -> Bool {
    guard let asked, value != nil else { return value != nil }
    return asked.contains(key) || FieldParts.keys.contains(key) && asked.contains { $0.hasPrefix(key) }
  }

  /// Where it was read, for messages: `row 14`.
  var place: String { "row \(row)" }

  func remark(_ severity: ImportRemark.Severity, _ message: String, hint: String? = nil) -> ImportRemark {
    ImportRemark(severity, file: file, line: line, row: row, message, hint: hint)
  }
}
