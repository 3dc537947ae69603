#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A file that grows as it is written to, and stays when the process ends: a download to be resumed. A file that must
/// not be seen half written is an `OutputFile`.
package final class AppendingFile: ByteSink {
  private let path: String
  private let descriptor: Int32
  /// In bytes.
  package private(set) var size: Int

  /// Opens the file at `path`, or makes it.
  ///
  /// - Parameters:
  ///   - path: the file; its folder must exist.
  ///   - isEmpty: whether to truncate it.
  /// - Throws: `FileError` with operation `.create`.
  package init(_ path: String, isEmpty: Bool) throws(FileError) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | (isEmpty ? O_TRUNC : 0), 0o600)
    guard descriptor >= 0 else { throw .current(.create, path) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw FileError(.create, path, .notRegular)
    }
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  package func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    try Descriptor.write(bytes, to: descriptor, named: path)
    size += bytes.count
  }

  /// Waits until all of it is on the disk.
  ///
  /// - Throws: `FileError` with operation `.write`.
  package func sync() throws(FileError) {
    guard fsync(descriptor) == 0 else { throw .current(.write, path) }
  }
}
