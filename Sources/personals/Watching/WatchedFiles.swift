internal import Files

/// Files, and whether any of them is another than it was. Files that are not there belong to them, too.
struct WatchedFiles {
  private var stamps: [String: FileStamp?] = [:]

  var count: Int { stamps.count }

  /// Whether anything is another than when it was last looked at.
  var haveChanged: Bool { stamps.contains { FileStamp($0.key) != $0.value } }

  /// Looks at all of them.
  mutating func look() {
    for path in stamps.keys { stamps[path] = .some(FileStamp(path)) }
  }

  /// Looks at these files and no others from now on.
  ///
  /// - Parameters:
  ///   - paths: what was read.
  ///   - started: when reading began, in nanoseconds since 1970.
  /// - Returns: whether one that is new here was changed since reading began, so that what was read may be old.
  mutating func follow(_ paths: [String], since started: Int64) -> Bool {
    var isLate = false
    var next: [String: FileStamp?] = [:]
    for path in Set(paths) {
      if let known = stamps[path] {
        next[path] = known
        continue
      }
      let stamp = FileStamp(path)
      next[path] = .some(stamp)
      isLate = isLate || (stamp.map { $0.modified >= started } ?? false)
    }
    stamps = next
    return isLate
  }
}
