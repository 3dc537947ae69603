internal import Diagnostics
internal import Importing
internal import Submissions

/// A submission's text as the fields of a form, and what a form sends back as changes of the text. Comments, order and
/// fields that no form has stay.
package struct DraftForm: Sendable {
  /// The fields that are a line of text each; a form's name for a field is its key.
  package static let texts = [
    "name", "place", "website", "traffic", "ratio", "profile", "policy", "seeking", "offering", "message",
    "speaker", "pronounced", "contact", "qr", "logo", "slide", "page", "slide-alt", "photo",
  ]
  /// The most places in a form where a presenter will be.
  package static let mostPlans = 5
  /// What can be agreed to.
  package static let consents = ["publish", "sheets", "photo"]

  private var written: SubmissionText

  /// The text so far.
  package var text: String { written.text }

  /// - Parameters:
  ///   - text: the text of a submission.
  ///   - file: its name, for the message.
  /// - Throws: `DeskError.unreadable` where it is not the YAML of a submission.
  package init(_ text: String, file: String) throws(DeskError) {
    do throws(ImportFailure) {
      written = try SubmissionText(text, file: file)
    } catch {
      throw .unreadable(error.message)
    }
  }

  /// The text of a new submission.
  ///
  /// - Parameters:
  ///   - comment: the first line, without its sign.
  ///   - fields: keys and values, in order.
  /// - Returns: YAML.
  package static func new(comment: String, _ fields: [(String, String)]) -> String {
    SubmissionText(comment: [comment], fields: fields.map { FieldValue.Pair($0.0, .text($0.1)) }).text
  }

  // MARK: - Reading

  /// The values by the names of a form's fields; a field without one is missing.
  package var values: [String: String] {
    var values: [String: String] = [:]
    for key in Self.texts {
      switch written[key] {
      case .text(let text): values[key] = text
      case .map(let pairs) where key == "contact": values[key] = Self.contact(pairs)
      case .list, .map, nil: break
      }
    }
    for (index, plan) in plans.prefix(Self.mostPlans).enumerated() {
      values["planned-\(index)"] = plan.place
      values["when-\(index)"] = plan.when
    }
    let consent = consent
    for name in Self.consents { values["consent-\(name)"] = consent[name] == "yes" ? "yes" : nil }
    values["consent-until"] = consent["keep-until"]
    return values.filter { !$0.value.isEmpty }
  }

  private static func contact(_ pairs: [FieldValue.Pair]) -> String {
    let parts = Dictionary(pairs.map { ($0.key, $0.value.summary) }) { first, _ in first }
    let address = parts["email"] ?? parts["url"] ?? parts["phone"] ?? ""
    guard let name = parts["name"] else { return address }
    return address.isEmpty ? name : "\(name) <\(address)>"
  }

  private struct Plan {
    var key = "place"
    var place: String
    var when: String?
  }

  private var plans: [Plan] {
    func plan(_ value: FieldValue) -> Plan? {
      switch value {
      case .text(let text): return Plan(place: text)
      case .map(let pairs):
        guard let place = pairs.first(where: { $0.key != "when" }) else { return nil }
        return Plan(
          key: place.key, place: place.value.summary, when: pairs.first { $0.key == "when" }?.value.summary)
      case .list: return nil
      }
    }
    switch written["planned"] {
    case .list(let items): return items.compactMap(plan)
    case let one?: return [plan(one)].compactMap(\.self)
    case nil: return []
    }
  }

  /// What is agreed to, as `yes` and `no`; what is not said is missing.
  private var consent: [String: String] {
    switch written["consent"] {
    case .map(let pairs):
      return Dictionary(
        pairs.map { pair in
          let text = pair.value.summary
          guard pair.key != "keep-until" else { return (pair.key, text) }
          return (pair.key, ["yes", "true", "on", "y"].contains(text.lowercased()) ? "yes" : "no")
        }
      ) { first, _ in first }
    case let value?:
      let words = value.summary.lowercased().split { !$0.isLetter }.map(String.init)
      return Dictionary(uniqueKeysWithValues: Self.consents.map { ($0, words.contains($0) ? "yes" : "no") })
    case nil: return [:]
    }
  }

  // MARK: - Changing

  /// Whether this is a name of a form's field.
  package static func isField(_ name: String) -> Bool {
    if texts.contains(name) || name == "consent-until" { return true }
    if name.hasPrefix("consent-") { return consents.contains(String(name.dropFirst("consent-".count))) }
    return (0..<mostPlans).contains { name == "planned-\($0)" || name == "when-\($0)" }
  }

  /// Gives fields other values; an empty one takes its field out.
  ///
  /// - Throws: `DeskError.unreadable` where the text is written in a way that does not let a field be changed; it is
  ///   then as it was.
  package mutating func change(_ changes: [String: String]) throws(DeskError) {
    var changed = written
    func set(_ key: String, _ value: FieldValue?) throws(DeskError) {
      guard changed[key] != value else { return }
      guard changed.set(key, to: value) else {
        throw .unreadable(
          "the field '\(key)' of the submission is written in a way that a form cannot change")
      }
    }
    for key in Self.texts {
      guard let value = changes[key] else { continue }
      try set(key, value.isEmpty ? nil : .text(value))
    }
    if changes.keys.contains(where: { $0.hasPrefix("planned-") || $0.hasPrefix("when-") }) {
      try set("planned", planned(changes))
    }
    if changes.keys.contains(where: { $0.hasPrefix("consent-") }) { try set("consent", agreed(changes)) }
    written = changed
  }

  private func planned(_ changes: [String: String]) -> FieldValue? {
    var known = plans
    for index in 0..<Self.mostPlans {
      let (place, when) = (changes["planned-\(index)"], changes["when-\(index)"])
      guard place != nil || when != nil else { continue }
      while known.count <= index { known.append(Plan(key: "exchange", place: "")) }
      if let place { known[index].place = place }
      if let when { known[index].when = when.isEmpty ? nil : when }
    }
    let items = known.filter { !$0.place.isEmpty || $0.when != nil }.map { plan in
      var pairs = [FieldValue.Pair(plan.key, .text(plan.place))]
      if let when = plan.when { pairs.append(FieldValue.Pair("when", .text(when))) }
      return FieldValue.map(pairs)
    }
    return items.isEmpty ? nil : .list(items)
  }

  private func agreed(_ changes: [String: String]) -> FieldValue? {
    var consent = consent
    for name in Self.consents {
      if let value = changes["consent-\(name)"] { consent[name] = value == "yes" ? "yes" : "no" }
    }
    if let day = changes["consent-until"] { consent["keep-until"] = day.isEmpty ? nil : day }
    let pairs = (Self.consents + ["keep-until"]).compactMap { name in
      consent[name].map { FieldValue.Pair(name, .text($0)) }
    }
    return pairs.isEmpty ? nil : .map(pairs)
  }
}
