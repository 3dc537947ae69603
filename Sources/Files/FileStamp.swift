#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What the system says of a file that changes whenever the file does.
package struct FileStamp: Sendable, Hashable {
  private let device: UInt64
  private let node: UInt64
  private let size: Int64
  /// When the content was changed, in nanoseconds since 1970.
  package let modified: Int64
  /// When anything about the file was changed; programs cannot set this one.
  private let changed: Int64

  /// When either was.
  package var lastChange: Int64 { max(modified, changed) }

  /// The stamp of what is at `path`, links followed; nil where nothing is.
  package init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    node = UInt64(truncatingIfNeeded: status.st_ino)
    size = Int64(status.st_size)
    #if os(Linux)
    modified = Self.nanoseconds(status.st_mtim)
    changed = Self.nanoseconds(status.st_ctim)
    #else
    modified = Self.nanoseconds(status.st_mtimespec)
    changed = Self.nanoseconds(status.st_ctimespec)
    #endif
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
