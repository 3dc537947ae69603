#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A file that is written atomically.
///
/// Bytes go to a file without a name in the target's folder (or to a hidden one, where the system has no such files),
/// which only the user can read; `commit` syncs it, sets its mode and renames it over the target. An instance that is
/// dropped without `commit` leaves the folder as it was, and so does a process that is killed.
///
/// A target that is not a regular file (a terminal, `/dev/null`, a fifo) is written to directly, since a rename would
/// replace it. A symbolic link's target is replaced, not the link.
package final class OutputFile: ByteSink {
  private let path: String
  private let target: String
  private let descriptor: Int32
  /// The hidden file beside the target, where there had to be one.
  private var hiddenPath: String?
  private let writesDirectly: Bool
  /// The mode of the finished file.
  private let mode: mode_t
  private var isOpen = true

  /// Opens a place for the bytes of the file at `path`.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - isPrivate: whether only the user may read it, whatever the umask and a file in its place allow.
  /// - Throws: `FileError` with operation `.create`.
  package init(_ path: String, isPrivate: Bool = false) throws(FileError) {
    self.path = path
    var status = stat()
    let exists = stat(path, &status) == 0
    // Links in a circle lead nowhere; a rename would replace one of them.
    if !exists, errno == ELOOP { throw .current(.create, path) }
    if exists, status.st_mode & S_IFMT == S_IFDIR { throw FileError(.create, path, .isDirectory) }
    if exists, status.st_mode & S_IFMT != S_IFREG {
      // By the name given: what /dev/stdout says it leads to, of a pipe, is no path.
      target = path
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw .current(.create, path) }
      writesDirectly = true
      mode = 0
      return
    }
    target = Self.resolvingLinks(path)
    // A file the user made read-only is not replaced behind their back.
    if exists, access(target, W_OK) != 0 { throw .current(.create, path) }
    writesDirectly = false
    let folder = Self.folder(of: target)
    mode = isPrivate ? 0o600 : FileMode.finished(exists ? status : nil)
    #if os(Linux)
    let unnamed = open(folder, O_TMPFILE_ | O_WRONLY | O_CLOEXEC, 0o600)
    if unnamed >= 0 {
      descriptor = unnamed
      return
    }
    #endif
    let hidden = Self.hiddenName(beside: target, in: folder)
    descriptor = open(hidden, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .current(.create, path) }
    hiddenPath = hidden
  }

  deinit {
    if isOpen { close(descriptor) }
    if let hiddenPath { unlink(hiddenPath) }
  }

  package func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    try Descriptor.write(bytes, to: descriptor, named: path)
  }

  package func restart() -> Bool {
    isOpen && !writesDirectly && ftruncate(descriptor, 0) == 0 && lseek(descriptor, 0, SEEK_SET) == 0
  }

  /// Moves the file to its place, after everything written is on the disk.
  ///
  /// - Parameter isDurable: false for a file that may be lost or truncated in a power cut, since its readers notice.
  ///   Waiting for a disk takes longer than drawing a slide.
  /// - Throws: `FileError`; the target is then unchanged.
  package func commit(isDurable: Bool = true) throws(FileError) {
    guard isOpen else { return }
    if writesDirectly {
      isOpen = false
      guard close(descriptor) == 0 else { throw .current(.write, path) }
      return
    }
    // Not all file systems have modes.
    fchmod(descriptor, mode)
    guard !isDurable || fsync(descriptor) == 0 else { throw .current(.write, path) }
    #if os(Linux)
    if hiddenPath == nil {
      let hidden = Self.hiddenName(beside: target, in: Self.folder(of: target))
      let link = linkat(AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, hidden, AT_SYMLINK_FOLLOW)
      guard link == 0 else { throw .current(.create, path) }
      hiddenPath = hidden
    }
    #endif
    isOpen = false
    guard close(descriptor) == 0 else { throw .current(.write, path) }
    guard let hiddenPath else { return }
    guard rename(hiddenPath, target) == 0 else { throw .current(.create, path) }
    self.hiddenPath = nil
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func hiddenName(beside target: String, in folder: String) -> String {
    let name = Paths.shortName(of: target)
    return "\(folder)/.\(name).\(getpid()).\(UInt32.random(in: .min ... .max)).partial"
  }

  /// Where `path` leads, through links even where their target does not exist yet.
  private static func resolvingLinks(_ path: String) -> String {
    var path = path
    // As many links in a row as Linux follows (path_resolution(7)).
    for _ in 0..<40 {
      if let resolved = realpath(path, nil) {
        defer { free(resolved) }
        return String(cString: resolved)
      }
      guard let link = RelativePath.linkTarget(of: path) else { return path }
      path = link.hasPrefix("/") ? link : "\(folder(of: path))/\(link)"
    }
    return path
  }
}

#if os(Linux)
/// `O_TMPFILE` is a macro Swift does not import: `__O_TMPFILE | O_DIRECTORY` (open(2)).
private let O_TMPFILE_: Int32 = 0o20000000 | O_DIRECTORY
#endif

extension OutputFile {
  /// Removes a file if there is one.
  ///
  /// - Throws: `FileError` with operation `.write`.
  package static func remove(_ path: String) throws(FileError) {
    guard unlink(path) == 0 || errno == ENOENT else { throw .current(.write, path) }
  }
}
