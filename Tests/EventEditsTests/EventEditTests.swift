import Decks
import Diagnostics
import EventEdits
import Files
import Submissions
import TestSupport
import Testing

/// Each change of an event, by the lines that it leaves.
@Suite struct EventEditTests {
  private let world: EventWorld

  init() throws { world = try EventWorld() }

  private let listed = """
    event: E
    dates: 2027-02-24
    sessions:
      - title: Morning
        start: 9:00
        submissions:
          - submissions/as64500.yaml # Ana
          # guests
          - submissions/as64501.yaml
          - submissions/as64502.yaml
      - title: Afternoon
        start: 14:00
        submissions: [submissions/as64503.yaml, submissions/as64504.yaml]

    """

  @Test func `a pattern is written out, and no time changes`() throws {
    let made = try world.edit("event: E\norder: drawn # by lot\nseed: 1\nsessions: [Morning]\n", .freeze)
    #expect(made.changes == [])
    let before = try world.times("event: E\norder: drawn\nseed: 1\nsessions: [Morning]\n")
    #expect(try world.times(made.text) == before)
    #expect(
      made.text.hasPrefix(
        "event: E\norder: as-listed # by lot\nseed: 1\nsessions: [{title: Morning, submissions: ["))
  }

  @Test func `a walk-up goes last, and moves no one`() throws {
    let made = try world.edit(
      "event: E\nsubmissions: submissions/*.yaml # all\n", .add(["AS64499", "AS64512"], .last, shifts: false))
    #expect(made.text == "event: E\nsubmissions: submissions/*.yaml # all\nlast:\n  - AS64499\n  - AS64512\n")
    #expect(
      made.changes == ["AS64499: not in the event → after 6 min", "AS64512: not in the event → after 7 min"])
  }

  @Test func `a walk-up whose file a pattern sorted in first goes last, too`() throws {
    try world.submit(64499)
    let made = try world.edit("event: E\n", .add(["AS64499"], .last, shifts: false))
    #expect(made.text == "event: E\nlast:\n  - submissions/as64499.yaml\n")
    // The others are where they were before the file came.
    #expect(made.changes.first == "AS64500 (Net 64500): after 1 min → first")
    #expect(made.changes.last == "AS64499 (Net 64499): first → after 6 min")
    #expect(made.changes.count == 7)
  }

  @Test func `two exchange their times, with the comments beside them`() throws {
    let made = try world.edit(listed, .swap("AS64500", "as64502"))
    #expect(
      made.text
        == listed.replacing("as64500.yaml # Ana", with: "X").replacing(
          "as64502.yaml", with: "as64500.yaml # Ana"
        )
        .replacing("X", with: "as64502.yaml"))
    #expect(
      made.changes == [
        "AS64502 (Net 64502): 09:02 in 'Morning' → 09:00 in 'Morning'",
        "AS64500 (Net 64500): 09:00 in 'Morning' → 09:02 in 'Morning'",
      ])
  }

  @Test func `two of different lists exchange their times`() throws {
    let made = try world.edit(listed, .swap("AS64500", "AS64504"))
    #expect(
      made.text
        == listed.replacing("as64500.yaml", with: "X").replacing("as64504.yaml", with: "as64500.yaml")
        .replacing("X", with: "as64504.yaml"))
  }

  @Test func `the time of one who does not come stays free, and closes on request`() throws {
    let cancelled = try world.edit(listed, .cancel(["AS64501"], closesGap: false))
    #expect(cancelled.text == listed + "cancelled:\n  - submissions/as64501.yaml\n")
    #expect(cancelled.changes == ["AS64501 (Net 64501): 09:01 in 'Morning' → cancelled"])
    let closed = try world.edit(cancelled.text, .cancel(["AS64501"], closesGap: true))
    #expect(
      closed.text == cancelled.text.replacing("      - submissions/as64501.yaml\n", with: ""))
    #expect(closed.changes == ["AS64502 (Net 64502): 09:02 in 'Morning' → 09:01 in 'Morning'"])
    let back = try world.edit(cancelled.text, .add(["AS64501"], .last, shifts: false))
    #expect(back.text == listed + "cancelled: []\n")
    #expect(back.changes == ["AS64501 (Net 64501): cancelled → 09:01 in 'Morning'"])
  }

  @Test func `one who moves leaves a gap, which the next one takes`() throws {
    let moved = try world.edit(listed, .move(["AS64501"], .session("afternoon"), shifts: false))
    #expect(
      moved.text
        == listed.replacing("- submissions/as64501.yaml", with: "- gap")
        .replacing("as64504.yaml]", with: "as64504.yaml, submissions/as64501.yaml]"))
    #expect(moved.changes == ["AS64501 (Net 64501): 09:01 in 'Morning' → 14:02 in 'Afternoon'"])
    let filled = try world.edit(moved.text, .add(["ix:31"], .before("AS64502"), shifts: false))
    #expect(filled.text == moved.text.replacing("- gap", with: "- ix:31"))
    #expect(filled.changes == ["ix:31: not in the event → 09:01 in 'Morning'"])
  }

  @Test func `others move only on request`() throws {
    let edit = { shifts in EventEdit.move(["AS64502"], .before("AS64500"), shifts: shifts) }
    #expect(
      try world.refusal(listed, edit(false)) == """
        that would change the time of AS64500 (Net 64500), AS64501 (Net 64501)
          hint: add --shift to allow it, or use --last, which changes only the time of who moves
        """)
    let made = try world.edit(listed, edit(true))
    #expect(
      made.changes == [
        "AS64502 (Net 64502): 09:02 in 'Morning' → 09:00 in 'Morning'",
        "AS64500 (Net 64500): 09:00 in 'Morning' → 09:01 in 'Morning'",
        "AS64501 (Net 64501): 09:01 in 'Morning' → 09:02 in 'Morning'",
      ])
  }

  @Test func `line ends, a byte order mark and a missing last line end stay`() throws {
    let text =
      "\u{FEFF}event: E\r\nsubmissions:\r\n  - submissions/as64500.yaml\r\n  - submissions/as64501.yaml"
    #expect(
      try world.edit(text, .add(["AS64512"], .last, shifts: false)).text == text + "\r\n  - AS64512")
  }

  @Test(arguments: [
    ("AS64509", "'AS64509' does not present at this event\n  hint: did you mean 'AS64500'?"),
    (
      "submissions/as6450.yaml",
      "'submissions/as6450.yaml' does not present at this event\n  hint: name a presenter by AS number, 'ix:31', 'fac:1', or by the submission's path"
    ),
  ])
  func `somebody unknown is an error`(_ name: String, _ message: String) throws {
    #expect(try world.refusal(listed, .cancel([name], closesGap: false)) == message)
  }

  @Test func `a presenter with two submissions has to be named by the file`() throws {
    try world.scratch.write("network: 64500\nname: Other\n", to: "submissions/other.yaml")
    let text = "event: E\n"
    let message = try world.refusal(text, .cancel(["AS64500"], closesGap: false))
    #expect(
      message?.replacing(world.scratch.path + "/", with: "") == """
        'AS64500' is in 2 submissions: submissions/as64500.yaml, submissions/other.yaml
          hint: name the file
        """)
    #expect(
      try world.edit(text, .cancel(["submissions/other.yaml"], closesGap: false)).text
        == "event: E\ncancelled:\n  - submissions/other.yaml\n")
  }

  @Test func `a list that cannot be changed by lines is refused`() throws {
    let text = "event: E\nsubmissions:\n  -\n    submissions/as64500.yaml\n  - submissions/as64501.yaml\n"
    #expect(
      try world.refusal(text, .swap("AS64500", "AS64501")) == """
        line 4 is written in a way that this command cannot change
          hint: write each presenter in a line of its own, as in  - submissions/as64500.yaml
        """)
  }

  @Test func `comments in brackets stay when the list is written out`() throws {
    let made = try world.edit(
      """
      event: E
      "submissions": [ # those [of, the] form
        submissions/as64505.yaml, # it's first
        # then
        'submissions/as6450[0-4].yaml'  # all
      ] # end
      last: [ # walk-ups
        AS64512 # asked, late
      ]

      """, .freeze)
    #expect(
      made.text == """
        event: E
        "submissions": # end
          # those [of, the] form
          # then
          # all
          - submissions/as64505.yaml # it's first
          - submissions/as64500.yaml
          - submissions/as64501.yaml
          - submissions/as64502.yaml
          - submissions/as64503.yaml
          - submissions/as64504.yaml
          - AS64512
        last: [ # walk-ups
           # asked, late
        ]

        """)
  }

  @Test func `comments in brackets within braces stay as well`() throws {
    let text = "{event: E, submissions: [ # first\n  submissions/*.yaml # all\n]}\n"
    let made = try world.edit(text, .freeze)
    #expect(EventWorld.comments(made.text) == EventWorld.comments(text))
    #expect(try world.times(made.text) == world.times(text))
  }

  @Test func `a submission takes the place of its presenter's number`() throws {
    let text = listed.replacing("submissions/as64501.yaml", with: "AS64501 # by phone")
    for name in ["submissions/as64501.yaml", "AS64501", "as64501"] {
      var editor = try world.editor(text)
      let outcome = try editor.apply(.add([world.scratch("submissions/as64501.yaml")], .last, shifts: false))
      #expect(
        outcome.text == listed.replacing("as64501.yaml", with: "as64501.yaml # by phone"), "\(name)")
      #expect(outcome.changes.isEmpty)
      #expect(outcome.submitted.map(\.name) == ["AS64501 (Net 64501)"])
      #expect(outcome.submitted.map(\.number) == ["AS64501"])
      #expect(outcome.submitted.map(\.item) == ["submissions/as64501.yaml"])
    }
    // In brackets, too, and of an exchange.
    try world.scratch.write("exchange: 31\nname: Reef IX\n", to: "submissions/reef.yaml")
    let brackets = "event: E\nsubmissions: [ix:31, submissions/as64500.yaml]\n"
    #expect(
      try world.edit(brackets, .add(["submissions/reef.yaml"], .last, shifts: false)).text
        == brackets.replacing("ix:31", with: "submissions/reef.yaml"))
  }

  @Test func `no one is added a second time under another name`() throws {
    try world.scratch.write("network: 64500\n", to: "late/mine.yaml")
    try world.submit(64512)
    let add = { (names: String...) in EventEdit.add(names, .last, shifts: false) }
    let message = { (text: String, edit: EventEdit) in
      try world.refusal(text, edit)?.replacing(world.scratch.path + "/", with: "")
    }
    #expect(
      try message(listed, add("late/mine.yaml")) == """
        AS64500 (Net 64500) is in the event already, as submissions/as64500.yaml: 09:00 in 'Morning'
          hint: to use the new file, write its path in place of the other one
        """)
    #expect(
      try message(listed + "cancelled: AS64500\n", add("late/mine.yaml")) == """
        AS64500 (Net 64500) is in the event already, as submissions/as64500.yaml: cancelled
          hint: add submissions/as64500.yaml, which takes that back
        """)
    #expect(
      try message("event: E\nlast: [AS64512]\n", add("submissions/as64512.yaml")) == """
        AS64512 (Net 64512) presents already: after 6 min
          hint: use 'personals event move' to change that
        """)
    #expect(
      try message(listed, add("AS64512", "submissions/as64512.yaml")) == """
        'AS64512' and 'submissions/as64512.yaml' are the same presenter
          hint: name each presenter once
        """)
    // What is no submission, or says that its presenter does not come, is not written down either.
    try world.scratch.write("network: 64513\n", to: "submissions/as64513.txt")
    #expect(
      try message(listed, add("submissions/as64513.txt")) == """
        submissions/as64513.txt is not a submission
          hint: submissions end in '.yaml', saved records in '.json'
        """)
    try world.submit(64514, "cancelled: yes\n")
    #expect(
      try message(listed, add("AS64514")) == """
        submissions/as64514.yaml says 'cancelled: true'
          hint: remove that line, and add the presenter again
        """)
    for edit in [
      .swap("AS64500", "Net 64500"), .cancel(["as64500", "64500"], closesGap: false),
      EventEdit.move(["AS64500", "submissions/as64500.yaml"], .last, shifts: true),
    ] {
      #expect(try message(listed, edit)?.contains("are the same presenter") == true, "\(edit)")
    }
  }

  @Test func `a list that is written out already is not written again after a cancellation`() throws {
    let text = """
      event: E
      submissions:
      -
          submissions/as64500.yaml # by hand
      - submissions/as64501.yaml
      - submissions/as64502.yaml
      - submissions/as64503.yaml

      """
    let closed = try world.edit(text, .cancel(["AS64501"], closesGap: true), .swap("AS64502", "AS64503"))
    #expect(
      closed.text == """
        event: E
        submissions:
        -
            submissions/as64500.yaml # by hand
        - submissions/as64503.yaml
        - submissions/as64502.yaml
        cancelled:
          - submissions/as64501.yaml

        """)
  }

  @Test func `hints name only what the command has`() throws {
    #expect(
      try world.refusal(listed, .add(["AS64512"], .before("AS64501"), shifts: false)) == """
        that would change the time of AS64501 (Net 64501), AS64502 (Net 64502)
          hint: add --shift to allow it, or leave out --before, which adds them last
        """)
    #expect(
      try world.refusal("event: E\n", .move(["AS64500"], .session("Morning"), shifts: false)) == """
        the event has no session 'Morning'
          hint: none of its sessions has a title
        """)
  }

  @Test func `over midnight, times are of the next day`() throws {
    let text = "event: E\ndates: 2027-02-24\nsessions:\n  - title: Late\n    start: 23:58\n"
    let made = try world.edit(text, .move(["AS64500"], .last, shifts: false))
    #expect(made.changes == ["AS64500 (Net 64500): 23:58 in 'Late' → 00:04 in 'Late'"])
  }

  @Test func `a submission may say that its presenter does not come`() throws {
    try world.submit(64501, "cancelled: true\n")
    #expect(
      try world.times("event: E\n") == [
        "as64500": "0+0", "as64501": "cancelled", "as64502": "0+120", "as64503": "0+180", "as64504": "0+240",
        "as64505": "0+300",
      ])
    #expect(
      try world.refusal("event: E\n", .add(["AS64501"], .last, shifts: false)).map {
        $0.replacing(world.scratch.path + "/", with: "")
      } == """
        submissions/as64501.yaml says 'cancelled: true'
          hint: remove that line, and add the presenter again
        """)
  }
}

/// Who is expected, and not there.
@Suite struct ExpectedTests {
  @Test
  func `expected presenters count as there by number, by name, cancelled, and with a file that is wrong`()
    throws
  {
    let world = try EventWorld(64500...64502)
    try world.submit(64501, "cancelled: yes\n")
    try world.scratch.write("network: 64503\nnetwork: 64503\n", to: "submissions/as64503.yaml")
    let text = "event: E\nexpected: [AS64500, 64501, \"NET 64502\", AS64503, ix:31, Reef]\n"
    let event = try #require(EventFile.decode(Array(text.utf8), file: world.file).value)
    #expect(world.load(event).missing.map(\.value) == ["ix:31", "Reef"])
  }
}
