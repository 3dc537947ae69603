internal import Diagnostics
internal import Scene
internal import Submissions
internal import Templates

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
  /// How it says what sizes mean; nil where it does not.
  var legendStyle: StyleDefinition?
  /// Whether another map of the page shows the part where cities crowd.
  var hasInsetMap = false
  /// Whether it shows that part alone, where there is one.
  var isInsetMap = false

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
    let inset = hasInsetMap || isInsetMap ? MapInset(places) : nil
    if isInsetMap, inset == nil { return nil }
    let shown = isInsetMap ? inset?.inside ?? places : places
    let view = MapView(
      of: shown, in: size, margin: self.inset + mostRadius + placeStyle.leading * (isInsetMap ? 0.5 : 1.5),
      leastWidth: isInsetMap ? 8 : leastWidth)
    let palette = context.palette
    let land = Shape(
      view.path(atlas.land(at: view.pointsPerDegree), radius: radius), fill: palette[self.land])
    // What the inset map shows is a crowd of points on this one.
    let named = hasInsetMap ? inset?.outside ?? shown : shown
    let dots = MapDot.dots(of: named, in: view, least: leastRadius, most: mostRadius, all: places)
    // The largest come first, and so small ones lie above them.
    var drawn = dots.map { circle(at: $0.middle, $0.radius, palette) }
    var taken: [Rect] = []
    if hasInsetMap, let inset {
      let points = inset.inside.map(view.position)
      drawn += points.map { circle(at: $0, Self.pointRadius, palette, isPoint: true) }
      if let frame = Self.frame(around: points) {
        let stroke = Shape.Stroke(color: palette[placeStyle.color], width: 0.9)
        drawn.append(.shape(Shape(.roundedRect(frame, left: 2, right: 2), stroke: stroke)))
        taken.append(frame)
      }
    }
    let whole = Rect(origin: .zero, size: size).inset(
      by: Insets(top: self.inset, left: self.inset, bottom: self.inset, right: self.inset))
    let legend = try self.legend(dots, places, in: whole, context)
    if let legend {
      drawn += legend.dots
      taken.append(legend.frame)
    }
    let names = MapNames(
      context: context, style: placeStyle, moreStyle: moreStyle, whole: whole, dots: dots, taken: taken)
    let unplaced = isInsetMap ? 0 : cities.unknown.count
    let alternative = Self.alternative(shown, context)
    let figure = Element.tag(
      .figure(alternative: alternative), (land.path.segments.isEmpty ? [] : [.shape(land)]) + drawn)
    let words = try names.elements(unplaced: unplaced) + (legend?.words ?? [])
    var fragment = Fragment(
      size: size, elements: [figure, .tag(.paragraph, words)], leaf: options.name)
    fragment.keepsItsWay = true
    return fragment
  }

  private static let pointRadius: Length = 1.6

  /// What the inset map shows, on this one.
  private static func frame(around points: [Point]) -> Rect? {
    let (xs, ys) = (points.map(\.x), points.map(\.y))
    guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max() else {
      return nil
    }
    return Rect(x: left - 5, y: top - 5, width: right - left + 10, height: bottom - top + 10)
  }

  /// What sizes mean, at the bottom or else at the top, where no dot is; nil where the template wants none.
  private func legend(
    _ dots: [MapDot], _ places: [MapPlace], in whole: Rect, _ context: LayoutContext
  ) throws(TypesettingError) -> (frame: Rect, dots: [Element], words: [Element])? {
    guard let legendStyle, dots.count > 1 else { return nil }
    let scale = MapDot.scale(dots, ofAll: places, least: leastRadius, most: mostRadius)
    guard let legend = try MapLegend(scale, legendStyle, TextSetter(context: context)),
      legend.size.width <= whole.width
    else { return nil }
    let (left, right) = (whole.minX + 4, whole.maxX - legend.size.width - 4)
    let (top, bottom) = (whole.minY + 2, whole.maxY - legend.size.height - 2)
    // The lower left corner is that of the count of the rest, if there is one.
    let count = try TextSetter(context: context).line(
      context.template.labels.text("more-cities", count: places.count), moreStyle)
    let corners = [(right, bottom), (left, top), (right, top)].map { Point(x: $0.0, y: $0.1) }
    for corner in corners where corner.y < bottom || corner.x > whole.minX + count.width + 8 {
      let frame = Rect(origin: corner, size: legend.size)
      guard dots.allSatisfy({ $0.distance(to: frame) >= 4 }) else { continue }
      let drawn = legend.elements(at: corner) { circle(at: $0, $1, context.palette) }
      return (frame, drawn.dots, drawn.words)
    }
    return nil
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(3).joined(separator: ", ")
    return names.count > 3 ? "\(shown) and \(names.count - 3) more" : shown
  }

  private func circle(
    at middle: Point, _ radius: Length, _ palette: Palette, isPoint: Bool = false
  ) -> Element {
    let box = Rect(x: middle.x - radius, y: middle.y - radius, width: radius * 2, height: radius * 2)
    return .shape(
      Shape(
        .roundedRect(box, left: radius, right: radius), fill: palette[dot],
        stroke: isPoint ? nil : Shape.Stroke(color: palette[edge], width: 1)))
  }
}

extension MapBlock {
  static let kind = "map"
  static let optionNames = [
    "land", "dot", "edge", "place-style", "more-style", "least-radius", "most-radius", "least-width",
    "radius", "inset", "legend-style", "has-inset-map", "inset-map",
  ]

  init?(_ reader: BlockReader) {
    guard let land = reader.requiredColor("land"), let dot = reader.requiredColor("dot"),
      let edge = reader.requiredColor("edge"), let moreStyle = reader.style("more-style"),
      let placeStyle = reader.style("place-style")
    else { return nil }
    // Names are on land and on water.
    _ = (reader.style("place-style", on: land), reader.style("more-style", on: land))
    self.init(
      options: reader.options, land: land, dot: dot, edge: edge, placeStyle: placeStyle, moreStyle: moreStyle,
      leastRadius: reader.length("least-radius", 0.5...100) ?? 3,
      mostRadius: reader.length("most-radius", 0.5...100) ?? 9,
      leastWidth: reader.number("least-width", in: 1...360, "degrees") ?? 40,
      radius: reader.length("radius") ?? 0, inset: reader.length("inset") ?? 0,
      legendStyle: reader.optionalStyle("legend-style"), hasInsetMap: reader.flag("has-inset-map"),
      isInsetMap: reader.flag("inset-map"))
  }
}
