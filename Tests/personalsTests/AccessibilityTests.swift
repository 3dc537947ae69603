internal import Foundation
internal import TestSupport
import Testing

/// What a screen reader says of whole pages.
@Suite struct AccessibilityTests {
  private static let root = Places.root

  /// The texts of a file's structure, in their order, with the elements that have them.
  private static func texts(_ bytes: [UInt8]) throws -> [String] {
    var element = ""
    return try PDF.structure(bytes).compactMap { line in
      let text = line.drop { $0 == " " }
      guard text.hasPrefix("\"") else {
        if !["Link", "Span", "LBody"].contains(text) { element = String(text) }
        return nil
      }
      return "\(element) \(text.dropFirst().dropLast())"
    }
  }

  private func slide(_ arguments: [String]) throws -> [UInt8] {
    let scratch = try Scratch()
    let run = try scratch.personals(["slide"] + arguments + ["-o", "slide.pdf"])
    #expect(run.code == 0, "\(run.message)")
    return [UInt8](try Data(contentsOf: URL(filePath: scratch("slide.pdf"))))
  }

  /// Whether some lines come in this order, others between them.
  private func expect(_ lines: [String], inOrder wanted: [String], _ place: SourceLocation = #_sourceLocation)
  {
    var rest = lines[...]
    for line in wanted {
      guard let index = rest.firstIndex(of: line) else {
        Issue.record(
          "'\(line)' is not there, or too early, in:\n\(lines.joined(separator: "\n"))", sourceLocation: place
        )
        return
      }
      rest = rest[(index + 1)...]
    }
  }

  @Test func `a network is read from its name to its contact`() throws {
    let lines = try Self.texts(slide(["\(Self.root)/examples/submissions/as64500.yaml"]))
    expect(
      lines,
      inOrder: ["H1 Pacific Lightwave", "P AS64500", "P Open", "LI Singapore", "P peering@paclight.example"])
  }

  @Test(arguments: [("ix919001", "Suva Internet Exchange"), ("fac920004", "")])
  func `an exchange and a data centre begin with their name`(file: String, name: String) throws {
    let lines = try Self.texts(slide(["\(Self.root)/examples/submissions/\(file).yaml"]))
    #expect(lines.first?.hasPrefix("H1 \(name)") == true, "\(lines)")
    #expect(lines.count > 10)
  }

  @Test func `a deck's order is a table below each session`() throws {
    let scratch = try Scratch()
    let run = try scratch.personals([
      "deck", "--quiet", "\(Self.root)/examples/apricot/event.yaml", "-o", "deck.pdf",
    ])
    #expect(run.code == 0, "\(run.message)")
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: scratch("deck.pdf"))))
    let lines = try Self.texts(bytes)
    expect(
      lines,
      inOrder: [
        "H1 Peering Personals", "H1 Peering Forum 1", "P 24 Feb 2027 · 14:00–14:30", "P Reef Hall",
        "TD 14:00",
        "TD AS64500", "TH Pacific Lightwave", "TD Open", "TD 500–1000 Gbps", "TD 14:01",
        "TH Reef Street Networks",
      ])
    // Words of Latin letters: Poppler's tool loses text beside letters of several glyphs.
    let read = try PDF.structure(bytes).map { $0.drop { $0 == " " } }.filter { $0.hasPrefix("\"") }
      .map { $0.dropFirst().dropLast() }.joined().filter { !$0.isWhitespace }
    let words = try PDF.text(bytes).split(whereSeparator: \.isWhitespace)
    let lost = Set(words.filter { $0.utf8.allSatisfy { $0 < 0x80 } && !read.contains($0) })
    #expect(lost.isEmpty, "\(lost.sorted())")
  }
}
