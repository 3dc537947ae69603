/// Texts without the paths of folders that are other ones on other machines.
struct ShortPaths: Sendable, Hashable {
  /// With a slash at the end of each, the longest first.
  private let folders: [String]

  /// - Parameter folders: those that paths in texts are to start from; only absolute ones are taken out.
  init(leavingOut folders: [String]) {
    self.folders = Set(folders.filter { $0.hasPrefix("/") && $0 != "/" })
      .map { $0.hasSuffix("/") ? $0 : $0 + "/" }
      .sorted { ($0.utf8.count, $0) > ($1.utf8.count, $1) }
  }

  func shortening(_ text: String) -> String {
    folders.reduce(text) { text, folder in
      text.contains(folder) ? text.replacing(folder, with: "") : text
    }
  }
}
