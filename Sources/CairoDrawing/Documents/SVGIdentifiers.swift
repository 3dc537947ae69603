/// Gives the parts of an SVG numbers that start at 1.
///
/// Cairo numbers surfaces from the start of the process, so that the same page would differ from one time to
/// the next.
enum SVGIdentifiers {
  /// What comes before an identifier, in its definition and in references.
  private static let introductions = [" id=\"", "href=\"#", "url(#"].map { Array($0.utf8) }

  /// The SVG with every identifier that ends in a number renumbered, by name, in order of appearance.
  ///
  /// - Parameters:
  ///   - svg: what Cairo wrote.
  ///   - prefix: what each identifier then begins with, so that several SVGs can be parts of one.
  /// - Returns: the SVG.
  static func renumbered(_ svg: [UInt8], prefix: String = "") -> [UInt8] {
    svg.withUnsafeBufferPointer { svg in
      var result: [UInt8] = []
      result.reserveCapacity(svg.count)
      var numbers: [String: Int] = [:]
      var counts: [String: Int] = [:]
      var copied = 0
      for index in svg.indices where svg[index] == UInt8(ascii: "\"") || svg[index] == UInt8(ascii: "#") {
        guard introductions.contains(where: { svg[...index].suffix($0.count).elementsEqual($0) }) else {
          continue
        }
        // Cairo 1.16 writes `glyph0-1`, 1.18 `glyph-0-1`.
        let name = svg[(index + 1)...].prefix {
          (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "-")
        }
        let digits = svg[name.endIndex...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard !name.isEmpty, !digits.isEmpty else { continue }
        let key = String(decoding: svg[name.startIndex..<digits.endIndex], as: UTF8.self)
        let kind = String(decoding: name, as: UTF8.self)
        if numbers[key] == nil {
          counts[kind, default: 0] += 1
          numbers[key] = counts[kind]
        }
        result += svg[copied..<name.startIndex]
        result += prefix.utf8
        result += svg[name.startIndex..<name.endIndex]
        result += Array(String(numbers[key, default: 0]).utf8)
        copied = digits.endIndex
      }
      return result + svg[copied...]
    }
  }
}
