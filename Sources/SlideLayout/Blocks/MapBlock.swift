internal import Diagnostics
internal import Scene
internal import Submissions

/// A map of the part of the world where a presenter is, with a dot for each city, and the names that have room.
struct MapBlock: Block {
  var options: BlockOptions
  var land: ColorReference
  var dot: ColorReference
  /// The line around a dot, which sets it apart from others.
  var edge: ColorReference
  var placeStyle: StyleDefinition
  /// For how many cities have no name on the map.
  var moreStyle: StyleDefinition
  /// The radius of the dot of a city with one exchange or facility, and of the largest.
  var leastRadius: Length
  var mostRadius: Length
  /// How many degrees across it shows at least.
  var leastWidth: Double
  /// Of the corners that the land is cut to.
  var radius: Length = 0
  /// Between the edge and what is written.
  var inset: Length = 0

  func fragment(in space: Space, _ context: LayoutContext) throws(TypesettingError) -> Fragment? {
    guard let content = context.content, let atlas = context.template.atlas else { return nil }
    let size = Size(width: space.width, height: space.height ?? space.width * 0.5)
    guard size.width > 20, size.height > 20 else { return nil }
    let cities = atlas.completed(content.mapPlaces)
    let places = cities.known
    // A map of a few out of many places would say that there are no others.
    let showsMost = !places.isEmpty && places.count >= cities.unknown.count + cities.withoutCity
    if !cities.unknown.isEmpty {
      let names = Self.list(cities.unknown.map(\.name))
      context.note(
        "no-coordinates",
        showsMost ? "the map does not show \(names)" : "there is no map: it would not show \(names)",
        hint: "PeeringDB knows no coordinates of a facility there")
    }
    guard showsMost else { return nil }
    let view = MapView(
      of: places, in: size, margin: inset + mostRadius + placeStyle.leading * 1.5, leastWidth: leastWidth)
    let palette = context.palette
    let land = Shape(
      view.path(atlas.land(at: view.pointsPerDegree), radius: radius), fill: palette[self.land])
    let dots = places.map { place in
      (place: place, middle: view.position(place), radius: radius(place.count, among: places))
    }
    // The largest come first, and so small ones lie above them.
    let drawn = dots.map { circle($0.middle, $0.radius, palette) }
    let names = try labels(
      dots.map { ($0.place.name, $0.middle, $0.radius) }, unplaced: cities.unknown.count, size, context)
    let alternative = places.prefix(12).map(\.name).joined(separator: ", ")
    let figure = Element.tag(
      .figure(alternative: alternative), (land.path.segments.isEmpty ? [] : [.shape(land)]) + drawn)
    var fragment = Fragment(
      size: size, elements: [figure, .tag(.paragraph, names)], leaf: options.name)
    fragment.keepsItsWay = true
    return fragment
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(3).joined(separator: ", ")
    return names.count > 3 ? "\(shown) and \(names.count - 3) more" : shown
  }

  /// Areas of dots are in proportion to what is there, as far as the largest allows.
  private func radius(_ count: Int, among places: [MapPlace]) -> Length {
    let most = places.map(\.count).max() ?? 1
    // One alone is not small beside others.
    guard most > 1 else { return places.count > 1 ? leastRadius : (leastRadius + mostRadius) / 2 }
    let share = (Double(count - 1) / Double(most - 1)).squareRoot()
    return leastRadius + (mostRadius - leastRadius) * share
  }

  private func circle(_ middle: Point, _ radius: Length, _ palette: Palette) -> Element {
    let box = Rect(
      x: middle.x - radius, y: middle.y - radius, width: radius * 2, height: radius * 2)
    return .shape(
      Shape(
        .roundedRect(box, left: radius, right: radius), fill: palette[dot],
        stroke: Shape.Stroke(color: palette[edge], width: 1)))
  }

  /// The names beside their dots, the most important first: one that has no place free of others is counted, and so
  /// are cities of which nobody knows where they are.
  private func labels(
    _ dots: [(name: String, middle: Point, radius: Length)], unplaced: Int, _ size: Size,
    _ context: LayoutContext
  ) throws(TypesettingError) -> [Element] {
    let setter = TextSetter(context: context)
    let whole = Rect(origin: .zero, size: size).inset(
      by: Insets(top: inset, left: inset, bottom: inset, right: inset))
    var taken = dots.map { dot in
      Rect(
        x: dot.middle.x - dot.radius, y: dot.middle.y - dot.radius, width: dot.radius * 2,
        height: dot.radius * 2)
    }
    // The count stands in the corner; no name may.
    let most = dots.count + unplaced
    let longest = try setter.line(context.template.labels.text("more-cities", count: most), moreStyle)
    let corner = Rect(
      x: whole.minX, y: whole.maxY - longest.height, width: longest.width, height: longest.height)
    if most > 1 { taken.append(corner) }
    var elements: [Element] = []
    var unnamed = unplaced
    for dot in dots {
      let line = try setter.line(dot.name, placeStyle)
      let box = Size(width: line.width, height: min(line.height, placeStyle.leading))
      let gap = dot.radius + 3
      let (x, y) = (dot.middle.x, dot.middle.y)
      let corners = [
        Point(x: x + gap, y: y - box.height / 2), Point(x: x - gap - box.width, y: y - box.height / 2),
        Point(x: x - box.width / 2, y: y - gap - box.height), Point(x: x - box.width / 2, y: y + gap),
        Point(x: x + gap * 0.7, y: y - gap * 0.7 - box.height), Point(x: x + gap * 0.7, y: y + gap * 0.7),
      ]
      let free = corners.map { Rect(origin: $0, size: box) }.first { place in
        whole.contains(place) && !taken.contains { $0.overlaps(place) }
      }
      guard let free, let first = line.shaped.lines.first else {
        unnamed += 1
        continue
      }
      taken.append(free)
      let baseline = free.minY + (line.baselines.first ?? 0)
      elements += first.elements(at: Point(x: free.minX, y: baseline))
    }
    if unnamed > 0 {
      let text = context.template.labels.text("more-cities", count: unnamed)
      let more = try setter.set(
        [TextSetter.Span(text: text, style: moreStyle)], width: whole.size.width, TextSetter.Fit())
      if let first = more.shaped.lines.first {
        elements += first.elements(
          at: Point(x: whole.minX, y: whole.maxY - more.height + (more.baselines.first ?? 0)))
      }
    }
    return elements
  }
}
