/// What a file of mails may hold before GMime reads it, which keeps every header and every part in memory.
enum MailBounds {
  /// The most lines of one header, and of marks between parts in a file.
  private static let (headerLines, marks) = (5_000, 100_000)
  /// The most bytes of a line in a header.
  private static let lineLength = 200_000

  /// Why a file is not read; nil where it is within bounds. A predicate to put after the file's name.
  static func problem(_ bytes: [UInt8]) -> String? {
    var (run, marked) = (0, 0)
    var rest = bytes[...]
    while !rest.isEmpty {
      let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
      let line = rest[rest.startIndex..<end]
      rest = rest[min(end + 1, rest.endIndex)...]
      guard let first = line.first else {
        run = 0
        continue
      }
      if line.starts(with: [0x2D, 0x2D]), line.count > 2 { marked += 1 }
      let isFolded = (first == 0x20 || first == 0x09) && run > 0
      let name = line.prefix(80).firstIndex(of: 0x3A).map { line[line.startIndex..<$0] }
      let isHeader = name.map { !$0.isEmpty && $0.allSatisfy { (0x21...0x7E).contains($0) } } == true
      run = isFolded || isHeader ? run + 1 : 0
      if run > headerLines { return "has a header of more than \(headerLines) lines" }
      if run > 0, line.count > lineLength { return "has a line of more than \(lineLength) bytes in a header" }
      if marked > marks { return "has more than \(marks) marks between parts" }
    }
    return nil
  }
}
