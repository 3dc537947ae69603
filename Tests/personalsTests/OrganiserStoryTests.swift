internal import Foundation
internal import TestSupport
internal import Testing

/// The story in `docs/organisers.md`, as a new organiser would follow it.
@Suite struct OrganiserStoryTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// The commands of the story, in order.
  private func commands() throws -> [String] {
    let page = try String(contentsOfFile: Places.root + "/docs/organisers.md", encoding: .utf8)
    let start = try #require(page.range(of: "## From the form to the last page, in ten commands"))
    let end = try #require(page.range(of: "## Without a form"))
    return page[start.upperBound..<end.lowerBound].split(separator: "\n").map(String.init)
      .filter { $0.hasPrefix("personals ") || $0.hasPrefix("cd ") }
  }

  /// What presenters sent: a form's answers, and a mail with a slide.
  private func writeAnswers() throws {
    let rows = (64500...64504).map { number in
      "2026/12/01 9:00:00 AM GMT+12,a\(number)@net.example,AS\(number),Net \(number),Speaker \(number),Open\n"
    }
    try scratch.write(
      "Timestamp,Email Address,AS number,Network,Who presents?,Peering policy\n" + rows.joined(),
      to: "forum/responses.csv")
    let slide = try scratch.personals("slide", Places.example("records/as64505.json"), "-q", "-o", "own.pdf")
    #expect(slide.code == 0)
    let encoded = Data(try scratch.bytes(of: "own.pdf")).base64EncodedString(options: .lineLength76Characters)
    try scratch.write(
      """
      From: Mere <mere@reef.example>
      To: organisers@forum.example
      Subject: AS64505 slide
      Date: Tue, 01 Dec 2026 09:00:00 +1200
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary="b"

      --b
      Content-Type: text/plain

      AS number: 64505
      --b
      Content-Type: application/pdf; name="slide.pdf"
      Content-Disposition: attachment; filename="slide.pdf"
      Content-Transfer-Encoding: base64

      \(encoded)
      --b--

      """, to: "forum/mail/mere.eml")
  }

  @Test func `from the form to the last page, in ten commands and no script`() throws {
    let numbers = (64500...64511).map { "records/as\($0).json" }
    let server = try LocalServer(
      knowing: numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6], numbers[7],
      numbers[8], numbers[9], numbers[10], numbers[11])
    let story = try commands()
    #expect(story.count { $0.hasPrefix("personals ") } == 10)
    var folder = ""
    var said: [String] = []
    for command in story {
      if command.hasPrefix("cd ") {
        folder = String(command.dropFirst(3)) + "/"
        try writeAnswers()
        continue
      }
      let isLive = ["check", "mail", "deck", "event"].contains { command.hasPrefix("personals \($0) ") }
      let from = isLive && !command.contains(" event new ") ? " --from \(server.base)" : ""
      let line = command.replacing("personals ", with: "\"$P\" ", maxReplacements: 1)
      let run = try scratch.shell("cd ./\(folder) && \(line)\(from)")
      // `check` reports what is wrong with slides; that is not the program's failure.
      #expect(run.code == 0 || command.contains(" check "), "\(command)\n\(run.message)")
      said.append(run.text + run.message)
    }
    #expect(said[1].contains("6 new"), "\(said[1])")
    #expect(said[3].contains("6 drafts; nothing is sent"), "\(said[3])")
    #expect(said[6].contains("AS64506: not in the event → "), "\(said[6])")
    // No one else's time changes.
    #expect(said[6].split(separator: "\n").count { $0.contains(" → ") } == 5, "\(said[6])")
    #expect(said[7].split(separator: "\n").count { $0.contains(" → ") } == 2, "\(said[7])")
    #expect(said[8].split(separator: "\n").count { $0.contains(" → ") } == 2, "\(said[8])")
    #expect(said[9].contains("AS64510 is new") && said[9].contains("wrote changed.pdf: "), "\(said[9])")
    #expect(scratch.names.contains("forum/changed.pdf"))
  }
}
