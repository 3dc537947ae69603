internal import Diagnostics

/// Rules about what presenters and organisers write.
extension RuleCatalogue {
  static let files = Chapter(
    title: "Files",
    rules: [
      Rule("file-unreadable", .error, "a file that cannot be read"),
      Rule("encoding", .error, "a file that is not UTF-8 text"),
      Rule("empty-file", .error, "a file with nothing in it"),
      Rule("yaml", .error, "text that is not YAML"),
      Rule("alias", .error, "YAML's anchors and aliases in a submission"),
      Rule("unclosed-quote", .error, "lines that belong to a text whose quote nobody closed"),
      Rule("duplicate-key", .error, "a key that is written twice"),
      Rule("unknown-key", .error, "a key that there is not"),
      Rule("missing-key", .error, or: .warning, "a key that has to be there and is not"),
      Rule("type", .error, "a value of the wrong kind, such as a list in the place of a text"),
      Rule("value", .error, "a value that cannot be what it stands for"),
      Rule("too-many-problems", .error, "a file with more problems than are told"),
    ])

  static let submissions = Chapter(
    title: "Submissions",
    rules: [
      Rule("misplaced", .warning, "a field that a slide of this kind has no place for"),
      Rule("no-record", .note, "a presenter without a record in PeeringDB"),
      Rule("record-unreadable", .error, "a record named by a submission that cannot be read"),
      Rule("wrong-network", .error, "a record of another network than the submission's"),
      Rule("wrong-record", .error, "a record of another exchange or data centre, or of another kind"),
      Rule("logo", .error, or: .warning, "a logo that cannot be used, or not as it is"),
      Rule("ixf", .warning, "a member list that cannot be used"),
      Rule(
        "own-slide", .error, or: .warning,
        "a page of the presenter's own that cannot be used, or not as it is"),
      Rule("own-slide-fonts", .warning, "a page of the presenter's own without the fonts it is set in"),
    ])

  static let events = Chapter(
    title: "Events",
    rules: [
      Rule("no-files", .error, or: .warning, "a list of submissions that leads to none"),
      Rule("skipped", .warning, or: .note, "a listed file that is no submission"),
      Rule("two-sessions", .warning, "a submission that two sessions list"),
      Rule("duplicate", .warning, "two submissions of one presenter"),
      Rule("claimed-twice", .warning, "an AS number that two submissions have, or one has twice"),
      Rule("duplicate-title", .warning, "two sessions of one title"),
      Rule("outside-dates", .warning, "a session on a day on which the event is not"),
      Rule("short-session", .warning, "a session in which nobody has room"),
      Rule("session-order", .warning, "sessions not in the order of time, where that matters"),
      Rule("overlap", .warning, "two sessions in one room at one time"),
      Rule("overrun", .warning, "a session with more presenters than it has time for"),
      Rule("no-session", .warning, "presenters who are in no session"),
      Rule("nobody-local", .warning, "an order that puts local presenters first, where there are none"),
      Rule("required", .warning, "something the event asks for that a presenter does not say"),
      Rule("template", .error, "a template that is not there"),
      Rule("background", .warning, "a picture behind the pages that cannot be used"),
    ])

  static let comments = Chapter(
    title: "The checks themselves",
    rules: [
      Rule("unknown-rule", .warning, "a rule that there is not, in 'checks:' or in a comment"),
      Rule("fixed-rule", .warning, "an error that is to be told as less than one, or ignored"),
      Rule("unused-ignore", .note, "a comment that silences nothing"),
    ])
}
