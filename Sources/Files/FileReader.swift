#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A regular file that is read from its beginning to its end, piece by piece.
package final class FileReader {
  package let path: String
  /// In bytes, when it was opened.
  package let size: Int
  private let descriptor: Int32

  /// Opens the file at `path`. A folder, a fifo or a device is refused.
  ///
  /// - Throws: `FileError` with operation `.read`.
  package init(_ path: String) throws(FileError) {
    // The system would take the part before a NUL for the whole name.
    guard !path.utf8.contains(0) else { throw FileError(.read, path, .notFound) }
    self.path = path
    // O_NONBLOCK: opening a fifo without a writer would block forever.
    descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      // What opening a socket's name says (open(2)).
      throw errno == ENXIO ? FileError(.read, path, .notRegular) : .current(.read, path)
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let error = FileError.current(.read, path)
      close(descriptor)
      throw error
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw FileError(.read, path, status.st_mode & S_IFMT == S_IFDIR ? .isDirectory : .notRegular)
    }
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// Appends the next bytes of the file.
  ///
  /// - Parameters:
  ///   - count: the most to read.
  ///   - bytes: what they go behind.
  /// - Returns: how many there were; 0 at the end.
  /// - Throws: `FileError` with operation `.read`.
  package func read(_ count: Int, to bytes: inout [UInt8]) throws(FileError) -> Int {
    let filled = bytes.count
    bytes += [UInt8](repeating: 0, count: count)
    var got = -1
    repeat {
      got = bytes.withUnsafeMutableBytes { buffer in
        systemRead(descriptor, buffer.baseAddress?.advanced(by: filled), count)
      }
    } while got < 0 && errno == EINTR
    // Before anything else changes the system's error number.
    let error = got < 0 ? FileError.current(.read, path) : nil
    bytes.removeLast(count - max(0, got))
    if let error { throw error }
    return got
  }
}

/// `read(2)`, under a name other than `FileReader.read`.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, buffer, count)
}
