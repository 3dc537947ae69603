internal import Files

/// Files, including missing ones, and whether any of them changed.
struct WatchedFiles {
  private var stamps: [String: FileStamp?] = [:]

  var count: Int { stamps.count }

  /// Whether any file changed since the last look.
  var haveChanged: Bool { stamps.contains { FileStamp($0.key) != $0.value } }

  /// Looks at all files.
  mutating func look() {
    for path in stamps.keys { stamps[path] = .some(FileStamp(path)) }
  }

  /// Watches these files and no others from now on.
  ///
  /// - Parameters:
  ///   - paths: the files that were read.
  ///   - started: when reading began, in nanoseconds since 1970.
  /// - Returns: whether a new one changed since reading began, so that what was read may be stale.
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
