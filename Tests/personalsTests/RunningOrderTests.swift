internal import Foundation
internal import TestSupport
internal import Testing

/// Times in the running order.
@Suite struct RunningOrderTests {
  @Test(arguments: ["classic", "map", "stage", "handout"], ["16:9", "4:3"])
  func `times with seconds are whole`(template: String, ratio: String) throws {
    let scratch = try Scratch()
    for name in ["atoll", "reef"] { try scratch.write("name: \(name)\n", to: "\(name).yaml") }
    try scratch.write(
      """
      event: Forum
      template: \(template)
      \(template == "handout" ? "" : "page-ratio: '\(ratio)'")
      slot: 1 min 30 s
      pages: [running-order]
      submissions: [atoll.yaml, reef.yaml]
      sessions:
        - title: Morning
          start: 2027-02-24 10:00

      """, to: "event.yaml")
    let run = try scratch.personals(["deck", "event.yaml", "--offline", "-o", "deck.pdf"])
    #expect(run.code == 0 && !run.text.contains("ellipsis"), "\(run.text)")
    let text = try Command.run("pdftotext", ["-f", "1", "-l", "1", scratch("deck.pdf"), "-"]).output
    #expect(text.contains("10:01:30"))
  }
}
