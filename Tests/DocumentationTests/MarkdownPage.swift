import Foundation

/// A page of the documentation, in the checkout the tests are in.
struct MarkdownPage {
  /// The path from the checkout's root.
  let path: String
  let text: String

  static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  init(_ path: String) throws {
    self.path = path
    text = try String(contentsOfFile: "\(Self.root)/\(path)", encoding: .utf8)
  }

  /// A page that is no file.
  init(text: String) {
    path = ""
    self.text = text
  }

  /// All pages people read: the ones at the root, and those of a few folders.
  static func all() throws -> [MarkdownPage] {
    let files = FileManager.default
    let templates = try files.contentsOfDirectory(atPath: "\(root)/templates").sorted().map {
      "templates/\($0)/"
    }
    let folders = ["", "docs/", "docs/decisions/", "examples/", "fonts/"] + templates
    return try folders.flatMap { folder in
      try files.contentsOfDirectory(atPath: "\(root)/\(folder)").filter { $0.hasSuffix(".md") }.sorted()
        .map { try MarkdownPage(folder + $0) }
    }
  }

  /// Code between lines of three backticks.
  struct CodeBlock {
    /// The word behind the opening backticks.
    var language: String
    /// The comment on the line before: `wrong` in `<!-- wrong -->`.
    var comment: String?
    /// With a line break at its end.
    var code: String
    /// The line it opens on.
    var line: Int
  }

  var codeBlocks: [CodeBlock] {
    var blocks: [CodeBlock] = []
    var open: CodeBlock?
    var previous = ""
    for (index, line) in text.components(separatedBy: "\n").enumerated() {
      if let block = open {
        if line.hasPrefix("```") {
          blocks.append(block)
          open = nil
        } else {
          open?.code += line + "\n"
        }
      } else if line.hasPrefix("```") {
        open = CodeBlock(
          language: String(line.dropFirst(3)), comment: Self.comment(previous), code: "", line: index + 1)
      }
      previous = line
    }
    return blocks
  }

  /// The text without code blocks, where links and headings are.
  var prose: String {
    var isCode = false
    return text.components(separatedBy: "\n").filter { line in
      let isFence = line.hasPrefix("```")
      if isFence { isCode.toggle() }
      return !isCode && !isFence
    }.joined(separator: "\n")
  }

  var headings: [String] {
    prose.components(separatedBy: "\n").filter { $0.hasPrefix("#") }
      .map { String($0.drop { $0 == "#" }).trimmingCharacters(in: .whitespaces) }
  }

  /// Where links and pictures lead.
  var links: [String] {
    prose.matches(of: /\]\(([^)\s]+)\)|src="([^"]+)"/).map { String($0.output.1 ?? $0.output.2 ?? "") }
  }

  /// The name a heading has in links.
  static func anchor(_ heading: String) -> String {
    heading.lowercased().filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" }
      .replacingOccurrences(of: " ", with: "-")
  }

  private static func comment(_ line: String) -> String? {
    guard line.hasPrefix("<!--"), line.hasSuffix("-->") else { return nil }
    return line.dropFirst(4).dropLast(3).trimmingCharacters(in: .whitespaces)
  }
}
