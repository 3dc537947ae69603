/// Counts how many elements an SVG draws when every `use` is put in its place.
///
/// Ten groups that each use the one before ten times make ten thousand million, and librsvg, which gives up at
/// half a million, takes seconds to get there.
struct SVGCopies {
  /// What is in an element with a name.
  private struct Group {
    var elementCount = 0
    var uses: [Substring] = []
    /// How many elements it comes to; nil until counted, 0 while being counted.
    var total: Int?
  }

  private var groups: [Substring: Group] = [:]
  private let limit: Int

  /// How many elements there are with all copies, unless more than `limit`: then `limit` or more.
  ///
  /// What is defined but never used counts too.
  static func count(in parts: [XMLPart], limit: Int) -> Int {
    var copies = SVGCopies(limit: limit)
    let whole: Substring = ""
    copies.read(parts, whole: whole)
    return copies.total(of: whole, depth: 0)
  }

  private init(limit: Int) { self.limit = limit }

  /// Records the contents of each element with a name, and of the whole file as `whole`.
  private mutating func read(_ parts: [XMLPart], whole: Substring) {
    var open: [Substring?] = [whole]
    for part in parts {
      switch part {
      case .opening(let element):
        let name = element["id"].map { $0[...] }
        let use = element.name == "use" ? element["href"]?.dropFirst() : nil
        for case let owner? in open + [name] {
          groups[owner, default: Group()].elementCount += 1
          if let use { groups[owner, default: Group()].uses.append(use) }
        }
        open.append(name)
      case .closing: open.removeLast()
      case .text, .instruction: break
      }
    }
  }

  private mutating func total(of name: Substring, depth: Int) -> Int {
    guard let group = groups[name] else { return 0 }
    if let total = group.total { return total }
    // Deeper than any drawing goes, and than the stack should.
    guard depth < 500 else { return limit }
    groups[name]?.total = 0
    var total = group.elementCount
    for use in group.uses where total < limit { total += self.total(of: use, depth: depth + 1) }
    groups[name]?.total = min(total, limit)
    return min(total, limit)
  }
}
