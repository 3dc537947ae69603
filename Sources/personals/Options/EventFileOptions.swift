internal import ArgumentParser

/// The event file that a command changes.
struct EventFileOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp("The event file.", valueName: "event"), completion: .file(extensions: ["yaml", "yml"]))
  var event: String

  @Flag(help: "Print what would change, and write nothing.")
  var dryRun = false

  @Flag(name: .shortAndLong, help: "Print only errors.")
  var quiet = false
}

/// Presenters on the command line of `event`.
enum EventPresenters {
  static let help: ArgumentHelp = ArgumentHelp(
    "AS numbers, 'ix:31', 'fac:1', submissions, saved records, or names.", valueName: "presenter")

  /// - Throws: `ValidationError` where none is named, or one twice.
  static func validate(_ presenters: [String], least: Int = 1) throws {
    guard presenters.count >= least, !presenters.contains("") else {
      throw ValidationError("name a presenter, as in 'AS64500'")
    }
    if let twice = presenters.first(where: { name in presenters.count { $0 == name } > 1 }) {
      throw ValidationError("'\(twice)' is named twice")
    }
  }
}
