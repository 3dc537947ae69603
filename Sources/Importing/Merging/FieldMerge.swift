internal import Diagnostics
internal import LocatedYAML
internal import Submissions

/// Merges an answer into a submission, field by field: what is new comes in, what somebody changed by hand stays.
package struct FieldMerge {
  /// How an open conflict is decided.
  package enum Preference: String, Sendable, Hashable, CaseIterable {
    case answers
    case edits
  }

  let answer: ImportedAnswer
  /// The submission's file, for messages.
  let path: String
  let preference: Preference?
  /// What other forms' answers said last.
  let others: [(form: String, fields: [String: FieldValue])]
  private(set) var remarks: [ImportRemark] = []
  private(set) var conflicts = 0

  init(
    answer: ImportedAnswer, path: String, preference: Preference?,
    others: [(form: String, fields: [String: FieldValue])]
  ) {
    self.answer = answer
    self.path = path
    self.preference = preference
    self.others = others
  }

  /// What becomes of a field, or a part of one.
  private enum Decision {
    /// It is as it should be; the answer is remembered.
    case same
    /// The answer is not remembered, so that the question comes again.
    case open
    /// The answer is remembered once the file has this.
    case set(FieldValue?)
  }

  /// - Parameters:
  ///   - theirs: the answer's fields.
  ///   - last: what the same form's answer said last.
  ///   - text: the submission.
  /// - Returns: what to remember as the last answer.
  mutating func merge(
    _ theirs: [String: FieldValue], _ last: [String: FieldValue], into text: inout SubmissionText
  ) -> [String: FieldValue] {
    var merged = last
    var unclear = Set(answer.unclear.map { String($0.prefix { $0 != "." }) })
    if answer.hidesAddress { unclear.insert("contact") }
    for key in SubmissionText.keys where theirs[key] != nil || last[key] != nil || unclear.contains(key) {
      let here = Self.plain(key, text[key], as: [theirs[key], last[key]])
      if FieldParts.keys.contains(key), let new = FieldParts(key, theirs[key]),
        let before = FieldParts(key, last[key]), let parts = FieldParts(key, here)
      {
        merged[key] = merge(key, new, before, parts, into: &text)
      } else {
        let told = others.map { ($0.form, $0.fields[key]) }
        switch decide(key, theirs[key], last[key], here, told) {
        case .same: merged[key] = theirs[key]
        case .open: break
        case .set(let value): if set(key, value, in: &text) { merged[key] = theirs[key] }
        }
      }
    }
    return merged
  }

  /// Merges the parts of a field.
  private mutating func merge(
    _ key: String, _ new: FieldParts, _ before: FieldParts, _ here: FieldParts,
    into text: inout SubmissionText
  ) -> FieldValue? {
    var (merged, wanted) = (before, here)
    var taken: [String] = []
    let asked = here.order.filter { isUnclear($0) || answer.hidesAddress && $0 == Self.address }
    let added = (new.order + asked.filter { new[part: $0] == nil }).filter { before[part: $0] == nil }
    for part in before.order + added {
      let told = others.map { ($0.form, FieldParts(key, $0.fields[key])?[part: part]) }
      switch decide(part, new[part: part], before[part: part], here[part: part], told) {
      case .same: merged.set(part, new[part: part])
      case .open: break
      case .set(let value):
        wanted.set(part, value)
        taken.append(part)
      }
    }
    if !taken.isEmpty, set(key, wanted.value, in: &text) {
      for part in taken { merged.set(part, new[part: part]) }
    }
    return merged.value
  }

  private mutating func decide(
    _ part: String, _ new: FieldValue?, _ before: FieldValue?, _ here: FieldValue?,
    _ told: [(form: String, value: FieldValue?)]
  ) -> Decision {
    let isUnclear = new == nil && isUnclear(part)
    if new == nil {
      guard answer.asks(part) else { return .open }
      if isUnclear, !FieldParts.isPersonal(part) {
        if let here {
          remark(.warning, "'\(part)' stays \(Self.words(here)), since the new answer cannot be read")
        }
        return .open
      }
    }
    if part == Self.address, new == nil, answer.hidesAddress, let here,
      here.summary.lowercased() == answer.address
    {
      remark(.warning, "'\(part)' is the submitter's own address, which may not be on the slide; taken out")
      return .set(nil)
    }
    let other = here == nil ? nil : told.first { $0.value == here }
    // Consent of an earlier mail or another form is not left where the newest word about it is not clear.
    let isWithdrawn = isUnclear && other != nil
    if new == before, !isWithdrawn { return .same }
    if new == here { return .same }
    // What another answer of the presenter's says is not taken back by one that does not.
    if new == nil, other != nil, !isUnclear { return .same }
    guard here == before || other != nil || preference != nil else {
      conflicts += 1
      remark(
        .error,
        "'\(part)' is \(Self.words(here)) in the file, where somebody changed it, and \(Self.words(new)) in the answer, which changed too; nothing was changed",
        hint: "decide with --prefer answers or --prefer edits")
      return .open
    }
    if here != before, other == nil, preference == .edits { return .same }
    if isUnclear {
      remark(
        .warning, "'\(part)' was \(Self.words(here)) and is taken out, since the new answer is not clear",
        hint: "ask what is meant, and write it into the submission")
    } else if let other, here != before {
      remark(
        .note, "'\(part)' is \(Self.words(new)) now; \(Self.teller(other.form)) said \(Self.words(here))")
    } else if new == nil,
      let left = told.first(where: { told in
        told.value != nil && (!part.hasPrefix("consent") || told.value == .text("no"))
      })
    {
      remark(.note, "'\(part)' is \(Self.words(left.value)) again, as \(Self.teller(left.form)) said")
      return .set(left.value)
    }
    return .set(new)
  }

  private func isUnclear(_ part: String) -> Bool {
    answer.unclear.contains(part) || answer.unclear.contains(String(part.prefix { $0 != "." }))
  }

  private mutating func set(_ key: String, _ value: FieldValue?, in text: inout SubmissionText) -> Bool {
    if text.set(key, to: value) { return true }
    conflicts += 1
    remark(
      .error, "'\(key)' cannot be changed to \(Self.words(value)) without touching the rest of the file",
      hint: "change it there yourself, and import again")
    return false
  }

  private mutating func remark(_ severity: ImportRemark.Severity, _ message: String, hint: String? = nil) {
    remarks.append(answer.remark(severity, "\(path): \(message)", hint: hint))
  }

  /// A value as import spells it, where it means the same as one of others: `AS64500` and `64500`, `10G` and
  /// `10 Gbps`.
  private static func plain(_ key: String, _ here: FieldValue?, as others: [FieldValue?]) -> FieldValue? {
    guard case .text(let text)? = here else { return here }
    let spelled: String? =
      switch key {
      case "network": SpokenASN.read(text).value.flatMap { $0.count == 1 ? "\($0[0])" : nil }
      case "traffic": SpokenTraffic.read(text).value?.spelling
      case "ratio": SpokenRatio.read(text).value
      case "policy": SpokenPolicy.read(text).value?.rawValue
      default: nil
      }
    guard let spelled, others.contains(.text(spelled)) else { return here }
    return .text(spelled)
  }

  private static let address = "contact.email"

  private static func teller(_ form: String) -> String {
    form == AnswerSource.mail.rawValue ? "a mail" : form
  }

  private static func words(_ value: FieldValue?) -> String {
    value.map { "'\($0.summary.quotable)'" } ?? "not said"
  }
}
