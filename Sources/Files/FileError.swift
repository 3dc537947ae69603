#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// An operation on a file that failed: what was being done, to what, and why.
package struct FileError: Error, Hashable, Sendable {
  /// What was being done.
  package enum Operation: String, Sendable, Hashable {
    case read
    /// Making the file, or putting it in its place.
    case create
    /// Writing bytes into it.
    case write
  }

  /// Why it failed.
  package enum Reason: Sendable, Hashable {
    case notFound
    case isDirectory
    /// A fifo, a device, a socket.
    case notRegular
    /// Others than its owner may read or write it.
    case notPrivate
    /// The size found and the most that is read, in bytes.
    case tooLarge(size: Int, limit: Int)
    /// Not inside the folder that may be read from, or in one of the system's own.
    case outside
    /// Inside a hidden folder, or hidden itself.
    case hidden
    /// Missing, while a file of this path exists, whose letter case is another.
    case otherCase(String)
    /// The system's error number.
    case system(Int32)
  }

  package var operation: Operation
  package var path: String
  package var reason: Reason

  package init(_ operation: Operation, _ path: String, _ reason: Reason) {
    self.operation = operation
    self.path = path
    self.reason = reason
  }

  /// The error for the system's current error number.
  static func current(_ operation: Operation, _ path: String) -> FileError {
    let number = errno
    return switch number {
    case ENOENT: FileError(operation, path, .notFound)
    case EISDIR: FileError(operation, path, .isDirectory)
    // A full disk is one, whether it is noticed with the first byte or the last.
    case ENOSPC, EDQUOT, EFBIG, EIO:
      FileError(operation == .create ? .write : operation, path, .system(number))
    default: FileError(operation, path, .system(number))
    }
  }
}

extension FileError: CustomStringConvertible {
  package var description: String {
    // Linux takes paths of 4096 bytes, and files that name others may hold any text.
    let path = path.count > 400 ? "\(path.prefix(200))…\(path.suffix(100))" : path
    return switch (operation, reason) {
    case (.read, .notFound): "\(path): no such file"
    case (.create, .notFound): "cannot write \(path): its folder does not exist"
    case (_, .notFound): "\(path): no longer exists"
    case (.read, .isDirectory): "\(path): is a folder, not a file"
    case (_, .isDirectory): "cannot write \(path): it is a folder"
    case (_, .notRegular): "\(path): is not a regular file"
    case (_, .notPrivate): "\(path): other users can read or change it"
    case (_, .outside): "\(path): is outside the folder that submissions may read from"
    case (_, .hidden): "\(path): is hidden, or in a hidden folder"
    case (_, .otherCase(let other)): "\(path): no such file, but \(other) exists"
    case (_, .tooLarge(let size, let limit)):
      "\(path): has \(Self.megabytes(size)), more than the limit of \(Self.megabytes(limit))"
    case (.read, .system(let number)): "cannot read \(path): \(Self.text(number))"
    case (_, .system(let number)): "cannot write \(path): \(Self.text(number))"
    }
  }

  private static func text(_ number: Int32) -> String {
    switch number {
    case EBADF: "it is closed"
    case ENOTDIR: "a part of the path is a file, not a folder"
    // The C library's own words, which are English in the C locale, the only one we ever set.
    default: String(cString: strerror(number)).lowercased()
    }
  }

  private static func megabytes(_ bytes: Int) -> String {
    bytes < 1_000_000 ? "\(bytes / 1000) kB" : "\(bytes / 1_000_000) MB"
  }
}
