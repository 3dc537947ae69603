import CairoDrawing
import Scene
import Testing

/// SVGs that look right in a browser, and not here.
@Suite struct SVGLossesTests {
  private func read(_ inside: String) throws -> DecodedImage {
    let svg = """
      <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 100">
      \(inside)</svg>
      """
    return try ImageDecoder.read(Array(svg.utf8))
  }

  @Test(arguments: [
    (
      "<foreignObject width='9' height='9'><p xmlns='http://www.w3.org/1999/xhtml'>a</p></foreignObject>",
      "has “foreignObject” on line 2, which is not drawn"
    ),
    ("<switch><foreignObject/><rect/></switch>", "has “foreignObject” on line 2, which is not drawn"),
    (
      "<switch>\n<foreignObject requiredExtensions='x'/></switch>",
      "has “foreignObject” on line 2, which is not drawn"
    ),
    ("<text><textPath href='#p'>a</textPath></text>", "has “textPath” on line 2, which is not drawn"),
    ("<flowRoot><flowPara>a</flowPara></flowRoot>", "has “flowRoot” on line 2, which is not drawn"),
    ("<defs><meshgradient id='m'/></defs>", "has “meshgradient” on line 2, which is not drawn"),
    (
      "<filter><feFoo/></filter>",
      "has the filter “feFoo” on line 2, which is not supported: all filters are left out"
    ),
    (
      "<filter><feBlend in='SourceGraphic' in2='BackgroundImage'/></filter>",
      "has the filter “BackgroundImage” on line 2, which is not supported: all filters are left out"
    ),
    ("<rect fill='var(--a, red)'/>", "uses “var()” on line 2, which is not supported"),
    ("<style>\n.a { stroke: VAR(--a) }</style>", "uses “var()” on line 2, which is not supported"),
    ("<rect style='fill: oklch(0.6 0.2 30)'/>", "uses “oklch()” on line 2, which is not supported"),
    ("<stop stop-color='color(display-p3 1 0 0)'/>", "uses “color()” on line 2, which is not supported"),
    ("<rect fill='#123 icc-color(a, 1)'/>", "uses “icc-color()” on line 2, which is not supported"),
    ("<rect width='calc(1px + 2px)'/>", "uses “calc()” on line 2, which is not supported"),
    ("<rect width='2rem'/>", "uses “rem” on line 2, which is not supported"),
    ("<rect clip-path='circle(5px)'/>", "uses “circle()” on line 2, which is not supported"),
    (
      "<rect transform='scale(2)' transform-origin='5 5'/>",
      "uses “transform-origin” on line 2, which is not supported"
    ),
    ("<style>path { d: path('M0 0h9') }</style>", "uses “d” on line 2, which is not supported"),
    ("<style>:is(.a, .b) { fill: red }</style>", "uses “:is” on line 2, which is not supported"),
    ("<style>g:not(:has(a)) { fill: red }</style>", "uses “:has” on line 2, which is not supported"),
    ("<style>.a, .a:hover { fill: red }</style>", "uses “:hover” on line 2, which is not supported"),
    (
      "<style>@media screen { .a { fill: red } }</style>",
      "uses “@media screen” on line 2, which is not supported"
    ),
    (
      "<style><![CDATA[@layer a { .a { fill: red } }]]></style>",
      "uses “@layer” on line 2, which is not supported"
    ),
    ("<style>g { .a { fill: red } }</style>", "uses “g { … { … } }” on line 2, which is not supported"),
    ("<use href='#gone'/>", "refers to “#gone” on line 2, which the file does not contain"),
    ("<rect fill=\"url('#gone')\"/>", "refers to “#gone” on line 2, which the file does not contain"),
    ("<script>draw()</script>", "has a script on line 2, which is not run"),
    ("<rect><animate attributeName='x'/></rect>", "is animated: only its first state is drawn"),
    ("<style>.a { animation: a 1s }</style>", "is animated: only its first state is drawn"),
    ("<g systemLanguage='de'/>", "depends on the computer's language: “systemLanguage=de” on line 2"),
    (
      "<text font-family=\"'Gill Sans', serif\">a</text>",
      "has text in the font “Gill Sans”, which is replaced by another"
    ),
    (
      "<image href='data:image/svg+xml,&lt;svg>'/>",
      "has an SVG in it that is not drawn: line 1: Premature end of data in tag svg line 1"
    ),
  ])
  func `is reported`(_ inside: String, _ expected: String) throws {
    let losses = try read(inside).losses
    #expect(losses.map { $0.replacing("on line 3", with: "on line 2") } == [expected])
  }

  @Test(arguments: [
    // Illustrator, draw.io, Figma and Inkscape.
    "<switch><foreignObject requiredExtensions='http://ns.adobe.com/x/'/><g><rect/></g></switch>",
    "<switch><foreignObject requiredFeatures='http://www.w3.org/TR/SVG11/feature#Extensibility'/><text/></switch>",
    "<rect fill='#c83c1e' style='fill:#c83c1e;fill:color(display-p3 0.8 0.2 0.1);fill-opacity:1'/>",
    "<rect fill='#c83c1e' style='fill: var(--a)'/>",
    "<i:view xmlns:i='http://www.inkscape.org/'><i:grid width='var(--a)'/></i:view>",
    "<style>.a { fill: red } @media (prefers-color-scheme: dark) { .a { fill: var(--a) } }</style>",
    "<style>@media print { .a { fill: red } } .a:hover { fill: red } /* .b:is(.c) { } */</style>",
    "<style>@font-face { font-family: A; src: url(a.woff) format('woff') }</style>".replacing(
      "url(a.woff)", with: "local(A)"),
    "<style>g:first-child > rect:not(.a):nth-child(2n+1), [href^=':is'] { fill: rgb(1 2 3 / 50%) }</style>",
    "<style>.a { filter: drop-shadow(1px 1px 2px #000); transition: fill 1s; cursor: pointer }</style>",
    "<linearGradient id='g'/><rect fill='url(#g)'/><rect fill='url(#gone) red'/><use xlink:href='#g'/>",
    "<filter id='f'><feGaussianBlur in='SourceAlpha' stdDeviation='2'/><feOffset/></filter>",
    "<text font-family='Inter'>a</text><text font-family='sans-serif'>a</text>",
    "<g font-family='Helvetica'><rect/></g>",
    "<metadata><x xmlns='http://example.com/'/></metadata><title>A</title><desc>B</desc>",
  ])
  func `is fine`(_ inside: String) throws { #expect(try read(inside).losses == []) }

  @Test func `a shape stays without its shadow`() throws {
    let shape = "<rect width='100' height='100' fill='#f00' filter='url(#f)' style='filter: url(#f)'/>"
    let decoded = try read("<filter id='f'><feFoo/></filter>\(shape)<!-- </g> -->")
    #expect(!decoded.extent.isEmpty)
    let frame = Rect(x: 0, y: 0, width: 16, height: 1)
    let page = Page(size: frame.size, elements: [.image(PlacedImage(decoded.image, frame: frame))])
    #expect(try Pixels(page, width: 16).text == "rrrrrrrrrrrrrrrr")
    #expect(try read("<filter id='f'><feDropShadow dx='1' dy='1'/></filter>\(shape)").extent.isEmpty == false)
  }

  @Test func `how much is drawn`() throws {
    func extent(_ inside: String) throws -> [Double] {
      let extent = try read(inside).extent
      return [extent.width, extent.height, extent.outside].map { ($0 * 20).rounded() / 20 }
    }
    #expect(try extent("<rect width='100' height='100'/>") == [1, 1, 0])
    #expect(try extent("<rect x='20' y='40' width='50' height='10'/>") == [0.5, 0.1, 0])
    // In a corner, and on a ground of its own.
    #expect(try extent("<rect width='20' height='10'/>") == [0.2, 0.1, 0])
    #expect(
      try extent("<rect width='100' height='100' fill='#fff'/><rect width='20' height='10'/>") == [
        0.2, 0.1, 0,
      ])
    #expect(try extent("<rect x='50' width='100' height='100'/>")[2] == 0.5)
    // A ground that is meant to reach over the edge.
    #expect(try extent("<rect x='-50' y='-50' width='200' height='200'/>") == [1, 1, 0])
    for nothing in [
      "", "<g transform='translate(500 0)'><rect width='9' height='9'/></g>", "<rect fill='none'/>",
    ] {
      #expect(try read(nothing).extent.isEmpty, "\(nothing)")
    }
    // A hair is something.
    #expect(try !read("<path d='M0 50h100' stroke='#000' stroke-width='.1'/>").extent.isEmpty)
  }

  @Test func `how much of pixels is drawn`() throws {
    func extent(_ kind: MadePNG.Kind, _ samples: @escaping (Int, Int) -> [Int]) throws -> PictureExtent {
      try ImageDecoder.read(MadePNG(kind: kind, depth: 8, width: 600, height: 200, samples: samples).bytes)
        .extent
    }
    #expect(try extent(.rgba) { _, _ in [9, 9, 9, 0] }.isEmpty)
    #expect(try extent(.grayAlpha) { x, y in [0, x == 301 && y == 99 ? 255 : 0] }.isEmpty == false)
    #expect(try extent(.gray) { _, _ in [255] } == .whole)
    let framed = try extent(.rgb) { x, y in
      (240..<360).contains(x) && (80..<120).contains(y) ? [200, 0, 0] : [255, 255, 255]
    }
    #expect(abs(framed.width - 0.2) < 0.01 && abs(framed.height - 0.2) < 0.02, "\(framed)")
  }
}
