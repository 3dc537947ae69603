internal import CGLib

/// A checksum that two different contents never have in common (FIPS 180-4), by GLib, which Pango brings anyway.
package struct SHA256: ~Copyable {
  /// The `GChecksum`, owned; nil only for a GLib without SHA-256, and every version has it.
  private let handle: OpaquePointer?

  package init() { handle = g_checksum_new(G_CHECKSUM_SHA256) }

  deinit { if let handle { g_checksum_free(handle) } }

  /// Takes more of the content.
  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    // GLib takes a count of -1 for "to the first zero", and no null.
    guard let base = bytes.baseAddress, !bytes.isEmpty else { return }
    g_checksum_update(handle, base.assumingMemoryBound(to: guchar.self), gssize(bytes.count))
  }

  /// Takes more of the content.
  package mutating func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

  /// The checksum of all that was taken.
  package consuming func finish() -> Digest {
    var bytes = [UInt8](repeating: 0, count: Digest.count)
    var count = gsize(bytes.count)
    g_checksum_get_digest(handle, &bytes, &count)
    return Digest(bytes: bytes)
  }

  /// The checksum of bytes.
  package static func digest(of bytes: [UInt8]) -> Digest {
    var sum = SHA256()
    sum.update(bytes)
    return sum.finish()
  }

  /// The checksum of a text's UTF-8.
  package static func digest(of text: String) -> Digest { digest(of: Array(text.utf8)) }
}
