internal import Files
internal import Foundation
internal import Work

/// When files were written: in a Git work tree by the commits that changed them last, elsewhere by their own times.
///
/// In a fresh checkout files have the time at which Git wrote them. See
/// docs/decisions/0036-the-newest-file-by-its-commit.md.
package struct FileAges {
  /// The variables that `git` is run with, its path among them.
  private let environment: [String: String]

  /// How long one question to Git may take, in seconds.
  private static let patience = 120.0

  /// - Parameter environment: with the `PATH` to find `git` on; without one, the ages in a work tree are unknown.
  package init(environment: [String: String] = [:]) {
    // In a hook these name its repository, which need not be that of the files.
    self.environment = environment.filter {
      !["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"].contains($0.key)
    }
  }

  /// The last time at which each file may have been written and the first, in nanoseconds since 1970.
  ///
  /// The two differ where the history ends before the commit that is meant, and where Git cannot be asked.
  package func times(of paths: [String]) -> [ClosedRange<Int>] {
    let places = paths.map(Place.init)
    var known: [String: [String: ClosedRange<Int>]] = [:]
    for (top, group) in Dictionary(grouping: places.compactMap { $0 }, by: \.top) {
      known[top] = committed(group.map(\.name), in: top)
    }
    return zip(paths, places).map { path, place in
      // What no commit has, or has otherwise, is as old as the file.
      guard let place else { return InputFile.modified(path)...InputFile.modified(path) }
      guard let times = known[place.top] else { return 0...Int.max }
      return times[place.name] ?? InputFile.modified(path)...InputFile.modified(path)
    }
  }

  /// Whether Git keeps a file's history, so that it can bring back what the file was.
  package func isTracked(_ path: String) -> Bool {
    guard let place = Place(path) else { return false }
    return git(["ls-files", "--error-unmatch", "--", place.name], place.top) != nil
  }

  /// A file in a work tree.
  private struct Place {
    /// The work tree's folder.
    var top: String
    /// The path from there.
    var name: String

    /// nil for a file in none.
    init?(_ path: String) {
      let file = URL(filePath: path)
      // A link is Git's, wherever it leads.
      let whole =
        file.deletingLastPathComponent().resolvingSymlinksInPath().path + "/" + file.lastPathComponent
      var folder = whole[...]
      while let slash = folder.lastIndex(of: "/") {
        folder = folder[..<slash]
        guard InputFile.exists(folder + "/.git") else { continue }
        top = String(folder) + "/"
        name = String(whole[whole.index(after: slash)...])
        return
      }
      return nil
    }
  }

  /// When the committed ones among files were last committed; nil where Git cannot be asked.
  private func committed(_ names: [String], in top: String) -> [String: ClosedRange<Int>]? {
    let look = ["status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--"]
    guard let status = git(look + names, top) else { return nil }
    // Two letters and a space precede each name.
    let changed = Set(status.split(separator: "\0").map { String($0.dropFirst(3)) })
    let committed = names.filter { !changed.contains($0) }
    guard !committed.isEmpty else { return [:] }
    let ask = ["log", "--no-show-signature", "--format=format:%x01%ct %D%x00", "--name-only", "-z", "--"]
    guard let log = git(ask + committed, top) else { return nil }
    var times: [String: ClosedRange<Int>] = [:]
    var time = 0...Int.max
    for part in log.split(separator: "\0") {
      if part.hasPrefix("\u{1}") {
        let words = part.dropFirst().split(separator: " ", maxSplits: 1)
        let seconds = words.first.flatMap { Int($0) } ?? 0
        let (nanoseconds, isTooLarge) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let last = isTooLarge ? Int.max : max(0, nanoseconds)
        // Of what is older than the history that was fetched, its first commit has everything.
        let isFirst = words.count > 1 && words[1].split(separator: ", ").contains("grafted")
        time = (isFirst ? 0 : last)...last
      } else {
        let name = part.drop { $0 == "\n" }
        if times[String(name)] == nil { times[String(name)] = time }
      }
    }
    return times
  }

  /// What Git answers; nil if it is not installed, or refuses.
  private func git(_ arguments: [String], _ folder: String) -> String? {
    guard let git = InputFile.program("git", in: environment) else { return nil }
    let bytes = try? ChildProcess.output(
      of: git,
      ["--literal-pathspecs", "--no-optional-locks", "-c", "core.fsmonitor=false"] + arguments,
      environment: environment, folder: folder, within: Self.patience)
    guard let bytes else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }
}
