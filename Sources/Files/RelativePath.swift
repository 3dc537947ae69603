#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Paths as seen from other folders.
package enum RelativePath {
  /// The path of a file relative to a folder, both of which exist; links are resolved.
  ///
  /// - Returns: nil if one of them does not exist.
  package static func of(_ file: String, from folder: String) -> String? {
    guard let file = resolved(file), let folder = resolved(folder) else { return nil }
    var target = file.split(separator: "/")[...]
    var start = folder.split(separator: "/")[...]
    while let name = target.first, target.count > 1, name == start.first {
      target.removeFirst()
      start.removeFirst()
    }
    return (start.map { _ in ".." } + target).joined(separator: "/")
  }

  /// A path without links; nil where nothing is there.
  package static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The target of the symbolic link at `path`; nil if it is not one.
  package static func linkTarget(of path: String) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &buffer, buffer.count)
    guard count > 0 else { return nil }
    return String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
