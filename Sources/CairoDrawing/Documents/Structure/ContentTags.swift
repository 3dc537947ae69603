#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Puts tags into what Cairo wrote of a page (PDF 32000-1, 14.6 and 14.7.4).
enum ContentTags {
  /// A rectangle that Cairo is given to draw where the owner changes: one that no layout has, a hundredth of a point wide.
  static let mark = (x: 0.0, y: 0.0, width: 1.0 / 256, height: 3.0 / 256)
  /// What Cairo writes of it.
  private static let written = Array("0 0 0.004 0.012 re f\n".utf8)

  /// The page's content with tags.
  ///
  /// - Parameters:
  ///   - content: what Cairo wrote, unpacked.
  ///   - changes: the owners, in the order they are drawn.
  /// - Returns: nil where the numbers of marks and changes differ.
  static func tagged(_ content: [UInt8], _ changes: [PageStructure.Change]) -> [UInt8]? {
    var result = [UInt8]()
    result.reserveCapacity(content.count + changes.count * 20 + 32)
    result.add("/Artifact BMC\n")
    var start = 0
    var next = changes.makeIterator()
    while let mark = place(of: written, in: content, from: start) {
      guard let change = next.next() else { return nil }
      result += content[start..<mark]
      result.add("EMC\n")
      if let type = change.type {
        result.add("/")
        result.add(type.name)
        result.add("<</MCID ")
        result.add(change.number)
        result.add(">>BDC\n")
      } else {
        result.add("/Artifact BMC\n")
      }
      start = mark + written.count
    }
    guard next.next() == nil else { return nil }
    result += content[start...]
    result.add("EMC\n")
    return result
  }

  /// Where the next line that is `part` begins.
  private static func place(of part: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return nil }
      var place = start
      while place < buffer.count, let end = memchr(base + place, 0x0A, buffer.count - place) {
        let line = base.distance(to: UnsafeRawPointer(end)) + 1 - part.count
        if line >= start, memcmp(base + line, part, part.count) == 0 { return line }
        place = line + part.count
      }
      return nil
    }
  }
}
