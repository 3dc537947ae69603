internal import Foundation
internal import TestSupport

/// What came of running a program.
struct Run {
  /// The exit code; nil where a signal ended the program.
  var code: Int32?
  /// The signal that ended it.
  var signal: Int32?
  var output: [UInt8]
  /// What it wrote to standard error.
  var message: String

  /// The output as text.
  var text: String { String(decoding: output, as: UTF8.self) }
}

/// A program, run as a person or a job would run it.
struct Program {
  /// What went wrong with running it at all.
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  var path: String
  /// The environment, whole.
  var environment: [String: String]
  /// How long it may take.
  var limit: TimeInterval = 300

  /// Runs the program to its end, or kills it after some seconds for the sake of the test.
  func run(_ arguments: [String], in folder: String, killAfter: TimeInterval? = nil) throws -> Run {
    let streams = try Scratch()
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.environment = environment
    process.currentDirectoryURL = URL(filePath: folder)
    // Files, not pipes: nothing has to be read while it runs.
    try streams.write("", to: "out")
    try streams.write("", to: "err")
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: streams("out")))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: streams("err")))
    let end = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in end.signal() }
    try process.run()
    if end.wait(timeout: .now() + (killAfter ?? limit)) == .timedOut {
      kill(process.processIdentifier, SIGKILL)
      end.wait()
      guard killAfter != nil else {
        throw Failure(description: "\(path) \(arguments) did not end within \(limit) s")
      }
    }
    let isSignal = process.terminationReason == .uncaughtSignal
    return Run(
      code: isSignal ? nil : process.terminationStatus, signal: isSignal ? process.terminationStatus : nil,
      output: try streams.bytes(of: "out"), message: try streams.text(of: "err"))
  }
}

extension Program {
  /// A second in the life of the examples: 2026-11-22T09:30:00Z, when their bundles say they were fetched.
  static let date = "1795339800"

  /// What the tests run in: nothing of the machine but where its tools are, one date, one font cache.
  static let environment = [
    "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
    "HOME": Places.cache, "XDG_CACHE_HOME": Places.cache, "SOURCE_DATE_EPOCH": date, "LC_ALL": "C",
    "TZ": "UTC",
  ]

  /// The command that was built.
  static let personals = Program(path: Places.products + "/personals", environment: environment)

  /// A tool of the system's, of which `make setup` sees to it that it is there.
  static func tool(_ name: String, _ arguments: String..., in folder: String = "/") throws -> Run {
    try Program(path: "/usr/bin/env", environment: environment).run([name] + arguments, in: folder)
  }
}

/// Where things are.
enum Places {
  /// The folder with all that was built.
  static let products: String = {
    for argument in CommandLine.arguments where argument.contains(".xctest") {
      var url = URL(filePath: argument)
      while url.path != "/" {
        url.deleteLastPathComponent()
        let command = url.appending(path: "personals").path
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: command, isDirectory: &isFolder), !isFolder.boolValue {
          return url.path
        }
      }
    }
    return "/nonexistent"
  }()

  /// The repository.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// Where fontconfig remembers the bundled fonts from one test to the next.
  static let cache = root + "/.build/tests-cache"

  static func example(_ name: String) -> String { "\(root)/examples/\(name)" }

  /// The names in a folder of examples, in order.
  static func examples(_ folder: String) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: example(folder))
    // The folders beside submissions hold what these name.
    return (names ?? []).filter { $0.contains(".") }.sorted().map { "\(folder)/\($0)" }
  }
}
