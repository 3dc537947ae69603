import CairoDrawing
import Foundation
import Scene

/// The fonts the tests are run with: those at the repository's root, cached beside the build.
enum Fonts {
  static let settings = FontSettings(bundledFolder: root + "/fonts", cacheFolder: root + "/.build/fontconfig")

  /// The same, without the system's.
  static let bundledOnly = FontSettings(
    bundledFolder: root + "/fonts", cacheFolder: root + "/.build/fontconfig", usesSystemFonts: false)

  /// The repository's root.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
}

extension TextStyle {
  static func inter(
    _ size: Length = 20, weight: Int = 400, color: Color = .black, language: String? = nil
  ) -> TextStyle {
    TextStyle(family: "Inter", weight: weight, size: size, color: color, language: language)
  }
}
