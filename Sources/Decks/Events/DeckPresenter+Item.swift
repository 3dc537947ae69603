internal import Files
internal import PeeringDB

extension DeckPresenter {
  /// What an event's file names the presenter by, whatever pattern lists them: a path from that file's folder, or a number.
  package func item(in event: String) -> String {
    if let subject = RecordSubject(file) { return subject.description }
    let folder = Paths.folder(of: event)
    if folder.isEmpty { return file }
    if file.hasPrefix(folder + "/") { return String(file.dropFirst((folder + "/").count)) }
    return RelativePath.of(file, from: folder) ?? file
  }
}
