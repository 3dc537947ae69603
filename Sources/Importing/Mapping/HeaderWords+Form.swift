extension HeaderWords {
  /// The questions of a form among its columns, folded: without those that its program adds.
  static func ownQuestions(of header: [String]) -> Set<String> {
    Set(
      header.filter { ![AnswerField.submitted, .address, .id].contains(guess($0).field) }.map(fold).filter {
        !$0.isEmpty && !ownColumns.contains($0) && !timestamps.contains($0)
      })
  }

  /// Columns of Google, Microsoft, LimeSurvey and Typeform that every form has.
  private static let ownColumns: Set = [
    "start time", "completion time", "last modified time", "email", "name", "id", "username", "email address",
    "response id", "date submitted", "submitdate", "last page", "lastpage", "start language", "startlanguage",
    "seed",
    "date started", "startdate", "datestamp", "ipaddr", "ip address", "refurl", "#", "network id",
    "start date (utc)", "submit date (utc)",
  ]
}
