internal import Submissions

/// A field as what is merged on its own: `consent` and `contact` by their parts, all others whole.
struct FieldParts {
  /// By the part's name: `traffic`, `consent.publish`.
  private(set) var values: [String: FieldValue] = [:]
  /// The order in which a file has the parts.
  private(set) var order: [String] = []
  private let key: String

  /// The keys whose parts are merged one by one.
  static let keys: Set = ["consent", "contact"]

  /// Whether a part is about a person, so that what cannot be read is no leave to go on showing it.
  static func isPersonal(_ part: String) -> Bool { part.hasPrefix("consent") || part.hasPrefix("contact") }

  /// - Returns: nil where the value has no parts, and can only be merged whole.
  init?(_ key: String, _ value: FieldValue?) {
    self.key = key
    guard let value else { return }
    switch value {
    case .map(let pairs):
      for pair in pairs { self[pair.key] = pair.value }
    case .text(let text):
      guard key == "contact", let contact = try? Contact(parsing: text) else { return nil }
      for pair in Self.pairs(contact) { self[pair.key] = pair.value }
    case .list: return nil
    }
  }

  private subscript(_ name: String) -> FieldValue? {
    get { values["\(key).\(name)"] }
    set { set("\(key).\(name)", newValue) }
  }

  subscript(part part: String) -> FieldValue? { values[part] }

  mutating func set(_ part: String, _ value: FieldValue?) {
    if value == nil {
      order.removeAll { $0 == part }
    } else if values[part] == nil {
      order.append(part)
    }
    values[part] = value
  }

  /// The field of these parts, as import spells it; nil for none.
  var value: FieldValue? {
    if order.isEmpty { return nil }
    let pairs = order.compactMap { part in
      values[part].map { FieldValue.Pair(String(part.dropFirst(key.count + 1)), $0) }
    }
    return key == "contact" ? Self.contact(pairs) : .map(pairs)
  }

  /// The parts of a contact, in the order in which they are written.
  static func pairs(_ contact: Contact) -> [FieldValue.Pair] {
    [("name", contact.name), ("email", contact.email), ("phone", contact.phone), ("url", contact.url)]
      .compactMap { key, value in value.map { FieldValue.Pair(key, .text($0)) } }
  }

  /// A contact in its shortest spelling; nil for none.
  static func contact(_ pairs: [FieldValue.Pair]) -> FieldValue? {
    if pairs.count == 1, let only = pairs.first, case .text(let text) = only.value, !text.hasPrefix("@"),
      let contact = try? Contact(parsing: text), Self.pairs(contact) == pairs
    {
      return only.value
    }
    return pairs.isEmpty ? nil : .map(pairs)
  }
}
