internal import Scene

/// One line of a list, with its top left corner at the origin.
struct PresenceLine {
  var elements: [Element]
  var height: Length
  /// From the top.
  var baseline: Length
  /// Whether a name in it is on two lines.
  var isWrapped = false

  /// What a line of a page depends on.
  struct Key: Hashable {
    /// The `id` of the block it is in.
    var block: Int
    /// Which row it is; nil for the heading.
    var row: Int?
    var width: Length
    /// The width of the figure at its end.
    var end: Length = 0
    var wrapsNames = false
  }
}

extension LayoutContext {
  /// A line, which is set once a page. One of which something is reported is set each time, and reported with it.
  func line(
    _ key: PresenceLine.Key, _ set: () throws(TypesettingError) -> PresenceLine
  ) throws(TypesettingError) -> PresenceLine {
    if let known = lines[key] { return known }
    let before = reports
    let line = try set()
    if key.block > 0, reports == before { lines[key] = line }
    return line
  }
}
