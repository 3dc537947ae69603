#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The folder in which fontconfig keeps what it learnt of the bundled fonts.
enum FontCacheFolder {
  /// The folder asked for, or the user's; nil where there is none that can be written to.
  static func usable(_ wanted: String?) -> String? {
    guard let folder = wanted ?? ofUser(), makeFolder(folder) else { return nil }
    return folder
  }

  /// `personals/fontconfig` in the user's cache folder (XDG Base Directory Specification).
  private static func ofUser() -> String? {
    // A relative path there is to be ignored, says the specification.
    if let base = environment("XDG_CACHE_HOME"), base.hasPrefix("/") { return base + "/personals/fontconfig" }
    // A home that is not there is not made: services often have such a one.
    guard let home = environment("HOME"), access(home, F_OK) == 0 else { return nil }
    return home + "/.cache/personals/fontconfig"
  }

  private static func environment(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// Makes the folder and those it is in; true where it is there in the end and takes files.
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
