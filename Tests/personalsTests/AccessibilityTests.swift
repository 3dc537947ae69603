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

  /// What a screen reader says of a document: a line for each heading, paragraph, figure, item and row, and a mark
  /// before each page.
  private static func spoken(_ bytes: [UInt8]) throws -> [String] {
    var said = try self.said(bytes)[...]
    var lines: [String] = []
    var isFirstCell = false
    // What is deeper than an element that is said in other words is not read.
    var silent = Int.max
    func say(_ words: some StringProtocol) {
      guard let last = lines.popLast() else { return }
      lines.append((last + " " + words).split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }
    for line in try PDF.structure(bytes) {
      let text = line.drop { $0 == " " }
      let depth = line.count - text.count
      if depth <= silent { silent = .max }
      if text.hasPrefix("\"") {
        if silent == .max { say(text.dropFirst().dropLast()) }
        continue
      }
      switch text {
      case "Document", "L", "Table", "LBody", "Lbl", "Link": break
      case "Sect": lines.append("—")
      case "TR":
        lines.append("TR:")
        isFirstCell = true
      case "TH", "TD":
        if !isFirstCell { say("|") }
        isFirstCell = false
      case "Figure", "Span":
        if text == "Figure", silent == .max { lines.append("Figure:") }
        if let words = said.popFirst() ?? nil, silent == .max {
          say(words)
          silent = depth
        }
      default: lines.append("\(text):")
      }
    }
    // A paragraph of nothing but a link at the foot.
    return lines.filter { $0 != "P:" }
  }

  /// What is said in place of figures and spans, in the order of the structure; nil for those that are read as they are.
  private static func said(_ bytes: [UInt8]) throws -> [String?] {
    let output = try Command.run("qpdf", ["--json=2", "--json-key=qpdf", "@"], on: bytes).bytes
    let json = try #require(JSONSerialization.jsonObject(with: Data(output)) as? [String: Any])
    let objects = try #require((json["qpdf"] as? [[String: Any]])?.last)
    func value(_ reference: Any?) -> Any? {
      guard let name = reference as? String, name.hasSuffix(" R") else { return reference }
      return (objects["obj:\(name)"] as? [String: Any])?["value"]
    }
    func said(_ element: [String: Any]) -> [String?] {
      let kids = value(element["/K"])
      let inner = ((kids as? [Any]) ?? [kids as Any]).compactMap { value($0) as? [String: Any] }.flatMap(said)
      switch element["/S"] as? String {
      case "/Figure": return [(element["/Alt"] as? String).map { String($0.dropFirst(2)) }] + inner
      case "/Span": return [(element["/ActualText"] as? String).map { String($0.dropFirst(2)) }] + inner
      default: return inner
      }
    }
    let trailer = try #require((objects["trailer"] as? [String: Any])?["value"] as? [String: Any])
    let root = try #require(value(trailer["/Root"]) as? [String: Any])
    return said(try #require(value(root["/StructTreeRoot"]) as? [String: Any]))
  }

  /// Pages of each kind, to be read as sentences.
  @Test(arguments: ["en", "ar", "ja"])
  func `pages are read in order`(language: String) throws {
    let scratch = try Scratch()
    var text = ""
    for name in ["as64500", "ix919001", "fac920004"] {
      let bytes = try slide(["\(Self.root)/examples/submissions/\(name).yaml", "--language", language])
      text += "\(name)\n" + (try Self.spoken(bytes).joined(separator: "\n")) + "\n\n"
    }
    for name in ["as64500", "as64501"] {
      try scratch.copy("records/\(name).json", to: "\(name).json")
      try scratch.write("network: \(name.dropFirst(2))\nrecord: \(name).json\n", to: "\(name).yaml")
    }
    try scratch.write(
      """
      event: Lagoon Forum
      time-zone: Pacific/Fiji
      pages: [running-order, matrix]
      submissions: [as64500.yaml, as64501.yaml]
      sessions:
        - { title: Morning, room: Reef Hall, start: 2027-02-24 14:00, length: 30 min }

      """, to: "event.yaml")
    let run = try scratch.personals("deck", "event.yaml", "-q", "--language", language, "-o", "deck.pdf")
    #expect(run.code == 0, "\(run.message)")
    let pages = try Self.spoken(scratch.bytes(of: "deck.pdf")).split(separator: "—")
    // The presenters' own pages are in between.
    for page in [pages.first, pages.last].compactMap(\.self) {
      text += "deck\n—\n" + page.joined(separator: "\n") + "\n\n"
    }
    expectSnapshot(of: text, named: "read-\(language).txt")
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
    // What is at the foot of each page is decoration; its links stay.
    let foot: Set<Substring> = ["Running", "order", "next:"]
    let lost = Set(words.filter { $0.utf8.allSatisfy { $0 < 0x80 } && !read.contains($0) })
    #expect(lost.subtracting(foot).isEmpty, "\(lost.sorted())")
    let source = try PDF.source(bytes)
    #expect(source.contains("/Artifact<</Type/Pagination/Subtype/Footer>>BDC"))
    #expect(source.contains("/Contents (next: "))
  }
}
