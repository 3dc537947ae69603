import Scene
import TestSupport
import Testing

@Suite struct PageDumpTests {
  @Test func `a dump shows each kind of element on a line`() throws {
    let style = TextStyle(family: "Inter", weight: 700, size: 46, color: .black)
    let name = try FixedAdvanceTypesetter().shape(StyledText("Pacific", style))
    let hebrew = try FixedAdvanceTypesetter().shape(StyledText("שלום", style))
    let green = try #require(Color(hex: "#0b6e4f"))
    let image = SceneImage(format: .png, bytes: [1, 2], pixelWidth: 339, pixelHeight: 109)
    let badge = Path.roundedRect(Rect(x: 44, y: 170, width: 108, height: 45), left: 22, right: 22)
    let page = Page(
      size: Size(width: 960, height: 540),
      elements: [
        .shape(Shape(.rect(Rect(x: 0, y: 0, width: 12, height: 540)), fill: green)),
        .tag(
          .section,
          [
            .tag(.heading(level: 1), name.lines[0].elements(at: Point(x: 44, y: 70.125))),
            .tag(.paragraph, hebrew.lines[0].elements(at: Point(x: -0.001, y: 100))),
            .group(
              name: "policy",
              [
                .shape(Shape(badge, fill: Color(red: 1, green: 2, blue: 3, alpha: 128))),
                .shape(
                  Shape(
                    .line(from: Point(x: 44, y: 126), to: Point(x: 920, y: 126)),
                    stroke: .init(color: .black, width: 0.75))),
                .shape(Shape(Path())),
              ]),
            .link(
              .uri("mailto:peering@paclight.example"),
              [
                .tag(
                  .figure(alternative: "Logo"),
                  [.image(PlacedImage(image, frame: Rect(x: 730, y: 34, width: 190, height: 61.09)))])
              ]),
            .tag(.list, [.tag(.listItem, [.link(.destination("as64500"), [])])]),
            .tag(.destination(name: "as64500"), []),
          ]),
      ])
    expectSnapshot(of: page.dump, named: "page.txt")
  }

  @Test func `an empty page is one line`() {
    let page = Page(size: Size(width: 595.276, height: 841.89), background: .black, elements: [])
    #expect(page.dump == "page 595.28×841.89 #000000\n")
  }
}
