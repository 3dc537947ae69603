extension [Diagnostic] {
  /// The problems as a reader goes through them: file by file as they were found, each from top to bottom.
  ///
  /// Those without a line come last in their file, those of one place as they were found.
  package var inOrder: [Diagnostic] {
    var ranks: [String: Int] = [:]
    for diagnostic in self where ranks[diagnostic.location.file] == nil {
      ranks[diagnostic.location.file] = ranks.count
    }
    return enumerated().sorted { left, right in
      let (first, second) = (left.element.location, right.element.location)
      return (ranks[first.file] ?? 0, first.line ?? .max, first.column ?? 0, left.offset)
        < (ranks[second.file] ?? 0, second.line ?? .max, second.column ?? 0, right.offset)
    }.map(\.element)
  }
}
