internal import Foundation
internal import Work

/// A temporary file that another program reads, or that is read again.
enum RestingFile {
  /// Uses a path for it; the file is removed afterwards, or when a signal ends the process.
  ///
  /// - Parameter body: uses its path.
  /// - Returns: what `body` does.
  static func with<Value>(_ body: (String) throws -> Value) rethrows -> Value {
    let path = FileManager.default.temporaryDirectory.appending(path: "personals-\(UUID()).pdf").path
    Interruption.removes(path)
    defer { Interruption.removed(path) }
    return try body(path)
  }
}
