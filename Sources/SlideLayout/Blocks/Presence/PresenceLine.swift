internal import Scene

/// One line of a list, with its top left corner at the origin.
struct PresenceLine {
  var elements: [Element]
  var height: Length
  /// From the top.
  var baseline: Length
  /// Whether a name in it is on two lines.
  var isWrapped = false

  /// This line with another one below it.
  func above(_ line: PresenceLine) -> PresenceLine {
    PresenceLine(
      elements: elements + line.elements.map { $0.offset(by: Point(x: 0, y: height)) },
      height: height + line.height, baseline: baseline)
  }

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
