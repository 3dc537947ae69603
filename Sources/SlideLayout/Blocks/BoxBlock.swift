internal import LocatedYAML
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

  func saysNothing(_ context: LayoutContext) -> Bool { child?.isLeftOut(context) ?? false }

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

extension BoxBlock {
  static let kind = "box"
  static let optionNames = ["fill", "padding", "radius", "hug", "align"]

  init?(_ reader: BlockReader) {
    self.init(
      options: reader.options, fill: reader.color("fill"), padding: Self.padding(reader),
      radius: reader.length("radius") ?? 0, hugs: reader.flag("hug"), alignment: reader.alignment())
    // `box: {}` is an empty rectangle.
    if let content = reader.content, !(content.mapping(keys: nil, "a block")?.keys.isEmpty ?? true) {
      // Around a block that is taken away there is no box.
      child =
        reader.block(content, on: fill) ?? EitherBlock(options: BlockOptions(name: "nothing"), children: [])
    }
  }

  /// The padding of all sides, or of each.
  private static func padding(_ reader: BlockReader) -> Insets {
    guard let padding = reader["padding"] else { return Insets() }
    if padding.scalarText != nil {
      let all = padding.length() ?? 0
      return Insets(top: all, left: all, bottom: all, right: all)
    }
    let sides = reader.part(padding, keys: ["top", "left", "bottom", "right"], "four sides")
    func side(_ name: String) -> Length { sides?.length(name) ?? 0 }
    return Insets(top: side("top"), left: side("left"), bottom: side("bottom"), right: side("right"))
  }
}
