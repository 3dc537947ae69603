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
    let dots = MapDot.dots(of: places, in: view, least: leastRadius, most: mostRadius)
    // The largest come first, and so small ones lie above them.
    let drawn = dots.map { circle($0, palette) }
    let names = MapNames(
      context: context, style: placeStyle, moreStyle: moreStyle,
      whole: Rect(origin: .zero, size: size).inset(
        by: Insets(top: inset, left: inset, bottom: inset, right: inset)),
      dots: dots)
    let alternative = places.prefix(12).map(\.name).joined(separator: ", ")
    let figure = Element.tag(
      .figure(alternative: alternative), (land.path.segments.isEmpty ? [] : [.shape(land)]) + drawn)
    var fragment = Fragment(
      size: size, elements: [figure, .tag(.paragraph, try names.elements(unplaced: cities.unknown.count))],
      leaf: options.name)
    fragment.keepsItsWay = true
    return fragment
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(3).joined(separator: ", ")
    return names.count > 3 ? "\(shown) and \(names.count - 3) more" : shown
  }

  private func circle(_ dot: MapDot, _ palette: Palette) -> Element {
    let box = Rect(
      x: dot.middle.x - dot.radius, y: dot.middle.y - dot.radius, width: dot.radius * 2,
      height: dot.radius * 2)
    return .shape(
      Shape(
        .roundedRect(box, left: dot.radius, right: dot.radius), fill: palette[self.dot],
        stroke: Shape.Stroke(color: palette[edge], width: 1)))
  }
}

extension MapBlock {
  static let kind = "map"
  static let optionNames = [
    "land", "dot", "edge", "place-style", "more-style", "least-radius", "most-radius", "least-width",
    "radius", "inset",
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
      radius: reader.length("radius") ?? 0, inset: reader.length("inset") ?? 0)
  }
}
