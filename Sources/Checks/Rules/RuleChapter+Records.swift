internal import Diagnostics

/// Rules about records, and how they were found.
extension RuleChapter {
  static let records = RuleChapter(
    title: "Records",
    rules: [
      Rule("record-empty", .error, "a saved answer with nothing in it"),
      Rule("record-html", .error, "a web page saved in place of an answer"),
      Rule("record-syntax", .error, "a saved answer that is not JSON"),
      Rule("record-error-answer", .error, "PeeringDB's error message saved in place of a record"),
      Rule("bundle-format", .error, "a saved bundle in another format"),
      Rule("bundle-version", .error, "a saved bundle newer than the program"),
      Rule("record-none", .error, "an answer without a record"),
      Rule("record-several", .error, "an answer with several records"),
      Rule("record-kind", .error, "a record of something that has no slide"),
      Rule("record-asn", .error, "a record with an invalid AS number"),
      Rule("record-field", .error, or: .warning, "an invalid field in a record"),
      Rule("record-depth", .warning, "a record without its exchanges, facilities or contacts"),
      Rule("record-logo", .warning, "a record's logo that could not be fetched"),
      Rule("record-deleted", .warning, "a record that PeeringDB has deleted or not yet approved"),
      Rule("record-old", .warning, "a record unchanged for many months"),
      Rule("record-filler", .note, "a field of a record that says nothing, such as 'n/a'"),
      Rule("record-url", .note, "an invalid web address in a record"),
      Rule("replacement-character", .warning, "a name in which a character was lost"),
    ])

  static let lookUps = RuleChapter(
    title: "Record lookups",
    rules: [
      Rule("record-unknown", .error, "a number without a record in PeeringDB"),
      Rule("record-unavailable", .error, "a record that could not be looked up"),
      Rule("record-missing", .warning, "a missing record that others refer to"),
      Rule(
        "record-kept", .warning, or: .note, "an older answer, used because PeeringDB cannot be reached"),
      Rule("snapshot", .warning, "a snapshot that cannot be used"),
    ])
}
