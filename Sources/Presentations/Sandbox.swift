internal import Files
internal import Work

/// A sandbox for a program that reads files of strangers, made by bubblewrap: without a network, in namespaces of its own, and
/// with nothing of the file system but programs, fonts and one folder.
package struct Sandbox: Sendable {
  /// What is missing for a sandbox.
  package struct Missing: Error, Sendable {
    /// A sentence without a full stop.
    package let words: String
    package let hint: String
  }

  /// What a program sees, where it is there, and cannot change.
  private static let visible = [
    "/etc/alternatives", "/etc/fonts", "/etc/ld.so.cache", "/etc/libreoffice", "/var/cache/fontconfig",
  ]
  /// Folders that are links into `/usr` in some systems.
  private static let linked = ["/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32"]

  /// The path of `bwrap`.
  let program: String

  /// - Parameter environment: the variables of this process; bubblewrap is found by its `PATH`.
  /// - Throws: `Missing` where it is not installed, or the system does not let it make a sandbox.
  package init(environment: [String: String]) throws(Missing) {
    guard let program = InputFile.program("bwrap", in: environment) else {
      throw Missing(words: "bubblewrap is not installed", hint: "install the package bubblewrap")
    }
    self.program = program
    guard let tool = InputFile.program("true", in: environment) else {
      throw Missing(words: "the program 'true' is not in PATH", hint: "set PATH as usual")
    }
    do throws(ProcessError) {
      try ChildProcess.output(
        of: program, arguments(for: tool, folder: nil), environment: environment, within: 20)
    } catch {
      throw Missing(
        words: "bubblewrap cannot make a sandbox here: \(error)",
        hint: "try  bwrap --unshare-all --ro-bind / / true  ; the system has to let users have namespaces")
    }
  }

  /// The arguments of bubblewrap, up to the program's own.
  ///
  /// - Parameters:
  ///   - tool: the path of the program to run.
  ///   - folder: the one folder that it can write to, and where it runs.
  /// - Returns: the arguments, of which the last is `tool`.
  func arguments(for tool: String, folder: String?) -> [String] {
    var arguments = [
      "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL", "--ro-bind", "/usr", "/usr",
    ]
    for path in Self.linked {
      if let target = RelativePath.linkTarget(of: path) {
        arguments += ["--symlink", target, path]
      } else if InputFile.isFolder(path) {
        arguments += ["--ro-bind", path, path]
      }
    }
    for path in Self.visible { arguments += ["--ro-bind-try", path, path] }
    // LibreOffice wants a folder for its pipe there.
    arguments += ["--proc", "/proc", "--dev", "/dev", "--size", "16000000", "--tmpfs", "/tmp"]
    // A program installed elsewhere is seen with what is beside it.
    let real = RelativePath.resolved(tool) ?? tool
    for path in Set([tool, real].map { Paths.folder(of: $0) }).sorted()
    where !path.hasPrefix("/usr/") && !Self.linked.contains(where: { (path + "/").hasPrefix($0 + "/") }) {
      arguments += ["--ro-bind", path, path]
    }
    if let folder { arguments += ["--bind", folder, folder, "--chdir", folder] }
    // Folders that lead to these are in memory, which nothing else may fill.
    return arguments + ["--remount-ro", "/", "--", tool]
  }
}
