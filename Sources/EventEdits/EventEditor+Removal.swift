internal import Diagnostics
internal import Files
internal import LocatedYAML
internal import Submissions

/// Taking out files that are no longer there.
extension EventEditor {
  /// The text of an event file that names some files no more. Who presented from them leaves free time behind, so that no one
  /// else gets another; a comment in the line goes along.
  ///
  /// - Parameters:
  ///   - gone: the files' paths.
  ///   - text: the event file's text.
  ///   - file: its path.
  /// - Returns: the text; nil where no line names any of the files.
  /// - Throws: `EventEditError` where it is written in a way that does not let a line be changed.
  package static func removing(_ gone: Set<String>, from text: String, file: String) throws(EventEditError)
    -> String?
  {
    let gone = Set(gone.map { Paths.tidy($0) })
    guard var outline = EventText(text) else {
      throw .refused("it cannot be read as an event", hint: "'personals check \(file)' lists what is wrong")
    }
    let folder = Paths.folder(of: file)
    let sessions = outline.root["sessions"]?.items?.count ?? 0
    let timed = [EventText.List.event("submissions")] + (0..<sessions).map { .session($0) }
    for list in timed + [.event("last"), .event("cancelled")] {
      for index in outline.items(of: list).indices.reversed() {
        let items = outline.items(of: list)
        guard let written = items[index].text, gone.contains(Paths.tidy(Paths.resolve(written, in: folder)))
        else { continue }
        let isFollowed = items[(index + 1)...].contains { $0.text != Event.gap }
        if timed.contains(list), isFollowed {
          try outline.replace(list, index, with: EventText.Row(Event.gap))
        } else {
          try outline.remove(list, index, withComment: true)
        }
      }
    }
    guard outline.text != text else { return nil }
    let (before, after) = (
      EventFile.decode(Array(text.utf8), file: file), EventFile.decode(Array(outline.text.utf8), file: file)
    )
    guard before.value == nil || after.value != nil,
      after.diagnostics.count(where: { $0.severity == .error })
        <= before.diagnostics.count(where: { $0.severity == .error })
    else {
      throw .refused(
        "\(file) is written in a way that this cannot change without losing something",
        hint: "write each presenter in a line of its own, without anchors")
    }
    return outline.text
  }
}
