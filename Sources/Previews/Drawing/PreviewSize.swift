internal import Scene

/// How large pictures are.
package enum PreviewSize {
  /// The default of a picture's shorter side, in pixels: 1920 × 1080, 1440 × 1080, and A4 as
  /// 1080 × 1528.
  static let shorterSide = 1080.0
  /// The width of small pictures, in pixels, where the large ones are not smaller still.
  static let thumbnailWidth = 640

  /// The width and height of a page's picture in pixels.
  ///
  /// - Parameters:
  ///   - page: the page's size.
  ///   - width: the width wanted; nil for the usual one.
  /// - Returns: both, in whole pixels.
  static func pixels(of page: Size, width: Int?) -> (width: Int, height: Int) {
    let ratio = page.height.ratio(to: page.width)
    let width = width ?? Int((shorterSide / min(1, ratio)).rounded())
    return (width, Int((Double(width) * ratio).rounded()))
  }
}
