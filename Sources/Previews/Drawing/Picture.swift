internal import Digests

/// A PNG, and its checksum.
struct Picture: Sendable, Hashable {
  let bytes: [UInt8]
  let digest: Digest

  init(bytes: [UInt8], digest: Digest) {
    self.bytes = bytes
    self.digest = digest
  }

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    digest = SHA256.digest(of: bytes)
  }
}
