internal import Scene

/// The room a block is given.
struct Space: Hashable {
  var width: Length
  /// The most height; nil for any.
  var height: Length?
  /// Whether the block should take all of `height`.
  var fillsHeight = false
}

/// A block in a space.
struct LaidOut: Hashable {
  /// The block's `id`.
  var block: Int
  var space: Space
}
