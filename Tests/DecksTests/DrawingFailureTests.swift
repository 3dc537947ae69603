import Diagnostics
import Files
internal import Foundation
import Scene
import Submissions
import TestSupport
import Testing

@testable import Decks

/// A page that cannot be drawn costs that page, and the deck has all others.
@Suite struct DrawingFailureTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private struct Failure: Error, CustomStringConvertible {
    var description: String { "cannot draw the page: out of luck" }
  }

  /// An event of three presenters, the second of whom cannot be drawn.
  private func builder(_ event: String = "") throws -> DeckBuilder {
    for name in ["a", "b", "c"] {
      try scratch.write(
        "name: Network \(name)\nmessage: \(name == "b" ? "Trouble" : "Hello")\n", to: "s/\(name).yaml")
    }
    let file = try scratch.write("event: Forum\nsubmissions: [s/*.yaml]\n" + event, to: "event.yaml")
    var builder = try DeckBuilderTests.builder(file).builder
    builder.fault = { page in if page.dump.contains("Trouble") { throw Failure() } }
    return builder
  }

  @Test func `the others are there and a plain page keeps the place`() throws {
    let builder = try builder()
    let sink = MemorySink()
    let summary = try builder.write(created: "2026-11-22T09:30:00Z", to: sink) { _, _, _ in }
    #expect(summary.slides == 2 && summary.toFollow == 1)
    #expect(
      summary.diagnostics.map { $0.text.replacing(scratch.path + "/", with: "") } == [
        """
        s/b.yaml:1:7: error: the slide cannot be drawn, and a plain page keeps its place: cannot draw the page: out of luck
          name: Network b
                ^
          hint: if the slide has a logo, use another file of it: an SVG from another program, or a PNG
        """
      ])
    let pages = try DeckFile(sink.bytes).pages
    #expect(pages.count == summary.pages)
    #expect(pages.contains { $0.contains("Network a") && $0.contains("Hello") })
    #expect(pages.contains { $0.contains("Network b") && $0.contains("Slide to follow") })
    #expect(pages.contains { $0.contains("Network c") && $0.contains("Hello") })
    #expect(!pages.joined().contains("Trouble"))
  }

  @Test func `the file has nothing of the first attempt`() throws {
    let path = scratch("deck.pdf")
    let file = try OutputFile(path)
    _ = try builder().write(created: "2026-11-22T09:30:00Z", to: file) { _, _, _ in }
    try file.commit()
    let bytes = try Data(contentsOf: URL(filePath: path))
    #expect(bytes.starts(with: Array("%PDF-".utf8)))
    #expect(try DeckFile(Array(bytes)).problem == nil)
  }

  @Test func `an event's picture that cannot be drawn is left out`() throws {
    try scratch.write(
      "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><rect width='9' height='9'/></svg>",
      to: "b.svg")
    var builder = try builder("brand: { background-image: b.svg }\n")
    builder.fault = { page in if page.dump.contains("image") { throw Failure() } }
    let sink = MemorySink()
    let summary = try builder.write(created: "2026-11-22T09:30:00Z", to: sink) { _, _, _ in }
    #expect(summary.slides == 3)
    #expect(
      summary.diagnostics.map { $0.text.replacing(scratch.path + "/", with: "") } == [
        """
        event.yaml:3:28: error: the background image cannot be drawn and is left out: cannot draw the page: out of luck
          brand: { background-image: b.svg }
                                     ^
          hint: use another file of it
        """
      ])
  }

  @Test func `what fails for the whole deck is an error`() throws {
    var builder = try builder()
    builder.fault = { _ in throw Failure() }
    #expect(throws: Failure.self) {
      try builder.write(created: "2026-11-22T09:30:00Z", to: MemorySink()) { _, _, _ in }
    }
  }
}
