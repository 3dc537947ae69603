package import Files

/// The folder `.desk` beside an event: what the desk keeps, which only its user can read.
package struct DeskFolder: Sendable, Hashable {
  /// The event's file.
  package let event: String
  package let path: String

  package init(event: String) {
    self.event = event
    path = Paths.resolve(".desk", in: Paths.folder(of: event))
  }

  /// The folder of the event's file, without a slash at its end; `.` for the current one.
  package var eventFolder: String {
    let folder = Paths.folder(of: event)
    return folder.isEmpty ? "." : folder
  }

  /// The database.
  package var database: String { path + "/desk.sqlite" }
  /// Saved records, by the presenter's number.
  package var records: String { path + "/records" }
  /// What the desk made for the organiser.
  package var made: String { path + "/made" }

  /// Where one presenter's files wait for the submission.
  package func uploads(of presenter: Int64) -> String { "\(path)/files/\(presenter)" }

  /// A file of the event, by its path from the event's folder.
  package func file(_ name: String) -> String { Paths.resolve(name, in: Paths.folder(of: event)) }

  /// Removes something that the desk made before.
  package func removeMade(_ name: String) { PrivateFolder(made).remove(name) }

  /// A path from the event's folder; nil for a file elsewhere.
  package func name(of file: String) -> String? {
    let folder = Paths.folder(of: event)
    if folder.isEmpty { return file.hasPrefix("/") ? nil : file }
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return file.hasPrefix(prefix) ? String(file.dropFirst(prefix.count)) : nil
  }

  /// Makes it, with a `.gitignore` that keeps all of it out of Git.
  ///
  /// - Throws: `FileError`.
  package func create() throws(FileError) {
    for folder in [path, records, made, path + "/files"] { try PrivateFolder(folder).create() }
    let ignore = path + "/.gitignore"
    guard !InputFile.exists(ignore) else { return }
    let file = try OutputFile(ignore, isPrivate: true)
    try file.write(Array("*\n".utf8))
    try file.commit()
  }
}
