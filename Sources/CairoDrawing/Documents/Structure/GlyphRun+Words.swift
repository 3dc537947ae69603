import Scene

extension GlyphRun {
  /// Whether its glyphs by themselves do not say its text: several for a letter, or Arabic forms of letters.
  var needsWords: Bool { isRightToLeft || clusters.contains { $0.glyphCount != 1 } }

  /// Whether the text has letters of private use, of which PDF/A wants to know what they say (ISO 19005-2, 6.2.11.7.3).
  var hasPrivateLetters: Bool {
    text.unicodeScalars.contains { $0.properties.generalCategory == .privateUse }
  }

  /// The text and the clusters without marks of direction and of where lines may end. With one of them, a letter would be
  /// another for Cairo than without, and get a tag of its own, behind which some programs lose text.
  var withoutMarks: (text: String, clusters: [Cluster]) {
    // All are of three bytes, the first of which is this.
    guard text.utf8.contains(0xE2) else { return (text, clusters) }
    var plain = String.UnicodeScalarView()
    var result: [Cluster] = []
    var rest = text.unicodeScalars[...]
    for cluster in clusters {
      var (taken, kept) = (0, 0)
      while taken < cluster.utf8Count, let scalar = rest.popFirst() {
        let count = UTF8.width(scalar)
        taken += count
        guard !Self.isMark(scalar) else { continue }
        plain.append(scalar)
        kept += count
      }
      // A glyph has to have a text.
      guard kept > 0, taken == cluster.utf8Count else { return (text, clusters) }
      result.append(Cluster(utf8Count: kept, glyphCount: cluster.glyphCount))
    }
    return (String(plain), result)
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069: true
    default: false
    }
  }
}
