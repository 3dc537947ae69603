internal import Scene
internal import Templates

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

extension RuleBlock {
  static let kind = "rule"
  static let optionNames = ["color"]

  init?(_ reader: BlockReader) {
    self.init(
      options: reader.options, thickness: reader.content?.length() ?? 1,
      color: reader.requiredColor("color") ?? ColorReference(name: "ink"))
  }
}
