internal import Scene
internal import Submissions
internal import Templates

/// The presenter's logo, as large as its box allows.
struct LogoBlock: Block {
  var options: BlockOptions
  var size: Size
  var alignment = Alignment.end
  /// How many points a pixel of a PNG or JPEG may cover.
  var pointsPerPixel: Double
  /// What stands behind the logo.
  var ground: ColorReference
  /// How far the plate reaches beyond a logo that cannot be seen on the ground; zero for no plate.
  var plate: Length

  var fixedWidth: Length? { size.width }

  func fragment(in space: Space, _ context: LayoutContext) throws(TypesettingError) -> Fragment? {
    guard let logo = context.assets.logo, context.shows(.logo) else { return nil }
    let plateColor = plateColor(for: logo, context.palette)
    let margin = plateColor == nil ? Length.zero : plate
    let room = Size(width: size.width - margin * 2, height: size.height - margin * 2)
    let width = Length(Double(max(1, logo.pixelWidth)))
    let height = Length(Double(max(1, logo.pixelHeight)))
    var scale = min(room.width.ratio(to: width), room.height.ratio(to: height))
    if logo.format != .svg { scale = min(scale, pointsPerPixel) }
    let drawn = Size(width: width * scale, height: height * scale)
    let x =
      switch alignment {
      case .end: size.width - margin - drawn.width
      case .center: (size.width - drawn.width) / 2
      case .start, .baseline: margin
      }
    let frame = Rect(
      origin: Point(x: x, y: (size.height - drawn.height) / 2), size: drawn)
    let alternative = context.template.labels.text("logo-of", ["name": context.subjectName])
    var elements: [Element] = [
      .tag(.figure(alternative: alternative), [.image(PlacedImage(logo, frame: frame))])
    ]
    if let plateColor {
      let around = Rect(
        x: frame.minX - margin, y: frame.minY - margin, width: frame.width + margin * 2,
        height: frame.height + margin * 2)
      let radius = margin * Self.roundness
      elements.insert(
        .shape(Shape(.roundedRect(around, left: radius, right: radius), fill: plateColor)), at: 0)
    }
    return Fragment(size: size, elements: elements, leaf: options.name)
  }

  /// The radius of a plate's corners, as a share of how far it reaches.
  private static let roundness = 0.75
  /// A logo is seen on a ground where this share of it is.
  private static let enoughSeen = 0.5

  /// The colour of the plate below a logo; nil where it needs none.
  ///
  /// Most logos are made for white paper: on a dark page half of them are lost, and those made for dark pages are lost
  /// on white ones. The page's colour and its text's are as far apart as the template has them.
  private func plateColor(for logo: SceneImage, _ palette: Palette) -> Color? {
    guard plate > .zero, let ink = logo.ink else { return nil }
    let seen = ink.visibleShare(on: palette[ground])
    guard seen < Self.enoughSeen else { return nil }
    let choices = [palette.ground, palette[ColorReference(name: "ink")]].map {
      ($0, ink.visibleShare(on: $0))
    }
    guard let best = choices.max(by: { $0.1 < $1.1 }), best.1 > seen else { return nil }
    return best.0
  }
}

/// The QR code, with its quiet zone inside its square.
struct QRBlock: Block {
  var options: BlockOptions
  var side: Length
  /// The quiet zone, in modules (ISO/IEC 18004 asks for 4).
  var quietZone: Int
  var dark: ColorReference
  var light: ColorReference

  var fixedWidth: Length? { side }

  func fragment(in space: Space, _ context: LayoutContext) throws(TypesettingError) -> Fragment? {
    guard let symbol = context.assets.qr, context.shows(.qr) else { return nil }
    let module = side / Double(symbol.width + 2 * quietZone)
    var path = Path()
    for row in 0..<symbol.width {
      var column = 0
      while column < symbol.width {
        guard symbol[row: row, column: column] else {
          column += 1
          continue
        }
        // Modules side by side are one rectangle, so that no hairlines show between them.
        let start = column
        while column < symbol.width, symbol[row: row, column: column] { column += 1 }
        path.add(
          Rect(
            x: module * Double(start + quietZone), y: module * Double(row + quietZone),
            width: module * Double(column - start), height: module))
      }
    }
    let isContact = context.content?.qrTarget == .contact
    let alternative = context.template.labels.text(
      isContact ? "qr-contact" : "qr-peeringdb", ["name": context.subjectName])
    let square = Rect(x: 0, y: 0, width: side, height: side)
    // A code in a mirror is no code.
    var fragment = Fragment(
      size: square.size,
      elements: [
        .tag(
          .figure(alternative: alternative),
          [
            .shape(Shape(.rect(square), fill: context.palette[light])),
            .shape(Shape(path, fill: context.palette[dark])),
          ])
      ],
      leaf: options.name)
    fragment.keepsItsWay = true
    return fragment
  }
}
