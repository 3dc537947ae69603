internal import Digests
internal import Testing

@Suite struct ChecksumTests {
  /// The known check values of both sums, and sums that begin with a nought.
  @Test(arguments: [
    ("", "0000000000000001"), ("123456789", "cbf43926091e01de"), ("Wikipedia", "adaac02e11e60398"),
    ("a", "e8b7be4300620062"),
  ])
  func `it is zlib's`(text: String, sum: String) {
    #expect(Checksum.hex(of: Array(text.utf8)) == sum)
  }

  @Test func `every byte counts`() {
    let bytes = Array("Peering Personals, one slide and one minute".utf8)
    var sums: Set<String> = [Checksum.hex(of: bytes)]
    for index in bytes.indices {
      var other = bytes
      other[index] ^= 1
      sums.insert(Checksum.hex(of: other))
    }
    #expect(sums.count == bytes.count + 1)
  }
}
