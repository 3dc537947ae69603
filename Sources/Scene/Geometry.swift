/// A place on a page: origin top left, y down.
package struct Point: Sendable, Hashable {
  package var x: Length
  package var y: Length

  package init(x: Length, y: Length) {
    self.x = x
    self.y = y
  }

  package static let zero = Point(x: 0, y: 0)

  package static func + (left: Point, right: Point) -> Point {
    Point(x: left.x + right.x, y: left.y + right.y)
  }
}

/// A width and a height.
package struct Size: Sendable, Hashable {
  package var width: Length
  package var height: Length

  package init(width: Length, height: Length) {
    self.width = width
    self.height = height
  }

  package static let zero = Size(width: 0, height: 0)
}

/// A rectangle with its top left corner and size.
package struct Rect: Sendable, Hashable {
  package var origin: Point
  package var size: Size

  package init(origin: Point, size: Size) {
    self.origin = origin
    self.size = size
  }

  package init(x: Length, y: Length, width: Length, height: Length) {
    self.init(origin: Point(x: x, y: y), size: Size(width: width, height: height))
  }

  package var minX: Length { origin.x }
  package var minY: Length { origin.y }
  package var maxX: Length { origin.x + size.width }
  package var maxY: Length { origin.y + size.height }
  package var width: Length { size.width }
  package var height: Length { size.height }

  /// Whether the two share an area larger than `tolerance` in both directions.
  package func overlaps(_ other: Rect, tolerance: Length = 0.01) -> Bool {
    min(maxX, other.maxX) - max(minX, other.minX) > tolerance
      && min(maxY, other.maxY) - max(minY, other.minY) > tolerance
  }

  /// Whether `other` lies inside, give or take `tolerance`.
  package func contains(_ other: Rect, tolerance: Length = 0.01) -> Bool {
    other.minX >= minX - tolerance && other.minY >= minY - tolerance
      && other.maxX <= maxX + tolerance && other.maxY <= maxY + tolerance
  }

  /// The smallest rectangle around both.
  package func union(_ other: Rect) -> Rect {
    let left = min(minX, other.minX)
    let top = min(minY, other.minY)
    return Rect(x: left, y: top, width: max(maxX, other.maxX) - left, height: max(maxY, other.maxY) - top)
  }

  package func offset(by delta: Point) -> Rect { Rect(origin: origin + delta, size: size) }

  /// The rectangle less `insets` on its sides; never of negative size.
  package func inset(by insets: Insets) -> Rect {
    Rect(
      x: minX + insets.left, y: minY + insets.top,
      width: max(0, width - insets.left - insets.right),
      height: max(0, height - insets.top - insets.bottom))
  }
}

/// Distances from the sides of a rectangle.
package struct Insets: Sendable, Hashable {
  package var top: Length
  package var left: Length
  package var bottom: Length
  package var right: Length

  package init(top: Length = 0, left: Length = 0, bottom: Length = 0, right: Length = 0) {
    self.top = top
    self.left = left
    self.bottom = bottom
    self.right = right
  }
}
