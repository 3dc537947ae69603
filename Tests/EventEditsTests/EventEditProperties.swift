import EventEdits
import Files
import Submissions
import TestSupport
import Testing

/// Whatever is changed, in whatever order, in an event written in whatever way.
@Suite struct EventEditProperties {
  /// Events of every form: block and brackets, folders and globs, comments, anchors, odd line ends.
  static let events: [String] = [
    "event: E\n",
    "event: E",
    "\u{FEFF}event: E\r\nsubmissions: submissions/*.yaml # all\r\n# the end\r\n",
    "event: E\nsubmissions:\n- submissions/as64500.yaml # first\n# then\n- submissions/as6450[1-9].yaml\n",
    "{event: E, submissions: [submissions/as64501.yaml, submissions/*.yaml]}\n",
    "# top\nevent: E # name\nsubmissions: submissions/*.yaml\norder: drawn # by lot\nseed: 7\noverflow: next-session\n"
      + "sessions:\n  # one\n  - title: Morning # early\n    length: 2 min\n\n  - Afternoon # late\n# end\n",
    "event: E\nsessions: [{title: Morning, submissions: [submissions/as64500.yaml,\n  submissions/as64501.yaml]}, Afternoon] # all\n",
    "event: E\norder: asn\noverflow: waiting-list\nsubmissions:\n  - submissions/*.yaml\nsessions:\n  - title: Morning\n"
      + "    start: 23:58\n    length: 3 min\n  - title: Lunch\n    submissions: []\ndates: 2027-02-24\n",
    "event: E\nsubmissions: &all\n  - submissions/as64500.yaml\n  - submissions/as64502.yaml # two\n  - submissions/as64504.yaml\n"
      + "sessions:\n  - title: Morning\n    submissions: *all\n  - title: Afternoon # rest\n    submissions:\n"
      + "      - submissions/as64501.yaml # one\n      # and others\n      - submissions/as64503.yaml\n      - submissions/as64505.yaml\n",
    "event: E\nsessions:\n  - title: Morning\n    submissions:\n      - submissions/as64505.yaml # chair asked\n\n      # guests\n"
      + "      - \"submissions/as64501.yaml\"\t# tab\n      - submissions/as64503.yaml\n  - title: Evening\n    chair: |\n      Hana\n"
      + "      Whetu\nsubmissions: [submissions/*.yaml] # others\ncancelled: [] # none\nlast: submissions/as64502.yaml\n",
    "'event' : E\n\"submissions\": [ # it's [a, list\n  submissions/as64500.yaml # \"one\n  , # two\n  # three\n"
      + "  'submissions/as6450[1-4].yaml', # four, five\n # six \n]\t# seven\nlast: [ # late\n  AS64505 # phoned \n]\n",
    "event: E\nsessions: [ # all\n  {title: Morning, submissions: [ # a\n    submissions/*.yaml # b\n  ]}, # c\n  Evening # d\n]\n",
    "event: E\nsubmissions:\nsessions:\n- title: A\n  submissions: submissions/as64500.yaml # one\n- title: B\n  start: 2027-02-24 9:00",
  ]

  /// A small generator (SplitMix64), so that each run draws the same.
  private struct Lot {
    var state: UInt64

    mutating func next(_ count: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var word = state
      word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
      word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((word ^ (word >> 31)) % UInt64(count))
    }

    mutating func presenter() -> String {
      let number = 64500 + next(6)
      return ["AS\(number)", "\(number)", "as\(number)", "submissions/as\(number).yaml", "Net \(number)"][
        next(5)]
    }

    mutating func destination() -> EventEdit.Destination {
      switch next(4) {
      case 0: .session(["Morning", "afternoon", "A", "B"][next(4)])
      case 1, 2: .before(presenter())
      default: .last
      }
    }

    mutating func edit(_ step: Int) -> EventEdit {
      switch next(12) {
      case 0: .freeze
      case 1, 2: .add(["AS\(64506 + step % 6)"], destination(), shifts: next(2) == 0)
      case 3: .add([presenter()], destination(), shifts: false)
      case 4, 5: .cancel([presenter()], closesGap: next(2) == 0)
      case 6, 7, 8: .move([presenter()], destination(), shifts: next(2) == 0)
      default: .swap(presenter(), presenter())
      }
    }
  }

  @Test(arguments: events.indices)
  func `edits lose nothing and move no time that they do not print`(_ index: Int) throws {
    let world = try EventWorld()
    var made = 0
    for seed in 0..<12 {
      var lot = Lot(state: UInt64(index * 1000 + seed))
      var text = Self.events[index]
      for step in 0..<10 {
        let edit = lot.edit(step)
        let before = try world.times(text)
        var editor = try world.editor(text)
        let outcome: EventEditor.Outcome
        do {
          outcome = try editor.apply(edit)
        } catch let error as EventEditError {
          #expect(!error.message.isEmpty)
          continue
        }
        made += 1
        let after = try world.times(outcome.text)
        // Everybody is there once: `times` checks that no one is twice.
        #expect(Set(before.keys).isSubset(of: after.keys), "\(edit)\n\(text)\n---\n\(outcome.text)")
        let comments = EventWorld.comments(outcome.text)
        #expect(comments == EventWorld.comments(Self.events[index]), "\(edit)\n\(text)\n---\n\(outcome.text)")
        let printed = outcome.changes.map(\.name).joined(separator: " ")
        for (name, time) in after where before[name] != time {
          let number = name.drop { !$0.isNumber }
          #expect(
            printed.contains(number),
            "\(name): \(before[name] ?? "-") → \(time); \(edit)\n\(text)\n---\n\(outcome.text)")
        }
        text = outcome.text
      }
    }
    #expect(made > 20)
  }
}
