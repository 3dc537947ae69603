#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The folder for fontconfig's cache of the bundled fonts.
enum FontCacheFolder {
  /// The folder asked for, or the user's; nil if neither can be written to.
  static func usable(_ wanted: String?) -> String? {
    guard let folder = wanted ?? ofUser(), makeFolder(folder) else { return nil }
    return folder
  }

  /// `personals/fontconfig` in the user's cache folder (XDG Base Directory Specification).
  private static func ofUser() -> String? {
    // The specification says to ignore a relative path.
    if let base = environment("XDG_CACHE_HOME"), base.hasPrefix("/") { return base + "/personals/fontconfig" }
    // A missing home is not created: services often have one.
    guard let home = environment("HOME"), access(home, F_OK) == 0 else { return nil }
    return home + "/.cache/personals/fontconfig"
  }

  private static func environment(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// Creates the folder and its parents; true if it exists afterwards and is writable.
  private static func makeFolder(_ path: String) -> Bool {
    if access(path, W_OK | X_OK) == 0 { return true }
    var part = path.hasPrefix("/") ? "/" : ""
    for name in path.split(separator: "/") {
      part += name + "/"
      mkdir(part, 0o700)
    }
    return access(path, W_OK | X_OK) == 0
  }
}
