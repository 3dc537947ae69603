internal import Digests
internal import Files
package import Scene
internal import Synchronization

/// Checksums of a deck's pages, equal for pages that look the same except for their numbers.
///
/// A font is known by its file's name and size: to read all fonts takes as long as to start the program.
package final class PageChecksums: Sendable {
  private let fonts = Mutex<[String: [UInt8]]>([:])

  package init() {}

  /// A page's checksum.
  ///
  /// - Parameters:
  ///   - page: the page.
  ///   - number: the text of its number, as it is on the page.
  ///   - below: the bytes of a hand-made page below it; empty for none.
  /// - Returns: 16 hexadecimal digits.
  package func checksum(_ page: Page, number: String, below: [UInt8]) -> String {
    var writer = PageValues<ChecksumWriter>(page, leavingOut: number, font: font).writer
    if !below.isEmpty { writer.add(SHA256.digest(of: below).bytes) }
    return writer.hex
  }

  private func font(_ path: String) -> [UInt8] {
    fonts.withLock { known in
      if let font = known[path] { return font }
      let name = path.split(separator: "/").last.map(String.init) ?? path
      let font = Array("\(name) \(InputFile.size(path))".utf8)
      known[path] = font
      return font
    }
  }
}
