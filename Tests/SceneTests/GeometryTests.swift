import Scene
import Testing

@Suite struct GeometryTests {
  private let rect = Rect(x: 10, y: 20, width: 30, height: 40)

  @Test func `rectangles that touch do not overlap`() {
    #expect(!rect.overlaps(Rect(x: 40, y: 20, width: 10, height: 10)))
    #expect(!rect.overlaps(Rect(x: 10, y: 60, width: 10, height: 10)))
    #expect(rect.overlaps(Rect(x: 39, y: 59, width: 10, height: 10)))
    #expect(!rect.overlaps(Rect(x: 39, y: 59, width: 10, height: 10), tolerance: 1))
  }

  @Test func `a rectangle contains what does not leave it`() {
    #expect(rect.contains(rect))
    #expect(rect.contains(Rect(x: 15, y: 25, width: 1, height: 1)))
    #expect(!rect.contains(Rect(x: 15, y: 25, width: 26, height: 1)))
    #expect(!rect.contains(Rect(x: 9, y: 25, width: 1, height: 1)))
  }

  @Test func `union, offset and insets`() {
    #expect(
      rect.union(Rect(x: 0, y: 70, width: 5, height: 5)) == Rect(x: 0, y: 20, width: 40, height: 55))
    #expect(rect.offset(by: Point(x: 1, y: -1)) == Rect(x: 11, y: 19, width: 30, height: 40))
    #expect(
      rect.inset(by: Insets(top: 1, left: 2, bottom: 3, right: 4))
        == Rect(x: 12, y: 21, width: 24, height: 36))
    #expect(rect.inset(by: Insets(left: 20, right: 20)).width == 0)
  }

  @Test func `the bounds of a path hold all its points`() {
    #expect(Path().bounds == nil)
    #expect(Path([.close]).bounds == nil)
    #expect(Path.rect(rect).bounds == rect)
    #expect(
      Path.line(from: Point(x: 5, y: 9), to: Point(x: 1, y: 2)).bounds
        == Rect(x: 1, y: 2, width: 4, height: 7))
    let curve = Path([.curve(Point(x: 0, y: -5), Point(x: 9, y: 0), end: Point(x: 4, y: 4))])
    #expect(curve.bounds == Rect(x: 0, y: -5, width: 9, height: 9))
  }

  @Test func `round corners stay inside their rectangle`() {
    let path = Path.roundedRect(rect, left: 8, right: 2)
    #expect(path.bounds == rect)
    #expect(path.segments.last == .close)
    // A radius beyond half the shorter side is that half; none at all is a plain corner.
    #expect(
      Path.roundedRect(rect, left: 99, right: 99) == Path.roundedRect(rect, left: 15, right: 15))
    let square = Path.roundedRect(rect, left: 0, right: -1)
    #expect(square.bounds == rect)
    #expect(!square.segments.contains { if case .curve = $0 { true } else { false } })
  }

  @Test func `lengths add up`() {
    #expect(Length(3) + 2 - 1 == 4)
    #expect(-Length(3) * 2 / 4 == -1.5)
    #expect(Length(6).ratio(to: 4) == 1.5)
    #expect(Length(1) < 2)
  }
}
