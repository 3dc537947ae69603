/// Tags of languages, as BCP 47 has them.
enum LanguageTag {
  /// The tag that serves somebody who wants another: the same in letters of either case, else the one that is left when
  /// subtags are taken off the end, as in RFC 4647, section 3.4. `pt-BR` is served by `pt`.
  ///
  /// - Parameters:
  ///   - wanted: the tag that somebody wrote.
  ///   - known: those there are.
  /// - Returns: one of those there are; nil where none serves.
  static func nearest(to wanted: String, among known: [String]) -> String? {
    var parts = wanted.lowercased().split(separator: "-")
    while !parts.isEmpty {
      let tag = parts.joined(separator: "-")
      if let match = known.first(where: { $0.lowercased() == tag }) { return match }
      parts.removeLast()
      // A letter alone says what the subtag behind it is.
      if parts.last?.count == 1 { parts.removeLast() }
    }
    return nil
  }
}
