import Diagnostics
import Submissions
import Testing

/// Texts of an event that YAML ends at a `#`.
@Suite struct EventCommentTests {
  @Test func `text that is a comment is reported wherever it was meant`() {
    let text = """
      event: Forum #3
      place: #1 Nadi Street
      brand:
        footer: Forum #3 # ours
      sessions:
        - title: Track #1
          room: #12
          chair: Mele # of the board
        - #2 afternoon
      closing:
        text: #thanks
      time-zone: Pacific/Fiji # by its name
      submissions:
        - a.yaml #mine
        - b.yaml # yours
      """
    let found = EventFile.decode(Array(text.utf8), file: "event.yaml").diagnostics
      .map { "\($0.location.line ?? 0):\($0.location.column ?? 0) \($0.severity): \($0.message)" }
    #expect(
      Set(found) == [
        "9:4 error: 'sessions[1]' should be a session: 'title', 'start', 'length', not nothing",
        "2:8 warning: the text is missing: YAML takes '#1 Nadi Street' for a comment",
        "7:11 warning: the text is missing: YAML takes '#12' for a comment",
        "11:9 warning: the text is missing: YAML takes '#thanks' for a comment",
        "1:14 warning: the text ends before '#3', which YAML takes for a comment",
        "4:17 warning: the text ends before '#3 # ours', which YAML takes for a comment",
        "6:18 warning: the text ends before '#1', which YAML takes for a comment",
        "8:17 note: the text ends before '# of the board', which YAML takes for a comment",
        "14:12 warning: the text ends before '#mine', which YAML takes for a comment",
      ])
  }

  @Test func `a session that is all comment says so`() {
    let found = EventFile.decode(Array("event: E\nsessions:\n  - #2 afternoon\n".utf8), file: "event.yaml")
    #expect(
      found.diagnostics.map(\.text) == [
        """
        event.yaml:3:4: error: 'sessions[0]' should be a session: 'title', 'start', 'length', not nothing
            - #2 afternoon
             ^
          hint: text after a '#' is a comment; put the whole text in quotes
        """
      ])
  }
}
