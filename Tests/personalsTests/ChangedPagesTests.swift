internal import Foundation
internal import TestSupport
internal import Testing

/// `personals deck --against`.
@Suite struct ChangedPagesTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    for number in 64500...64503 {
      try scratch.copy("records/as\(number).json", to: "as\(number).json")
      try scratch.write(
        "network: \(number)\nrecord: ../as\(number).json\n", to: "submissions/as\(number).yaml")
    }
    try scratch.write("event: Forum\n", to: "event.yaml")
    #expect(try scratch.personals("deck", "event.yaml", "-q", "-o", "old.pdf").code == 0)
  }

  /// Makes the changed pages; returns what is said, without the last line, and how many pages there are.
  private func changes(_ arguments: String...) throws -> (said: [String], pages: Int?) {
    try? FileManager.default.removeItem(atPath: scratch("new.pdf"))
    let run = try scratch.personals(
      ["deck", "event.yaml", "--against", "old.pdf", "--changed-only", "-o", "new.pdf"] + arguments)
    #expect(run.code == 0, "\(run.message)")
    let lines = run.message.split(separator: "\n").map(String.init).filter {
      $0.hasPrefix("  page ") || $0.contains(" was page ") || $0.hasPrefix("no page")
    }
    guard scratch.names.contains("new.pdf") else { return (lines, nil) }
    let check = try scratch.shell("qpdf --check new.pdf >/dev/null && qpdf --show-npages new.pdf")
    #expect(check.code == 0, "\(check.message)")
    return (lines, Int(check.text.filter(\.isNumber)))
  }

  @Test func `a slide that changes is one page`() throws {
    try scratch.write(
      "network: 64501\nrecord: ../as64501.json\nmessage: We open a site in Suva.\n",
      to: "submissions/as64501.yaml")
    let found = try changes()
    #expect(found.said == ["  page 4: AS64501 changed"])
    #expect(found.pages == 1)
    let text = try scratch.shell("pdftotext new.pdf -").text
    #expect(text.contains("We open a site in Suva."))
  }

  @Test func `nothing that changes is nothing to write`() throws {
    let found = try changes()
    #expect(found.said == ["no page changed"] && found.pages == nil)
  }

  @Test func `two who swap change the pages that name who is next, and the order`() throws {
    #expect(try scratch.personals("event", "swap", "event.yaml", "AS64501", "AS64502", "-q").code == 0)
    let found = try changes()
    #expect(found.said.first == "  page 2: running-order changed", "\(found.said)")
    #expect(found.said.contains("  page 3: AS64500 changed"), "\(found.said)")
    #expect(found.said.contains { $0.contains(" was page ") }, "\(found.said)")
    #expect(found.pages == found.said.count { $0.hasSuffix(" changed") })
  }

  @Test func `who comes and goes`() throws {
    #expect(try scratch.personals("event", "cancel", "event.yaml", "AS64502", "-q").code == 0)
    try scratch.write("name: Coral Registry\n", to: "submissions/zz.yaml")
    let found = try changes()
    #expect(found.said.contains("  AS64502, which was page 5, is gone"), "\(found.said)")
    #expect(found.said.contains("  page 6: Coral Registry is new"), "\(found.said)")
  }

  @Test func `a hand-made slide that changes`() throws {
    #expect(try scratch.shell("cp old.pdf submissions/own.pdf").code == 0)
    let own = "network: 64503\nrecord: ../as64503.json\nslide: own.pdf\npage: "
    try scratch.write(own + "3\n", to: "submissions/as64503.yaml")
    #expect(try scratch.personals("deck", "event.yaml", "-q", "-o", "old.pdf").code == 0)
    try scratch.write(own + "4\n", to: "submissions/as64503.yaml")
    let found = try changes()
    #expect(found.said == ["  page 6: AS64503 changed"])
    #expect(found.pages == 1)
  }

  @Test func `what is not a deck is refused`() throws {
    try scratch.expectFailure(
      "deck", "event.yaml", "--against", "event.yaml", "-o", "out.pdf", code: 65,
      says: """
        --against: error: event.yaml cannot be read as a PDF: unable to find trailer dictionary while recovering damaged file
          hint: give a deck that this program made
        """)
    #expect(try scratch.personals("slide", "as64500.json", "-q", "-o", "slide.pdf").code == 0)
    try scratch.expectFailure(
      "deck", "event.yaml", "--against", "slide.pdf", "-o", "out.pdf", code: 65,
      says: """
        --against: error: slide.pdf does not say what its pages show
          hint: give a deck that this version of the program made
        """)
    #expect(try scratch.personals("deck", "event.yaml", "--changed-only").code == 64)
  }
}
