#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A folder for files that only the user may read or write.
package struct PrivateFolder: Sendable, Hashable {
  package let path: String

  package init(_ path: String) { self.path = path }

  /// The path of a file in the folder.
  package func file(_ name: String) -> String { "\(path)/\(name)" }

  /// Whether the folder exists, belongs to the user, and only the user may write to it.
  ///
  /// What others can put there cannot be trusted.
  package var isTrusted: Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR && status.st_uid == geteuid()
      && status.st_mode & 0o022 == 0
  }

  /// Makes the folder and those it is in, with the mode 0700, where they are missing.
  ///
  /// - Throws: `FileError` with operation `.create`, also where the folder is not to be trusted.
  package func create() throws(FileError) {
    if !InputFile.isFolder(path) {
      var part = path.hasPrefix("/") ? "/" : ""
      for name in path.split(separator: "/") {
        part += name + "/"
        guard mkdir(part, 0o700) == 0 || InputFile.isFolder(part) else { throw .current(.create, path) }
      }
    }
    guard isTrusted else { throw FileError(.create, path, .system(EACCES)) }
  }

  /// Removes a file of the folder; whether there was one.
  @discardableResult
  package func remove(_ name: String) -> Bool { unlink(file(name)) == 0 }

  /// Does some work while no other process does work under the same name.
  ///
  /// The lock is the process's, and goes with it however it ends.
  ///
  /// - Parameters:
  ///   - name: a file of the folder, which stays there, with nothing in it but what `body` writes.
  ///   - body: the work, given the open file.
  /// - Returns: what `body` returns; nil where the file cannot be locked.
  package func withLock<Value>(_ name: String, _ body: (borrowing LockedFile) -> Value) -> Value? {
    let descriptor = open(file(name), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else { return nil }
    }
    return body(LockedFile(descriptor: descriptor))
  }
}

/// A small file that is locked, as long as it is.
package struct LockedFile: ~Copyable {
  /// The most that is read and written, in bytes.
  private static let limit = 65_536
  fileprivate let descriptor: Int32

  /// What is in the file, as text. What is no text, or too much, is nothing.
  package func read() -> String {
    var bytes = [UInt8](repeating: 0, count: Self.limit)
    let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  /// Puts text in the place of what is in the file.
  package func write(_ text: String) {
    let bytes = Array(text.utf8.prefix(Self.limit))
    guard ftruncate(descriptor, 0) == 0 else { return }
    _ = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
  }
}
