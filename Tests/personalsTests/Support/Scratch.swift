internal import Foundation
internal import Testing

/// A folder of a test's own, gone with it, in which commands are run.
final class Scratch: Sendable {
  let path: String
  /// The home of whoever runs commands here: with folders for the cache and all else of the user's, which are
  /// nobody else's.
  let home: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "personals-tests-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.resolvingSymlinksInPath().path
    home = path + "-home"
    // What was learnt of the bundled fonts is shared: it takes long, and is the same for all.
    for folder in [Places.cache + "/personals/fontconfig", home + "/cache/personals"] {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    try FileManager.default.createSymbolicLink(
      atPath: home + "/cache/personals/fontconfig",
      withDestinationPath: Places.cache + "/personals/fontconfig")
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
    try? FileManager.default.removeItem(atPath: home)
  }

  /// The environment of commands run here.
  var environment: [String: String] {
    Program.environment.merging([
      "HOME": home, "XDG_CACHE_HOME": home + "/cache", "XDG_CONFIG_HOME": home + "/config",
      "XDG_DATA_HOME": home + "/data",
    ]) { _, own in own }
  }

  /// The path of `name` in the folder.
  func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(filePath: self(name)))
  }

  func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  func bytes(of name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: self(name)))) }

  func text(of name: String) throws -> String { String(decoding: try bytes(of: name), as: UTF8.self) }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: self(name), withIntermediateDirectories: true)
  }

  /// Makes a symbolic link that says `target`.
  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: self(name), withDestinationPath: target)
  }

  /// Makes a file of a size that takes no room on the disk.
  func writeSparse(_ size: UInt64, to name: String) throws {
    try write("", to: name)
    let file = try FileHandle(forWritingTo: URL(filePath: self(name)))
    try file.truncate(atOffset: size)
    try file.close()
  }

  /// Copies an example here, by its path below `examples`; gives the copy's name back.
  @discardableResult
  func copy(_ name: String, to target: String) throws -> String {
    try FileManager.default.copyItem(atPath: Places.example(name), toPath: self(target))
    return target
  }

  /// Everything in the folder, at any depth and hidden or not: what it is, and what is in it.
  var contents: [String: String] {
    var result: [String: String] = [:]
    for name in FileManager.default.enumerator(atPath: path)?.compactMap({ $0 as? String }) ?? [] {
      let attributes = try? FileManager.default.attributesOfItem(atPath: self(name))
      let kind = attributes?[.type] as? FileAttributeType
      let size = (attributes?[.size] as? NSNumber)?.intValue ?? 0
      guard kind == .typeRegular, size < 10_000_000 else {
        result[name] = kind?.rawValue ?? "?"
        continue
      }
      result[name] = (try? bytes(of: name)).map { "\($0.count) bytes, \($0.hashValue)" } ?? "unreadable"
    }
    return result
  }

  /// The names of everything in the folder, at any depth.
  var names: [String] { contents.keys.sorted() }
}

extension Scratch {
  /// Runs the command here. In the environment, "" takes a variable away.
  func personals(_ arguments: String..., environment: [String: String] = [:]) throws -> Run {
    try personals(arguments, environment: environment)
  }

  func personals(
    _ arguments: [String], environment: [String: String] = [:], killAfter: Double? = nil
  ) throws -> Run {
    var program = Program.personals
    program.environment = self.environment
    for (name, value) in environment { program.environment[name] = value.isEmpty ? nil : value }
    return try program.run(arguments, in: path, killAfter: killAfter)
  }

  /// Runs a line of the shell here, in which `$P` is the command.
  func shell(_ line: String, environment: [String: String] = [:]) throws -> Run {
    var program = Program(path: "/bin/sh", environment: self.environment)
    program.environment["P"] = Program.personals.path
    for (name, value) in environment { program.environment[name] = value.isEmpty ? nil : value }
    return try program.run(["-c", line], in: path)
  }

  /// Expects the command to fail, to say nothing but the message, and to leave everything as it was.
  ///
  /// A file `out.pdf`, to be written in vain, is there before.
  func expectFailure(
    _ arguments: String..., code: Int32, says message: String, environment: [String: String] = [:],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    if !FileManager.default.fileExists(atPath: self("out.pdf")) {
      try write("what was there before", to: "out.pdf")
    }
    let before = contents
    let run = try personals(arguments, environment: environment)
    #expect(run.code == code, "\(run.message)", sourceLocation: sourceLocation)
    #expect(run.message == message + "\n", sourceLocation: sourceLocation)
    #expect(run.output.isEmpty, sourceLocation: sourceLocation)
    #expect(contents == before, "nothing may change", sourceLocation: sourceLocation)
  }

  /// Expects the usage of the command to be refused, with the message after `error: ` on the first line,
  /// and with nothing changed.
  func expectMisuse(
    _ arguments: String..., says message: String, environment: [String: String] = [:],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let before = contents
    let run = try personals(arguments, environment: environment)
    #expect(run.code == 64, sourceLocation: sourceLocation)
    #expect(
      run.message.split(separator: "\n").first.map(String.init) == "error: \(message)",
      sourceLocation: sourceLocation)
    #expect(run.message.contains("Usage: personals"), sourceLocation: sourceLocation)
    #expect(run.output.isEmpty, sourceLocation: sourceLocation)
    #expect(contents == before, "nothing may change", sourceLocation: sourceLocation)
  }
}
