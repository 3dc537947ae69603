internal import Foundation

/// A program of the system, run to its end.
package struct Command {
  package let status: Int32
  /// What it wrote to standard output and standard error.
  package let bytes: [UInt8]
  /// The content of the file `%`, if it was written.
  package let result: [UInt8]

  package var output: String { String(decoding: bytes, as: UTF8.self) }

  /// Runs a program with a file to read and a file to write.
  ///
  /// - Parameters:
  ///   - name: the program, found in `PATH`.
  ///   - arguments: its arguments; `@` is replaced by the path of a file with `bytes`, `%` by that of a file to write.
  ///   - bytes: the file's content.
  /// - Returns: its status and output.
  /// - Throws: where the program cannot be started.
  package static func run(_ name: String, _ arguments: [String], on bytes: [UInt8] = []) throws -> Command {
    let scratch = try Scratch()
    try scratch.write(bytes, to: "in")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [name] + arguments.map { $0 == "@" ? scratch("in") : $0 == "%" ? scratch("out") : $0 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Command(
      status: process.terminationStatus, bytes: Array(data), result: (try? scratch.bytes(of: "out")) ?? [])
  }
}
