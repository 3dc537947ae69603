internal import ArgumentParser
internal import Files

/// Which files submissions may name.
struct ReachOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Let submissions name files in this folder only.",
      discussion: "The default is the event file's folder; without an event, the submission's.",
      valueName: "folder"), completion: .directory)
  var root: String?

  func validate() throws {
    guard let root, !InputFile.isFolder(root) else { return }
    throw ValidationError("--root takes a folder, and '\(root)' is none")
  }
}
