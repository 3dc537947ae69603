internal import Scene
internal import Templates

/// A bar of the kinds of presenters, by their number.
struct SharesBlock: Block {
  var options: BlockOptions
  var barHeight: Length

  func fragment(in space: Space, _ context: LayoutContext) throws(TypesettingError) -> Fragment? {
    let kinds = context.kinds.filter { $0.count > 0 }
    let total = kinds.reduce(0) { $0 + $1.count }
    guard total > 0 else { return nil }
    var x = Length.zero
    var elements: [Element] = []
    for kind in kinds {
      let width = space.width * (Double(kind.count) / Double(total))
      let rect = Rect(x: x, y: 0, width: width, height: barHeight)
      elements.append(
        .shape(Shape(.rect(rect), fill: context.palette[ColorReference(name: "bright-\(kind.kind)")])))
      x = x + width
    }
    return Fragment(size: Size(width: space.width, height: barHeight), elements: elements)
  }
}

extension SharesBlock {
  static let kind = "shares"
  static let optionNames: [String] = []

  init?(_ reader: BlockReader) {
    self.init(options: reader.options, barHeight: reader.requiredLength(Self.kind) ?? 0)
  }
}
