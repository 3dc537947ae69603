import Foundation

/// A program of the system's, run to the end.
struct Command {
  let status: Int32
  /// What it wrote, to standard output and standard error.
  let output: String

  /// Runs a program with files it is to read.
  ///
  /// - Parameters:
  ///   - name: the program, looked up in `PATH`.
  ///   - arguments: its arguments; `@` stands for the file's path.
  ///   - bytes: the file's content.
  /// - Returns: how it ended and what it said.
  /// - Throws: where the program cannot be started.
  static func run(_ name: String, _ arguments: [String], on bytes: [UInt8]) throws -> Command {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).tmp")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [name] + arguments.map { $0 == "@" ? file.path : $0 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Command(status: process.terminationStatus, output: String(decoding: data, as: UTF8.self))
  }
}
