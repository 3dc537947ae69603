#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

extension PrivateFolder {
  /// A file in the folder.
  package struct Entry: Sendable, Hashable {
    package var name: String
    /// In bytes.
    package var size: Int
    /// In nanoseconds since 1970.
    package var modified: Int
  }

  /// The regular files in the folder, hidden ones left out, by name; none where it cannot be looked into.
  package var entries: [Entry] {
    guard let directory = opendir(path) else { return [] }
    defer { closedir(directory) }
    var entries: [Entry] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        // The name ends with a zero within the entry.
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      var status = stat()
      guard !name.hasPrefix("."), lstat(file(name), &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        continue
      }
      entries.append(
        Entry(name: name, size: Int(status.st_size), modified: InputFile.modified(file(name))))
    }
    return entries.sorted { $0.name < $1.name }
  }

  /// Has a file be one that was changed now.
  package func touch(_ name: String) {
    _ = utimensat(AT_FDCWD, file(name), nil, AT_SYMLINK_NOFOLLOW)
  }
}
