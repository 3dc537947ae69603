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
}
