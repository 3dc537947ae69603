import Slides
import Diagnostics
import Files
import Scene
import Submissions
import Synchronization
import Templates
import TestSupport
import Testing

@testable import SlideLayout

/// Where maps put land and cities.
@Suite struct MapTests {
  private let size = Size(width: 500, height: 300)

  private func place(_ name: String, _ latitude: Double, _ longitude: Double) -> MapPlace {
    MapPlace(name: name, latitude: latitude, longitude: longitude, count: 1)
  }

  private func view(_ places: [MapPlace]) -> MapView {
    MapView(of: places, in: size, margin: 30, leastWidth: 40)
  }

  /// Values of the projection's own paper and of its reference implementations.
  @Test func `equal earth`() {
    let projection = EqualEarth(meridian: 0)
    let pole = projection.point(Land.Place(longitude: 0, latitude: 90))
    #expect(abs(pole.y - 1.3173627591574) < 1e-9)
    let east = projection.point(Land.Place(longitude: 180, latitude: 0))
    #expect(abs(east.x - 2.7066299836960748) < 1e-9 && east.y == 0)
  }

  @Test func `cities are within the margin`() {
    let places = [place("Suva", -18.1, 178.4), place("Apia", -13.8, -171.8), place("Tokyo", 35.7, 139.7)]
    let view = view(places)
    for place in places {
      let position = view.position(place)
      #expect(
        (29...471).contains(position.x.points) && (29...271).contains(position.y.points), "\(place.name)")
    }
    // Apia lies to the east of Suva, on the other side of the antimeridian.
    #expect(view.position(places[1]).x > view.position(places[0]).x)
    #expect(view.position(places[2]).y < view.position(places[0]).y)
  }

  @Test func `one city is seen in its surroundings`() {
    let view = view([place("Suva", -18.1, 178.4)])
    let here = view.position(place("Suva", -18.1, 178.4))
    let there = view.position(place("ten degrees east", -18.1, -171.6))
    #expect((90...140).contains((there.x - here.x).points))
  }

  private func land(_ name: String, parts: Int) throws -> Land {
    let bytes = try InputFile.read(Repository.path("templates/map/\(name).txt"), limit: 600_000)
    return try #require(Land(String(decoding: bytes, as: UTF8.self), parts: parts))
  }

  @Test(arguments: [("land", 10), ("coasts", 100)])
  func `land stays on the map`(name: String, parts: Int) throws {
    let land = try land(name, parts: parts)
    #expect(land.rings.count > 100)
    for longitude in stride(from: -180.0, to: 180, by: 30) {
      let path = view([place("a", 10, longitude), place("b", 40, longitude + 20)]).path(land)
      let bounds = try #require(path.bounds)
      #expect(Rect(origin: .zero, size: size).contains(bounds, tolerance: 0.01), "\(longitude)")
    }
    // The whole world when there are cities all over it.
    let world = view([place("a", 0, -170), place("b", 0, -50), place("c", 0, 70), place("d", 50, 150)]).path(
      land)
    #expect(try #require(world.bounds).width > 450)
  }

  /// A map of a part of the world takes the finer coast, which is read for the first of them only.
  @Test func `finer coasts are read for close maps`() throws {
    let reads = Mutex(0)
    let fine = try #require(Land("0 0 10 0 0 10", parts: 100))
    let coarse = try #require(Land("0 0 10 0 0 10\n0 0 10 0 0 10"))
    let atlas = Atlas(
      land: coarse,
      coasts: {
        reads.withLock { $0 += 1 }
        return fine
      })
    let world = view([place("a", 0, -170), place("b", 0, -50), place("c", 0, 70), place("d", 50, 150)])
    #expect(atlas.land(at: world.pointsPerDegree).rings.count == 2)
    #expect(reads.withLock { $0 } == 0)
    let near = view([place("Suva", -18.1, 178.4)])
    for _ in 0..<2 { #expect(atlas.land(at: near.pointsPerDegree).rings.count == 1) }
    #expect(reads.withLock { $0 } == 1)
    // Without them the others have to do.
    #expect(Atlas(land: coarse).land(at: near.pointsPerDegree).rings.count == 2)
  }

  /// Viti Levu is land, and small as its map is, it is no larger in a file than it looks.
  @Test func `islands have their coasts`() throws {
    let near = view([place("Suva", -18.1, 178.4)])
    let path = near.path(try land("coasts", parts: 100))
    let suva = near.position(place("Nadi", -17.8, 177.7))
    let nearest = path.segments.compactMap { segment -> Double? in
      guard case .line(let point) = segment else { return nil }
      return max(abs((point.x - suva.x).points), abs((point.y - suva.y).points))
    }.min()
    #expect(try #require(nearest) < 10)
    #expect(path.segments.count < 1500)
  }

  @Test func `simpler lines`() {
    let square = [(0.0, 0.0), (5, 0.1), (10, 0), (10, 10), (5, 10), (0, 10)].map {
      EqualEarth.Point(x: $0.0, y: $0.1)
    }
    #expect(
      Polygon.simplified(square, tolerance: 0.3).map { [$0.x, $0.y] } == [
        [0, 0], [10, 0], [10, 10], [0, 10],
      ])
    #expect(Polygon.simplified(square, tolerance: 0.05).count == 5)
    // What cannot be seen is not drawn.
    let islet = [(0.0, 0.0), (0.1, 0), (0.1, 0.1), (0, 0.1)].map { EqualEarth.Point(x: $0.0, y: $0.1) }
    #expect(Polygon.simplified(islet, tolerance: 0.3).isEmpty)
    #expect(Polygon.simplified([], tolerance: 0.3).isEmpty)
  }

  @Test(arguments: ["x", "1 2", "1 2 3 4 5", "1 2 3 4 5 9999"])
  func `lines that are no coast`(text: String) { #expect(Land(text) == nil) }

  private func slide(_ places: [MapPlace], unknown: [String] = [], withoutCity: Int = 0) throws
    -> SlideLayout.Result
  {
    var template = try Repository.template("map")
    template.atlas = Land("0 0 10 0 0 10").map { Atlas(land: $0) }
    var content = NetworkPersonal.resolve(Sample.bundle(), Submission()).value
    content.mapPlaces.known = places
    content.mapPlaces.unknown = unknown.map { MapPlaces.City(name: $0, country: "SG", count: 1) }
    content.mapPlaces.withoutCity = withoutCity
    return try SlideLayout(template, typesetter: FixedAdvanceTypesetter())
      .slide(.network(content), assets: SlideAssets(), location: SourceLocation(file: "test"))
  }

  /// Cities in a row: names have room on each side, others are counted, and so are cities without a place, but not
  /// exchanges whose city is unknown.
  @Test func `names that have no room are counted`() throws {
    let result = try slide(
      (0..<12).map { place("City \($0)", 1.3, 103.8 + Double($0) * 0.6) }, unknown: ["Nowhere", "Elsewhere"],
      withoutCity: 3)
    #expect(PageInspection.problems(of: result) == [])
    let names = result.texts.filter { $0.hasPrefix("City") }
    #expect((2...10).contains(names.count))
    #expect(result.texts.contains("+ \(14 - names.count) more cities"))
    #expect(
      result.diagnostics.filter { $0.rule == "no-coordinates" }.map(\.message) == [
        "the map does not show Nowhere, Elsewhere"
      ])
  }

  /// Of a few out of many places there is no map, and the lists say where they are.
  @Test(arguments: [(2, 0, true), (3, 0, false), (1, 1, true), (1, 2, false), (0, 2, true), (0, 3, false)])
  func `half of the places make a map`(unknown: Int, withoutCity: Int, hasMap: Bool) throws {
    let names = (0..<unknown).map { "Nowhere \($0)" }
    let result = try slide(
      [place("Suva", -18.1, 178.4), place("Apia", -13.8, -171.8)], unknown: names, withoutCity: withoutCity)
    #expect(result.blocks.contains { $0.name == "map" } == hasMap)
    let list = names.joined(separator: ", ")
    #expect(
      result.diagnostics.filter { $0.rule == "no-coordinates" }.map(\.message)
        == (unknown == 0
          ? [] : [hasMap ? "the map does not show \(list)" : "there is no map: it would not show \(list)"]))
  }

  private func dots(_ places: [(String, Double, Int)]) -> [MapDot] {
    let places = places.map { MapPlace(name: $0.0, latitude: 1.3, longitude: $0.1, count: $0.2) }
    return MapDot.dots(of: places, in: view(places), least: 3, most: 9)
  }

  /// 12 points are a degree.
  @Test func `dots in dots are one`() {
    #expect(dots([("a", 100, 5), ("b", 101, 1), ("c", 110, 2)]).map(\.names) == [["a"], ["c"], ["b"]])
    let merged = dots([("b", 100.2, 5), ("a", 100, 1), ("c", 110, 2)])
    #expect(merged.map(\.names) == [["b", "a"], ["c"]])
    #expect(merged.map(\.count) == [6, 2])
    #expect(merged.map(\.radius).first == 9)
    // One that is all in another, and farther from its middle than its own radius.
    #expect(dots([("a", 100, 90), ("b", 100.4, 1), ("c", 110, 2)]).map(\.names) == [["a", "b"], ["c"]])
    #expect(dots([]).isEmpty)
    // Of cities in one dot the one that matters most is first and lends its place, though others have more there.
    let led = dots([("a", 100, 1), ("b", 100.2, 5), ("c", 110, 2)])
    #expect(led.map(\.names) == [["a", "b"], ["c"]] && led.map(\.rank) == [0, 2])
    #expect(led.first?.middle == dots([("a", 100, 1), ("c", 110, 2)]).first { $0.names == ["a"] }?.middle)
  }

  /// Where a few cities have one dot, it has the names of all of them, as far as there is room.
  @Test func `cities in one dot are named together`() throws {
    let two = try slide([place("Manila", 14.6, 121), place("Makati", 14.55, 121.03)])
    #expect(two.texts.contains("Manila, Makati") || two.texts.contains("Makati, Manila"))
    #expect(!two.texts.contains { $0.hasPrefix("+ ") && $0.contains("cit") })
    let many = try slide((0..<5).map { place("City \($0)", 1.3, 103.8) })
    #expect(many.texts.contains("City 0") && many.texts.contains("+ 4 more cities"))
  }

  private func names(
    _ dots: [MapDot], in whole: Size, _ template: Template
  ) throws -> [(text: String, box: Rect)] {
    let page = DeckPage(.cover, DeckFacts())
    let context = LayoutContext(
      template: template, palette: template.palette, typesetter: FixedAdvanceTypesetter(),
      fields: SlideFields(page, labels: template.labels, pageNumber: "", part: nil), deckPage: page,
      location: SourceLocation(file: "deck"))
    let style = try #require(template.styles["map-place"])
    let names = MapNames(
      context: context, style: style, moreStyle: try #require(template.styles["map-more"]),
      whole: Rect(origin: .zero, size: whole), dots: dots)
    return try names.elements(unplaced: 0).compactMap { element in
      guard case .glyphs(let run) = element else { return nil }
      let top = run.origin.y - style.size * 0.7
      return (run.text, Rect(x: run.origin.x, y: top, width: run.advance, height: style.size * 0.7))
    }
  }

  /// A name keeps clear of other dots and names, and within the map, however long it is.
  @Test(arguments: [
    "Suva", "Thiruvananthapuram", "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    "กรุงเทพมหานคร อมรรัตนโกสินทร์",
  ])
  func `names keep clear`(name: String) throws {
    let size = Size(width: 400, height: 200)
    let template = try Repository.template("map")
    for x in stride(from: 0.0, through: 400, by: 20) {
      for y in stride(from: 0.0, through: 200, by: 20) {
        let dots = [
          MapDot(names: [name], rank: 0, count: 2, middle: Point(x: Length(x), y: Length(y)), radius: 9),
          MapDot(
            names: ["Apia"], rank: 1, count: 1, middle: Point(x: Length(x + 25), y: Length(y)), radius: 4),
        ]
        let found = try names(dots, in: size, template)
        for (text, box) in found where !text.hasPrefix("+") {
          #expect(Rect(origin: .zero, size: size).contains(box), "\(text) \(x) \(y)")
          let own = text == "Apia" ? 1 : 0
          // And it is nearest to its own dot.
          let distances = dots.map { $0.distance(to: box) }
          #expect(distances[1 - own] >= distances[own] + 1.9, "\(text) \(x) \(y)")
        }
        if found.count > 1 { #expect(!found[0].box.overlaps(found[1].box)) }
      }
    }
    // In the middle there is room for any.
    let middle = MapDot(names: [name], rank: 0, count: 1, middle: Point(x: 200, y: 100), radius: 9)
    #expect(try names([middle], in: size, template).count == 1)
  }
}
