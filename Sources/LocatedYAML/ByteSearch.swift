#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

extension UnsafeBufferPointer<UInt8> {
  /// The first place of a byte in a part of the buffer; nil where there is none.
  func place(of byte: UInt8, in range: Range<Int>) -> Int? {
    guard !range.isEmpty, let base = baseAddress,
      let found = memchr(base + range.lowerBound, Int32(byte), range.count)
    else { return nil }
    return UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
  }

  /// Whether some bytes follow each other anywhere in the buffer.
  func holds(_ sequence: some RandomAccessCollection<UInt8>) -> Bool {
    guard let first = sequence.first else { return true }
    var start = 0
    while let place = place(of: first, in: start..<count) {
      if self[place...].starts(with: sequence) { return true }
      start = place + 1
    }
    return false
  }
}
