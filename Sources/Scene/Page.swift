/// A page: a size and what is on it. A plain value, laid out on any core and drawn by any back end.
package struct Page: Sendable, Hashable {
  package var size: Size
  package var background: Color
  package var elements: [Element]

  package init(size: Size, background: Color = .white, elements: [Element]) {
    self.size = size
    self.background = background
    self.elements = elements
  }
}
