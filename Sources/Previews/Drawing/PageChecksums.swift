internal import Digests
package import Scene

/// Checksums of a deck's pages, equal for pages that look the same but for their numbers.
package final class PageChecksums: Sendable {
  private let fonts = FontDigests()

  package init() {}

  /// A page's checksum.
  ///
  /// - Parameters:
  ///   - page: the page.
  ///   - number: the text of its number, as it is on the page.
  ///   - below: the bytes of a hand-made page below it; empty for none.
  /// - Returns: 16 hexadecimal digits.
  package func checksum(_ page: Page, number: String, below: [UInt8]) -> String {
    var bytes = PageBytes(page, fonts: fonts, leavingOut: number).writer.bytes
    if !below.isEmpty { bytes += SHA256.digest(of: below).bytes }
    return String(SHA256.digest(of: bytes).hex.prefix(16))
  }
}
