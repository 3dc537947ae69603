internal import Files

/// Where submissions go, and where what is private about them is kept.
package struct ImportFolder: Sendable {
  /// The folder of submissions, with a slash at its end.
  package let submissions: String
  /// The folder with `private.yaml` and `.imported/`, with a slash at its end: where they are already, else the
  /// event's.
  package let event: String

  /// - Parameter path: the folder of submissions, which may be missing.
  package init(_ path: String) {
    let folder = path.hasSuffix("/") ? path : path + "/"
    submissions = folder
    let parent = Self.parent(of: folder)
    func hasState(_ folder: String) -> Bool {
      InputFile.exists(folder + ImportLedger.name) || InputFile.exists(folder + ".imported")
    }
    let isNamed = folder.split(separator: "/").last == "submissions"
    if hasState(folder) || InputFile.exists(folder + "event.yaml") {
      event = folder
    } else if hasState(parent) || InputFile.exists(parent + "event.yaml") || isNamed {
      event = parent
    } else {
      event = folder
    }
  }

  var ledger: String { event + ImportLedger.name }
  package var imported: String { event + ".imported/" }
  var base: String { imported + MergeBase.name }

  private static func parent(of folder: String) -> String {
    var parts = folder.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
    guard let last = parts.last, last != "..", last != "." else { return folder + "../" }
    parts.removeLast()
    let joined = parts.joined(separator: "/")
    if folder.hasPrefix("/") { return joined.isEmpty ? "/" : "/\(joined)/" }
    return joined.isEmpty ? "./" : joined + "/"
  }
}
