/// Finds comments in YAML, line by line: a `#` in a quoted text or in a block of text is none (YAML 1.2.2, 6.6).
struct YAMLCommentScanner {
  /// The quote of a text that goes on from the line before.
  private var quote: Character?
  /// How far the line is set in below which further lines are a block of text; nil outside of one.
  private var blockIndent: Int?
  /// How many lists and groups in brackets are open.
  private var depth = 0

  /// Where the next line's comment begins; nil where it has none.
  mutating func comment(in line: Substring) -> Substring.Index? {
    let indent = line.prefix { $0 == " " }.count
    if let block = blockIndent {
      if indent > block || line.allSatisfy(\.isWhitespace) { return nil }
      blockIndent = nil
    }
    var index = line.startIndex
    // What stands before, but for spaces: texts in quotes begin behind certain signs only.
    var previous: Character?
    while index < line.endIndex {
      let character = line[index]
      let next = line.index(after: index)
      if let open = quote {
        if open == "\"", character == "\\", next < line.endIndex {
          index = line.index(after: next)
          continue
        }
        if character == open {
          // In single quotes, two stand for one.
          if open == "'", next < line.endIndex, line[next] == "'" {
            index = line.index(after: next)
            continue
          }
          quote = nil
        }
      } else if character == "#", index == line.startIndex || line[line.index(before: index)].isWhitespace {
        noteBlock(before: line[..<index], indent: indent)
        return index
      } else {
        look(at: character, behind: previous)
      }
      if !character.isWhitespace { previous = character }
      index = next
    }
    if quote == nil { noteBlock(before: line, indent: indent) }
    return nil
  }

  /// Sees whether a character opens or closes something.
  private mutating func look(at character: Character, behind previous: Character?) {
    let isStart = previous.map { ":-?[{".contains($0) || (depth > 0 && $0 == ",") } ?? true
    switch character {
    case "\"" where isStart, "'" where isStart: quote = character
    case "[" where isStart, "{" where isStart: depth += 1
    case "]" where depth > 0, "}" where depth > 0: depth -= 1
    default: break
    }
  }

  /// Sees whether a line ends in the sign of a block of text: `message: |`, `- >-`.
  private mutating func noteBlock(before content: Substring, indent: Int) {
    guard depth == 0, let last = content.split(whereSeparator: \.isWhitespace).last, let sign = last.first,
      sign == "|" || sign == ">", last.dropFirst().allSatisfy({ "+-123456789".contains($0) })
    else { return }
    let before = content[..<last.startIndex].last { !$0.isWhitespace }
    if before == ":" || before == "-" { blockIndent = indent }
  }
}
