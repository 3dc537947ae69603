internal import Foundation
internal import TestSupport
internal import Testing

/// A command that goes on, whose messages are waited for.
final class WatchingProcess {
  private let process = Process()
  private let log: String
  /// How much of the messages has been waited for.
  private var read = 0
  /// The messages that came with the last one waited for.
  private(set) var message = ""

  init(_ program: Program, _ arguments: [String], in folder: String, log: String) throws {
    self.log = log
    try Data().write(to: URL(filePath: log))
    process.executableURL = URL(filePath: program.path)
    process.arguments = arguments
    process.environment = program.environment
    process.currentDirectoryURL = URL(filePath: folder)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: URL(filePath: log))
    try process.run()
  }

  /// Waits until the command says something it has not said before.
  func waits(for words: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    for _ in 0..<1500 {
      let all = String(decoding: try Data(contentsOf: URL(filePath: log)), as: UTF8.self)
      let new = all.utf8.dropFirst(read)
      if let text = String(new), let found = text.firstRange(of: words),
        let end = text[found.upperBound...].firstIndex(of: "\n")
      {
        message = String(text[...end])
        read += message.utf8.count
        return
      }
      Thread.sleep(forTimeInterval: 0.02)
    }
    let all = String(decoding: try Data(contentsOf: URL(filePath: log)), as: UTF8.self)
    Issue.record("never said '\(words)', but: \(all)", sourceLocation: sourceLocation)
  }

  /// Has it end, and waits for that.
  ///
  /// - Returns: the exit code; nil where the signal killed it.
  func end(with signal: Int32) throws -> Int32? {
    Foundation.kill(process.processIdentifier, signal)
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : nil
  }

  func kill() { if process.isRunning { Foundation.kill(process.processIdentifier, SIGKILL) } }

  /// How much of a processor's time it has taken, in hundredths of a second (proc(5), stat).
  func processorTime() throws -> Int {
    let stat = try String(contentsOfFile: "/proc/\(process.processIdentifier)/stat", encoding: .utf8)
    let fields = stat.split(separator: ")").last?.split(separator: " ").map(String.init) ?? []
    return try #require(Int(fields[11])) + #require(Int(fields[12]))
  }
}

extension Scratch {
  /// Starts to watch here.
  func watch(_ arguments: String..., environment more: [String: String] = [:]) throws -> WatchingProcess {
    var program = Program.personals
    program.environment = environment.merging(more) { $1 }
    return try WatchingProcess(program, ["watch"] + arguments, in: path, log: home + "/watch.log")
  }
}
