package import Diagnostics

/// A comment in a YAML text (YAML 1.2.2, 6.6).
package struct YAMLComment: Sendable, Hashable {
  /// The 1-based line.
  package let line: Int
  /// The 1-based column of the `#`, in Unicode scalars.
  package let column: Int
  /// The rest of the line, from the `#` on.
  package let text: String
  /// Whether only white space precedes it on its line.
  package let isAlone: Bool
}

extension YAMLReader {
  /// The comments of a text, at most one a line: what begins with a `#` outside the scalars that libyaml reports.
  ///
  /// In a text that is not YAML, a `#` begins a comment wherever white space precedes it.
  package static func comments(in source: SourceText) -> [YAMLComment] {
    let reader = YAMLReader(source)
    let root = try? YAMLComposer.document(reader.source.text, allowsAliases: true).node
    let scalars = root?.scalarExtents.sorted { $0.lowerBound < $1.lowerBound } ?? []
    var next = scalars.startIndex
    return reader.lines.enumerated().compactMap { index, line in
      var position = TextPosition(line: index + 1, column: 0)
      var previous: Unicode.Scalar = " "
      for scalar in line.unicodeScalars {
        position.column += 1
        defer { previous = scalar }
        guard scalar == "#", previous == " " || previous == "\t" else { continue }
        while next < scalars.endIndex, scalars[next].upperBound <= position { next += 1 }
        if next < scalars.endIndex, scalars[next].lowerBound <= position { continue }
        let text = line.unicodeScalars.dropFirst(position.column - 1)
        return YAMLComment(
          line: position.line, column: position.column, text: String(text),
          isAlone: line.unicodeScalars.prefix(position.column - 1).allSatisfy { $0 == " " || $0 == "\t" })
      }
      return nil
    }
  }
}

extension YAMLNode {
  /// The places of all scalars in it, keys included; of a block scalar those of its lines, without its header.
  fileprivate var scalarExtents: [Range<TextPosition>] {
    switch content {
    case .scalar:
      let start = isBlock ? TextPosition(line: position.line + 1, column: 1) : position
      return start < end ? [start..<end] : []
    case .sequence(let items): return items.flatMap(\.scalarExtents)
    case .mapping(let pairs): return pairs.flatMap { $0.key.scalarExtents + $0.value.scalarExtents }
    }
  }
}
