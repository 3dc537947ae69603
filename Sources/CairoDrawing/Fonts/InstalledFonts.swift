internal import CFontconfig
internal import Synchronization

/// Which fonts the system has, for programs that draw with them through fontconfig.
package final class InstalledFonts: Sendable {
  /// nil where fontconfig has no configuration.
  package static let shared = InstalledFonts()

  /// The system's fonts as fontconfig knows them.
  private struct Catalogue {
    /// The `FcConfig`, owned for as long as the process runs.
    let handle: OpaquePointer
    /// The characters of each face, borrowed from `handle`.
    var faces: [OpaquePointer] = []
  }

  /// The names of all families, in all languages.
  package let families: Set<String>
  /// The paths of all fonts, sorted.
  package let files: [String]
  private let catalogue: Mutex<Catalogue>

  private init?() {
    guard let handle = FcInitLoadConfigAndFonts() else { return nil }
    var catalogue = Catalogue(handle: handle)
    var families: Set<String> = []
    var files: Set<String> = []
    if let set = FcConfigGetFonts(handle, FcSetSystem)?.pointee, let patterns = set.fonts {
      for pattern in UnsafeBufferPointer(start: patterns, count: Int(set.nfont)) {
        var index: Int32 = 0
        var name: UnsafeMutablePointer<FcChar8>?
        while FcPatternGetString(pattern, FC_FAMILY, index, &name) == FcResultMatch, let found = name {
          families.insert(String(cString: found))
          index += 1
        }
        if FcPatternGetString(pattern, FC_FILE, 0, &name) == FcResultMatch, let found = name {
          files.insert(String(cString: found))
        }
        var characters: OpaquePointer?
        if FcPatternGetCharSet(pattern, FC_CHARSET, 0, &characters) == FcResultMatch, let characters {
          catalogue.faces.append(characters)
        }
      }
    }
    self.families = families
    self.files = files.sorted()
    self.catalogue = Mutex(catalogue)
  }

  /// Whether any face has a character.
  package func has(_ scalar: Unicode.Scalar) -> Bool {
    catalogue.withLock { $0.faces.contains { FcCharSetHasChar($0, scalar.value) != FcFalse } }
  }
}
