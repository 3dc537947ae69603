internal import Diagnostics
internal import LocatedYAML
package import PeeringDB

/// What a presenter agreed to beyond a slide on the stage. What is not said is no, unless the event has everyone's consent.
package struct Consent: Sendable, Hashable {
  /// Whether the slide may be published.
  package var publish: Bool?
  /// Whether the presenter may be on printed sheets.
  package var sheets: Bool?
  /// Whether photographs of the presenter may be shown.
  package var photo: Bool?
  /// The last day on which what was sent may be kept.
  package var keepUntil: CalendarDate?
  /// Whether something is written that cannot be read, and may be a no: then it is one.
  package var isUnclear = false
  /// The same for sheets.
  package var isUnclearAboutSheets = false

  package init() {}

  /// Whether the slide may be published on a day.
  ///
  /// - Parameters:
  ///   - isGiven: whether the event says that those who say nothing agreed.
  ///   - day: the day, in UTC.
  /// - Returns: no where anything about it is unclear.
  package func allowsPublishing(isGiven: Bool, on day: CalendarDate) -> Bool {
    !isUnclear && (publish ?? isGiven) && !hasExpired(on: day)
  }

  /// Whether the presenter may be on sheets on a day: on one of their own, and on those of others.
  ///
  /// - Parameters:
  ///   - isGiven: whether the event says that those who say nothing agreed.
  ///   - day: the day, in UTC.
  /// - Returns: no where anything about it is unclear.
  package func allowsSheets(isGiven: Bool, on day: CalendarDate) -> Bool {
    !isUnclear && !isUnclearAboutSheets && (sheets ?? isGiven) && !hasExpired(on: day)
  }

  /// Whether it says no to sheets, rather than nothing.
  package var refusesSheets: Bool { isUnclear || isUnclearAboutSheets || sheets == false }

  /// Whether the last day on which what was sent may be kept is before a day.
  package func hasExpired(on day: CalendarDate) -> Bool { keepUntil.map { $0 < day } ?? false }

  /// Whether it says no to publishing, rather than nothing.
  package var refusesPublishing: Bool { isUnclear || publish == false }
}

extension Consent {
  private static let keys = ["publish", "sheets", "photo", "keep-until"]

  /// Rules of mistakes behind which a no may be hidden.
  private static let doubtful: Set = ["yaml", "unclosed-quote", "unknown-key", "encoding"]

  /// Reads the consent among the fields of a submission; whatever is wrong there is reported, and is no consent.
  init(_ fields: YAMLMapping) {
    let reader = fields.value.reader
    if let value = fields["consent"] {
      let count = reader.diagnostics.count
      if value.isMapping { read(value) } else { readWords(value) }
      isUnclear = reader.diagnostics.count > count || reader.isFull
    } else {
      // Without a value, or with one that is not read.
      isUnclear = fields.name("consent") != nil || fields.misspelled.contains("consent")
    }
    guard !isUnclear, publish == nil || sheets == nil else { return }
    // A no may be hidden behind it.
    // It may also be indented too far, and part of another value.
    let isElsewhere = fields["consent"] == nil && reader.mentions("consent")
    let isDoubtful =
      reader.isFull
      || reader.diagnostics.contains { found in
        found.severity == .error
          && (Self.doubtful.contains(found.rule) || isElsewhere && found.rule == "type")
      }
    if publish == nil { isUnclear = isDoubtful }
    isUnclearAboutSheets = sheets == nil && isDoubtful
  }

  private mutating func read(_ yaml: YAMLValue) {
    guard let fields = yaml.mapping(keys: Self.keys, "'publish: yes' and the like") else { return }
    func answer(_ key: String) -> Bool? {
      guard let value = fields.written(key) else { return nil }
      value.reportComment(always: false)
      return value.bool()?.value
    }
    (publish, sheets, photo) = (answer("publish"), answer("sheets"), answer("photo"))
    guard let day = fields.written("keep-until") else { return }
    day.reportComment(always: false)
    keepUntil = day.reading("a day", EventDate.day)?.value
  }

  /// Reads what is agreed to as words: `publish`, or `[publish, sheets]`; what is not named is no.
  private mutating func readWords(_ yaml: YAMLValue) {
    let words = Array(Self.keys.dropLast())
    var agreed: Set<String> = []
    var refuses = false
    for item in yaml.items("'publish: yes' and the like", allowingOne: true) {
      item.reportComment(always: false)
      guard let text = item.text("something to agree to") else { continue }
      for word in text.value.split(separator: ",").map({ DisplayText.clean(String($0)).lowercased() }) {
        if words.contains(word) {
          agreed.insert(word)
        } else if ["no", "none", "false"].contains(word) {
          refuses = true
        } else {
          item.report(
            .error, rule: "value", "'\(word.quotable)' does not say what is agreed to",
            hint:
              "write 'consent: {publish: yes, sheets: yes, photo: no}', or leave out what you do not agree to"
          )
        }
      }
    }
    // A yes and a no in one list may mean either.
    if refuses, !agreed.isEmpty {
      yaml.report(
        .error, rule: "value", "the list says both yes and no",
        hint: "write 'consent: {publish: yes, sheets: no}' for a yes to one and a no to another")
    }
    publish = agreed.contains("publish")
    sheets = agreed.contains("sheets")
    photo = agreed.contains("photo")
  }
}
