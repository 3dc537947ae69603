internal import Scene
internal import Submissions
internal import Templates

/// The part of a map of the world where places crowd, which an inset map shows larger.
struct MapInset {
  /// Those in it, and the others, in the order they had.
  let inside: [MapPlace]
  let outside: [MapPlace]

  /// How many places are a crowd.
  private static let crowd = 13
  /// How wide and high the part is, in radii of the globe on the plane: western and central Europe.
  private static let (width, height) = (0.55, 0.375)
  /// How many times as wide a map has to be for an inset to be larger.
  private static let least = 3.0

  /// The part with the most places; nil where nothing crowds, or where the whole map is hardly larger.
  ///
  /// - Parameter places: those on the whole map.
  init?(_ places: [MapPlace]) {
    guard places.count > Self.crowd else { return nil }
    let meridian = MapView.meridian(of: places.map(\.longitude))
    let projection = EqualEarth(meridian: meridian)
    let points = places.enumerated().map { index, place in
      let longitude = MapView.turned(place.longitude, to: meridian)
      return (
        index: index, at: projection.point(Land.Place(longitude: longitude, latitude: place.latitude))
      )
    }
    let xs = points.map(\.at.x)
    guard let left = xs.min(), let right = xs.max(), right - left >= Self.width * Self.least else {
      return nil
    }
    let byX = points.sorted { ($0.at.x, $0.index) < ($1.at.x, $1.index) }
    var best: [Int] = []
    var end = 0
    for (start, first) in byX.enumerated() {
      while end < byX.count, byX[end].at.x <= first.at.x + Self.width { end += 1 }
      // No part that begins here can have more.
      guard end - start > best.count else { continue }
      let column = byX[start..<end].sorted { ($0.at.y, $0.index) < ($1.at.y, $1.index) }
      var top = 0
      for (bottom, lowest) in column.enumerated() {
        while top < column.count, column[top].at.y <= lowest.at.y + Self.height { top += 1 }
        if top - bottom > best.count { best = column[bottom..<top].map(\.index) }
      }
    }
    guard best.count >= Self.crowd, best.count < places.count else { return nil }
    let crowd = Set(best)
    inside = places.indices.filter(crowd.contains).map { places[$0] }
    outside = places.indices.filter { !crowd.contains($0) }.map { places[$0] }
  }
}
