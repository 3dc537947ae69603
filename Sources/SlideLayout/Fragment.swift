internal import Diagnostics
package import Scene

/// A block laid out: a size, what it draws, and where its parts stand.
struct Fragment {
  var size: Size
  /// The distance from the top to the first baseline, where there is text.
  var baseline: Length?
  /// What stands behind the children, relative to the fragment's origin.
  var elements: [Element] = []
  var children: [Child] = []
  /// The name under which tests and problems know this part; set on leaves only.
  var leaf: String?
  /// What could not be shown as it should, without the children's.
  var problems: [Diagnostic] = []
  /// How many rows of a table that goes on are shown here.
  var rowsShown = 0
  /// How many there are in all, where the block counts them in its own way.
  var rowsInAll: Int?

  /// A fragment in another one.
  struct Child {
    /// Relative to the parent's origin.
    var origin: Point
    var fragment: Fragment
  }

  init(size: Size, baseline: Length? = nil, elements: [Element] = [], leaf: String? = nil) {
    self.size = size
    self.baseline = baseline
    self.elements = elements
    self.leaf = leaf
  }

  /// The fragment's parts with its origin at `origin`, added to `layout`.
  func flatten(at origin: Point, into layout: inout FlatLayout) {
    for element in elements { layout.elements.append(element.offset(by: origin)) }
    if let leaf { layout.leaves.append(PlacedBlock(name: leaf, frame: Rect(origin: origin, size: size))) }
    for problem in problems where !layout.problems.contains(problem) { layout.problems.append(problem) }
    layout.rowsShown = max(layout.rowsShown, rowsShown)
    layout.rowsInAll = layout.rowsInAll ?? rowsInAll
    for child in children { child.fragment.flatten(at: origin + child.origin, into: &layout) }
  }
}

/// What a tree of fragments comes to.
struct FlatLayout {
  var elements: [Element] = []
  var leaves: [PlacedBlock] = []
  /// Each once.
  var problems: [Diagnostic] = []
  var rowsShown = 0
  var rowsInAll: Int?
}

/// Where a block that draws came to stand.
package struct PlacedBlock: Sendable, Hashable {
  package var name: String
  /// In the page's coordinates.
  package var frame: Rect
}
