extension SourceError {
  /// One error for each server that failed, whatever it failed for.
  ///
  /// - Parameter failures: errors with the records they cost; those that are not a server's are left out.
  /// - Returns: errors by host. Each is the first record's, and names all records in its message.
  package static func byServer(_ failures: some Sequence<(RecordSubject, SourceError)>) -> [String:
    SourceError]
  {
    let ofServers = failures.filter(\.1.isOfServer)
    return Dictionary(grouping: ofServers, by: \.1.host).compactMapValues { failures in
      var subjects: [RecordSubject] = []
      for (subject, _) in failures.sorted(by: { $0.0 < $1.0 }) where subjects.last != subject {
        subjects.append(subject)
      }
      var error = failures.min { $0.0 < $1.0 }?.1
      error?.request = words(subjects)
      return error
    }
  }

  /// `AS64500`, `AS64500 and ix:31`, `AS64500, AS64501 and 7 more`.
  private static func words(_ subjects: [RecordSubject]) -> String {
    let words = subjects.map(\.words)
    guard words.count > 1 else { return words.joined() }
    let named = words.prefix(words.count > 6 ? 5 : words.count - 1).joined(separator: ", ")
    return named + " and " + (words.count > 6 ? "\(words.count - 5) more" : words[words.count - 1])
  }
}
