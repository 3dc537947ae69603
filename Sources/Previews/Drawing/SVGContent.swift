/// What an SVG has in it, as far as the keeping of pictures has to know.
enum SVGContent {
  /// Words that are, in any case, in every SVG with text, pictures, or something put in from elsewhere.
  private static let signs = ["text", "tspan", "image", "data:", "<!entity", "font"].map { Array($0.utf8) }

  /// Whether drawing an SVG asks nothing of the system but the library itself: its text would be set in whatever
  /// fonts there are, and pictures in it are read by further libraries.
  ///
  /// - Parameter bytes: the file. What is not written in an encoding that has ASCII in it is not looked through.
  /// - Returns: false if that is unknown.
  static func isDrawnAlone(_ bytes: [UInt8]) -> Bool {
    guard !bytes.contains(0) else { return false }
    let lowered = bytes.map { (65...90).contains($0) ? $0 + 32 : $0 }
    return !signs.contains { lowered.firstRange(of: $0) != nil }
  }
}
