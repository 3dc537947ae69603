internal import Scene

/// The first of several blocks that has something to say.
struct EitherBlock: Block {
  var options: BlockOptions
  var children: [any Block]

  var isElastic: Bool { children.contains { $0.isElastic } }
  var parts: [any Block] { children }

  func saysNothing(_ context: LayoutContext) -> Bool { children.allSatisfy { $0.isLeftOut(context) } }

  func fragment(in space: Space, _ context: LayoutContext) throws(TypesettingError) -> Fragment? {
    for child in children {
      if let fragment = try child.visibleFragment(in: space, context) { return fragment }
    }
    return nil
  }
}

extension EitherBlock {
  static let kind = "either"
  static let optionNames: [String] = []

  init?(_ reader: BlockReader) {
    self.init(options: reader.options, children: reader.children(ordered: false))
  }
}
