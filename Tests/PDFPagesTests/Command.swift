import Foundation

/// A program of the system's, run to the end.
struct Command {
  let status: Int32
  /// What it wrote, to standard output and standard error.
  var output: String { String(decoding: bytes, as: UTF8.self) }
  let bytes: [UInt8]
  /// The bytes of the file `%`, where one is written.
  let result: [UInt8]

  /// Runs a program with files it is to read and to write.
  ///
  /// - Parameters:
  ///   - name: the program, looked up in `PATH`.
  ///   - arguments: its arguments; `@` stands for the path of a file with `bytes`, `%` for that of one to write.
  ///   - bytes: the file's content.
  /// - Returns: how it ended and what it said.
  /// - Throws: where the program cannot be started.
  static func run(_ name: String, _ arguments: [String], on bytes: [UInt8] = []) throws -> Command {
    let folder = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (input, result) = (folder.appending(path: "in"), folder.appending(path: "out"))
    try Data(bytes).write(to: input)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      [name] + arguments.map { $0 == "@" ? input.path : $0 == "%" ? result.path : $0 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Command(
      status: process.terminationStatus, bytes: Array(data),
      result: (try? Data(contentsOf: result)).map(Array.init) ?? [])
  }
}
