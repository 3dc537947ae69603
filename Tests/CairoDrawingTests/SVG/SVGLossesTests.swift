import CairoDrawing
import Foundation
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
    (
      "<style>.a:nth-child(1 of .b) { fill: red }</style>",
      "uses “:nth-child” on line 2, which is not supported"
    ),
    (
      "<style>@media (prefers-color-scheme: light) { .a { fill: red } }</style>",
      "uses “@media (prefers-color-scheme: light)” on line 2, which is not supported"
    ),
    (
      "<rect style='transform: scale(50%)'/>",
      "uses “transform: scale(50%)” on line 2, which is not supported"
    ),
    (
      "<g transform='rotate(0.1turn)'/>",
      "uses “transform: rotate(0.1turn)” on line 2, which is not supported"
    ),
    ("<rect width='3ch'/>", "uses “ch” on line 2, which is not supported"),
    ("<circle r='2lh'/>", "uses “lh” on line 2, which is not supported"),
    ("<path stroke-width='4q'/>", "uses “q” on line 2, which is not supported"),
    ("<rect style='fill: initial'/>", "uses “fill: initial” on line 2, which is not supported"),
    ("<path vector-effect='non-scaling-stroke'/>", "uses “vector-effect” on line 2, which is not supported"),
    (
      "<style>.a { vector-effect: fixed-position }</style>",
      "uses “vector-effect” on line 2, which is not supported"
    ),
    ("<rect style='mix-blend-mode: plus-lighter'/>", "uses “plus-lighter” on line 2, which is not supported"),
    (
      "<rect style='-webkit-mask-image: none; backdrop-filter: blur(2px)'/>",
      "uses “backdrop-filter” on line 2, which is not supported"
    ),
    (
      "<mask id='m'/><rect style='mask: url(#m) alpha'/>",
      "uses “mask: url(#m) alpha” on line 2, which is not supported"
    ),
    ("<path d='M0 0h9' pathLength='10'/>", "uses “pathLength” on line 2, which is not supported"),
    ("<text x='1 2 3'>abc</text>", "uses “x” with several numbers on line 2, which is not supported"),
    (
      "<text><tspan dy='1,2'>abc</tspan></text>",
      "uses “dy” with several numbers on line 2, which is not supported"
    ),
    ("<text rotate='20'>abc</text>", "uses “rotate” on line 2, which is not supported"),
    ("<text textLength='90'>abc</text>", "uses “textLength” on line 2, which is not supported"),
    (
      "<text style='text-transform: uppercase'>abc</text>",
      "uses “text-transform” on line 2, which is not supported"
    ),
    ("<text word-spacing='9'>a b</text>", "uses “word-spacing” on line 2, which is not supported"),
    (
      "<text style='font: bold 60px/1.2 Comic Sans MS, serif'>a</text>",
      "has text in the font “Comic Sans MS”, which is replaced by another"
    ),
    (
      "<style media='print'>.a { fill: red }</style>",
      "has a style sheet for “print” on line 2, which is applied here, too"
    ),
    (
      "<style type='text/less'>.a { fill: red }</style>",
      "has a style sheet for “text/less” on line 2, which is applied here, too"
    ),
    (
      "<style>svg { background: #123456 }</style>",
      "uses “background: #123456” on line 2, which is not supported"
    ),
    (
      "<style>.a, :root { background-color: navy }</style>",
      "uses “background-color: navy” on line 2, which is not supported"
    ),
    (
      "<image href='data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 9 9%22%3E"
        + "%3Crect fill=%22var(--a)%22/%3E%3C/svg%3E'/>",
      "has an SVG in it that uses “var()” on line 1, which is not supported"
    ),
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
    "<rect style='fill: red; fill: initial; transform: rotate(3deg) translate(2px, 1em)'/><g style='background: red'/>",
    "<style>.b { background: red } svg { background: white; background-color: transparent }</style>",
    "<style media='screen' type='text/css'>.a { vector-effect: none; mask: none; mix-blend-mode: multiply }</style>",
    "<rect x='1e1' y='-.5E-1' width='50%' height='2cm' stroke-dasharray='1,2 3'/><text x='1' y='2'>a</text>",
    "<rect fill='hsl(0.5turn 100% 30%)'/><text style='font: 700 12px/1.2 Inter'>a</text>",
    "<text font-family='Inter'>a</text><text font-family='sans-serif'>a</text>",
    "<g font-family='Helvetica'><rect/></g>",
    "<metadata><x xmlns='http://example.com/'/></metadata><title>A</title><desc>B</desc>",
  ])
  func `is fine`(_ inside: String) throws { #expect(try read(inside).losses == []) }

  @Test func `a photo that lies on its side is reported`() throws {
    func losses(_ orientation: Int) throws -> [String] {
      let photo = MadePNG(
        kind: .rgb, depth: 8, width: 4, height: 2, chunks: [("eXIf", MadePNG.exif(orientation))]
      ) { x, _ in [x * 60, 0, 0] }
      let content = Data(photo.bytes).base64EncodedString()
      return try read("<image width='9' height='9' href='data:image/png;base64,\(content)'/>").losses
    }
    #expect(
      try losses(6) == ["has a photo in it that only its EXIF data turn upright, which are not read"])
    #expect(try losses(1) == [])
  }

  @Test(arguments: ["style='background: #123'", "class='a'", "id='b'"])
  func `a ground behind the drawing is reported`(_ root: String) throws {
    let svg = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" \(root)>
      <style>.a, #b { background-image: linear-gradient(#000, #fff) }</style><rect width="4" height="4"/></svg>
      """
    #expect(try ImageDecoder.read(Array(svg.utf8)).losses.filter { $0.contains("background") }.count == 1)
  }

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
    #expect(try extent(.gray) { _, _ in [255] }.isWhite)
    #expect(try !extent(.gray) { x, _ in [x < 300 ? 0 : 255] }.isWhite)
    #expect(try !extent(.gray) { _, _ in [200] }.isWhite)
    let framed = try extent(.rgb) { x, y in
      (240..<360).contains(x) && (80..<120).contains(y) ? [200, 0, 0] : [255, 255, 255]
    }
    #expect(abs(framed.width - 0.2) < 0.01 && abs(framed.height - 0.2) < 0.02, "\(framed)")
  }
}
