import Diagnostics
import Submissions
import Testing

/// Which files an event lists.
@Suite struct EventListingTests {
  /// What patterns lead to in `events/`.
  private static let files: [String: [String]] = [
    "submissions/*.yaml": [
      "submissions/as10.yaml", "submissions/as2.yaml", "submissions/AS3.yaml", "submissions/as2-b.yaml",
    ],
    "*": ["event.yaml", "notes.txt", "a.YML", "submissions/"],
    "*.yaml": ["event.yaml", "late.yaml"],
    "./event.yaml": ["./event.yaml"],
    "late.yaml": ["late.yaml"],
    "submissions": ["submissions/"],
    "submissions/as10.yaml": ["submissions/as10.yaml"],
    "./submissions//as10.yaml": ["./submissions//as10.yaml"],
    "deck.pdf": ["deck.pdf"],
    "*/as1.yaml": ["b/as1.yaml", "a/as1.yaml"],
  ]

  private func find(_ text: String) throws -> (files: [String], messages: [String]) {
    let event = try #require(EventFile.decode(Array(text.utf8), file: "events/event.yaml").value)
    let listing = EventListing.find(event, file: "events/event.yaml") { folder, pattern in
      (Self.files[pattern] ?? []).map { folder + $0 }
    }
    let files = listing.value.entries.map { entry in
      (entry.session.map { "\($0):" } ?? "") + entry.path + (entry.isMissing ? " missing" : "")
    }
    return (files, listing.diagnostics.map(\.text))
  }

  @Test func `natural order`() throws {
    let found = try find("event: X\nsubmissions: [submissions/*.yaml, '*/as1.yaml']\n")
    #expect(
      found.files == [
        "events/submissions/as2.yaml", "events/submissions/as2-b.yaml", "events/submissions/AS3.yaml",
        "events/submissions/as10.yaml", "events/a/as1.yaml", "events/b/as1.yaml",
      ])
    #expect(found.messages == [])
  }

  @Test func `usual folder`() throws {
    #expect(try find("event: X\n").files.count == 4)
    #expect(try find("event: X\nsubmissions: []\n").files == [])
    #expect(try find("event: X\nsessions: [{ submissions: [late.yaml] }]\n").files == ["0:events/late.yaml"])
  }

  @Test func `nothing in the usual folder`() throws {
    let listing = EventListing.find(Event(), file: "event.yaml") { _, _ in [] }
    #expect(
      listing.diagnostics.map(\.text) == [
        """
        event.yaml: error: there are no submissions: nothing matches 'submissions/*.yaml'
          hint: write 'submissions:' with the paths of files, or patterns such as 'networks/*.yaml'
        """
      ])
  }

  @Test func `once only`() throws {
    let found = try find(
      """
      event: X
      submissions: [submissions/as10.yaml, ./submissions//as10.yaml, submissions/*.yaml]
      sessions:
        - { title: A, submissions: [late.yaml, late.yaml] }
        - { title: B, submissions: [late.yaml] }
      """)
    #expect(
      found.files == [
        "0:events/late.yaml", "events/submissions/as10.yaml", "events/submissions/as2.yaml",
        "events/submissions/as2-b.yaml", "events/submissions/AS3.yaml",
      ])
    #expect(
      found.messages == [
        """
        events/event.yaml:5:31: warning: 'events/late.yaml' is in 'A' already; it stays there
            - { title: B, submissions: [late.yaml] }
                                        ^
        """
      ])
  }

  @Test func skipped() throws {
    let found = try find("event: X\nsubmissions: ['*', './event.yaml', deck.pdf]\n")
    #expect(found.files == ["events/a.YML"])
    #expect(
      found.messages == [
        """
        events/event.yaml:2:15: note: the event file itself is skipped
          submissions: ['*', './event.yaml', deck.pdf]
                        ^
        """,
        """
        events/event.yaml:2:15: note: 'events/notes.txt' is skipped: submissions end in '.yaml'
          submissions: ['*', './event.yaml', deck.pdf]
                        ^
        """,
        """
        events/event.yaml:2:20: note: the event file itself is skipped
          submissions: ['*', './event.yaml', deck.pdf]
                             ^
        """,
        """
        events/event.yaml:2:36: warning: 'events/deck.pdf' is skipped: submissions end in '.yaml'
          submissions: ['*', './event.yaml', deck.pdf]
                                             ^
        """,
      ])
  }

  @Test func `nothing there`() throws {
    let found = try find("event: ฟิจิ\nsubmissions: [ฟิจิ/*.yaml, gone.yaml, submissions, /abs.yaml]\n")
    #expect(found.files == ["events/gone.yaml missing", "/abs.yaml missing"])
    #expect(
      found.messages == [
        """
        events/event.yaml:2:15: warning: no file matches 'ฟิจิ/*.yaml'
          submissions: [ฟิจิ/*.yaml, gone.yaml, submissions, /abs.yaml]
                        ^
        """,
        """
        events/event.yaml:2:28: error: there is no file 'gone.yaml'
          submissions: [ฟิจิ/*.yaml, gone.yaml, submissions, /abs.yaml]
                                   ^
        """,
        """
        events/event.yaml:2:39: error: 'submissions' is a folder
          submissions: [ฟิจิ/*.yaml, gone.yaml, submissions, /abs.yaml]
                                              ^
          hint: write 'submissions/*.yaml' for the files in it
        """,
        """
        events/event.yaml:2:52: error: there is no file '/abs.yaml'
          submissions: [ฟิจิ/*.yaml, gone.yaml, submissions, /abs.yaml]
                                                           ^
        """,
      ])
  }

  @Test func `what cannot be looked for`() throws {
    let event = try EventText.event("event: X\nsubmissions: [a/*.yaml]\n")
    let listing = EventListing.find(event, file: "event.yaml") { _, _ throws(InputProblem) in
      throw InputProblem("cannot read a: permission denied")
    }
    #expect(listing.value.entries.isEmpty)
    #expect(listing.diagnostics.map(\.message) == ["cannot read a: permission denied"])
  }
}
