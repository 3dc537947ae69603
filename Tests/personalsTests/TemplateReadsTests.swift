#if os(Linux)
internal import Foundation
internal import Glibc
internal import TestSupport
import Testing

/// Each file of a template is read once a run, whatever the command looks at it for.
@Suite struct TemplateReadsTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.write("template: mine\nextends: classic\n", to: "mine/template.yaml")
    try scratch.write("name: Reef Net\npolicy: Open\ntraffic: 10G\n", to: "submissions/a.yaml")
    try scratch.write("name: Atoll Net\npolicy: Open\ntraffic: 10G\n", to: "submissions/b.yaml")
    try scratch.write("event: Forum\ntemplate: ./mine\n", to: "event.yaml")
  }

  /// The names of the files in folders that were opened while `body` ran, as often as they were.
  private func opened(in folders: [String], _ body: () throws -> Void) throws -> [String: Int] {
    let queue = inotify_init1(Int32(O_NONBLOCK))
    try #require(queue >= 0)
    defer { close(queue) }
    for folder in folders { #expect(inotify_add_watch(queue, scratch(folder), UInt32(IN_OPEN)) >= 0) }
    try body()
    var counts: [String: Int] = [:]
    var bytes = [UInt8](repeating: 0, count: 65_536)
    while case let count = read(queue, &bytes, bytes.count), count > 0 {
      var place = 0
      // struct inotify_event: four numbers of 32 bits, the last of which is the length of the name that follows.
      while place + 16 <= count {
        let length = (0..<4).reduce(0) { $0 | Int(bytes[place + 12 + $1]) << (8 * $1) }
        let name = bytes[(place + 16)..<(place + 16 + length)].prefix { $0 != 0 }
        // A folder that is listed has no name here, or is another folder.
        if !name.isEmpty { counts[String(decoding: name, as: UTF8.self), default: 0] += 1 }
        place += 16 + length
      }
    }
    return counts
  }

  @Test(arguments: [
    ["slide", "submissions/a.yaml", "submissions/b.yaml", "--template", "./mine", "-o", "slides/"],
    ["deck", "event.yaml", "-o", "deck.pdf"], ["check", "event.yaml"],
    ["preview", "event.yaml", "-o", "previews/"],
  ])
  func `each file is read once`(arguments: [String]) throws {
    let counts = try opened(in: ["mine"]) {
      let run = try scratch.personals(arguments)
      #expect(run.code == 0, "\(run.message)\(run.text)")
    }
    #expect(counts == ["template.yaml": 1], "\(counts)")
  }
}
#endif
