internal import Scene

/// One line of a list, with its top left corner at the origin.
struct PresenceLine {
  var elements: [Element]
  var height: Length
  /// From the top.
  var baseline: Length
}
