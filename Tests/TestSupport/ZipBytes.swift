/// ZIP archives for tests, with files that are not packed.
package enum ZipBytes {
  /// An archive of files by their names, in order.
  package static func archive(_ files: [(name: String, content: [UInt8])]) -> [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for (name, content) in files {
      let offset = bytes.count
      let name = Array(name.utf8)
      // Version, flags, method, time and date; checksum and sizes; lengths of the name and of what follows it.
      let common =
        little(20, 2) + little(0, 2) + little(0, 2) + little(0, 2) + little(0x5B61, 2)
        + little(Int(checksum(content)), 4) + little(content.count, 4) + little(content.count, 4)
        + little(name.count, 2) + little(0, 2)
      bytes += [0x50, 0x4B, 3, 4] + common + name + content
      directory += [0x50, 0x4B, 1, 2] + little(20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2)
      directory += little(0, 4) + little(offset, 4) + name
    }
    let end =
      little(0, 2) + little(0, 2) + little(files.count, 2) + little(files.count, 2)
      + little(directory.count, 4) + little(bytes.count, 4) + little(0, 2)
    return bytes + directory + [0x50, 0x4B, 5, 6] + end
  }

  /// An archive of texts by their names, in order.
  package static func archive(_ files: [(String, String)]) -> [UInt8] {
    archive(files.map { ($0.0, Array($0.1.utf8)) })
  }

  private static func little(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum = ~UInt32(0)
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
