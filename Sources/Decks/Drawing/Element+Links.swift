internal import Scene

extension Element {
  /// The places in it that links can lead to.
  var destinations: [String] {
    switch self {
    case .group(_, let children), .link(_, let children): children.flatMap(\.destinations)
    case .tag(.destination(let name), let children): [name] + children.flatMap(\.destinations)
    case .tag(_, let children): children.flatMap(\.destinations)
    case .glyphs, .shape, .image: []
    }
  }

  /// The same, without links that lead to other places than these.
  func leading(to places: Set<String>) -> Element {
    let children = { (elements: [Element]) in elements.map { $0.leading(to: places) } }
    switch self {
    case .group(let name, let elements): return .group(name: name, children(elements))
    case .link(.destination(let name), let elements) where !places.contains(name):
      return .group(name: "link", children(elements))
    case .link(let target, let elements): return .link(target, children(elements))
    case .tag(let tag, let elements): return .tag(tag, children(elements))
    case .glyphs, .shape, .image: return self
    }
  }
}
