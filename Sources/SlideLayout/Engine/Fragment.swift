internal import Diagnostics
internal import Scene
internal import Templates

/// A block laid out: a size, what it draws, and where its parts are.
struct Fragment {
  var size: Size
  /// The distance from the top to the first baseline, where there is text.
  var baseline: Length?
  /// What is behind the children, relative to the fragment's origin.
  var elements: [Element] = []
  var children: [Child] = []
  /// The name under which tests and problems know this part; set on leaves only.
  var leaf: String?
  /// What could not be shown as it should, without the children's.
  var problems: [Diagnostic] = []
  /// The characters that no font has, without the children's.
  var missing: [MissingCharacter] = []
  /// Whether what it draws looks the same on pages that run from right to left.
  var keepsItsWay = false
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

  /// The fragment's parts with its origin at `origin`, added to `layout`; where pages run from right to left, each
  /// on the other side of its parent.
  func flatten(at origin: Point, into layout: inout FlatLayout, isMirrored: Bool = false) {
    for element in elements {
      let drawn = isMirrored && !keepsItsWay ? element.mirrored(in: size.width) : element
      layout.elements.append(drawn.offset(by: origin))
    }
    if let leaf { layout.leaves.append(PlacedBlock(name: leaf, frame: Rect(origin: origin, size: size))) }
    for problem in problems where !layout.problems.contains(problem) { layout.problems.append(problem) }
    layout.missing += missing
    layout.rowsShown = max(layout.rowsShown, rowsShown)
    layout.rowsInAll = layout.rowsInAll ?? rowsInAll
    for child in children {
      var place = child.origin
      if isMirrored { place.x = size.width - place.x - child.fragment.size.width }
      child.fragment.flatten(at: origin + place, into: &layout, isMirrored: isMirrored)
    }
  }
}

/// What a tree of fragments comes to.
struct FlatLayout {
  init() {}

  /// A page of a template's width, on which a fragment is.
  init(_ fragment: Fragment?, on template: Template) {
    guard let fragment else { return }
    let isMirrored = template.isRightToLeft
    let spare = isMirrored ? template.pageSize.width - fragment.size.width : .zero
    fragment.flatten(at: Point(x: spare, y: 0), into: &self, isMirrored: isMirrored)
  }

  var elements: [Element] = []
  var leaves: [PlacedBlock] = []
  /// Each once.
  var problems: [Diagnostic] = []
  /// The characters that no font has, in reading order.
  var missing: [MissingCharacter] = []
  var rowsShown = 0
  var rowsInAll: Int?
}
