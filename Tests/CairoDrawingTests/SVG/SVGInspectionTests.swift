import CairoDrawing
import Foundation
import Scene
import Testing

/// SVGs that want more than they may.
@Suite struct SVGInspectionTests {
  private func read(_ inside: String, before: String = "", attributes: String = "") -> (
    warnings: [String], error: String?
  ) {
    let svg = """
      \(before)<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="10" height="10" \
      \(attributes)>\(inside)</svg>
      """
    do throws(ImageError) {
      return (try ImageDecoder.read(Array(svg.utf8)).warnings, nil)
    } catch {
      return ([], error.description)
    }
  }

  private func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

  /// The start of a PNG that says it is so large.
  private func png(_ width: Int, _ height: Int) throws -> [UInt8] {
    var bytes = try ImageDecoderTests.fixture("rgb.png")
    for (offset, value) in [(16, width), (20, height)] {
      for byte in 0..<4 { bytes[offset + byte] = UInt8(value >> (24 - 8 * byte) & 255) }
    }
    return bytes
  }

  @Test func `what lies outside is reported and not loaded`() {
    let cases = [
      ("<image href='https://example.net/a.png' width='5' height='5'/>", "https://example.net/a.png"),
      ("<image xlink:href=\"file:///etc/passwd\" width='5' height='5'/>", "file:///etc/passwd"),
      ("<use href='other.svg#x'/>", "other.svg#x"),
      ("<rect width='5' height='5' fill='url(other.svg#g)'/>", "other.svg#g"),
      ("<use href='#a' fill='url(other.svg#g)'/>", "other.svg#g"),
      ("<style>@import 'a.css'; rect { fill: red }</style>", "a.css"),
      ("<style><![CDATA[ g > rect { fill: url( \"b.svg#g\" ) }]]></style>", "b.svg#g"),
      ("<i:include xmlns:i='http://www.w3.org/2001/XInclude' href='c.txt' parse='text'/>", "c.txt"),
    ]
    for (inside, address) in cases {
      let result = read(inside)
      #expect(result.error == nil)
      #expect(result.warnings == ["refers to “\(address)”, which is not loaded"])
    }
    let sheet = read("", before: "<?xml version='1.0'?><?xml-stylesheet href='s.css' type='text/css'?>")
    #expect(sheet.warnings == ["refers to “s.css”, which is not loaded"])
  }

  @Test func `what lies inside is fine`() {
    let inside = """
      <!-- <image href="https://example.net/commented"/> --><a href="https://example.net"><rect width="5" height="5"/></a>
      <metadata><x xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about=""/></metadata>
      <defs><linearGradient id="g"/><path id="p"/></defs><use href="#p"/><rect fill="url(#g)" style="mask: url('#m')"/>
      """
    let result = read(inside)
    #expect(result.error == nil && result.warnings.isEmpty, "\(result)")
  }

  @Test func `control characters of an address are not shown`() {
    let result = read("<image href='a\u{7F}&#27;[31mb' width='5' height='5'/>")
    #expect(
      result.warnings.allSatisfy { $0.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F } })
  }

  @Test func `pictures in pictures are held to the limits`() throws {
    let large = try base64(png(20000, 20000))
    let expected =
      "has a picture in it that is 20000 × 20000 pixels large; at most 8192 on a side and 16 million in all are read"
    #expect(read("<image href='data:image/png;base64,\(large)' width='5' height='5'/>").error == expected)
    // However the address is written.
    #expect(read("<image href='DATA:image/png;base64,\n \(large)' width='5' height='5'/>").error == expected)
    #expect(read("<image href='d&#97;ta:image/png;base64,\(large)' width='5' height='5'/>").error == expected)
    let entities = "<!DOCTYPE svg [<!ENTITY a 'data:image/'><!ENTITY b '&a;png;base64,'>]>"
    #expect(read("<image href='&b;\(large)' width='5' height='5'/>", before: entities).error == expected)
    // Or through which entity it comes.
    let element = "<!DOCTYPE svg [<!ENTITY a '<image href=\"data:image/png;base64,\(large)\"/>'>]>"
    #expect(read("<g>&a;</g>", before: element).error == expected)
    #expect(read("<image href='da&#10;ta:image/png;base64,\(large)'/>").error == expected)
    #expect(read("<rect style='fill: url(data:image/png;base64,\(large))'/>").error == expected)
    #expect(
      read(
        "<image href='data:image/svg+xml,&lt;svg>&lt;image href=\"data:image/png;base64,\(large)\"/>&lt;/svg>'/>"
      )
      .error == expected)
    let nested =
      "<svg xmlns='http://www.w3.org/2000/svg'><image href='data:image/png;base64,\(large)'/></svg>"
    #expect(read("<image href='data:image/svg+xml;base64,\(base64(Array(nested.utf8)))'/>").error == expected)
    let small = try base64(png(16, 16))
    #expect(read("<image href='data:image/png;base64,\(small)' width='5' height='5'/>").error == nil)
  }

  @Test func `pictures that cannot be judged are refused`() {
    #expect(
      read("<image href='data:image/webp;base64,UklGRgAAAABXRUJQ'/>").error
        == "has a WebP picture in it, which cannot be drawn; use PNG or JPEG in it")
    #expect(
      read("<image href='data:image/png;base64,AAAA'/>").error
        == "has a picture in it that cannot be read; use PNG or JPEG in it")
    #expect(read("<style>@font-face { src: url(data:font/woff2;base64,d09GMg) }</style>").error == nil)
    #expect(read("<text>data: 5, 6</text>").error == nil)
  }

  @Test func `bombs are defused in time`() {
    var entities = "<!DOCTYPE svg [<!ENTITY e0 'lol'>"
    for level in 1...12 {
      entities += "<!ENTITY e\(level) '\(String(repeating: "&e\(level - 1);", count: 10))'>"
    }
    #expect(
      read("<text>&e12;</text>", before: entities + "]>").error
        == "grows too large when its entities are put in")
    #expect(
      read("<text>&a;</text>", before: "<!DOCTYPE svg [<!ENTITY a '&b;'><!ENTITY b '&a;'>]>").error
        == "grows too large when its entities are put in")

    let deep = String(repeating: "<g>", count: 50_000) + String(repeating: "</g>", count: 50_000)
    #expect(read(deep).error?.hasPrefix("is not a correct SVG: XML parse error: ") == true)
    // Entities in which elements are nested do not add up to more.
    var nested = "<!DOCTYPE svg [<!ENTITY e0 '<rect width=\"1\" height=\"1\"/>'>"
    let (open, close) = (String(repeating: "<g>", count: 99), String(repeating: "</g>", count: 99))
    for level in 1...3 { nested += "<!ENTITY e\(level) '\(open)&e\(level - 1);\(close)'>" }
    // librsvg 2.60 has a limit of its own.
    let refusal = "cannot be drawn: maximum depth of 50 nested layers has been exceeded"
    #expect([nil, refusal].contains(read("&e2;", before: nested + "]>").error))
    #expect(read("&e3;", before: nested + "]>").error == "has elements more than 257 deep")
    let many = String(repeating: "<g/>", count: 50_000)
    #expect(read(many).error == "draws more than 50000 elements, counting copies")

    var uses = "<g id='u0'><rect width='1' height='1'/></g>"
    for level in 1...12 {
      uses += "<g id='u\(level)'>\(String(repeating: "<use href='#u\(level - 1)'/>", count: 10))</g>"
    }
    #expect(
      read("<defs>\(uses)</defs><use href='#u12'/>").error
        == "draws more than 50000 elements, counting copies")
    #expect(read("<g id='a'><use href='#a'/></g>").error == nil)
  }

  @Test func `entities are read as the parser reads them`() {
    // As Illustrator writes them.
    let names =
      "<!DOCTYPE svg [<!ENTITY ns_x 'http://ns.example.com/x/'><!ENTITY firm 'Example &amp; Sons'>]>"
    let result = read(
      "<text fill='red' y='9'>&firm; &#38; &lt;</text>", before: names, attributes: "xmlns:x='&ns_x;'")
    #expect(result.error == nil && result.warnings.isEmpty, "\(result)")
    #expect(
      read("<text>&lost;</text>").error
        == "is not a correct SVG: XML parse error: line 1: Entity 'lost' not defined")
    let outside = "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>"
    #expect(
      read("<text>&a;</text>", before: outside).error
        == "is not a correct SVG: XML parse error: line 1: Entity 'a' not defined")
    let hidden = "<!DOCTYPE svg [<!ENTITY a '<use href=\"b.svg#x\"/>'>]>"
    #expect(read("&a;", before: hidden).warnings == ["refers to “b.svg#x”, which is not loaded"])
  }

  @Test func `broken SVGs are errors`() {
    #expect(read("<g>").error?.hasPrefix("is not a correct SVG: ") == true)
    #expect(read("", attributes: "x='").error != nil)
    let cases = [
      (
        "<svg xmlns='http://www.w3.org/2000/svg' width='0' height='5'/>",
        "is empty: its width or height is zero"
      ),
      (
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 0 0'/>", "is empty: its width or height is zero"
      ),
      ("<svg xmlns='http://www.w3.org/2000/svg'/>", "says neither its width and height nor a viewBox"),
      (
        "<svg xmlns='http://www.w3.org/2000/svg' width='1e9' height='1e9'/>",
        "is larger than a million pixels on a side"
      ),
      (
        "<?xml version='1.0' encoding='UTF-7'?><svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>",
        "is in the encoding “utf-7”; save it as UTF-8"
      ),
    ]
    for (svg, expected) in cases {
      #expect(throws: ImageError(expected)) { try ImageDecoder.read(Array(svg.utf8)) }
    }
  }
}
