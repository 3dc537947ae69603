import Diagnostics
import Submissions
import Testing

/// What a series of meetings asks for, and what of it an event changes.
@Suite struct EventPresetTests {
  private func event(_ text: String) throws -> Event {
    let read = EventFile.decode(Array(text.utf8), file: "event.yaml")
    #expect(read.diagnostics.map(\.text) == [])
    return try #require(read.value)
  }

  @Test func `a preset asks for parts`() throws {
    let event = try event("event: Forum\npreset: apricot\n")
    #expect(event.required == [.prefixes, .traffic, .profile, .ratio, .policy, .exchanges, .contact])
    #expect(event.slot == 60)
  }

  @Test func `the event wins`() throws {
    let event = try event("event: Forum\nrequired: [logo]\nslot: 90\npreset: nanog\n")
    #expect(event.required == [.logo])
    #expect(event.slot == 90)
    #expect(try self.event("event: Forum\nrequired: []\npreset: nanog\n").required == [])
  }

  @Test func `without one nothing is asked`() throws {
    #expect(try event("event: Forum\n").required == [])
    #expect(try event("event: Forum\npreset: none\n").required == [])
  }

  @Test(arguments: [
    ("page-ratio: 16x9", "'16x9' is not a page ratio"),
    ("page-ratio: 4", "'4' is not a page ratio"),
    ("language: english", "'english' is not the tag of a language"),
    ("language: ../es", "'../es' is not the tag of a language"),
    ("brand: { wash: 9% }", "'9%' is not a share"),
    ("brand: { accents: { networks: \"#000000\" } }", "unknown key 'networks'"),
  ])
  func `what cannot be`(line: String, message: String) {
    let read = EventFile.decode(Array("event: Forum\n\(line)\n".utf8), file: "event.yaml")
    #expect(read.diagnostics.map(\.message) == [message])
  }

  @Test func `how pages look`() throws {
    let event = try event(
      """
      event: Forum
      page-ratio: 4:3
      language: pt-BR
      brand:
        accents: { network: "#0b6e4f" }
        background-image: waves.png
        wash: 75%
        fonts: { text: a.otf, titles: b.otf }
      """)
    #expect(event.pageRatio?.value == "4:3" && event.language?.value == "pt-BR")
    #expect(event.brand.accents["network"]?.value == "#0b6e4f")
    #expect(event.brand.backgroundImage?.value == "waves.png" && event.brand.wash == 0.75)
    #expect(event.brand.textFont?.value == "a.otf" && event.brand.titleFont?.value == "b.otf")
  }
}
