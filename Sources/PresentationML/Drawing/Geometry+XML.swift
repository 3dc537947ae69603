import Scene

extension Shape {
  /// `p:spPr` of a native shape: a rectangle, an ellipse or a line where it is one, else its path.
  ///
  /// - Parameter theme: names its colours.
  /// - Returns: the element.
  func properties(_ theme: PresentationTheme) -> String {
    guard let bounds = path.bounds else { return "<p:spPr/>" }
    var xml = "<p:spPr>"
    if let ends = path.lineEnds {
      let flips = (ends.0.x > ends.1.x ? " flipH=\"1\"" : "") + (ends.0.y > ends.1.y ? " flipV=\"1\"" : "")
      xml += "<a:xfrm\(flips)>\(bounds.placed)</a:xfrm><a:prstGeom prst=\"line\"><a:avLst/></a:prstGeom>"
    } else {
      xml += "<a:xfrm>\(bounds.placed)</a:xfrm>" + path.geometry(in: bounds)
    }
    xml += fill.map(theme.fill) ?? "<a:noFill/>"
    if let stroke {
      xml +=
        "<a:ln w=\"\(max(0, stroke.width.emu))\" cap=\"flat\">\(theme.fill(stroke.color))<a:miter lim=\"1000000\"/></a:ln>"
    } else {
      xml += "<a:ln><a:noFill/></a:ln>"
    }
    return xml + "</p:spPr>"
  }
}

extension Path {
  /// The ends of a path that is one straight line.
  fileprivate var lineEnds: (Point, Point)? {
    guard segments.count == 2, case .move(let start) = segments[0], case .line(let end) = segments[1] else {
      return nil
    }
    return (start, end)
  }

  /// The rectangle that the path is, whichever corner it begins at and whichever way it goes; nil for any other.
  var rectangle: Rect? {
    guard segments.count == 5, case .move(let start) = segments[0], case .line(let second) = segments[1],
      case .line(let third) = segments[2], case .line(let fourth) = segments[3], case .close = segments[4]
    else { return nil }
    func meet(_ left: Point, _ right: Point) -> Bool {
      Self.isNear(second, left) && Self.isNear(fourth, right)
    }
    let (one, other) = (Point(x: start.x, y: third.y), Point(x: third.x, y: start.y))
    return meet(one, other) || meet(other, one) ? bounds : nil
  }

  /// The radius of the corners, where the path is a rectangle with four round ones.
  private func radius(in bounds: Rect) -> Length? {
    guard segments.count == 10, case .move(let start) = segments[0] else { return nil }
    // On pages from right to left it begins at the right.
    let radius = min(start.x - bounds.minX, bounds.maxX - start.x)
    let whole = Path.roundedRect(bounds, left: radius, right: radius)
    return radius > .zero && (whole.isNear(self) || whole.mirrored(in: bounds).isNear(self)) ? radius : nil
  }

  private func mirrored(in bounds: Rect) -> Path {
    func turned(_ point: Point) -> Point { Point(x: bounds.minX + bounds.maxX - point.x, y: point.y) }
    return Path(
      segments.map { segment in
        switch segment {
        case .move(let end): .move(turned(end))
        case .line(let end): .line(turned(end))
        case .curve(let first, let second, let end): .curve(turned(first), turned(second), end: turned(end))
        case .close: .close
        }
      })
  }

  private static func isNear(_ left: Point, _ right: Point) -> Bool {
    abs((left.x - right.x).points) < 0.01 && abs((left.y - right.y).points) < 0.01
  }

  private func isNear(_ other: Path) -> Bool {
    zip(segments, other.segments).allSatisfy { left, right in
      switch (left, right) {
      case (.move(let a), .move(let b)), (.line(let a), .line(let b)): Self.isNear(a, b)
      case (.curve(let a, let b, let c), .curve(let d, let e, let f)):
        Self.isNear(a, d) && Self.isNear(b, e) && Self.isNear(c, f)
      case (.close, .close): true
      default: false
      }
    }
  }

  fileprivate func geometry(in bounds: Rect) -> String {
    func preset(_ name: String, _ adjustment: Int? = nil) -> String {
      let list =
        adjustment.map { "<a:avLst><a:gd name=\"adj\" fmla=\"val \($0)\"/></a:avLst>" } ?? "<a:avLst/>"
      return "<a:prstGeom prst=\"\(name)\">\(list)</a:prstGeom>"
    }
    if rectangle != nil { return preset("rect") }
    if let radius = radius(in: bounds) {
      let side = min(bounds.width, bounds.height)
      if radius * 2 > side * 0.999, abs((bounds.width - bounds.height).points) < 0.01 {
        return preset("ellipse")
      }
      return preset("roundRect", min(50_000, Int((radius.ratio(to: side) * 100_000).rounded())))
    }
    return custom(in: bounds)
  }

  private func custom(in bounds: Rect) -> String {
    var xml =
      "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/><a:pathLst>"
    xml +=
      "<a:path w=\"\(max(0, bounds.maxX.emu - bounds.minX.emu))\" h=\"\(max(0, bounds.maxY.emu - bounds.minY.emu))\">"
    let (left, top) = (bounds.minX.emu, bounds.minY.emu)
    func point(_ point: Point) -> String {
      "<a:pt x=\"\(point.x.emu - left)\" y=\"\(point.y.emu - top)\"/>"
    }
    for segment in segments {
      switch segment {
      case .move(let end): xml += "<a:moveTo>\(point(end))</a:moveTo>"
      case .line(let end): xml += "<a:lnTo>\(point(end))</a:lnTo>"
      case .curve(let first, let second, let end):
        xml += "<a:cubicBezTo>\(point(first))\(point(second))\(point(end))</a:cubicBezTo>"
      case .close: xml += "<a:close/>"
      }
    }
    return xml + "</a:path></a:pathLst></a:custGeom>"
  }
}
