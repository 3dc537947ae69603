internal import Scene
internal import Templates

/// A filled rectangle, with a block in it or none.
struct BoxBlock: Block {
  var options: BlockOptions
  var child: (any Block)?
  var fill: ColorReference?
  var padding = Insets()
  var radius: Length = 0
  /// Whether the box is only as wide as its content.
  var hugs = false
  var alignment = Alignment.start

  var isElastic: Bool { child?.isElastic == true }
  var parts: [any Block] { [child].compactMap { $0 } }
  var fixedWidth: Length? {
    hugs ? child?.fixedWidth.map { $0 + padding.left + padding.right } : nil
  }

  func fragment(in space: Space, _ context: LayoutContext) throws(TypesettingError) -> Fragment? {
    let inner = Space(
      width: max(.zero, space.width - padding.left - padding.right),
      height: space.height.map { max(.zero, $0 - padding.top - padding.bottom) },
      fillsHeight: space.fillsHeight && alignment == .start)
    var content: Fragment?
    if let child {
      content = try child.visibleFragment(in: inner, context)
      if content == nil { return nil }
    }
    let contentHeight = (content?.size.height ?? 0) + padding.top + padding.bottom
    var height = contentHeight
    if case .points(let own) = options.height { height = max(own, contentHeight) }
    if space.fillsHeight, let whole = space.height { height = max(height, whole) }
    let width = hugs ? (content?.size.width ?? 0) + padding.left + padding.right : space.width
    var box = Fragment(size: Size(width: width, height: height))
    if let fill {
      let rect = Rect(origin: .zero, size: box.size)
      let path = radius > 0 ? Path.roundedRect(rect, left: radius, right: radius) : .rect(rect)
      box.elements = [.shape(Shape(path, fill: context.palette[fill]))]
    }
    // An empty box is a place of its own; another is where its content is.
    if child == nil { box.leaf = options.name }
    if let content {
      let spare = height - contentHeight
      let y =
        switch alignment {
        case .center: spare / 2
        case .end: spare
        case .start, .baseline: Length.zero
        }
      box.children = [
        Fragment.Child(origin: Point(x: padding.left, y: padding.top + y), fragment: content)
      ]
      box.baseline = content.baseline.map { $0 + padding.top + y }
    }
    return box
  }
}

/// The first of several blocks that has something to say.
struct EitherBlock: Block {
  var options: BlockOptions
  var children: [any Block]

  var isElastic: Bool { children.contains { $0.isElastic } }
  var parts: [any Block] { children }

  func fragment(in space: Space, _ context: LayoutContext) throws(TypesettingError) -> Fragment? {
    for child in children {
      if let fragment = try child.visibleFragment(in: space, context) { return fragment }
    }
    return nil
  }
}

/// A line across.
struct RuleBlock: Block {
  var options: BlockOptions
  var thickness: Length
  var color: ColorReference

  func fragment(in space: Space, _ context: LayoutContext) throws(TypesettingError) -> Fragment? {
    let rect = Rect(x: 0, y: 0, width: space.width, height: thickness)
    return Fragment(size: rect.size, elements: [.shape(Shape(.rect(rect), fill: context.palette[color]))])
  }
}
