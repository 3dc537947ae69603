/// Text whose lines a mail program broke, as `format=flowed` says (RFC 3676).
enum FlowedText {
  /// The text with those lines joined that end in a space.
  ///
  /// - Parameters:
  ///   - text: as it was sent.
  ///   - deletesSpace: whether that space is no part of the text (`DelSp=yes`).
  /// - Returns: the text, with quotes still marked by `>`.
  static func joined(_ text: String, deletesSpace: Bool) -> String {
    var lines: [String] = []
    // How deep the last line is quoted, where it goes on.
    var open: Int?
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let depth = line.prefix { $0 == ">" }.count
      var content = line.dropFirst(depth)
      if content.first == " " { content = content.dropFirst() }
      let isOpen = content.last == " " && content != "-- "
      if isOpen, deletesSpace { content = content.dropLast() }
      if open == depth, content != "-- ", let last = lines.last {
        lines[lines.count - 1] = last + content
      } else {
        lines.append(depth == 0 ? String(content) : line.prefix(depth) + " " + content)
      }
      open = isOpen ? depth : nil
    }
    return lines.joined(separator: "\n")
  }
}
