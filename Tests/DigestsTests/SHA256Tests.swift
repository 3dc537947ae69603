internal import Digests
internal import Foundation
internal import TestSupport
internal import Testing

@Suite struct SHA256Tests {
  /// Examples of FIPS 180-4, by NIST.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ]) func `known sums`(text: String, hex: String) {
    #expect(SHA256.digest(of: text).hex == hex)
  }

  @Test func `pieces add up`() {
    let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    var sum = SHA256()
    for start in stride(from: 0, to: bytes.count, by: 777) {
      sum.update(Array(bytes[start..<min(start + 777, bytes.count)]))
    }
    #expect(sum.finish() == SHA256.digest(of: bytes))
  }

  @Test func `files and their bytes agree`() throws {
    let scratch = try Scratch()
    let bytes = (0..<2_500_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let path = try scratch.write(bytes, to: "file")
    #expect(try SHA256.digest(ofFile: path) == SHA256.digest(of: bytes))
  }

  @Test func `hexadecimal reads back`() {
    let digest = SHA256.digest(of: "abc")
    #expect(Digest(hex: digest.hex) == digest)
    #expect(Digest(hex: digest.hex.uppercased()) == nil)
    #expect(Digest(hex: digest.hex.dropLast()) == nil)
    #expect(Digest(hex: digest.hex.dropLast() + "é") == nil)
  }
}
