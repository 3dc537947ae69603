/// Texts without the paths of folders that are other ones on other machines.
struct ShortPaths: Sendable, Hashable {
  private struct Replacement: Sendable, Hashable {
    /// With a slash at its end.
    var path: String
    var short: String
  }

  /// The longest path first.
  private let replacements: [Replacement]

  /// - Parameters:
  ///   - folder: paths in it are relative to it, and so are those in the folders around it: `../logos/a.svg`.
  ///   - others: paths in these are relative to them.
  ///
  /// Only absolute paths are shortened.
  init(from folder: String, leavingOut others: [String] = []) {
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

  func shortening(_ text: String) -> String {
    guard text.contains("/") else { return text }
    return replacements.reduce(text) { text, replacement in
      text.contains(replacement.path) ? text.replacing(replacement.path, with: replacement.short) : text
    }
  }
}
