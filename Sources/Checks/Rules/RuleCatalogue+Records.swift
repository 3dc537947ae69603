internal import Diagnostics

/// Rules about records, and how they were come by.
extension RuleCatalogue {
  static let records = Chapter(
    title: "Records",
    rules: [
      Rule("record-empty", .error, "a saved answer with nothing in it"),
      Rule("record-html", .error, "a web page in the place of a saved answer"),
      Rule("record-syntax", .error, "a saved answer that is not JSON"),
      Rule("record-error-answer", .error, "PeeringDB's error answer in the place of a record"),
      Rule("bundle-format", .error, "a saved bundle that is of another format"),
      Rule("bundle-version", .error, "a saved bundle that is newer than the program"),
      Rule("record-none", .error, "an answer without a record"),
      Rule("record-several", .error, "an answer with several records"),
      Rule("record-kind", .error, "a record of something that has no slide"),
      Rule("record-asn", .error, "a record whose AS number is none"),
      Rule("record-field", .error, or: .warning, "a field of a record that is not what it should be"),
      Rule("record-depth", .warning, "a record without its exchanges, facilities or contacts"),
      Rule("record-logo", .warning, "a record's logo that could not be had"),
      Rule("record-deleted", .warning, "a record that PeeringDB has deleted, or not yet approved"),
      Rule("record-old", .warning, "a record that nobody has changed for many months"),
      Rule("record-url", .note, "a web address in a record that is none"),
      Rule("replacement-character", .warning, "a name in which a character was lost"),
    ])

  static let lookUps = Chapter(
    title: "Looking records up",
    rules: [
      Rule("record-unknown", .error, "a number of which PeeringDB has no record"),
      Rule("record-unavailable", .error, "a record that could not be asked for"),
      Rule("record-missing", .warning, "a record that others refer to and that is not there"),
      Rule(
        "record-kept", .warning, or: .note, "an answer from an earlier day, since PeeringDB cannot be asked"),
      Rule("snapshot", .warning, "a snapshot that cannot be used"),
    ])
}
