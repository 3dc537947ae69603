internal import CZlib

/// How much data of zlib's unpacks to, found out with little memory.
enum Inflation {
  /// The bytes that the data at the start of `bytes` unpacks to.
  ///
  /// - Parameters:
  ///   - bytes: packed data; what comes behind its end is not looked at.
  ///   - limit: where to stop counting.
  /// - Returns: the count up to the end of the data or to where it is broken; `limit + 1` for any larger one.
  static func unpackedCount(of bytes: UnsafeBufferPointer<UInt8>, limit: Int) -> Int {
    guard isZlib(bytes) else { return 0 }
    var stream = z_stream()
    guard personals_inflate_init(&stream) == Z_OK else { return 0 }
    defer { inflateEnd(&stream) }
    // zlib does not write to its input.
    stream.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
    stream.avail_in = UInt32(clamping: bytes.count)
    var count = 0
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 65_536) { window in
      while true {
        stream.next_out = window.baseAddress
        stream.avail_out = UInt32(window.count)
        let status = inflate(&stream, Z_NO_FLUSH)
        let written = window.count - Int(stream.avail_out)
        count += written
        guard count <= limit else { return limit + 1 }
        guard status == Z_OK, written > 0 || stream.avail_in > 0 else { return count }
      }
    }
  }

  /// Whether these are the first two bytes of a zlib stream (RFC 1950, 2.2).
  private static func isZlib(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count >= 2 else { return false }
    return bytes[0] & 0x0F == 8 && bytes[0] >> 4 <= 7 && (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0
  }
}
