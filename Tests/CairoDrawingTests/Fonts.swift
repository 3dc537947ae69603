import CairoDrawing
import Foundation
import Scene

/// The fonts the tests are run with: those at the repository's root, with a cache beside the build.
enum Fonts {
  /// The repository's root.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  static let settings = FontSettings(bundledFolder: root + "/fonts", cacheFolder: root + "/.build/fontconfig")

  /// The same, without the system's.
  static let bundledOnly = FontSettings(
    bundledFolder: root + "/fonts", cacheFolder: root + "/.build/fontconfig", usesSystemFonts: false)
}

extension TextStyle {
  static func inter(
    _ size: Length = 20, weight: Int = 400, color: Color = .black, tracking: Length = 0,
    language: String? = nil
  ) -> TextStyle {
    TextStyle(
      family: "Inter", weight: weight, size: size, color: color, tracking: tracking, language: language)
  }
}

extension Typesetter {
  /// The lines of a text, one below the other from `top`, as elements.
  func lines(
    _ text: String, _ style: TextStyle = .inter(), at left: Length = 10, top: Length
  ) throws -> [Element] {
    var y = top
    return try shape(StyledText(text, style)).lines.flatMap { line in
      y = y + line.ascent + line.descent
      return line.elements(at: Point(x: left, y: y))
    }
  }
}

extension ShapedText.Line {
  /// The line's text as its runs hold it, from left to right.
  var text: String { runs.map(\.text).joined() }
}
