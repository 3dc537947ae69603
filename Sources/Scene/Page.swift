/// A page: a size and what is on it. A plain value, laid out on any core and drawn by any back end.
package struct Page: Sendable, Hashable {
  package var size: Size
  package var background: Color
  package var elements: [Element]
  /// Where the template's blocks are, in reading order. Not drawn; outputs that have named parts take their names.
  package var blocks: [PlacedBlock]

  package init(size: Size, background: Color = .white, elements: [Element], blocks: [PlacedBlock] = []) {
    self.size = size
    self.background = background
    self.elements = elements
    self.blocks = blocks
  }
}

/// Where a block that draws was placed.
package struct PlacedBlock: Sendable, Hashable {
  package var name: String
  /// In the page's coordinates.
  package var frame: Rect

  package init(name: String, frame: Rect) {
    self.name = name
    self.frame = frame
  }
}
