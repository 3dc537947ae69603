package import Diagnostics
internal import Files
internal import PeeringDB
package import Submissions
internal import Slides

extension EventListing {
  /// The folders that an event's lists lead to, as far as their names are without signs of a pattern.
  ///
  /// - Parameters:
  ///   - event: its lists and those of its sessions.
  ///   - file: the path of the event file.
  /// - Returns: each once, in the order of the lists.
  package static func folders(_ event: Event, file: String) -> [String] {
    let written = ((event.submissions ?? []) + event.sessions.flatMap { $0.submissions ?? [] }).map(\.value)
      .filter { $0 != Event.gap && RecordSubject($0) == nil }
    var folders: [String] = []
    for pattern in written.isEmpty ? [usual] : written {
      let home = Paths.folder(of: file)
      let plain = ((try? spelling(of: pattern, in: home)) ?? pattern).prefix { !"*?[{\\".contains($0) }
      let folder = Paths.folder(of: Paths.resolve(String(plain), in: home))
      let path = folder.isEmpty ? "." : folder
      if !folders.contains(path) { folders.append(path) }
    }
    return folders
  }

  /// Finds the files that an event lists on the disk.
  ///
  /// - Parameters:
  ///   - event: its lists and those of its sessions.
  ///   - file: the path of the event file.
  /// - Returns: the files, with what is wrong with the lists.
  package static func find(_ event: Event, file: String) -> Diagnosed<EventListing> {
    find(event, file: file) { folder, pattern throws(InputProblem) in
      var paths = try paths(matching: pattern, in: folder)
      if paths.isEmpty, let other = try spelling(of: pattern, in: folder) {
        paths = try self.paths(matching: other, in: folder)
      }
      return paths
    }
  }

  private static func paths(matching pattern: String, in folder: String) throws(InputProblem) -> [String] {
    do throws(FileError) {
      return try Glob.paths(matching: pattern, in: folder).map(Paths.tidy)
    } catch {
      throw InputProblem("\(error)")
    }
  }

  /// What is meant by a path or pattern that leads nowhere: the same in another Unicode form, or with slashes.
  ///
  /// - Returns: nil where nothing like it exists.
  /// - Throws: `InputProblem` where only the letter case differs.
  private static func spelling(of pattern: String, in folder: String) throws(InputProblem) -> String? {
    let written = String(pattern.map { $0 == "\\" ? "/" : $0 })
    var head = written.prefix { !"*?[{".contains($0) }
    let isPattern = head.endIndex < written.endIndex
    if isPattern { head = head.lastIndex(of: "/").map { head[...$0] } ?? "" }
    let other = written == pattern ? nil : written
    guard !head.isEmpty, let found = FileSpelling(of: String(head), from: folder) else { return other }
    let meant = found.path + (isPattern ? "/" : "") + written[head.endIndex...]
    guard found.isSame else {
      throw InputProblem(
        isPattern
          ? "no file matches '\(pattern.quotable)', but the folder '\(found.path.quotable)' exists"
          : "there is no file '\(pattern.quotable)', but '\(found.path.quotable)' exists",
        hint: "write '\(meant.quotable)'")
    }
    return meant
  }
}
