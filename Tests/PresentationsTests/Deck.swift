import Foundation
import TestSupport

/// Presentations for tests: as little as PowerPoint's format asks for.
enum Deck {
  /// One with slides, each of which is the XML in its tree of shapes.
  ///
  /// - Parameters:
  ///   - slides: the slides; one that begins with `hidden ` is hidden.
  ///   - font: the theme's.
  ///   - links: the relations of each slide beside its layout.
  /// - Returns: the file.
  static func file(_ slides: [String], font: String = "", links: String = "") -> [UInt8] {
    ZipBytes.archive(parts(slides, font: font, links: links))
  }

  static func parts(_ slides: [String], font: String = "", links: String = "") -> [(String, String)] {
    let numbers = Array(slides.indices)
    let ids = numbers.map { "<p:sldId id='\(256 + $0)' r:id='r\($0)'/>" }.joined()
    let relations = numbers.map { relation("r\($0)", "slide", "slides/slide\($0).xml") }.joined()
    return [
      ("_rels/.rels", rels(relation("r1", "officeDocument", "ppt/presentation.xml"))),
      ("ppt/presentation.xml", "<p:presentation \(spaces)><p:sldIdLst>\(ids)</p:sldIdLst></p:presentation>"),
      ("ppt/_rels/presentation.xml.rels", rels(relations)),
      ("ppt/layout.xml", "<p:sldLayout \(spaces)/>"),
      ("ppt/_rels/layout.xml.rels", rels(relation("r1", "slideMaster", "master.xml"))),
      ("ppt/_rels/master.xml.rels", rels(relation("r1", "theme", "theme.xml"))),
      (
        "ppt/theme.xml",
        "<a:theme \(spaces)><a:majorFont><a:latin typeface='\(font)'/></a:majorFont><a:minorFont><a:latin typeface='\(font)'/></a:minorFont></a:theme>"
      ),
    ]
      + numbers.flatMap { number in
        let isHidden = slides[number].hasPrefix("hidden ")
        let shapes = isHidden ? String(slides[number].dropFirst(7)) : slides[number]
        return [
          (
            "ppt/slides/slide\(number).xml",
            "<p:sld \(spaces)\(isHidden ? " show='0'" : "")>\(shapes)</p:sld>"
          ),
          (
            "ppt/slides/_rels/slide\(number).xml.rels",
            rels(relation("r1", "slideLayout", "../layout.xml") + links)
          ),
        ]
      }
  }

  /// A shape with text.
  static func text(_ text: String, font: String? = nil) -> String {
    let properties = font.map { "<a:rPr><a:latin typeface='\($0)'/></a:rPr>" } ?? ""
    return "<p:sp><p:txBody><a:p><a:r>\(properties)<a:t>\(text)</a:t></a:r></a:p></p:txBody></p:sp>"
  }

  static func relation(_ id: String, _ type: String, _ target: String, isExternal: Bool = false) -> String {
    "<Relationship Id='\(id)' Type='http://schemas.example/\(type)' Target='\(target)'"
      + (isExternal ? " TargetMode='External'/>" : "/>")
  }

  private static func rels(_ relations: String) -> String { "<Relationships>\(relations)</Relationships>" }

  private static let spaces = "xmlns:p='urn:p' xmlns:a='urn:a' xmlns:r='urn:r'"

  /// A file beside the tests.
  static func fixture(_ name: String) throws -> [UInt8] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    return Array(try Data(contentsOf: folder.appending(path: "Fixtures/\(name)")))
  }
}
