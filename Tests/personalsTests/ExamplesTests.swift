internal import Foundation
internal import TestSupport
internal import Testing

#if canImport(FoundationXML)
internal import FoundationXML
#endif

/// Every example, in every format, as other programs see it.
@Suite struct ExamplesTests {
  private static let sources =
    Places.examples("records") + Places.examples("submissions") + Places.examples("several")
  /// The same command on another machine, at another place.
  private static let elsewhere = ["TZ": "Pacific/Auckland", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"]

  private let here = try? Scratch()
  private let there = try? Scratch()

  @Test func `there are examples`() {
    #expect(Places.examples("records").count >= 8)
    #expect(Places.examples("submissions").count >= 8)
    #expect(FileManager.default.isExecutableFile(atPath: Program.personals.path), "the command is built")
  }

  @Test(arguments: sources, ["pdf", "png", "svg"])
  func `a source gives the same bytes wherever it is drawn`(source: String, format: String) throws {
    let (here, there) = (try #require(here), try #require(there))
    let name = "slide.\(format)"
    let first = try here.personals("slide", Places.example(source), "-o", name)
    #expect(first.code == 0, "\(first.message)")
    #expect(first.output.isEmpty)
    #expect(first.message.hasSuffix("wrote \(name)\n"))
    #expect(here.names == [name])
    // By another path, into another folder that is yet to be made.
    try there.link("examples", to: Places.example("."))
    let second = try there.personals(
      "slide", "examples/\(source)", "-q", "-o", "out/\(name)", environment: Self.elsewhere)
    #expect(second.code == 0 && second.message.isEmpty, "\(second.message)")
    let bytes = try here.bytes(of: name)
    #expect(try there.bytes(of: "out/\(name)") == bytes, "the same bytes")
    switch format {
    case "png":
      #expect(FileKind.sizeOfPNG(bytes) == "1920 × 1080")
      // A slide with nothing on it has a few thousand bytes.
      #expect(bytes.count > 20_000)
    case "svg": expectSVG(bytes)
    default: try expectPDF(here(name), source)
    }
  }

  /// The number of a network, by the name of its file.
  private static func asn(_ source: String) -> String? {
    source.contains("/as") ? "AS" + source.filter(\.isNumber) : nil
  }

  private func expectPDF(_ file: String, _ source: String) throws {
    let check = try Program.tool("qpdf", "--check", file)
    #expect(check.code == 0 && check.text.contains("No syntax or stream encoding errors"), "\(check)")
    // No mark of direction, no space, no line break counts: a name may take several lines.
    let text = Self.bare(try Program.tool("pdftotext", "-enc", "UTF-8", file, "-").text)
    if let asn = Self.asn(source) { #expect(text.contains(asn)) }
    #expect(text.contains(Self.bare(try Self.name(source))), "the name can be copied: \(text)")
    let info = try Program.tool("pdfinfo", "-isodates", file).text
    #expect(info.contains("CreationDate:    2026-11-22T09:30:00Z"), "\(info)")
    #expect(info.contains("Pages:           1\n"))
    #expect(info.contains("Tagged:          yes"))
    if let asn = Self.asn(source) {
      #expect(info.split(separator: "\n").first?.hasSuffix("(\(asn))") == true, "\(info)")
    }
    let fonts = try Program.tool("pdffonts", file).text.split(separator: "\n").dropFirst(2)
    #expect(!fonts.isEmpty)
    for font in fonts {
      // embedded, a subset, with a table to Unicode
      #expect(font.contains(/\ yes\ yes\ yes\ +\d+\ +\d+\ *$/), "\(font)")
    }
  }

  private func expectSVG(_ bytes: [UInt8]) {
    #expect(FileKind(bytes) == .svg)
    let parser = XMLParser(data: Data(bytes))
    parser.shouldResolveExternalEntities = false
    #expect(parser.parse(), "well formed: \(String(describing: parser.parserError))")
  }

  /// The name in the record of a source.
  private static func name(_ source: String) throws -> String {
    // Those without a record of the same name say who they are.
    if source.contains("coral-registry") { return "Coral Registry" }
    if source.contains("bluefin") { return "Bluefin Broadband" }
    let record = Places.example("records/\(source.split(separator: "/")[1].split(separator: ".")[0]).json")
    let object = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: record)))
    let document = try #require(object as? [String: Any])
    let subject = document["subject"] as? String ?? "net"
    let answer = document[subject] as? [String: Any] ?? document
    let rows = try #require(answer["data"] as? [[String: Any]])
    return try #require(rows.first?["name"] as? String)
  }

  /// The text without what does not print, composed.
  private static func bare(_ text: String) -> String {
    let kept = text.precomposedStringWithCompatibilityMapping.unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .format, .control, .spaceSeparator, .lineSeparator, .paragraphSeparator: false
      default: true
      }
    }
    return String(String.UnicodeScalarView(kept))
  }
}
