import Decks
import EventEdits
import Files
import Foundation
import LocatedYAML
import PeeringDB
import Presentations
import Slides
import Submissions
import TestSupport
import Testing

import Diagnostics

/// An event in a folder of its own, with submissions that need no records.
struct EventWorld {
  let scratch: Scratch
  var file: String { scratch("event.yaml") }

  /// - Parameter numbers: the networks that sent submissions.
  /// - Throws: where files cannot be written.
  init(_ numbers: some Sequence<Int> = 64500...64505) throws {
    scratch = try Scratch()
    for number in numbers { try submit(number) }
  }

  func submit(_ number: Int, _ more: String = "") throws {
    try scratch.write("network: \(number)\nname: Net \(number)\n\(more)", to: "submissions/as\(number).yaml")
  }

  func load(_ event: Event) -> LoadedEvent {
    let resolver = SlideResolver { () throws(SourceError) in
      throw SourceError(request: "", host: "nobody.example", reason: .unknownHost)
    }
    return DeckSources.load(event, file: file, resolver, FileAges(), .none)
  }

  func editor(_ text: String) throws -> EventEditor { try EventEditor(file: file, text: text, load: load) }

  /// Makes changes one after the other.
  ///
  /// - Returns: the text at the end, and whose time changed, each as a line.
  func edit(_ text: String, _ edits: EventEdit...) throws -> (text: String, changes: [String]) {
    var (text, changes) = (text, [String]())
    for edit in edits {
      var editor = try editor(text)
      let outcome = try editor.apply(edit)
      text = outcome.text
      changes += outcome.changes.map { "\($0.name): \($0.before) → \($0.after)" }
    }
    return (text, changes)
  }

  /// Why a change is refused; nil where it is made.
  func refusal(_ text: String, _ edit: EventEdit) throws -> String? {
    do throws(any Error) {
      _ = try self.edit(text, edit)
      return nil
    } catch let error as EventEditError {
      return error.message + (error.hint.map { "\n  hint: \($0)" } ?? "")
    }
  }

  /// When each presenter has their turn: by the file's name, and "-" without a time.
  func times(_ text: String) throws -> [String: String] {
    let read = EventFile.decode(Array(text.utf8), file: file)
    #expect(!read.diagnostics.contains { $0.severity == .error }, "\(read.diagnostics.map(\.text))\n\(text)")
    let loaded = load(try #require(read.value))
    let plan = SessionPlan(loaded.people, for: loaded.event)
    var times: [String: String] = [:]
    func name(_ presenter: DeckPresenter) -> String { SlideSource(listed: presenter.file).stem }
    for presenter in loaded.presenters {
      #expect(times.updateValue("-", forKey: name(presenter)) == nil, "twice: \(presenter.file)")
    }
    for presenter in loaded.cancelled {
      #expect(times.updateValue("cancelled", forKey: name(presenter)) == nil, "twice: \(presenter.file)")
    }
    for (number, session) in plan.sessions.enumerated() {
      for slot in session.slots {
        times[name(loaded.presenters[slot.presenter])] = "\(number)+\(slot.offset)"
      }
    }
    return times
  }

  /// The comments of a text, sorted.
  static func comments(_ text: String) -> [String] {
    YAMLReader.comments(in: SourceText(file: "", text: text)).map(\.text).sorted()
  }
}
