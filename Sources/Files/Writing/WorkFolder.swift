#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A folder for what is not finished, which one process has at a time.
///
/// The lock goes with the process, however that ends.
package final class WorkFolder: Sendable {
  package let path: String
  private let descriptor: Int32

  /// Makes the folder at `path` where it is missing, for the user only, and takes it.
  ///
  /// - Returns: nil where another process has it.
  /// - Throws: `FileError` with operation `.create`.
  package init?(_ path: String) throws(FileError) {
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .current(.create, path) }
    self.path = path
    // The folder itself is locked: a file for it would be one more thing to be left over.
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .current(.create, path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      return nil
    }
  }

  deinit {
    // Closing alone leaves the lock to a process that is being started just now, until it runs its program.
    _ = flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  /// The path of a file in it.
  package func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  /// Removes a file if it exists.
  package func remove(_ name: String) { unlink(self(name)) }

  /// Gives a file its final name in the folder.
  ///
  /// - Throws: `FileError` with operation `.create`.
  package func rename(_ name: String, to target: String) throws(FileError) {
    try Self.move(self(name), to: self(target))
  }

  /// Puts a file, with all that was written to it, in the place of another in one step. Its mode is then that of the
  /// other, or what the umask leaves.
  ///
  /// - Throws: `FileError`; the other is then as it was.
  package func move(_ name: String, over target: String) throws(FileError) {
    try Self.sync(self(name))
    try place(name, at: target)
    let folder =
      target.lastIndex(of: "/").map { $0 == target.startIndex ? "/" : String(target[..<$0]) } ?? "."
    // A folder that cannot be synced has a name in it that a power cut may lose, and nothing worse.
    try? Self.sync(folder)
  }

  /// Does the same without waiting for the disk: after a power cut the file may be cut short.
  ///
  /// - Throws: `FileError`; the other is then as it was.
  package func place(_ name: String, at target: String) throws(FileError) {
    // Not all file systems have modes.
    chmod(self(name), FileMode.finished(at: target))
    try Self.move(self(name), to: target)
  }

  /// Removes all files in it.
  package func empty() {
    for entry in PrivateFolder(path).entries { remove(entry.name) }
  }

  /// Removes the folder itself, if nothing is left in it.
  package func removeIfEmpty() { Self.removeIfEmpty(path) }

  /// Removes a folder, if nothing is in it.
  package static func removeIfEmpty(_ path: String) { rmdir(path) }

  private static func move(_ path: String, to target: String) throws(FileError) {
    guard systemRename(path, target) == 0 else { throw .current(.create, target) }
  }

  private static func sync(_ path: String) throws(FileError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .current(.write, path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .current(.write, path) }
  }
}

/// `rename(2)`, under a name other than `WorkFolder.rename`.
private func systemRename(_ path: String, _ target: String) -> Int32 { rename(path, target) }
