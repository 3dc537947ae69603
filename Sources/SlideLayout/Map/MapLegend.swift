internal import Scene
internal import Submissions
internal import Templates

/// What the sizes of a map's dots mean: a few, the largest first, each with its capacity.
struct MapLegend {
  /// A size.
  struct Entry {
    var radius: Length
    var words: TextSetter.Lines
  }

  private var entries: [Entry] = []
  private var title: TextSetter.Lines?
  let size: Size

  private static let gap: Length = 5
  private static let apart: Length = 12

  /// The usual speeds of ports, in Gbps: what people compare with.
  private static let steps: [Double] = [
    1, 2, 5, 10, 20, 40, 100, 200, 400, 1_000, 2_000, 4_000, 10_000, 20_000, 40_000, 100_000,
  ]

  /// Nil where the sizes of dots do not show capacities, or are all alike.
  ///
  /// - Parameters:
  ///   - scale: how large the dots are.
  ///   - style: of the words.
  ///   - setter: sets them.
  /// - Throws: `TypesettingError`.
  init?(_ scale: MapDot.Scale, _ style: StyleDefinition, _ setter: TextSetter) throws(TypesettingError) {
    guard scale.areCapacities else { return nil }
    let largest = scale.largest / 1e9
    var chosen: [Double] = []
    for step in Self.steps.reversed() where step <= largest && chosen.count < 3 {
      // Two dots differ at a glance where one has three times the area.
      if chosen.last.map({ step * 3 <= $0 }) ?? true { chosen.append(step) }
    }
    guard chosen.count > 1 else { return nil }
    let labels = setter.context.template.labels
    var width = Length.zero
    let words = labels.text("map-legend")
    if !words.isEmpty {
      let line = try setter.line(words, style)
      title = line
      width = line.width + Self.apart
    }
    for step in chosen {
      let radius = scale.radius(step * 1e9)
      let words = try setter.line(labels.capacity(BitRate(bitsPerSecond: Int(step) * 1_000_000_000)), style)
      entries.append(Entry(radius: radius, words: words))
      width = width + radius * 2 + Self.gap + words.width + Self.apart
    }
    let height = max(style.leading, (entries.map(\.radius).max() ?? 0) * 2)
    size = Size(width: width - Self.apart, height: height)
  }

  /// The dots, and the words beside them.
  func elements(
    at origin: Point, _ circle: (Point, Length) -> Element
  ) -> (dots: [Element], words: [Element]) {
    var (dots, words): ([Element], [Element]) = ([], [])
    var x = origin.x
    let middle = origin.y + size.height / 2
    if let title {
      words += title.elements(at: Point(x: x, y: middle - title.height / 2))
      x = x + title.width + Self.apart
    }
    for entry in entries {
      dots.append(circle(Point(x: x + entry.radius, y: middle), entry.radius))
      x = x + entry.radius * 2 + Self.gap
      words += entry.words.elements(at: Point(x: x, y: middle - entry.words.height / 2))
      x = x + entry.words.width + Self.apart
    }
    return (dots, words)
  }
}
