#if canImport(Glibc)
package import Glibc
#elseif canImport(Darwin)
package import Darwin
#endif

/// Who may read a finished file. While it is written, only the user may.
package enum FileMode {
  /// The mode of a file that takes a place: that of the file it replaces, else what the umask leaves.
  ///
  /// - Parameter replaced: the status of that file; nil for none.
  /// - Returns: the permissions.
  package static func finished(_ replaced: stat?) -> mode_t {
    replaced.map { $0.st_mode & 0o777 } ?? 0o666 & ~umask
  }

  /// The mode of a file that takes the place at `path`.
  static func finished(at path: String) -> mode_t {
    var status = stat()
    return finished(stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? status : nil)
  }

  /// The process's umask. It can only be read by setting it; files made meanwhile get a stricter one.
  private static let umask: mode_t = {
    let mask = systemUmask(0o077)
    _ = systemUmask(mask)
    return mask
  }()
}

/// `umask(2)`, which `FileMode.umask` shadows.
private func systemUmask(_ mask: mode_t) -> mode_t { umask(mask) }
