internal import Foundation

/// Files that changed, including deleted ones.
struct ChangedFiles {
  private let paths: Set<String>

  init(_ paths: [String]) { self.paths = Set(paths.map(Self.whole)) }

  func contains(_ path: String) -> Bool { paths.contains(Self.whole(path)) }

  func contains(anyOf paths: [String]) -> Bool { paths.contains(where: contains) }

  /// The absolute path without `.` and `..`.
  private static func whole(_ path: String) -> String { URL(filePath: path).standardizedFileURL.path }
}
