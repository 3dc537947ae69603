#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Makes the folders that outputs go into.
package enum OutputFolder {
  /// Creates the folder of the file at `path` if it does not exist, but its parent does.
  ///
  /// - Throws: `FileError` with operation `.create`.
  package static func create(for path: String) throws(FileError) {
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return }
    let folder = String(path[..<slash])
    guard !InputFile.exists(folder) else { return }
    guard mkdir(folder, 0o777) == 0 || errno == EEXIST else { throw .current(.create, folder) }
  }

  /// Makes the folder that the file at `path` goes into, and the folders around it, where they are missing.
  ///
  /// - Throws: `FileError` with operation `.create`.
  package static func createAll(for path: String) throws(FileError) {
    var missing: [String] = []
    var folder = path[...]
    while let slash = folder.lastIndex(of: "/"), slash > path.startIndex {
      folder = path[..<slash]
      guard !InputFile.exists(String(folder)) else { break }
      missing.append(String(folder))
    }
    for folder in missing.reversed() {
      guard mkdir(folder, 0o777) == 0 || errno == EEXIST else { throw .current(.create, folder) }
    }
  }
}
