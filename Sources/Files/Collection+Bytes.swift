extension Collection<UInt8> {
  /// Whether `bytes` occur in it: of the UTF-8 of texts, in a fraction of the steps that comparing characters takes.
  package func hasBytes(_ bytes: some Collection<UInt8>) -> Bool {
    let found = withContiguousStorageIfAvailable { all in
      bytes.withContiguousStorageIfAvailable { part in Self.has(all, part) }
    }
    return (found ?? nil) ?? Array(self).hasBytes(Array(bytes))
  }

  private static func has(_ all: UnsafeBufferPointer<UInt8>, _ part: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = part.first else { return true }
    var start = 0
    while start + part.count <= all.count {
      if all[start] == first {
        var length = 1
        while length < part.count, all[start + length] == part[length] { length += 1 }
        if length == part.count { return true }
      }
      start += 1
    }
    return false
  }
}
