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
