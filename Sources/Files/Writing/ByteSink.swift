/// Where bytes go, in order.
package protocol ByteSink: AnyObject {
  /// Takes all of `bytes`.
  ///
  /// - Throws: `FileError` with operation `.write`. A sink that has thrown takes nothing more.
  func write(_ bytes: UnsafeRawBufferPointer) throws(FileError)

  /// Drops everything written so far, so that other bytes can take its place.
  ///
  /// - Returns: false where that is not possible, as with a pipe.
  func restart() -> Bool
}

extension ByteSink {
  package func restart() -> Bool { false }

  /// Takes all of `bytes`.
  package func write(_ bytes: [UInt8]) throws(FileError) {
    // `withUnsafeBytes` rethrows untyped, so the error is carried out by hand.
    var failure: FileError?
    bytes.withUnsafeBytes { buffer in
      do throws(FileError) { try write(buffer) } catch { failure = error }
    }
    if let failure { throw failure }
  }
}

/// Keeps what is written.
package final class MemorySink: ByteSink {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    self.bytes.append(contentsOf: bytes)
  }

  package func restart() -> Bool {
    bytes = []
    return true
  }
}
