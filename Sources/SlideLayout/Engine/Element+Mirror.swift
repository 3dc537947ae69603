internal import Scene

extension Element {
  /// The element on pages that run from right to left: left and right have changed places within a width,
  /// and text and pictures are as they were.
  ///
  /// Each run of glyphs is mirrored by its own; `TextSetter.Lines` has put the runs of a line in an order that
  /// this turns right again.
  func mirrored(in width: Length) -> Element {
    switch self {
    case .group(let name, let children): return .group(name: name, children.map { $0.mirrored(in: width) })
    case .link(let target, let children): return .link(target, children.map { $0.mirrored(in: width) })
    case .tag(let tag, let children): return .tag(tag, children.map { $0.mirrored(in: width) })
    case .glyphs(var run):
      run.origin.x = width - run.origin.x - run.advance
      return .glyphs(run)
    case .image(var placed):
      placed.frame.origin.x = width - placed.frame.maxX
      return .image(placed)
    case .shape(var shape):
      shape.path = shape.path.mirrored(in: width)
      return .shape(shape)
    }
  }
}

extension Path {
  fileprivate func mirrored(in width: Length) -> Path {
    func turned(_ point: Point) -> Point { Point(x: width - point.x, y: point.y) }
    return Path(
      segments.map { segment in
        switch segment {
        case .move(let point): .move(turned(point))
        case .line(let point): .line(turned(point))
        case .curve(let first, let second, let end):
          .curve(turned(first), turned(second), end: turned(end))
        case .close: .close
        }
      })
  }
}
