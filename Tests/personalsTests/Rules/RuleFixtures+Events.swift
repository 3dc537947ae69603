extension RuleFixture {
  /// A second presenter.
  private static let other: Files = [
    "submissions/b.yaml": "network: 64501\nrecord: ../other.json\nlogo: ../logo.svg\n",
    "other.json": Content(otherRecord),
  ]

  private static func sessions(_ first: String, _ second: String) -> String {
    "sessions:\n  - { title: Early, \(first) }\n  - { title: Late, \(second) }"
  }

  static let events: [RuleFixture] = [
    .event(
      "no-files", fires: "submissions: [submissions/a.yaml, networks/*.yaml]",
      quiet: "submissions: submissions/*.yaml"),
    .event(
      "skipped", fires: "submissions: submissions/*", quiet: "submissions: submissions/*.yaml",
      with: ["submissions/notes.txt": "ask Ana"]),
    .event("expected", fires: "expected: [AS64500, AS64501]", quiet: "expected: AS64500"),
    .event(
      "two-sessions",
      fires: sessions("submissions: submissions/a.yaml", "submissions: submissions/*.yaml"),
      quiet: sessions("submissions: submissions/a.yaml", "submissions: submissions/b.yaml"), with: other),
    RuleFixture("duplicate", fires: ["submissions/b.yaml": Content(submission)], quiet: other),
    RuleFixture(
      "claimed-twice",
      fires: other.merging([
        "submissions/b.yaml": """
        networks: [64501, 64500]
        record: [../other.json, ../record.json]
        logo: ../logo.svg
        """
      ]) { $1 }, quiet: other),
    .event(
      "duplicate-title", fires: "sessions: [Morning, Morning]", quiet: "sessions: [Morning, Afternoon]"),
    .event(
      "outside-dates", fires: "sessions:\n  - { title: Early, start: 2027-02-25 09:00 }",
      quiet: "sessions:\n  - { title: Early, start: 2027-02-24 09:00 }"),
    .event(
      "short-session", fires: "slot: 120\n" + sessions("length: 1 min", "length: 9 min"),
      quiet: "slot: 60\n" + sessions("length: 1 min", "length: 9 min")),
    .event(
      "session-order", fires: "overflow: next-session\n" + sessions("start: 15:00", "start: 14:00"),
      quiet: "overflow: next-session\n" + sessions("start: 14:00", "start: 15:00")),
    .event(
      "overlap",
      fires: sessions("room: Hall, start: 14:00, length: 60", "room: Hall, start: 14:30, length: 60"),
      quiet: sessions("room: Hall, start: 14:00, length: 60", "room: Hall, start: 15:00, length: 60")),
    .event(
      "overrun", fires: "sessions:\n  - { title: Early, length: 1 min }",
      quiet: "sessions:\n  - { title: Early, length: 2 min }", with: other),
    .event(
      "no-session",
      fires:
        "submissions: submissions/*.yaml\nsessions:\n  - { title: Early, submissions: submissions/a.yaml }",
      quiet: "submissions: submissions/*.yaml\nsessions:\n  - { title: Early }", with: other),
    .event(
      "nobody-local", fires: "order: local-first\nlocal: FJ", quiet: "order: as-listed\nlocal: FJ"),
    .event("required", fires: "required: [planned]", quiet: "required: [policy]"),
    .event("template", fires: "template: clasic", quiet: "template: classic"),
    .event(
      "background", fires: "brand: { background-image: gone.svg }",
      quiet: "brand: { background-image: pale.svg, wash: 100% }",
      with: ["pale.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>"]),
  ]
}
