internal import Files

/// Where a command line wants records to come from.
package enum SourceChoice: Sendable, Hashable {
  /// The API below a base URL.
  case live(String)
  /// The cached answers of the API below a base URL; no requests are made.
  case offline(String)
  /// A file with many records: a database.
  case file(String)
  /// A folder with PeeringDB's tables.
  case folder(String)

  /// What `--from` and `--offline` mean together.
  ///
  /// A value with `://` is a URL. Else it is what there is at that path; and where there is nothing, a name
  /// with a slash or a database's ending is taken as a path all the same, so that a mistyped one is reported as
  /// a path. Files and folders are on this machine anyway.
  ///
  /// - Parameters:
  ///   - from: a base URL, or a path.
  ///   - offline: whether to make no requests.
  package init(from: String, offline: Bool) {
    if from.contains("://") || from.isEmpty {
      self = offline ? .offline(from) : .live(from)
    } else if InputFile.isFolder(from) {
      self = .folder(from)
    } else if InputFile.exists(from) || Self.isNamedLikeFile(from) {
      self = .file(from)
    } else if from.hasSuffix("/") {
      self = .folder(from)
    } else {
      self = offline ? .offline(from) : .live(from)
    }
  }

  private static func isNamedLikeFile(_ name: String) -> Bool {
    guard !name.hasSuffix("/") else { return false }
    let endings = [".sqlite", ".sqlite3", ".db"]
    return name.hasPrefix("/") || name.hasPrefix(".") || endings.contains { name.lowercased().hasSuffix($0) }
  }
}
