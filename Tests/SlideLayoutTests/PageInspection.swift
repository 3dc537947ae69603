import Scene
import SlideLayout

/// Finds what is wrong with where things are on a page.
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

  /// Sentences about text that is too small, or too faint on what is behind it, and about AS numbers that are cut
  /// and so are others', each once.
  ///
  /// Text wants a contrast of 4.5 to 1, and from 24 pt on one of 3 to 1.
  static func illegible(in result: SlideLayout.Result) -> [String] {
    var grounds: [(Rect, Color)] = []
    var problems: [String] = []
    let cutNumber = /AS[0-9]+…/
    func look(_ element: Element) {
      switch element {
      case .group(_, let children), .link(_, let children), .tag(_, let children): children.forEach(look)
      case .shape(let shape):
        if let fill = shape.fill, let box = shape.path.bounds { grounds.append((box, fill)) }
      case .image: break
      case .glyphs(let run):
        guard run.text.contains(where: { !$0.isWhitespace }) else { return }
        let middle = Rect(
          x: run.origin.x + run.advance / 2, y: run.origin.y - run.size * 0.35, width: 0, height: 0)
        let ground = grounds.last { $0.0.contains(middle) }?.1 ?? result.page.background
        let contrast = run.color.contrast(against: ground)
        let problem: String
        if run.text.contains(cutNumber) {
          problem = "'\(run.text)' is cut"
        } else if run.size < 10.99 {
          problem = "'\(run.text)' is set in \(run.size.points) pt"
        } else if contrast < (run.size >= 24 ? 3 : 4.5) {
          problem = "'\(run.text)' in \(run.color.hex) on \(ground.hex) has a contrast of \(contrast)"
        } else {
          return
        }
        if !problems.contains(problem) { problems.append(problem) }
      }
    }
    result.page.elements.forEach(look)
    return problems
  }

  /// Where an element's parts are. Text counts from its baseline to where its capitals end.
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
