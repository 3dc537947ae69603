extension Element {
  /// The element moved by `delta`.
  package func offset(by delta: Point) -> Element {
    switch self {
    case .group(let name, let children): return .group(name: name, children.map { $0.offset(by: delta) })
    case .glyphs(var run):
      run.origin = run.origin + delta
      return .glyphs(run)
    case .shape(var shape):
      shape.path = shape.path.offset(by: delta)
      return .shape(shape)
    case .image(var placed):
      placed.frame = placed.frame.offset(by: delta)
      return .image(placed)
    case .link(let target, let children): return .link(target, children.map { $0.offset(by: delta) })
    case .tag(let tag, let children): return .tag(tag, children.map { $0.offset(by: delta) })
    }
  }
}

extension Path {
  /// The path moved by `delta`.
  package func offset(by delta: Point) -> Path {
    Path(
      segments.map { segment in
        switch segment {
        case .move(let point): .move(point + delta)
        case .line(let point): .line(point + delta)
        case .curve(let first, let second, let end): .curve(first + delta, second + delta, end: end + delta)
        case .close: .close
        }
      })
  }
}
