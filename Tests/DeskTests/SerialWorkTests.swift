import Desk
import DeskWorld
import Foundation
import TestSupport
import Testing

/// Saves that share a commit.
@Suite struct SerialWorkTests {
  @Test func `many saves at once are all kept, and one that fails takes back no other`() async throws {
    let world = try DeskWorld()
    let entries = try (0..<40).map { _ in try world.start().0 }
    let desk = world.desk
    let results = await withTaskGroup(of: (Int, Bool).self) { group in
      for (number, entry) in entries.enumerated() {
        group.addTask {
          let saved = try? await desk.work.save {
            let saved = try desk.save(entry.id, ["message": "text \(number)"], basedOn: 1)
            if number % 7 == 3 { throw DeskError.upload("refused") }
            return saved
          }
          return (number, saved != nil)
        }
      }
      return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    for number in entries.indices { #expect(results[number] == (number % 7 != 3)) }
    // Another connection sees what was answered.
    let again = try DeskWorld(in: world.scratch)
    for (number, entry) in entries.enumerated() where number % 7 != 3 {
      #expect(try again.desk.current(entry.id)?.text.contains("text \(number)\n") == true)
    }
  }

  @Test func `a commit that fails is an answer for each`() async throws {
    let world = try DeskWorld()
    let (desk, entry) = (world.desk, try world.start().0)
    // Another process holds the database for longer than the desk waits.
    let other = Process()
    other.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    other.arguments = [
      "python3", "-c",
      "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None); c.execute('BEGIN IMMEDIATE'); print('held', flush=True); sys.stdin.read()",
      desk.folder.database,
    ]
    let (input, output) = (Pipe(), Pipe())
    (other.standardInput, other.standardOutput) = (input, output)
    try other.run()
    _ = output.fileHandleForReading.availableData
    let saves = (0..<3).map { number in
      Task { try await desk.work.save { try desk.save(entry.id, ["message": "text \(number)"], basedOn: 1) } }
    }
    for save in saves {
      let result = await save.result
      guard case .failure(let error as DeskError) = result, case .storage(let reason, let isFull) = error
      else {
        Issue.record("\(result)")
        continue
      }
      #expect(reason.contains("locked") && !isFull)
    }
    try input.fileHandleForWriting.close()
    other.waitUntilExit()
    _ = try await desk.work.save { try desk.save(entry.id, ["message": "after"], basedOn: 1) }
    #expect(try desk.current(entry.id)?.text.contains("after") == true)
  }
}
