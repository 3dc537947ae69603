internal import CZlib

/// Compression as PDF's filter `FlateDecode` has it (RFC 1950).
enum Deflation {
  /// The bytes, compressed as well as zlib does by default.
  static func deflated(_ bytes: [UInt8]) -> [UInt8] {
    var size = compressBound(UInt(bytes.count))
    return [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
      // The buffer is large enough, so only memory can run out, as for any array.
      let status = compress2(buffer.baseAddress, &size, bytes, UInt(bytes.count), Z_DEFAULT_COMPRESSION)
      precondition(status == Z_OK, "zlib has no memory")
      count = Int(size)
    }
  }

  /// What was compressed; nil where it is broken, or larger than `limit` bytes.
  static func inflated(_ bytes: [UInt8], limit: Int = .max) -> [UInt8]? {
    var stream = z_stream()
    guard personals_inflate_init(&stream) == Z_OK else { return nil }
    defer { inflateEnd(&stream) }
    var result: [UInt8] = []
    return bytes.withUnsafeBufferPointer { bytes in
      // zlib does not write to its input.
      stream.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
      stream.avail_in = UInt32(clamping: bytes.count)
      return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 65_536) { window in
        while true {
          stream.next_out = window.baseAddress
          stream.avail_out = UInt32(window.count)
          let status = inflate(&stream, Z_NO_FLUSH)
          let count = window.count - Int(stream.avail_out)
          guard status == Z_OK || status == Z_STREAM_END, result.count + count <= limit else { return nil }
          result += window[..<count]
          if status == Z_STREAM_END { return result }
        }
      }
    }
  }
}
