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
  /// Where no name may be.
  var taken: [Rect] = []

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
    /// The line that leads to its dot, where it is not beside it.
    var leader: (from: Point, to: Point)?
  }

  /// The width of a line that leads to a dot.
  private static let leaderWidth: Length = 0.9

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
    var named: Set<String> = []
    let ranked = dots.enumerated().sorted { $0.element.rank < $1.element.rank }
    for (place, (index, dot)) in ranked.enumerated() {
      // Two cities of one name would be one to the reader.
      guard let first = dot.names.first, !named.contains(first) else { continue }
      names[index] = try name(first, of: index, count: 1, beside: names, corner)
      if names[index] == nil {
        names[index] = try led(first, to: index, beside: names, corner, isLargest: place == 0)
      }
      if names[index] != nil { named.insert(first) }
    }
    // Those of a few cities in one dot are beside one another if the others leave room.
    for (index, dot) in dots.enumerated()
    where (2...3).contains(dot.names.count) && names[index].map({ $0.leader == nil }) == true {
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
      if let leader = name.leader {
        let stroke = Shape.Stroke(color: context.palette[style.color], width: Self.leaderWidth)
        elements.append(.shape(Shape(.line(from: leader.from, to: leader.to), stroke: stroke)))
      }
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
        && isFree(box, beside: others, corner)
    }
    return box.map { Name(line: line, box: $0, count: count) }
  }

  /// Whether nothing that is written is where a name may be, nor a line that leads to another.
  private func isFree(_ box: Rect, beside others: [Int: Name], _ corner: Rect?) -> Bool {
    let around = Self.around(box)
    return !others.values.contains { other in
      around.overlaps(other.box) || other.leader.map { Self.crosses($0.from, $0.to, around) } == true
    } && !(taken + [corner].compactMap(\.self)).contains { $0.overlaps(around) }
  }

  /// How far a name may be from its dot with a line between them.
  private static let reaches: [Double] = [22, 30, 40, 50, 60]

  /// Of length 1, a sixteenth of a turn apart.
  private static let directions: [(Double, Double)] = {
    let quarter = [(1.0, 0.0), (0.9239, 0.3827), (0.7071, 0.7071), (0.3827, 0.9239)]
    return quarter + quarter.map { (-$0.1, $0.0) } + quarter.map { (-$0.0, -$0.1) }
      + quarter.map { ($0.1, -$0.0) }
  }()

  /// A name at some distance from its dot, with a line that leads to it; nil where there is no room for that, either.
  ///
  /// - Parameters:
  ///   - text: the name.
  ///   - index: its dot.
  ///   - others: the names that are placed.
  ///   - corner: where the count of the rest is.
  ///   - isLargest: whether it may lie over small dots, which no other name may.
  /// - Returns: the name.
  /// - Throws: `TypesettingError`.
  private func led(
    _ text: String, to index: Int, beside others: [Int: Name], _ corner: Rect?, isLargest: Bool
  ) throws(TypesettingError) -> Name? {
    let dot = dots[index]
    let line = try TextSetter(context: context).set(
      [TextSetter.Span(text: text, style: style)], width: whole.width * 0.6, TextSetter.Fit())
    guard !line.shaped.isTruncated else { return nil }
    let size = Size(width: max(line.width, line.shaped.lines.first?.ink?.maxX ?? 0), height: line.height)
    var covering: Name?
    for reach in Self.reaches {
      for (x, y) in Self.directions {
        let start = Point(x: dot.middle.x + dot.radius * x, y: dot.middle.y + dot.radius * y)
        let end = Point(x: start.x + Length(reach * x), y: start.y + Length(reach * y))
        // Left and right of the line's end, above and below it, as the line comes in.
        let left = x > 0.38 ? end.x + 1 : x < -0.38 ? end.x - size.width - 1 : end.x - size.width / 2
        let top = abs(x) > 0.38 ? end.y - size.height / 2 : y > 0 ? end.y - 2 : end.y - size.height + 2
        let box = Rect(origin: Point(x: left, y: top), size: size)
        guard whole.contains(box), isFree(box, beside: others, corner),
          !others.values.contains(where: { other in
            Self.crosses(start, end, Self.around(other.box))
              || other.leader.map { Self.cross(start, end, $0.from, $0.to) } == true
          })
        else { continue }
        let name = Name(line: line, box: box, count: 1, leader: (start, end))
        let isClear = dots.indices.allSatisfy { other in
          other == index
            || dots[other].distance(to: box) >= 4 && dots[other].distance(toLineFrom: start, to: end) >= 1
        }
        if isClear { return name }
        if isLargest, covering == nil { covering = name }
      }
    }
    return covering
  }

  /// Whether a line goes through a rectangle.
  private static func crosses(_ start: Point, _ end: Point, _ rect: Rect) -> Bool {
    (0...16).contains { step in
      let share = Double(step) / 16
      let point = Point(x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share)
      return point.x >= rect.minX && point.x <= rect.maxX && point.y >= rect.minY && point.y <= rect.maxY
    }
  }

  /// Whether two lines cross.
  private static func cross(_ a: Point, _ b: Point, _ c: Point, _ d: Point) -> Bool {
    func side(_ p: Point, _ q: Point, _ r: Point) -> Double {
      (q.x - p.x).points * (r.y - p.y).points - (q.y - p.y).points * (r.x - p.x).points
    }
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
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
