internal import Files
internal import Foundation

/// Removes files.
enum Removal {
  static func file(_ path: String) { try? FileManager.default.removeItem(atPath: path) }

  /// Removes what is in a folder.
  static func contents(_ path: String) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] { file(path + "/" + name) }
  }

  /// Removes a folder of files.
  static func folder(_ path: String) { try? FileManager.default.removeItem(atPath: path) }
}
