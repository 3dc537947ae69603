internal import Files
package import Scene

/// Writes pages as SVG for a screen, many times a second: each glyph is in a page once, whatever its size, and its outline is
/// read once for all pages. Cairo's SVG, which `SVGWriter` writes, is four times the size and takes ten times as long.
package final class ScreenWriter: Sendable {
  private let outlines = GlyphOutlines()
  private let pictures = PictureFragments()

  package init() {}

  /// The SVG of a page, measured in points.
  ///
  /// - Parameters:
  ///   - page: what to draw.
  ///   - title: what it is called.
  /// - Returns: the bytes.
  /// - Throws: `DrawingError` where a font or a picture cannot be read.
  package func svg(_ page: Page, title: String) throws -> [UInt8] {
    var drawing = ScreenDrawing(outlines, pictures)
    try drawing.add(page.elements)
    var svg = PathData(capacity: drawing.definitions.bytes.count + drawing.body.bytes.count + 1024)
    let (width, height) = (page.size.width.points, page.size.height.points)
    svg.add(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" role=\"img\" width=\""
    )
    svg.add(width)
    svg.add("pt\" height=\"")
    svg.add(height)
    svg.add("pt\" viewBox=\"0 0 ")
    svg.add(width)
    svg.add(" ")
    svg.add(height)
    svg.add("\"><title>")
    svg.add(XMLText.escaped(title))
    svg.add("</title><defs>")
    svg.add(drawing.definitions.bytes)
    svg.add("</defs><rect width=\"100%\" height=\"100%\"")
    svg.addColor(page.background, as: "fill")
    svg.add("/>")
    svg.add(drawing.body.bytes)
    svg.add("</svg>\n")
    return svg.bytes
  }
}

/// A page that is being written.
private struct ScreenDrawing {
  /// The outlines that the body uses.
  private(set) var definitions = PathData(capacity: 1 << 15)
  private(set) var body = PathData(capacity: 1 << 15)
  private let outlines: GlyphOutlines
  private let pictures: PictureFragments
  /// The numbers of the definitions by face and glyph; nil for a glyph that draws nothing.
  private var numbers: [FontFace: [UInt32: Int?]] = [:]
  private var count = 0

  init(_ outlines: GlyphOutlines, _ pictures: PictureFragments) {
    self.outlines = outlines
    self.pictures = pictures
  }

  mutating func add(_ elements: [Element]) throws {
    for element in elements {
      switch element {
      case .group(_, let children), .link(_, let children), .tag(_, let children): try add(children)
      case .glyphs(let run): try add(run)
      case .shape(let shape): add(shape)
      case .image(let placed): try add(placed)
      }
    }
  }

  private mutating func add(_ run: GlyphRun) throws {
    let size = run.size.points
    guard size > 0, !run.glyphs.isEmpty else { return }
    let (units, data) = try outlines.outlines(run.face, run.glyphs.map(\.index))
    let scale = size / Double(units)
    var isOpen = false
    for (glyph, outline) in zip(run.glyphs, data) {
      guard let number = number(of: glyph.index, run.face, outline) else { continue }
      if !isOpen {
        body.add("<g")
        body.addColor(run.color, as: "fill")
        body.add(" transform=\"translate(")
        body.add(run.origin.x.points, decimals: 3)
        body.add(" ")
        body.add(run.origin.y.points, decimals: 3)
        body.add(")scale(")
        body.add(scale, decimals: 9)
        body.add(" -")
        body.add(scale, decimals: 9)
        body.add(")\">")
        isOpen = true
      }
      body.add("<use href=\"#g")
      body.add(number)
      let (x, y) = (glyph.offset.x.points / scale, -glyph.offset.y.points / scale)
      if x.rounded() != 0 {
        body.add("\" x=\"")
        body.add(x, decimals: 0)
      }
      if y.rounded() != 0 {
        body.add("\" y=\"")
        body.add(y, decimals: 0)
      }
      body.add("\"/>")
    }
    if isOpen { body.add("</g>\n") }
  }

  private mutating func number(of glyph: UInt32, _ face: FontFace, _ outline: [UInt8]) -> Int? {
    if let known = numbers[face]?[glyph] { return known }
    guard !outline.isEmpty else {
      numbers[face, default: [:]].updateValue(nil, forKey: glyph)
      return nil
    }
    count += 1
    definitions.add("<path id=\"g")
    definitions.add(count)
    definitions.add("\" d=\"")
    definitions.add(outline)
    definitions.add("\"/>\n")
    numbers[face, default: [:]].updateValue(count, forKey: glyph)
    return count
  }

  private mutating func add(_ shape: Shape) {
    guard shape.fill != nil || shape.stroke != nil else { return }
    body.add("<path")
    if let fill = shape.fill { body.addColor(fill, as: "fill") } else { body.add(" fill=\"none\"") }
    if let stroke = shape.stroke {
      body.addColor(stroke.color, as: "stroke")
      body.add(" stroke-width=\"")
      body.add(stroke.width.points, decimals: 3)
      // Cairo's limit for corners, as a ratio of widths; SVG's own is 4.
      body.add("\" stroke-miterlimit=\"10\"")
    }
    body.add(" d=\"")
    body.add(shape.path)
    body.add("\"/>\n")
  }

  private mutating func add(_ placed: PlacedImage) throws {
    let frame = placed.frame
    guard frame.width > .zero, frame.height > .zero else { return }
    let picture = try pictures.fragment(of: placed.image)
    body.add("<svg")
    for (name, value) in [
      (" x=\"", frame.minX), ("\" y=\"", frame.minY), ("\" width=\"", frame.width),
      ("\" height=\"", frame.height),
    ] as [(StaticString, Length)] {
      body.add(name)
      body.add(value.points, decimals: 3)
    }
    body.add("\" viewBox=\"0 0 ")
    body.add(picture.width)
    body.add(" ")
    body.add(picture.height)
    body.add("\" preserveAspectRatio=\"none\">")
    body.add(picture.content)
    body.add("</svg>\n")
  }
}

extension PathData {
  /// Adds a colour as the attribute `name`, `fill` or `stroke`.
  fileprivate mutating func addColor(_ color: Color, as name: StaticString) {
    add(" ")
    add(name)
    add("=\"#")
    for channel in [color.red, color.green, color.blue] {
      for digit in [channel >> 4, channel & 15] {
        add(byte: digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      }
    }
    add(byte: UInt8(ascii: "\""))
    guard color.alpha < 255 else { return }
    add(" ")
    add(name)
    add("-opacity=\"")
    add(Double(color.alpha) / 255, decimals: 3)
    add(byte: UInt8(ascii: "\""))
  }
}
