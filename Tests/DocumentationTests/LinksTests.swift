import Foundation
import Testing

/// What pages refer to is there.
@Suite struct LinksTests {
  @Test func `links within the project lead somewhere`() throws {
    let pages = try MarkdownPage.all()
    #expect(pages.count > 15)
    for page in pages {
      let folder = "\(MarkdownPage.root)/\(page.path)".split(separator: "/").dropLast().joined(separator: "/")
      for link in page.links where !link.contains("://") {
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let file = parts[0].isEmpty ? nil : "/\(folder)/\(parts[0])"
        if let file {
          #expect(FileManager.default.fileExists(atPath: file), "\(page.path): \(link)")
        }
        guard parts.count == 2 else { continue }
        let text = try file.map { try String(contentsOfFile: $0, encoding: .utf8) } ?? page.text
        let anchors = MarkdownPage(text: text).headings.map(MarkdownPage.anchor)
        #expect(anchors.contains(String(parts[1])), "\(page.path): \(link)")
      }
    }
  }

  @Test func `decisions are numbered and listed`() throws {
    let decisions = try MarkdownPage.all().map(\.path).filter { $0.hasPrefix("docs/decisions/0") }
      .map { String($0.dropFirst("docs/decisions/".count)) }
    let numbers = decisions.compactMap { Int($0.prefix(4)) }
    #expect(numbers == Array(0..<decisions.count))
    let index = try MarkdownPage("docs/decisions/README.md")
    for decision in decisions { #expect(index.links.contains(decision), "\(decision) is not listed") }
  }
}
