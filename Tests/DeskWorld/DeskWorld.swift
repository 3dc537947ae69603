package import Desk
internal import Files
internal import Foundation
package import PeeringDB
internal import Slides
internal import Synchronization
package import TestSupport

/// A desk in a folder of its own, with the examples' records.
package final class DeskWorld: Sendable {
  package static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent().path

  package let scratch: Scratch
  package let desk: Desk

  package init(
    _ event: String = "event: Forum\nsubmissions:\n  - submissions/*.yaml\n", in scratch: Scratch? = nil
  ) throws {
    let scratch = try scratch ?? Scratch()
    self.scratch = scratch
    if !FileManager.default.fileExists(atPath: scratch("event.yaml")) {
      try scratch.write(event, to: "event.yaml")
    }
    try FileManager.default.createDirectory(
      atPath: scratch(".desk/records"), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: scratch(".desk"))
    for name in ["as64501.json", "as64503.json"]
    where !FileManager.default.fileExists(atPath: scratch(".desk/records/" + name)) {
      try FileManager.default.copyItem(
        atPath: Self.root + "/examples/records/" + name, toPath: scratch(".desk/records/" + name))
    }
    let start = 1_795_000_000
    let moment = Moment(start)
    self.moment = moment
    desk = try Desk(
      event: scratch("event.yaml"), folders: DataFolders(root: Self.root),
      companion: Companion("/bin/false", sourceArguments: [], environment: [:]), now: { moment.value })
  }

  /// The clock, which only the test moves.
  package final class Moment: Sendable {
    private let stored: Mutex<Int>

    package init(_ value: Int) { stored = Mutex(value) }
    package var value: Int {
      get { stored.withLock { $0 } }
      set { stored.withLock { $0 = newValue } }
    }
  }
  package let moment: Moment

  package func text(_ name: String) throws -> String {
    String(decoding: try InputFile.read(scratch(name), limit: 1_000_000), as: UTF8.self)
  }

  package static let bluefin = RecordSubject("AS64501")

  /// A presenter's draft, and its secret.
  package func start(_ subject: RecordSubject? = bluefin, name: String = "Bluefin Broadband") throws -> (
    DeskEntry, DeskToken
  ) {
    let token = DeskToken.random()
    return (try desk.start(subject, name: name, language: "en", token: token), token)
  }

  /// A draft with other values; fails where somebody else changed them.
  package func save(_ entry: DeskEntry, _ values: [String: String]) throws -> DeskEntry {
    guard case .saved(let saved) = try desk.save(entry.id, values, basedOn: entry.revision) else {
      throw Conflict()
    }
    return saved
  }

  struct Conflict: Error {}
}
