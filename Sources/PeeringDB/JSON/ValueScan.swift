/// Finds the end of a JSON value in text that comes in pieces.
struct ValueScan {
  private var depth = 0
  private var isText = false
  private var isEscaped = false
  private var isScalar = false

  /// How many of the bytes belong to the value; nil where all do, and it goes on.
  mutating func end(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    for (index, byte) in bytes.enumerated() {
      if isText {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isText = false
          if depth == 0 { return index + 1 }
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""):
        if isScalar { return index }
        isText = true
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        if isScalar { return index }
        depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return index }
        depth -= 1
        if depth == 0 { return index + 1 }
      case UInt8(ascii: ","), UInt8(ascii: ":"), 0x20, 0x0A, 0x0D, 0x09:
        if depth == 0 { return index }
      default: if depth == 0 { isScalar = true }
      }
    }
    return nil
  }
}
