#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Finds files by patterns, as `glob(3)` does.
package enum Glob {
  /// The most paths that the braces of one pattern may expand to.
  private static let limit = 1000

  /// The paths that a pattern leads to.
  ///
  /// In a pattern `*` and `?` match any characters and any one character of a name, but not the dot
  /// that a hidden file begins with; `[a-z]` for one of those characters; `{a,b}` for either. A pattern that
  /// is itself the path of something leads there. A `~` is a name like any other.
  ///
  /// - Parameters:
  ///   - pattern: relative to `folder`, or absolute where that is empty.
  ///   - folder: empty, or a path with a slash at its end, in which no character is special.
  /// - Returns: paths that begin with `folder`, those of folders with a slash at their end, by their bytes. None
  ///   where nothing matches.
  /// - Throws: `FileError` where a folder cannot be looked into, or the pattern cannot be looked for.
  package static func paths(matching pattern: String, in folder: String = "") throws(FileError) -> [String] {
    let path = folder + pattern
    guard !pattern.isEmpty, !path.utf8.contains(0) else { return [] }
    if InputFile.exists(path) {
      return [InputFile.isFolder(path) && !path.hasSuffix("/") ? path + "/" : path]
    }
    guard alternatives(in: pattern) <= limit else { throw FileError(.read, pattern, .system(E2BIG)) }

    var found = glob_t()
    defer { globfree(&found) }
    // Sorting would ask the locale.
    switch glob(escaped(folder) + pattern, GLOB_NOSORT | GLOB_MARK | GLOB_BRACE, nil, &found) {
    case 0: break
    case GLOB_NOMATCH:
      try checkFolder(of: path)
      return []
    case GLOB_NOSPACE: throw FileError(.read, path, .system(ENOMEM))
    default: throw .current(.read, path)
    }
    let paths = (0..<Int(found.gl_pathc)).compactMap { index in
      found.gl_pathv[index].map { String(cString: $0) }
    }
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The text with every sign of a pattern taken as it is.
  private static func escaped(_ text: String) -> String {
    String(text.flatMap { "*?[]{}\\,~".contains($0) ? ["\\", $0] : [$0] })
  }

  /// A lower bound of how many paths the braces of a pattern expand to, at most a little over `limit`.
  private static func alternatives(in pattern: String) -> Int {
    var open: [Int] = []
    var product = 1
    for character in pattern {
      switch character {
      case "{": open.append(1)
      case ",": if let last = open.popLast() { open.append(last + 1) }
      case "}": product *= open.popLast() ?? 1
      default: break
      }
      if product > limit { break }
    }
    return product
  }

  /// Checks that the folder before the first special character of a pattern, if it exists, can be read.
  ///
  /// `glob` says of a folder that it may not read that nothing matches.
  private static func checkFolder(of path: String) throws(FileError) {
    let plain = path.prefix { !"*?[{\\".contains($0) }
    let folder = plain.lastIndex(of: "/").map { String(plain[...$0]) } ?? "."
    guard let directory = opendir(folder) else {
      if errno == ENOENT || errno == ENOTDIR { return }
      throw .current(.read, folder)
    }
    closedir(directory)
  }
}
