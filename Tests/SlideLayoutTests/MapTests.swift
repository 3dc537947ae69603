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
  ) throws -> [(text: String, box: Rect, leader: (start: Point, end: Point)?)] {
    let page = DeckPage(.cover, DeckFacts())
    let context = LayoutContext(
      template: template, palette: template.palette, typesetter: FixedAdvanceTypesetter(),
      fields: SlideFields(page, labels: template.labels, pageNumber: "", part: nil), deckPage: page,
      location: SourceLocation(file: "deck"))
    let style = try #require(template.styles["map-place"])
    let names = MapNames(
      context: context, style: style, moreStyle: try #require(template.styles["map-more"]),
      whole: Rect(origin: .zero, size: whole), dots: dots)
    // A line that leads to a dot comes right before its name.
    var leader: (start: Point, end: Point)?
    return try names.elements(unplaced: 0).compactMap { element in
      if case .shape(let shape) = element, case .move(let start)? = shape.path.segments.first,
        case .line(let end)? = shape.path.segments.last
      {
        leader = (start, end)
      }
      guard case .glyphs(let run) = element else { return nil }
      defer { leader = nil }
      let top = run.origin.y - style.size * 0.7
      return (
        run.text, Rect(x: run.origin.x, y: top, width: run.advance, height: style.size * 0.7), leader
      )
    }
  }

  /// What a name at the end of a line keeps clear of.
  private func check(
    _ found: [(text: String, box: Rect, leader: (start: Point, end: Point)?)], _ dots: [MapDot]
  ) {
    for (index, name) in found.enumerated() where !name.text.hasPrefix("+") {
      guard let own = dots.first(where: { $0.names.first == name.text }) else { continue }
      for other in found[..<index] { #expect(!other.box.overlaps(name.box), "\(name.text) \(other.text)") }
      guard let leader = name.leader else { continue }
      #expect(abs(own.distance(to: Rect(origin: leader.start, size: .zero)).points) < 0.1, "\(name.text)")
      #expect((21...61).contains(leader.start.distance(to: leader.end).points), "\(name.text)")
      for dot in dots where dot.names != own.names && own.rank > 0 {
        #expect(dot.distance(to: name.box) >= 3.9, "\(name.text) \(dot.names)")
        #expect(dot.distance(toLineFrom: leader.start, to: leader.end) >= 0.9, "\(name.text) \(dot.names)")
      }
    }
  }

  /// However close cities are, the largest is named, and a line leads to those that have no room beside their dots.
  @Test(arguments: 1...12)
  func `lines lead to names without room`(seed: Int) throws {
    let template = try Repository.template("map")
    let size = Size(width: 500, height: 300)
    let dots = (0..<14).map { index in
      let (x, y) = (Double((index * 37 + seed * 53) % 90), Double((index * 61 + seed * 29) % 70))
      return MapDot(
        names: ["City \(index)"], rank: index, count: 1,
        middle: Point(x: Length(200 + x), y: Length(110 + y)),
        radius: Length(index == 0 ? 10 : 3 + Double(index % 3)))
    }
    let found = try names(dots, in: size, template)
    #expect(found.contains { $0.text == "City 0" })
    #expect(found.contains { $0.leader != nil })
    let counted = found.filter { !$0.text.hasPrefix("+") }
    #expect(Set(counted.map(\.text)).count == counted.count, "no name twice")
    check(found, dots)
  }

  @Test func `no name is there twice`() throws {
    let dots = [("Portland", 100.0), ("Suva", 200.0), ("Portland", 300.0)].enumerated().map { rank, dot in
      MapDot(
        names: [dot.0], rank: rank, count: 1, middle: Point(x: Length(dot.1), y: 100), radius: 5)
    }
    let found = try names(dots, in: Size(width: 400, height: 200), Repository.template("map")).map(\.text)
    #expect(found.sorted() == ["+ 1 more city", "Portland", "Suva"])
  }

  private static let europe: [(String, Double, Double)] = [
    ("London", 51.5, -0.1), ("Amsterdam", 52.4, 4.9), ("Frankfurt", 50.1, 8.7), ("Paris", 48.9, 2.4),
    ("Madrid", 40.4, -3.7), ("Milan", 45.5, 9.2), ("Vienna", 48.2, 16.4), ("Prague", 50.1, 14.4),
    ("Berlin", 52.5, 13.4), ("Zurich", 47.4, 8.5), ("Brussels", 50.8, 4.4), ("Warsaw", 52.2, 21),
    ("Copenhagen", 55.7, 12.6), ("Oslo", 59.9, 10.8),
  ]

  /// The cities that crowd are on the inset map alone, and the others on the map.
  @Test func `an inset map where cities crowd`() throws {
    let crowd = Self.europe.map { place($0.0, $0.1, $0.2) }
    let far = [place("Tokyo", 35.7, 139.7), place("Dallas", 32.8, -96.8), place("Suva", -18.1, 178.4)]
    let inset = try #require(MapInset(far + crowd))
    #expect(inset.outside.map(\.name).contains("Tokyo") && inset.outside.count + inset.inside.count == 17)
    #expect(inset.inside.count >= 13)
    #expect(MapInset(crowd) == nil, "a map of them alone is as large")
    #expect(MapInset(far + crowd.prefix(12)) == nil, "twelve are no crowd")
    #expect(MapInset([]) == nil)

    let result = try slide(far + crowd)
    #expect(PageInspection.problems(of: result) == [])
    let small = try #require(result.frame("inset map"))
    let large = try #require(result.frame("map"))
    #expect(!small.overlaps(large))
    let names = Set((far + crowd).map(\.name))
    let shown = result.page.elements.flatMap(\.runs).filter { names.contains($0.text) }
    #expect(Set(shown.map(\.text)).count == shown.count, "each name once")
    for run in shown {
      let isInside = inset.inside.contains { $0.name == run.text }
      #expect((isInside ? small : large).contains(Rect(origin: run.origin, size: .zero)), "\(run.text)")
    }
    #expect(
      shown.contains { $0.text == "Tokyo" }
        && shown.contains { small.contains(Rect(origin: $0.origin, size: .zero)) })
    #expect(try slide(far + crowd.prefix(5)).frame("inset map") == nil)
  }

  /// What sizes mean, where they show capacities.
  @Test func `a legend of capacities`() throws {
    func place(_ name: String, _ longitude: Double, _ gigabits: Int) -> MapPlace {
      MapPlace(
        name: name, latitude: 0, longitude: longitude, count: 1,
        capacity: BitRate(bitsPerSecond: gigabits * 1_000_000_000))
    }
    let shown = try slide([place("A", 0, 1_200), place("B", 30, 400), place("C", 60, 10)]).texts
    #expect(shown.contains("ports in a city"))
    #expect(["1T", "200G", "40G"].allSatisfy(shown.contains), "\(shown)")
    #expect(try !slide([place("A", 0, 0), place("B", 30, 0)]).texts.contains("ports in a city"))
    #expect(try !slide([place("A", 0, 2), place("B", 30, 2)]).texts.contains("ports in a city"))
    // Four times the capacity is twice as wide, above the least.
    let scale = MapDot.scale([], ofAll: [place("A", 0, 400), place("B", 1, 100)], least: 0, most: 8)
    #expect(scale.radius(400e9) == 8 && scale.radius(100e9) == 4 && scale.radius(900e9) == 8)
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
        for (text, box, leader) in found where !text.hasPrefix("+") {
          #expect(Rect(origin: .zero, size: size).contains(box), "\(text) \(x) \(y)")
          let own = text == "Apia" ? 1 : 0
          // And it is nearest to its own dot, or a line leads there.
          let distances = dots.map { $0.distance(to: box) }
          #expect(leader != nil || distances[1 - own] >= distances[own] + 1.9, "\(text) \(x) \(y)")
        }
        check(found, dots)
        if found.count > 1 { #expect(!found[0].box.overlaps(found[1].box)) }
      }
    }
    // In the middle there is room for any.
    let middle = MapDot(names: [name], rank: 0, count: 1, middle: Point(x: 200, y: 100), radius: 9)
    #expect(try names([middle], in: size, template).count == 1)
  }
}
