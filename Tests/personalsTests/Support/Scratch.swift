internal import Foundation
internal import TestSupport
internal import Testing

extension Scratch {
  /// The environment of commands run here, with a home folder of its own.
  var environment: [String: String] {
    makeHome()
    return Program.environment.merging([
      "HOME": home, "XDG_CACHE_HOME": home + "/cache", "XDG_CONFIG_HOME": home + "/config",
      "XDG_DATA_HOME": home + "/data",
    ]) { _, own in own }
  }

  /// Makes the home folder. The cache of the bundled fonts is shared: it takes long to make, and is the same for all.
  private func makeHome() {
    let files = FileManager.default
    guard !files.fileExists(atPath: home + "/cache") else { return }
    for folder in [Places.cache + "/personals/fontconfig", home + "/cache/personals"] {
      try? files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    try? files.createSymbolicLink(
      atPath: home + "/cache/personals/fontconfig",
      withDestinationPath: Places.cache + "/personals/fontconfig")
  }

  /// Copies an example here, by its path below `examples`; returns the copy's name.
  @discardableResult
  func copy(_ name: String, to target: String) throws -> String {
    try FileManager.default.copyItem(atPath: Places.example(name), toPath: self(target))
    return target
  }
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
  /// A file `out.pdf`, which no run may overwrite, exists before.
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
