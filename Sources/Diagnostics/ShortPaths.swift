/// Shortens the paths in messages, so that they make sense on other machines and say nothing of this one. Secrets in the
/// names of files are hidden, too.
package struct ShortPaths: Sendable, Hashable {
  private struct Replacement: Sendable, Hashable {
    /// With a slash at its end.
    var path: String
    var short: String
  }

  /// The longest path first.
  private let replacements: [Replacement]

  /// Only absolute paths are shortened.
  ///
  /// - Parameters:
  ///   - folder: paths in it start there, and so do those in the folders around it: `../logos/a.svg`.
  ///   - others: paths in these start there.
  package init(from folder: String, leavingOut others: [String] = []) {
    var replacements: [String: String] = [:]
    for other in others { replacements[other] = "" }
    var around = folder[...]
    var short = ""
    while around.hasPrefix("/"), around.count > 1 {
      replacements[String(around)] = short
      short += "../"
      around = around[..<(around.lastIndex(of: "/") ?? around.startIndex)]
    }
    self.replacements = replacements.filter { $0.key.hasPrefix("/") && $0.key != "/" }
      .map { Replacement(path: $0.key.hasSuffix("/") ? $0.key : $0.key + "/", short: $0.value) }
      .sorted { ($0.path.utf8.count, $0.path) > ($1.path.utf8.count, $1.path) }
  }

  /// A text with its paths shortened, without secrets.
  package func shortening(_ text: String) -> String {
    let text = text.withoutSecrets
    guard text.contains("/") else { return text }
    return replacements.reduce(text) { text, replacement in
      text.contains(replacement.path) ? text.replacing(replacement.path, with: replacement.short) : text
    }
  }

  /// Whether anything in a diagnostic may be shortened. In most runs nothing is, which needs no copy.
  private func isLong(_ diagnostic: Diagnostic) -> Bool {
    guard !Secrets.areKnown else { return true }
    let texts = [diagnostic.location.file, diagnostic.message, diagnostic.hint ?? ""] + diagnostic.otherFiles
    return texts.contains { text in
      text.utf8.contains(UInt8(ascii: "/")) && replacements.contains { text.contains($0.path) }
    }
  }

  /// Diagnostics with their files, and the paths in what they say, shortened.
  package func shortening(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    guard diagnostics.contains(where: isLong) else { return diagnostics }
    var files: [String: String] = [:]
    return diagnostics.map { diagnostic in
      var short = diagnostic
      // Nearly all are of one file, whose name is then in memory once.
      let file = files[diagnostic.location.file] ?? shortening(diagnostic.location.file)
      files[diagnostic.location.file] = file
      short.location.file = file
      short.message = shortening(diagnostic.message)
      short.hint = diagnostic.hint.map(shortening)
      short.otherFiles = diagnostic.otherFiles.map(shortening)
      return short
    }
  }
}
