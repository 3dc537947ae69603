import Scene
import SlideLayout

/// Finds what is wrong with where things stand on a page.
enum PageInspection {
  /// Sentences about blocks that overlap, things that leave the page, and drawing outside of blocks.
  static func problems(of result: SlideLayout.Result) -> [String] {
    let page = Rect(origin: .zero, size: result.page.size)
    var problems: [String] = []
    for (index, block) in result.blocks.enumerated() {
      if !page.contains(block.frame) { problems.append("\(block.name) leaves the page: \(block.frame)") }
      for other in result.blocks[(index + 1)...] where block.frame.overlaps(other.frame) {
        problems.append("\(block.name) \(block.frame) overlaps \(other.name) \(other.frame)")
      }
    }
    let frames = result.blocks.map(\.frame)
    for (what, box) in result.page.elements.flatMap(boxes) {
      if !page.contains(box, tolerance: 0.5) { problems.append("\(what) leaves the page: \(box)") }
      guard what.hasPrefix("text") else { continue }
      if !frames.contains(where: { $0.contains(box, tolerance: 0.75) }) {
        problems.append("\(what) stands in no block: \(box)")
      }
    }
    return problems
  }

  /// Where an element's parts stand. Text counts from its baseline to where its capitals end.
  private static func boxes(_ element: Element) -> [(String, Rect)] {
    switch element {
    case .group(_, let children), .link(_, let children), .tag(_, let children):
      return children.flatMap(boxes)
    case .glyphs(let run):
      guard run.advance > .zero, run.text.contains(where: { !$0.isWhitespace }) else { return [] }
      let height = run.size * 0.7
      let box = Rect(x: run.origin.x, y: run.origin.y - height, width: run.advance, height: height)
      return [("text '\(run.text)'", box)]
    case .shape(let shape): return shape.path.bounds.map { [("shape", $0)] } ?? []
    case .image(let placed): return [("image", placed.frame)]
    }
  }
}
