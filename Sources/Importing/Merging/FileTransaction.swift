internal import Files
#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Writes several files so that all of them appear, or none.
///
/// Every file is written beside its place first. A journal says what is about to be replaced before the first file
/// is; the next run after a power cut reads the journal and puts everything back.
struct FileTransaction {
  private struct Change {
    var target: String
    var fresh: String
    /// The file that was there; nil where there was none.
    var before: String?
  }

  private let journal: String
  private var changes: [Change] = []
  private let tag: String
  /// The current folder, with a slash at its end.
  private let folder: String

  /// - Parameter journal: the path of the journal, in a folder that is there and locked.
  init(journal: String) {
    self.journal = journal
    if let path = getcwd(nil, 0) {
      folder = String(cString: path) + "/"
      free(path)
    } else {
      folder = "./"
    }
    tag = "\(getpid()).\(UInt32.random(in: .min ... .max))"
  }

  /// Writes a file beside its place.
  ///
  /// - Parameters:
  ///   - target: where it goes; its folder is there.
  ///   - bytes: its content.
  ///   - isPrivate: whether only the user may read it.
  /// - Throws: `FileError`; nothing is changed then.
  mutating func stage(_ target: String, _ bytes: [UInt8], isPrivate: Bool = false) throws(FileError) {
    // The journal may be read in another folder.
    let target = target.hasPrefix("/") ? target : folder + target
    var status = stat()
    let exists = lstat(target, &status) == 0
    if exists {
      guard status.st_mode & S_IFMT == S_IFREG else { throw FileError(.create, target, .notRegular) }
      // A file that the user made read-only is not replaced.
      guard access(target, W_OK) == 0 else { throw FileError(.create, target, .system(EACCES)) }
    }
    // Names that are cut may be the same.
    let tag = "\(tag).\(changes.count)"
    let fresh = Self.hidden(target, tag + ".new")
    let descriptor = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw FileError(.create, target, .system(errno)) }
    changes.append(
      Change(target: target, fresh: fresh, before: exists ? Self.hidden(target, tag + ".old") : nil))
    defer { close(descriptor) }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        write(descriptor, $0.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw FileError(.write, target, .system(errno))
      }
      written += count
    }
    if !isPrivate { fchmod(descriptor, FileMode.finished(exists ? status : nil)) }
  }

  /// Puts all files in their places.
  ///
  /// - Throws: `FileError`; everything is then as it was.
  func commit() throws(FileError) {
    do throws(FileError) {
      let lines = changes.map { "\($0.target)\u{0}\($0.fresh)\u{0}\($0.before ?? "")" }.joined(
        separator: "\u{1}")
      let file = try OutputFile(journal, isPrivate: true)
      try file.write(Array(lines.utf8))
      try file.commit()
      for change in changes {
        if let before = change.before, link(change.target, before) != 0 {
          throw FileError(.create, change.target, .system(errno))
        }
      }
      for change in changes where rename(change.fresh, change.target) != 0 {
        throw FileError(.create, change.target, .system(errno))
      }
      // From here on the new files count.
      guard rename(journal, journal + "-done") == 0 else { throw FileError(.create, journal, .system(errno)) }
    } catch {
      Self.recover(journal)
      discard()
      throw error
    }
    for change in changes { if let before = change.before { unlink(before) } }
    unlink(journal + "-done")
  }

  /// Removes what was staged.
  func discard() { for change in changes { unlink(change.fresh) } }

  /// Puts back what a run that ended amid its work had begun to replace, or tidies up after one that was done.
  static func recover(_ journal: String) {
    for (path, isDone) in [(journal, false), (journal + "-done", true)] {
      guard let bytes = try? InputFile.read(path, limit: 256_000_000),
        let text = String(validating: bytes, as: UTF8.self)
      else { continue }
      for line in text.split(separator: "\u{1}") {
        let parts = line.split(separator: "\u{0}", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3 else { continue }
        let (target, fresh, before) = (parts[0], parts[1], parts[2])
        if isDone {
          if !before.isEmpty { unlink(before) }
        } else if before.isEmpty {
          // Where the fresh file is still there, the target is somebody else's, or none.
          if access(fresh, F_OK) != 0 { unlink(target) }
        } else if access(before, F_OK) == 0 {
          // Renaming a link over another link of one file does nothing, so the old name is removed after.
          rename(before, target)
          unlink(before)
        }
        unlink(fresh)
      }
      unlink(path)
    }
  }

  private static func hidden(_ target: String, _ tag: String) -> String {
    let folder = target.lastIndex(of: "/").map { target[...$0] } ?? ""
    return "\(folder).\(Paths.shortName(of: target)).\(tag)"
  }
}
