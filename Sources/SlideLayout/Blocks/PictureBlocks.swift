internal import Scene
internal import Submissions

/// The presenter's logo, as large as its box allows.
struct LogoBlock: Block {
  var options: BlockOptions
  var size: Size
  var alignment = Alignment.end
  /// How many points a pixel of a PNG or JPEG may cover.
  var pointsPerPixel: Double

  var fixedWidth: Length? { size.width }

  func fragment(in space: Space, _ context: LayoutContext) throws(TypesettingError) -> Fragment? {
    guard let logo = context.assets.logo, context.shows(.logo) else { return nil }
    let width = Length(Double(max(1, logo.pixelWidth)))
    let height = Length(Double(max(1, logo.pixelHeight)))
    var scale = min(size.width.ratio(to: width), size.height.ratio(to: height))
    if logo.format != .svg { scale = min(scale, pointsPerPixel) }
    let drawn = Size(width: width * scale, height: height * scale)
    let x =
      switch alignment {
      case .end: size.width - drawn.width
      case .center: (size.width - drawn.width) / 2
      case .start, .baseline: Length.zero
      }
    let frame = Rect(
      origin: Point(x: x, y: (size.height - drawn.height) / 2), size: drawn)
    let alternative = context.template.labels.text("logo-of", ["name": context.subjectName])
    return Fragment(
      size: size,
      elements: [.tag(.figure(alternative: alternative), [.image(PlacedImage(logo, frame: frame))])],
      leaf: options.name)
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
