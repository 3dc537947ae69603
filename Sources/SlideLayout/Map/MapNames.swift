internal import Scene
internal import Templates

/// The names beside the dots of a map, as far as they have room.
struct MapNames {
  let context: LayoutContext
  var style: StyleDefinition
  /// For how many cities have no name on the map.
  var moreStyle: StyleDefinition
  /// What is written on.
  var whole: Rect
  let dots: [MapDot]

  /// Between a name and its dot.
  private static let gap: Length = 3
  /// Between a name and anything else, at least.
  private static let clearance: Length = 2

  /// A name, and where it is.
  private struct Name {
    var line: TextSetter.Lines
    var box: Rect
    /// How many cities it names.
    var count: Int
  }

  /// The names, the one that matters most first, and how many cities have none.
  ///
  /// - Parameter unplaced: how many cities have no dot.
  /// - Returns: what is drawn.
  /// - Throws: `TypesettingError`.
  func elements(unplaced: Int) throws(TypesettingError) -> [Element] {
    let setter = TextSetter(context: context)
    let all = dots.reduce(unplaced) { $0 + $1.names.count }
    // The count is in the corner; no name may be there.
    var corner: Rect?
    if all > 1 {
      let longest = try setter.line(context.template.labels.text("more-cities", count: all), moreStyle)
      corner = Rect(
        x: whole.minX, y: whole.maxY - longest.height, width: longest.width, height: longest.height)
    }
    var names: [Int: Name] = [:]
    for (index, dot) in dots.enumerated().sorted(by: { $0.element.rank < $1.element.rank }) {
      guard let first = dot.names.first else { continue }
      names[index] = try name(first, of: index, count: 1, beside: names, corner)
    }
    // Those of a few cities in one dot are beside one another if the others leave room.
    for (index, dot) in dots.enumerated() where (2...3).contains(dot.names.count) && names[index] != nil {
      var others = names
      others[index] = nil
      let text = dot.names.joined(separator: ", ")
      if let longer = try name(text, of: index, count: dot.names.count, beside: others, corner) {
        names[index] = longer
      }
    }
    var elements: [Element] = []
    for (_, name) in names.sorted(by: { $0.key < $1.key }) {
      guard let line = name.line.shaped.lines.first else { continue }
      setter.report(item: name.line, in: MapBlock.kind)
      let baseline = name.box.minY + (name.line.baselines.first ?? 0)
      elements += line.elements(at: Point(x: name.box.minX, y: baseline))
    }
    let unnamed = names.values.reduce(all) { $0 - $1.count }
    guard unnamed > 0 else { return elements }
    let text = context.template.labels.text("more-cities", count: unnamed)
    let more = try setter.set(
      [TextSetter.Span(text: text, style: moreStyle, isTyped: false)], width: whole.width, TextSetter.Fit())
    setter.report(item: more, in: MapBlock.kind)
    if let line = more.shaped.lines.first {
      elements += line.elements(
        at: Point(x: whole.minX, y: whole.maxY - more.height + (more.baselines.first ?? 0)))
    }
    return elements
  }

  /// A name where it has room; nil where it has none.
  private func name(
    _ text: String, of index: Int, count: Int, beside others: [Int: Name], _ corner: Rect?
  ) throws(TypesettingError) -> Name? {
    let dot = dots[index]
    // A very long one ends in an ellipsis, but not one that represents several.
    let line = try TextSetter(context: context).set(
      [TextSetter.Span(text: text, style: style)], width: whole.width * 0.6, TextSetter.Fit())
    if count > 1, line.shaped.isTruncated { return nil }
    let ink = line.shaped.lines.first?.ink
    let size = Size(width: max(line.width, ink?.maxX ?? 0), height: line.height)
    let box = places(for: size, beside: dot).map { Rect(origin: $0, size: size) }.first { box in
      let own = dot.distance(to: box)
      // A name belongs to the dot that it is nearest to.
      return whole.contains(box) && own >= 1
        && dots.indices.allSatisfy { $0 == index || dots[$0].distance(to: box) >= own + Self.clearance }
        && !others.values.contains { Self.around($0.box).overlaps(box) }
        && corner.map { Self.around($0).overlaps(box) } != true
    }
    return box.map { Name(line: line, box: $0, count: count) }
  }

  /// Where a name may be, the best first: beside its dot, above and below it, across from its corners, and last where
  /// the edge of the map leaves it.
  private func places(for size: Size, beside dot: MapDot) -> [Point] {
    let gap = dot.radius + Self.gap
    let slant = gap * 0.7
    let (x, y) = (dot.middle.x, dot.middle.y)
    let (right, left) = (x + gap, x - gap - size.width)
    let (above, below) = (y - gap - size.height, y + gap)
    let kept = min(max(x - size.width / 2, whole.minX), max(whole.minX, whole.maxX - size.width))
    return [
      Point(x: right, y: y - size.height / 2), Point(x: left, y: y - size.height / 2),
      Point(x: x - size.width / 2, y: above), Point(x: x - size.width / 2, y: below),
      Point(x: x + slant, y: y - slant - size.height), Point(x: x + slant, y: y + slant),
      Point(x: x - slant - size.width, y: y - slant - size.height),
      Point(x: x - slant - size.width, y: y + slant),
      Point(x: kept, y: above), Point(x: kept, y: below),
    ]
  }

  /// A rectangle with the room that must stay free around it.
  private static func around(_ rect: Rect) -> Rect {
    Rect(
      x: rect.minX - clearance, y: rect.minY - clearance, width: rect.width + clearance * 2,
      height: rect.height + clearance * 2)
  }
}
