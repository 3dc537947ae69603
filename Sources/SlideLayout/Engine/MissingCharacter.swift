internal import Diagnostics

/// A character that no font has, in a part of the page.
struct MissingCharacter: Hashable {
  var scalar: Unicode.Scalar
  var part: String

  /// The problems of a page with these characters: one for each package that has them.
  ///
  /// - Parameters:
  ///   - missing: the characters, in reading order.
  ///   - location: the file problems are reported of.
  /// - Returns: as many problems as packages are missing.
  static func problems(_ missing: [MissingCharacter], at location: SourceLocation) -> [Diagnostic] {
    var packages: [String?] = []
    for character in missing where !packages.contains(character.package) {
      packages.append(character.package)
    }
    return packages.map { package in
      let own = missing.filter { $0.package == package }
      var problem = Diagnostic(
        .warning, rule: "missing-glyph", at: location, "no font has \(list(own))",
        hint: package.map { "install the Debian package \($0), or write it otherwise" }
          ?? "write it otherwise")
      problem.part = own.first?.part
      return problem
    }
  }

  /// The first of the characters, how many more there are, and where.
  private static func list(_ missing: [MissingCharacter]) -> String {
    var scalars: [Unicode.Scalar] = []
    var parts: [String] = []
    for character in missing {
      if !scalars.contains(character.scalar) { scalars.append(character.scalar) }
      if !parts.contains(character.part) { parts.append(character.part) }
    }
    let shown = scalars.prefix(scalars.count > 4 ? 3 : 4).map { scalar in
      let code = String(scalar.value, radix: 16, uppercase: true)
      return "'\(scalar)' (U+\(String(repeating: "0", count: max(0, 4 - code.count)))\(code))"
    }
    let rest = scalars.count - shown.count
    let characters = shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) more characters" : "")
    return "\(characters) in \(parts.map { "'\($0)'" }.joined(separator: ", "))"
  }

  /// The Debian package with a font that has it; nil where it belongs to no script.
  private var package: String? {
    switch scalar.properties.generalCategory {
    case .control, .privateUse, .surrogate, .unassigned: return nil
    default: break
    }
    return switch scalar.value {
    // Hangul, radicals, kana, Han characters, and forms for setting them.
    case 0x1100...0x11FF, 0x2E80...0x9FFF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFE10...0xFE1F,
      0xFE30...0xFE4F, 0xFF00...0xFFEF, 0x1AFF0...0x1B16F, 0x20000...0x3FFFF:
      "fonts-noto-cjk"
    // Lines and blocks, dingbats, emoji.
    case 0x2300...0x27BF, 0x1F000...0x1FAFF: "fonts-symbola"
    default: "fonts-noto-core"
    }
  }
}
