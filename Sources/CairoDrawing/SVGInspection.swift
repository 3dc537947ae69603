/// Looks at an SVG before it is parsed.
enum SVGInspection {
  /// What an SVG refers to in vain.
  ///
  /// - Throws: `ImageError` where what it holds is over the limits.
  static func warnings(about bytes: [UInt8], limits: ImageLimits) throws(ImageError) -> [String] { [] }
}
