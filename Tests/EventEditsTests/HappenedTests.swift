import EventEdits
import TestSupport
import Testing

/// What happened in the room, read back into the event.
@Suite struct HappenedTests {
  private let world: EventWorld

  init() throws { world = try EventWorld() }

  private let listed = """
    event: E # ours
    dates: 2027-02-24
    time-zone: Pacific/Fiji
    sessions:
      - title: Morning
        start: 9:00
        submissions:
          - submissions/as64500.yaml # Ana
          # guests
          - submissions/as64501.yaml
          - gap
          - submissions/as64502.yaml
      - title: Afternoon
        start: 14:00
        submissions: [submissions/as64503.yaml, submissions/as64504.yaml]

    """

  /// The file of the chair's page, with presenters of one session.
  private func happened(
    _ presenters: [String], event: String = "E", title: String = "Morning", number: Int = 1
  )
    throws -> Happened
  {
    try Happened(
      Array(
        """
        {"format": "personals-happened", "version": 1, "event": "\(event)", "sessions": [
          {"number": \(number), "title": "\(title)", "presenters": [\(presenters.joined(separator: ","))]}]}
        """.utf8))
  }

  private func turn(_ number: Int, _ state: String = "presented", _ more: String = "") -> String {
    #"{"item": "submissions/as\#(number).yaml", "state": "\#(state)"\#(more)}"#
  }

  private func walkUp(_ number: String, name: String = "") -> String {
    #"{"walk-up": true, "number": "\#(number)", "name": "\#(name)", "state": "presented"}"#
  }

  private func outcome(_ text: String, _ happened: Happened) throws -> EventEditor.Outcome {
    var editor = try world.editor(text)
    return try editor.apply(.apply(happened))
  }

  @Test func `as planned, nothing changes`() throws {
    let made = try outcome(listed, happened([turn(64500), turn(64501), turn(64502)]))
    #expect(made.text == listed && made.changes.isEmpty)
  }

  @Test func `who was absent is cancelled, and the time stays free`() throws {
    let made = try outcome(listed, happened([turn(64500), turn(64502), turn(64501, "absent")]))
    #expect(made.text == listed + "cancelled:\n  - submissions/as64501.yaml\n")
    #expect(made.changes.map(\.name) == ["AS64501 (Net 64501)"])
    #expect(made.remarks == ["AS64501 (Net 64501) was absent"])
  }

  @Test func `the order is that in which they presented, in the same places`() throws {
    let made = try outcome(listed, happened([turn(64502), turn(64500), turn(64501)]))
    #expect(
      made.text
        == listed.replacing("as64500.yaml # Ana", with: "X").replacing("as64502.yaml", with: "as64501.yaml")
        .replacing(
          "      - submissions/as64501.yaml\n      - gap",
          with: "      - submissions/as64500.yaml # Ana\n      - gap"
        )
        .replacing("X", with: "as64502.yaml"))
    let again = try outcome(made.text, happened([turn(64502), turn(64500), turn(64501)]))
    #expect(again.text == made.text)
  }

  @Test func `a walk-up has the last place, and those after them one later`() throws {
    let made = try outcome(listed, happened([turn(64500), walkUp("AS64512"), turn(64501), turn(64502)]))
    #expect(try world.times(made.text)["as64512"] == "0+60")
    #expect(try world.times(made.text)["as64501"] == "0+180")
    #expect(try world.times(made.text)["as64502"] == "0+240")
    #expect(try world.times(made.text)["as64503"] == "1+0")
    let again = try outcome(
      made.text, happened([turn(64500), walkUp("AS64512"), turn(64501), turn(64502)]))
    #expect(again.text == made.text)
  }

  @Test func `a walk-up without a number has to be written`() throws {
    let made = try outcome(
      listed, happened([turn(64500), turn(64501), turn(64502), walkUp("", name: "Reef Net")]))
    #expect(made.text == listed)
    #expect(
      made.remarks == [
        "Reef Net came without a place, and is not in the event: write a submission, and use 'personals event add'"
      ])
  }

  @Test func `times are those of the event's clocks`() throws {
    let times =
      #", "began": "2027-02-23T21:00:04Z", "ended": "2027-02-23T21:01:25Z", "seconds": 71, "allowed": 75"#
    let made = try outcome(listed, happened([turn(64500, "presented", times), turn(64501, "waiting")]))
    #expect(
      made.remarks == [
        "AS64500 (Net 64500) presented 09:00:04–09:01:25 (1:11 of 1:15)",
        "AS64501 (Net 64501) was not called",
      ])
    let odd = #", "began": "2027-13-45T99:00:04Z""#
    #expect(try outcome(listed, happened([turn(64500, "presented", odd)])).remarks == [])
  }

  @Test func `patterns are written out only where the order changed`() throws {
    let pattern = "event: E\nsubmissions: submissions/*.yaml\n"
    let inOrder = try outcome(
      pattern, happened([turn(64500), turn(64503), turn(64504, "absent")], title: ""))
    #expect(inOrder.text == pattern + "cancelled:\n  - submissions/as64504.yaml\n")
    let other = try outcome(pattern, happened([turn(64503), turn(64500)], title: ""))
    #expect(other.written?.presenters == 6)
    #expect(try world.times(other.text)["as64503"] == "0+0")
    #expect(try world.times(other.text)["as64500"] == "0+180")
    #expect(try world.times(other.text)["as64501"] == "0+60")
  }

  @Test func `a session that moved is found by its title`() throws {
    let made = try outcome(listed, happened([turn(64504), turn(64503)], title: "Afternoon", number: 1))
    #expect(
      made.text
        == listed.replacing(
          "[submissions/as64503.yaml, submissions/as64504.yaml]",
          with: "[submissions/as64504.yaml, submissions/as64503.yaml]"))
  }

  @Test func `a file about something else is refused`() throws {
    #expect(
      try world.refusal(listed, .apply(happened([], event: "Other"))) == """
        the file is about 'Other', and this event is 'E'
          hint: name the event that the chair's page was made of
        """)
    #expect(
      try world.refusal(listed, .apply(happened([turn(64500)], title: "Evening"))) == """
        the event has no session 'Evening'
          hint: make the changes by hand, with 'personals event cancel' and 'personals event move'
        """)
    #expect(
      try world.refusal(listed, .apply(happened([turn(64500), turn(64599, "absent")])))?.hasPrefix(
        "'submissions/as64599.yaml' does not present at this event") == true)
  }

  @Test(arguments: [
    ("[]", "it is not a file of what happened"), ("{", "it is not a file of what happened"),
    (#"{"format": "personals-happened", "version": 2}"#, "it is of another version (2)"),
    (#"{"format": "personals-happened", "version": 1, "sessions": [{}]}"#, "a session in it has no number"),
    (
      #"{"format": "personals-happened", "version": 1, "sessions": [{"number": 1, "presenters": [{"item": "a"}]}]}"#,
      "a presenter of session 1 in it is neither presented, presenting, absent nor waiting"
    ),
    (
      #"{"format": "personals-happened", "version": 1, "sessions": [{"number": 1, "presenters": [{"state": "absent"}]}]}"#,
      "a presenter of session 1 in it has no 'item'"
    ),
  ])
  func `a file of another kind is refused`(_ text: String, _ message: String) {
    do throws(EventEditError) {
      _ = try Happened(Array(text.utf8))
      Issue.record("it was read")
    } catch {
      #expect(error.message == message)
    }
  }
}
