internal import Diagnostics

/// Rules about what presenters and organisers write.
extension RuleChapter {
  static let files = RuleChapter(
    title: "Files",
    rules: [
      Rule("file-unreadable", .error, "a file that cannot be read"),
      Rule("encoding", .error, "a file that is not UTF-8 text"),
      Rule("empty-file", .error, "a file with nothing in it"),
      Rule("yaml", .error, "text that is not YAML"),
      Rule("alias", .error, "YAML anchors and aliases in a submission"),
      Rule("unclosed-quote", .error, "lines swallowed by an unclosed quote"),
      Rule("duplicate-key", .error, "a key given twice"),
      Rule("unknown-key", .error, "an unknown key"),
      Rule("missing-key", .error, or: .warning, "a missing key"),
      Rule("type", .error, "a value of the wrong type, such as a list where text is expected"),
      Rule("value", .error, or: .warning, "a value that cannot be read, or could mean something else"),
      Rule("no-answer", .note, "a filler such as 'n/a' in place of an answer"),
      Rule("text-comment", .warning, or: .note, "text after a '#', which YAML takes for a comment"),
      Rule("too-many-problems", .error, "a file with more problems than are reported"),
    ])

  static let submissions = RuleChapter(
    title: "Submissions",
    rules: [
      Rule("misplaced", .warning, "a field that slides of this kind do not show"),
      Rule("contact-address", .warning, "a contact without an address"),
      Rule("no-record", .note, "a presenter without a record in PeeringDB"),
      Rule("record-unreadable", .error, "a record named by a submission that cannot be read"),
      Rule("wrong-network", .error, "a record of another network than the submission's"),
      Rule("wrong-record", .error, "a record of another exchange or data centre, or of another kind"),
      Rule("logo", .error, or: .warning, "a logo that cannot be used, or only in part"),
      Rule("photo", .warning, "a photo for the chair that cannot be used, or is small"),
      Rule("ixf", .warning, "a member list that cannot be used"),
      Rule("traffic-url", .warning, "an exchange's traffic that cannot be used"),
      Rule(
        "own-slide", .error, or: .warning,
        "a hand-made page that cannot be used, or only in part"),
      Rule("own-slide-fonts", .warning, "a hand-made page without its fonts"),
      Rule(
        "own-slide-alt", .warning, "a hand-made page that screen readers cannot read, and no one describes"),
      Rule("own-slide-letters", .warning, "a hand-made page whose text programs cannot read"),
      Rule("own-slide-converter", .error, "a presentation, where LibreOffice is missing"),
    ])

  static let events = RuleChapter(
    title: "Events",
    rules: [
      Rule("no-files", .error, or: .warning, "a list of submissions that matches no file"),
      Rule("skipped", .warning, or: .note, "a listed file that is not a submission"),
      Rule("expected", .warning, "an expected presenter without a submission"),
      Rule("two-sessions", .warning, "a submission listed in two sessions"),
      Rule("duplicate", .warning, "two submissions from one presenter"),
      Rule("claimed-twice", .warning, "an AS number claimed more than once"),
      Rule("duplicate-title", .warning, "two sessions with the same title"),
      Rule("outside-dates", .warning, "a session outside the event's dates"),
      Rule("short-session", .warning, "a session too short for any presenter"),
      Rule("session-order", .warning, "sessions out of order, where order matters"),
      Rule("overlap", .warning, "two sessions in one room at the same time"),
      Rule("overrun", .warning, "a session with more presenters than it has time for"),
      Rule("no-session", .warning, "presenters without a session"),
      Rule(
        "nobody-local", .warning, "an order that puts local presenters first, where no presenter is local"),
      Rule("required", .warning, "something the event requires and a presenter leaves out"),
      Rule("template", .error, "an unknown template"),
      Rule("background", .warning, "a picture behind the pages that cannot be used"),
    ])

  static let comments = RuleChapter(
    title: "The checks themselves",
    rules: [
      Rule("unknown-rule", .warning, "an unknown rule in 'checks:' or in a comment"),
      Rule("fixed-rule", .warning, "an attempt to downgrade or ignore an error"),
      Rule("unused-ignore", .note, "a comment that silences nothing"),
    ])
}
