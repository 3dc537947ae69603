import Diagnostics
import Submissions
import TestSupport
import Testing

@testable import Decks

/// Files that an event lists in another spelling than their own.
@Suite struct ListedNamesTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func find(_ listed: String, _ files: String...) throws -> (files: [String], messages: [String]) {
    for file in files { try scratch.write("name: A\n", to: file) }
    let file = try scratch.write("event: X\nsubmissions: ['\(listed)']\n", to: "event.yaml")
    let listing = EventListing.find(try #require(try DeckSources.event(file).value), file: file)
    let start = scratch.path + "/"
    return (
      listing.value.entries.map { $0.path.replacing(start, with: "") + ($0.isMissing ? " missing" : "") },
      listing.diagnostics.map { $0.text.replacing(start, with: "") }
    )
  }

  @Test(arguments: [
    // Composed and decomposed, and backslashes between folders.
    ("caf\u{E9}.yaml", "caf\u{65}\u{301}.yaml"), ("caf\u{65}\u{301}.yaml", "caf\u{E9}.yaml"),
    ("\u{E9}t\u{E9}/*.yaml", "e\u{301}te\u{301}/a.yaml"), ("net\\a.yaml", "net/a.yaml"),
    ("net\\*.yaml", "net/a.yaml"),
    (".\\net\\a.yaml", "net/a.yaml"),
  ])
  func `are taken`(listed: String, file: String) throws {
    let found = try find(listed, file)
    #expect(found.messages == [])
    #expect(found.files.map { Array($0.utf8) } == [Array(file.utf8)])
  }

  @Test func `are named where only the letter case differs`() throws {
    #expect(
      try find("Net/as1.yaml", "net/AS1.yaml") == (
        ["Net/as1.yaml missing"],
        [
          """
          event.yaml:2:15: error: there is no file 'Net/as1.yaml', but 'net/AS1.yaml' exists
            submissions: ['Net/as1.yaml']
                          ^
            hint: write 'net/AS1.yaml'
          """
        ]
      ))
    #expect(
      try find("Net/*.yaml") == (
        [],
        [
          """
          event.yaml:2:15: error: no file matches 'Net/*.yaml', but the folder 'net' exists
            submissions: ['Net/*.yaml']
                          ^
            hint: write 'net/*.yaml'
          """
        ]
      ))
  }

  @Test func `files beside them are found`() throws {
    let file = try scratch.write("event: X\nsubmissions: '\u{E9}\\*.yaml'\n", to: "event.yaml")
    try scratch.write("name: A\n", to: "e\u{301}/a.yaml")
    let event = try #require(try DeckSources.event(file).value)
    #expect(
      EventListing.folders(event, file: file).map { Array($0.utf8) } == [
        Array((scratch.path + "/e\u{301}").utf8)
      ])
  }
}
