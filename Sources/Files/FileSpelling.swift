#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The existing file that a path which leads nowhere spells otherwise: in another Unicode form, with backslashes between
/// folders, or in another letter case.
package struct FileSpelling {
  /// The path of the existing file, from where the written one starts.
  package private(set) var path = ""
  /// Whether only the Unicode form or the slashes differ, not the letter case.
  package private(set) var isSame = true

  /// Looks for the file, folder by folder; nil where there is none, or it is spelled as written.
  ///
  /// - Parameters:
  ///   - written: the path as written.
  ///   - folder: the folder it starts from; empty for the current one.
  ///   - mayLook: whether a folder may be looked into.
  package init?(of written: String, from folder: String, mayLook: (String) -> Bool = { _ in true }) {
    var place = written.hasPrefix("/") ? "/" : folder.isEmpty ? "." : folder
    let parts = written.split { $0 == "/" || $0 == "\\" }
    guard !parts.isEmpty, parts.count <= 32, !written.utf8.contains(0) else { return nil }
    for part in parts {
      var name = String(part)
      if name != "..", name != "." {
        guard mayLook(place) else { return nil }
        if !Self.exists(place + "/" + name) {
          guard let found = Self.entry(like: name, in: place) else { return nil }
          if found != name { isSame = false }
          name = found
        }
      }
      place += "/" + name
      path += (path.isEmpty ? (written.hasPrefix("/") ? "/" : "") : "/") + name
    }
    guard !path.utf8.elementsEqual(written.utf8) else { return nil }
  }

  /// The entry of a folder with the same name, else the one in another letter case.
  private static func entry(like name: String, in folder: String) -> String? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    var other: String?
    while let entry = readdir(stream) {
      let found = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      // Swift compares strings by canonical equivalence, whatever their form.
      if found == name { return found }
      if found.lowercased() == name.lowercased() { other = min(other ?? found, found) }
    }
    return other
  }

  private static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }
}
