internal import CFontconfig

/// A face that fontconfig knows, with the characters it has.
///
/// Borrows from the configuration it was read from and must not outlive it.
struct InstalledFont {
  /// The family's English name, or the first where there is none in English.
  let family: String
  let file: String
  /// Whether the face is drawn in its own colours or only at certain pixel sizes, or is a font with axes.
  let isUnusable: Bool
  /// The characters, borrowed.
  private let characters: OpaquePointer

  /// What `pattern` says of a face; nil if it has no file, family or characters.
  init?(_ pattern: OpaquePointer) {
    guard let file = Self.string(FC_FILE, 0, of: pattern), let family = Self.englishFamily(of: pattern) else {
      return nil
    }
    var characters: OpaquePointer?
    guard FcPatternGetCharSet(pattern, FC_CHARSET, 0, &characters) == FcResultMatch, let characters else {
      return nil
    }
    self.family = family
    self.file = file
    self.characters = characters
    isUnusable =
      Self.flag(FC_COLOR, of: pattern) || Self.flag(FC_VARIABLE, of: pattern)
      || !Self.flag(FC_SCALABLE, of: pattern)
  }

  func covers(_ scalar: Unicode.Scalar) -> Bool { FcCharSetHasChar(characters, scalar.value) != FcFalse }

  private static func englishFamily(of pattern: OpaquePointer) -> String? {
    var index: Int32 = 0
    while let language = string(FC_FAMILYLANG, index, of: pattern) {
      if language == "en" { return string(FC_FAMILY, index, of: pattern) }
      index += 1
    }
    return string(FC_FAMILY, 0, of: pattern)
  }

  private static func string(_ property: String, _ index: Int32, of pattern: OpaquePointer) -> String? {
    var value: UnsafeMutablePointer<FcChar8>?
    guard FcPatternGetString(pattern, property, index, &value) == FcResultMatch, let value else { return nil }
    return String(cString: value)
  }

  private static func flag(_ property: String, of pattern: OpaquePointer) -> Bool {
    var value = FcFalse
    return FcPatternGetBool(pattern, property, 0, &value) == FcResultMatch && value != FcFalse
  }
}

extension InstalledFont {
  /// The scalable faces in `config`.
  ///
  /// - Parameter config: an `FcConfig` with its fonts built, borrowed.
  /// - Returns: the faces, which borrow from `config`.
  static func all(in config: OpaquePointer) -> [InstalledFont] {
    var result: [InstalledFont] = []
    for kind in [FcSetSystem, FcSetApplication] {
      guard let set = FcConfigGetFonts(config, kind)?.pointee, let patterns = set.fonts else { continue }
      for pattern in UnsafeBufferPointer(start: patterns, count: Int(set.nfont)) {
        if let font = pattern.flatMap(InstalledFont.init) { result.append(font) }
      }
    }
    return result
  }
}
