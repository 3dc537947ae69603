#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The process's standard output, as a place for bytes.
package final class StandardOutput: ByteSink {
  package init() {}

  /// Whether it is a terminal.
  package static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  package func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    try Descriptor.write(bytes, to: STDOUT_FILENO, named: "standard output")
  }
}

/// Writing to open file descriptors.
enum Descriptor {
  /// Writes all of `bytes`, through interruptions and short writes.
  static func write(
    _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, named name: String
  ) throws(FileError) {
    var written = 0
    while written < bytes.count {
      let count = systemWrite(descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
      if count < 0 {
        if errno == EINTR { continue }
        throw .current(.write, name)
      }
      written += count
    }
  }

  private static func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
    Glibc.write(descriptor, bytes, count)
    #else
    Darwin.write(descriptor, bytes, count)
    #endif
  }
}
