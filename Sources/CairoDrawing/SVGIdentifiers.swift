/// Gives the parts of an SVG numbers that start at 1.
///
/// Cairo numbers surfaces from the start of the process, so that the same page would differ from one time to
/// the next.
enum SVGIdentifiers {
  /// What identifiers stand behind, where they are given and where they are referred to.
  private static let introductions = [" id=\"", "href=\"#", "url(#"].map { Array($0.utf8) }

  /// The SVG with every identifier that ends in a number renumbered, by name, in order of appearance.
  static func renumbered(_ svg: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(svg.count)
    var numbers: [ArraySlice<UInt8>: Int] = [:]
    var counts: [ArraySlice<UInt8>: Int] = [:]
    var index = 0
    while index < svg.count {
      let isIdentifier = introductions.contains { svg[...index].suffix($0.count).elementsEqual($0) }
      result.append(svg[index])
      index += 1
      guard isIdentifier else { continue }
      let name = svg[index...].prefix(while: isLetter)
      let digits = svg[name.endIndex...].prefix(while: isDigit)
      guard !name.isEmpty, !digits.isEmpty else { continue }
      let identifier = svg[name.startIndex..<digits.endIndex]
      if numbers[identifier] == nil {
        counts[name, default: 0] += 1
        numbers[identifier] = counts[name]
      }
      result += name
      result += Array(String(numbers[identifier, default: 0]).utf8)
      index = digits.endIndex
    }
    return result
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
