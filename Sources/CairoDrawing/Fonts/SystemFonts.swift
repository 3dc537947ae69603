internal import CFontconfig

/// The fonts of the system: a catalogue to choose stand-ins from, read when first needed.
///
/// Owns the system's `FcConfig`.
final class SystemFonts {
  /// The `FcConfig`, owned.
  private let handle: OpaquePointer
  /// The faces that can be drawn, those preferred first.
  private let fonts: [InstalledFont]
  /// The folders where the system keeps what fontconfig knows.
  let caches: [String]

  /// The fonts of the system's own configuration; nil where it has none.
  init?() {
    guard let handle = FcInitLoadConfigAndFonts() else { return nil }
    self.handle = handle
    // The order depends on nothing but the fonts: not on the locale, which fontconfig would follow.
    fonts = InstalledFont.all(in: handle).filter { !$0.isUnusable }.map { (Self.rank($0.family), $0) }
      .sorted { ($0.0, $0.1.family, $0.1.file) < ($1.0, $1.1.family, $1.1.file) }.map(\.1)
    caches = Self.strings(FcConfigGetCacheDirs(handle))
  }

  deinit { FcConfigDestroy(handle) }

  /// The family to take for `scalar`.
  ///
  /// - Parameters:
  ///   - scalar: a character the bundled fonts lack.
  ///   - preferred: the families to look in before all others.
  /// - Returns: a family's name; nil where no font has the character.
  func family(for scalar: Unicode.Scalar, preferring preferred: [String]) -> String? {
    let candidates = fonts.lazy.filter { $0.covers(scalar) }.map(\.family)
    guard let first = candidates.first else { return nil }
    return preferred.first { candidates.contains($0) } ?? first
  }

  /// The files that make up `family`.
  func files(of family: String) -> [String] {
    Set(fonts.lazy.filter { $0.family == family }.map(\.file)).sorted()
  }

  /// What sorts Noto's sans before other sans faces, those before serifs, and plain faces before others.
  private static func rank(_ family: String) -> Int {
    let words = family.split(separator: " ")
    let rank = words.starts(with: ["Noto", "Sans"]) ? 0 : words.contains("Sans") ? 1 : 2
    return words.contains { ["Mono", "Serif", "UI", "Display"].contains($0) } ? rank + 3 : rank
  }

  /// The strings of a list of fontconfig's, which is freed.
  private static func strings(_ list: OpaquePointer?) -> [String] {
    guard let list else { return [] }
    defer { FcStrListDone(list) }
    var result: [String] = []
    while let string = FcStrListNext(list) { result.append(String(cString: string)) }
    return result
  }
}
