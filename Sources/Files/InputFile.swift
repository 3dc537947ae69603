#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Reads whole files that people name: regular ones only, up to a stated size.
package enum InputFile {
  /// The bytes of the regular file at `path`.
  ///
  /// A folder, a fifo or a device is refused without being read from or waited for.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - limit: the most bytes to read.
  ///   - isPrivate: whether a file is refused that is not the user's, or that others may read or write.
  /// - Returns: all of the file.
  /// - Throws: `FileError` with operation `.read`.
  package static func read(_ path: String, limit: Int, isPrivate: Bool = false) throws(FileError) -> [UInt8] {
    // The system would take the part before a NUL for the whole name.
    guard !path.utf8.contains(0) else { throw FileError(.read, path, .notFound) }
    // O_NONBLOCK: opening a fifo without a writer would block forever.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      // What opening a socket's name says (open(2)).
      throw errno == ENXIO ? FileError(.read, path, .notRegular) : .current(.read, path)
    }
    defer { close(descriptor) }
    let status = try checkRegular(descriptor, path)
    if isPrivate, status.st_uid != geteuid() || status.st_mode & 0o077 != 0 {
      throw FileError(.read, path, .notPrivate)
    }
    return try read(descriptor, path, limit: limit)
  }

  /// The status of an open file, which has to be a regular one.
  @discardableResult
  static func checkRegular(_ descriptor: Int32, _ path: String) throws(FileError) -> stat {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .current(.read, path) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return status
    case S_IFDIR: throw FileError(.read, path, .isDirectory)
    default: throw FileError(.read, path, .notRegular)
    }
  }

  /// The bytes of an open file from where it is on.
  static func read(_ descriptor: Int32, _ path: String, limit: Int) throws(FileError) -> [UInt8] {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .current(.read, path) }
    let size = Int(status.st_size)
    guard size <= limit else { throw FileError(.read, path, .tooLarge(size: size, limit: limit)) }

    // One byte more than it said, to notice a file that grows; files in /proc say 0.
    var bytes = [UInt8](repeating: 0, count: max(size, 4096) + 1)
    var filled = 0
    while true {
      let count = bytes.withUnsafeMutableBytes { buffer in
        systemRead(descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw .current(.read, path)
      }
      if count == 0 { break }
      filled += count
      if filled == bytes.count {
        guard filled <= limit else { throw FileError(.read, path, .tooLarge(size: filled, limit: limit)) }
        bytes.append(contentsOf: repeatElement(0, count: bytes.count))
      }
    }
    bytes.removeLast(bytes.count - filled)
    guard filled <= limit else { throw FileError(.read, path, .tooLarge(size: filled, limit: limit)) }
    return bytes
  }

  /// When the file was last changed, in nanoseconds since 1970; 0 if it does not exist.
  package static func modified(_ path: String) -> Int {
    var status = stat()
    guard stat(path, &status) == 0 else { return 0 }
    #if os(Linux)
    return Int(status.st_mtim.tv_sec) * 1_000_000_000 + Int(status.st_mtim.tv_nsec)
    #else
    return Int(status.st_mtimespec.tv_sec) * 1_000_000_000 + Int(status.st_mtimespec.tv_nsec)
    #endif
  }

  /// The size of the file in bytes; 0 if it does not exist.
  package static func size(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Whether there is something at `path`.
  package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether there is a regular file at `path` that may be run as a program.
  package static func isExecutable(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
  }

  /// The path of a program.
  ///
  /// - Parameters:
  ///   - names: its names, the one preferred first.
  ///   - environment: variables, of which `PATH` counts.
  /// - Returns: nil where no folder of `PATH` has it.
  package static func program(_ names: String..., in environment: [String: String]) -> String? {
    let folders = (environment["PATH"] ?? "").split(separator: ":")
    return names.lazy.flatMap { name in folders.map { "\($0)/\(name)" } }.first(where: isExecutable)
  }

  /// Whether two paths lead to the same existing file.
  package static func isSame(_ path: String, as other: String) -> Bool {
    var first = stat()
    var second = stat()
    return stat(path, &first) == 0 && stat(other, &second) == 0 && first.st_dev == second.st_dev
      && first.st_ino == second.st_ino
  }

  /// Whether `path` is a folder.
  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}

/// `read(2)`, under a name other than `InputFile.read`.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, buffer, count)
}
