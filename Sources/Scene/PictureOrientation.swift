/// How a picture's stored pixels have to be turned to be upright (EXIF 2.32, tag 0112).
package enum PictureOrientation: Int, Sendable, Hashable {
  case upright = 1
  case mirrored
  case upsideDown
  case mirroredUpsideDown
  case transposed
  /// Stored so that it has to be turned by 90 degrees clockwise.
  case turnedLeft
  case transposedUpsideDown
  /// Stored so that it has to be turned by 90 degrees counterclockwise.
  case turnedRight

  /// Whether the stored width is the height of the upright picture.
  package var swapsSides: Bool { rawValue >= 5 }

  /// The stored pixel that is at a place of the upright picture.
  ///
  /// - Parameters:
  ///   - x: the column in the upright picture, from the left.
  ///   - y: the row, from the top.
  ///   - width: the stored width.
  ///   - height: the stored height.
  /// - Returns: its column and row.
  package func stored(x: Int, y: Int, width: Int, height: Int) -> (x: Int, y: Int) {
    switch self {
    case .upright: (x, y)
    case .mirrored: (width - 1 - x, y)
    case .upsideDown: (width - 1 - x, height - 1 - y)
    case .mirroredUpsideDown: (x, height - 1 - y)
    case .transposed: (y, x)
    case .turnedLeft: (y, height - 1 - x)
    case .transposedUpsideDown: (width - 1 - y, height - 1 - x)
    case .turnedRight: (width - 1 - y, x)
    }
  }
}
