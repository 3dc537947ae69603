internal import Files

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
  ///   - page: the owners, in the order they are drawn. Content may be split.
  /// - Returns: nil where the numbers of marks and changes differ.
  static func tagged(_ content: [UInt8], _ page: inout PageStructure) -> [UInt8]? {
    let changes = page.changes
    var result = [UInt8]()
    result.reserveCapacity(content.count + changes.count * 20 + 32)
    result.add("/Artifact BMC\n")
    var start = 0
    var next = changes.makeIterator()
    var last = PageStructure.Change()
    /// Where its mark is in `result`.
    var begun = 0
    func end(_ range: Range<Int>) {
      if last.type == .span, let split = split(content[range], of: last.number, &page) {
        result.removeSubrange(begun...)
        result += split
      } else {
        result += content[range]
        result.add("EMC\n")
      }
    }
    while let mark = place(of: written, in: content, from: start) {
      guard let change = next.next() else { return nil }
      end(start..<mark)
      (last, begun) = (change, result.count)
      if let type = change.type {
        result.add("/")
        result.add(type.name)
        result.add("<</MCID ")
        result.add(change.number)
        result.add(">>BDC\n")
      } else if change.isFooter {
        result.add("/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n")
      } else {
        result.add("/Artifact BMC\n")
      }
      start = mark + written.count
    }
    guard next.next() == nil else { return nil }
    end(start..<content.count)
    return result
  }

  /// What Cairo writes before letters that their glyphs do not say.
  private static let letters = Array("/Span << /ActualText ".utf8)
  private static let (textBegin, textEnd) = (Array("BT\n".utf8), Array("ET\n".utf8))
  private static let (propertiesEnd, markEnd) = (Array(" >> BDC\n".utf8), Array("EMC\n".utf8))

  /// Text in which Cairo has marked letters, as parts side by side: Poppler takes the end of a mark within another for the
  /// end of both, and would leave out the rest.
  ///
  /// - Parameters:
  ///   - text: what is drawn of one element.
  ///   - number: its number.
  ///   - page: gets the numbers of the parts.
  /// - Returns: the text with all of its marks; nil where it may stay as it is.
  private static func split(
    _ text: ArraySlice<UInt8>, of number: Int, _ page: inout PageStructure
  ) -> [UInt8]? {
    // Marks begin and end in the same text object.
    guard text.hasBytes(letters), let begin = text.firstRange(of: textBegin)?.upperBound,
      let end = text.firstRange(of: textEnd)?.lowerBound, text[end...].firstRange(of: textBegin) == nil
    else { return nil }
    var parts: [(before: Range<Int>, letters: Range<Int>, drawn: Range<Int>)] = []
    var rest = begin
    while let mark = text[rest..<end].firstRange(of: letters),
      let properties = text[mark.upperBound..<end].firstRange(of: propertiesEnd),
      let close = text[properties.upperBound..<end].firstRange(of: markEnd)
    {
      parts.append(
        (
          rest..<mark.lowerBound, mark.upperBound..<properties.lowerBound,
          properties.upperBound..<close.lowerBound
        ))
      rest = close.upperBound
    }
    // Behind the last there is nothing to be lost.
    guard parts.count > 1 || rest < end else { return nil }
    var next = page.split(number, into: 2 * parts.count)
    var result = Array(text[..<begin])
    func open(_ number: Int, _ letters: ArraySlice<UInt8> = []) {
      result.add("/Span<</MCID ")
      result.add(number)
      if !letters.isEmpty { result.add("/ActualText") }
      result += letters
      result.add(">>BDC\n")
    }
    open(number)
    for part in parts {
      result += text[part.before]
      result += markEnd
      open(next, text[part.letters])
      result += text[part.drawn]
      result += markEnd
      open(next + 1)
      next += 2
    }
    result += text[rest..<end]
    result += markEnd
    result += text[end...]
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
