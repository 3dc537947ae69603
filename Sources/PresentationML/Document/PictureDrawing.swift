package import Scene

/// Draws what a presentation has as pictures. The library that draws is passed in, as typesetters are.
package struct PictureDrawing {
  /// A page as PNG, transparent where nothing is drawn, so many pixels wide.
  let pixels: (_ page: Page, _ width: Int) throws -> [UInt8]
  /// A page as SVG.
  let vectors: (_ page: Page) throws -> [UInt8]

  package init(
    pixels: @escaping (_ page: Page, _ width: Int) throws -> [UInt8],
    vectors: @escaping (_ page: Page) throws -> [UInt8]
  ) {
    self.pixels = pixels
    self.vectors = vectors
  }

  /// How many pixels a point has.
  private static let scale = 2.5

  /// Elements as PNG.
  ///
  /// - Parameters:
  ///   - elements: what to draw.
  ///   - frame: where they are.
  /// - Returns: the file.
  /// - Throws: what draws it throws.
  func png(_ elements: [Element], in frame: Rect) throws -> [UInt8] {
    let width = (frame.width.points * Self.scale).rounded(.up)
    return try pixels(page(elements, frame), Int(max(16, min(4096, width))))
  }

  /// Elements as SVG.
  func svg(_ elements: [Element], in frame: Rect) throws -> [UInt8] { try vectors(page(elements, frame)) }

  private func page(_ elements: [Element], _ frame: Rect) -> Page {
    let moved = elements.map { $0.offset(by: Point(x: -frame.minX, y: -frame.minY)) }
    return Page(
      size: frame.size, background: Color(red: 255, green: 255, blue: 255, alpha: 0), elements: moved)
  }
}
