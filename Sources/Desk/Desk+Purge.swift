internal import Diagnostics
internal import Files
package import Submissions

extension Desk {
  /// Erases presenters from the desk of an event, which need not run: drafts, all versions, secrets and uploads. Submissions
  /// beside the event are not touched.
  ///
  /// - Parameters:
  ///   - event: the event's file.
  ///   - isDryRun: whether to change nothing.
  ///   - isWanted: whether to erase a presenter, given the path that their submission has or would have, what it says, and
  ///     when it was last saved, in seconds since 1970.
  /// - Returns: the names of those who are erased; none where there is no desk.
  /// - Throws: `DeskError`.
  package static func purge(
    event: String, isDryRun: Bool,
    _ isWanted: (_ path: String, _ submission: Submission?, _ saved: Int) -> Bool
  ) throws(DeskError) -> [String] {
    let folder = DeskFolder(event: event)
    guard InputFile.exists(folder.database) else { return [] }
    let store = try DeskStore(folder.database)
    var names: [String] = []
    for entry in try store.entries() {
      let path = Paths.tidy(folder.file(entry.file ?? "submissions/\(entry.stem).yaml"))
      let texts = [entry.text, entry.sent].compactMap(\.self)
      let isChosen = texts.contains { text in
        isWanted(path, SubmissionFile.decode(Array(text.utf8), file: path).value, entry.saved)
      }
      guard isChosen else { continue }
      names.append(entry.name)
      guard !isDryRun else { continue }
      Removal.folder(folder.uploads(of: entry.id))
      try store.remove(entry.id)
    }
    if !isDryRun, !names.isEmpty { Removal.contents(folder.made) }
    return names
  }
}
