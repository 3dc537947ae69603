import Diagnostics
import PeeringDB
import Submissions
import Testing

/// Events as tests write them.
enum EventText {
  /// What is said about an event file, as people read it.
  static func messages(_ text: String) -> String {
    EventFile.decode(Array(text.utf8), file: "event.yaml").diagnostics.map(\.text).joined(separator: "\n")
  }

  /// The event of a text in which nothing is wrong.
  static func event(_ text: String) throws -> Event {
    let decoded = EventFile.decode(Array(text.utf8), file: "event.yaml")
    #expect(decoded.diagnostics.map(\.text) == [])
    return try #require(decoded.value)
  }

  static func date(_ iso: String) throws -> CalendarDate {
    try #require(CalendarDate(isoPrefix: iso))
  }
}
