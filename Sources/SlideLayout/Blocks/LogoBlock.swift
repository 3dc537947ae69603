internal import LocatedYAML
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
  /// What is behind the logo.
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

extension LogoBlock {
  static let kind = "logo"
  static let optionNames = ["align", "points-per-pixel", "plate"]

  init?(_ reader: BlockReader) {
    guard let content = reader.content else {
      reader.report(missing: "the logo has no box")
      return nil
    }
    guard let box = reader.part(content, keys: ["width", "height"], "the logo's box"),
      let width = box.requiredLength("width"), let height = box.requiredLength("height")
    else { return nil }
    self.init(
      options: reader.options, size: Size(width: width, height: height), alignment: reader.alignment(),
      pointsPerPixel: reader.number("points-per-pixel", in: 0.01...100) ?? 1, ground: reader.context.ground,
      plate: reader.length("plate") ?? 8)
  }
}
