import Diagnostics
import Submissions
import Testing

/// What is said about mistakes in an event file.
@Suite struct EventMessageTests {
  @Test func `everything at once`() {
    let messages = EventText.messages(
      """
      place: ซูวา
      titel: x
      dates: 2027-02-30
      slot: 2
      order: alphabetic
      pages: [cover, runing-order]
      required: [trafic]
      brand: { logo: a.svg, acent: "#123" }
      """)
    #expect(
      messages == """
        event.yaml:2:1: error: unknown key 'titel'
          titel: x
          ^
          hint: the keys here are \(EventFile.keys.sorted().joined(separator: ", "))
        event.yaml:1:1: error: 'event' is missing: the event's name
          place: ซูวา
          ^
        event.yaml:3:8: error: '2027-02-30' does not exist: that month has 28 days
          dates: 2027-02-30
                 ^
        event.yaml:4:7: error: a presenter cannot have 2 s
          slot: 2
                ^
          hint: write 5 to 3600 seconds
        event.yaml:5:8: error: 'alphabetic' is not an order
          order: alphabetic
                 ^
          hint: did you mean 'alphabetical'? it can be as-listed, alphabetical, asn, kind, region, local-first, drawn
        event.yaml:7:12: error: 'trafic' is not a part of the slide
          required: [trafic]
                     ^
          hint: did you mean 'traffic'? it can be \(SlidePart.allCases.map(\.rawValue).joined(separator: ", "))
        event.yaml:6:16: error: 'runing-order' is not a page of a deck
          pages: [cover, runing-order]
                         ^
          hint: did you mean 'running-order'? it can be cover, running-order, dividers, matrix, index, closing
        event.yaml:8:23: error: unknown key 'acent'
          brand: { logo: a.svg, acent: "#123" }
                                ^
          hint: did you mean 'accent'?
        """)
  }

  @Test func `behind other scripts`() {
    #expect(
      EventText.messages("event: X\nsessions: [{ title: 東京 e\u{301}, start: 2027-13-01 9:00 }]\n") == """
        event.yaml:2:35: error: '2027-13-01' does not exist: a year has 12 months
          sessions: [{ title: 東京 e\u{301}, start: 2027-13-01 9:00 }]
                                             ^
          hint: write year-month-day
        """)
    #expect(
      EventText.messages("event: X\nlocal: [ญ, ประเทศฟิจิ]\n").hasPrefix(
        """
        event.yaml:2:9: error: 'ญ' is not a country's code or a region
          local: [ญ, ประเทศฟิจิ]
                  ^
          hint: it can be two letters such as 'FJ', or North America, Asia Pacific, Europe
        """))
  }

  @Test(arguments: [
    (
      "dates: 24 Feb 2027", "'24 Feb 2027' is not a date",
      "write year-month-day, as in '2027-02-24'"
    ),
    (
      "dates: 2027-03-03 to 2027-02-24",
      "the event ends on 2027-02-24, before it begins on 2027-03-03", nil
    ),
    (
      "dates: 2027-04-31 to 2027-05-01", "'2027-04-31' does not exist: that month has 30 days", nil
    ),
    (
      "time-zone: FJT", "'FJT' is not the name of a time zone",
      "write the IANA name, as in 'Pacific/Fiji'"
    ),
    (
      "time-zone: +12:00", "'+12:00' is not the name of a time zone",
      "write the IANA name, as in 'Pacific/Fiji'"
    ),
    ("slot: 1 h 1 s", "a presenter cannot have 1 h 1 s", "write 5 to 3600 seconds"),
    (
      "slot: soon", "'soon' is not a length of time",
      "write seconds, as in '60', or '1 min 30 s'"
    ),
    (
      "slot: -60", "'-60' is negative",
      "write seconds, as in '60', or '1 min 30 s'"
    ),
    (
      "seed: -1", "'-1' is not a seed",
      "write a whole number from 0 to 18446744073709551615"
    ),
    ("local: UK", "'UK' is not the code of a country", "write 'GB'"),
    ("feature: eu", "'eu' is not the code of a country", "write 'Europe'"),
    (
      "feature: Asia Pacfic", "'Asia Pacfic' is not a country's code or a region",
      "did you mean 'Asia Pacific'? it can be two letters such as 'FJ', or North America, Asia Pacific, Europe, "
        + "South America, Africa, Australia, Middle East"
    ),
    (
      "overflow: next", "'next' is not a way to handle overflow",
      "did you mean 'next-session'? it can be stay, next-session, waiting-list"
    ),
    (
      "submissions: [\"a/**/*.yaml\"]", "'**' is not supported: a '*' stays within one folder",
      "write a pattern for each folder, as in 'networks/*.yaml' and 'exchanges/*.yaml'"
    ),
    (
      "place: \"  \"", "'place' is empty",
      "delete the line, or fill it in"
    ),
    (
      "brand: { accent: green }", "'green' is not a colour",
      nil
    ),
    ("next-strip: maybe", "'next-strip' should be true or false, not 'maybe'", nil),
  ])
  func values(_ line: String, _ message: String, _ hint: String?) throws {
    let found = EventFile.decode(Array("event: X\n\(line)\n".utf8), file: "event.yaml").diagnostics
    try #require(found.count == 1)
    #expect(found[0].message == message)
    #expect(found[0].location.line == 2)
    if let hint { #expect(found[0].hint == hint) }
  }

  @Test(arguments: [
    ("start: 14:00", "'14:00' does not say on which day", "write date and time, as in '2027-02-25 14:00'"),
    ("start: 2027-02-25", "'2027-02-25' has no time of day", "write date and time, as in '2027-02-25 14:00'"),
    (
      "start: 2027-02-25 24:00", "'24:00' does not exist: a day ends at 23:59",
      "write it with 24 hours, as in '14:00'"
    ),
    ("start: 2027-02-25 2pm", "'2pm' is not a time of day", "write it with 24 hours, as in '14:00'"),
    (
      "start: 2027-02-25 2 pm", "'2027-02-25 2 pm' is not a date and a time",
      "write date and time, as in '2027-02-25 14:00'"
    ),
    ("start: tomorrow", "'tomorrow' is not a date", "write year-month-day, as in '2027-02-24'"),
    ("length: 0", "a session cannot last 0 s", "delete the line if there is no limit"),
    ("length: 25 h", "a session cannot last 25 h", "write at most 24 h"),
    ("length: long", "'long' is not a length of time", "write '30 min' or '1 h 30 min'"),
    ("length: -30 min", "'-30 min' is negative", "write '30 min' or '1 h 30 min'"),
    ("lenght: 30", "unknown key 'lenght'", "did you mean 'length'?"),
    ("length: 30 s", "30 s is too short: each presenter has 1 min", nil),
  ])
  func sessions(_ line: String, _ message: String, _ hint: String?) throws {
    let found = EventFile.decode(Array("event: X\nsessions:\n  - \(line)\n".utf8), file: "event.yaml")
      .diagnostics
    try #require(found.count == 1)
    #expect(found[0].message == message)
    #expect(found[0].hint == hint)
    #expect(found[0].location.line == 3)
  }

  @Test func `orders that need more`() {
    #expect(
      EventText.messages("event: X\norder: local-first\n") == """
        event.yaml:2:8: error: 'order: local-first' needs 'local'
          order: local-first
                 ^
          hint: add 'local: ' with a country code such as 'FJ', or a region such as 'Asia Pacific'
        """)
    #expect(
      EventText.messages("event: X\norder: drawn\n") == """
        event.yaml:2:8: warning: the draw has no seed, so 0 is used
          order: drawn
                 ^
          hint: add 'seed: ' with a number that no one can influence
        """)
    #expect(EventText.messages("event: X\norder: drawn\nseed: 1\n") == "")
    #expect(EventText.messages("event: X\norder: local-first\nlocal: FJ\n") == "")
  }

  @Test func `sessions together`() {
    let messages = EventText.messages(
      """
      event: X
      dates: 2027-02-25 to 2027-02-26
      overflow: next-session
      sessions:
        - { title: A, room: Ballroom A, start: 2027-02-25 14:00, length: 2 h }
        - { title: B, room: Ballroom B, start: 2027-02-25 14:00, length: 1 h }
        - { title: C, room: ballroom a, start: 2027-02-25 14:30, length: 30 min }
        - { room: Ballroom A, start: 2027-02-25 15:00, length: 1 h }
        - { title: A, room: Ballroom A, start: 2027-02-27 16:00 }
        - { title: E, room: Ballroom A, start: 2027-02-25 16:00, length: 9 h }
      """)
    #expect(
      messages == """
        event.yaml:9:5: warning: two sessions are named 'A'
            - { title: A, room: Ballroom A, start: 2027-02-27 16:00 }
              ^
          hint: give each session its own title, so that --session can select it
        event.yaml:9:42: warning: 'A' is on 2027-02-27, outside of the event's dates
            - { title: A, room: Ballroom A, start: 2027-02-27 16:00 }
                                                   ^
          hint: the event is from 2027-02-25 to 2027-02-26
        event.yaml:3:11: warning: 'E' is listed after a later session, so presenters would move back in time
          overflow: next-session
                    ^
          hint: list the sessions in chronological order
        event.yaml:7:42: warning: 'C' begins at 14:30 in ballroom a, where 'A' ends at 16:00
            - { title: C, room: ballroom a, start: 2027-02-25 14:30, length: 30 min }
                                                   ^
        event.yaml:8:32: warning: session 4 begins at 15:00 in Ballroom A, where 'A' ends at 16:00
            - { room: Ballroom A, start: 2027-02-25 15:00, length: 1 h }
                                         ^
        """)
  }

  @Test func `a colour that is a comment`() {
    #expect(
      EventText.messages("event: X\nbrand:\n  footer: F\n  accent: #0b6e4f\n") == """
        event.yaml:3:3: error: 'accent' has no value: what follows a '#' is a comment
            footer: F
            ^
          hint: put the colour in quotes, as in  accent: "#0b6e4f"
        """)
  }

  @Test func `what is wrong is left out`() {
    let text = "event: X\nslot: 1\nsessions: [{ title: A, length: 0 }, 7, [x]]\nplace: Suva\n"
    let decoded = EventFile.decode(Array(text.utf8), file: "event.yaml")
    #expect(decoded.value?.slot == 60)
    #expect(decoded.value?.sessions.map(\.title) == ["A", "7"])
    #expect(decoded.value?.place == "Suva")
    #expect(decoded.diagnostics.count == 3)
  }
}
