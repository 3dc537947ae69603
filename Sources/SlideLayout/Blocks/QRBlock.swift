internal import Scene
internal import Submissions
internal import Templates

/// The QR code, with its quiet zone inside its square.
struct QRBlock: Block {
  var options: BlockOptions
  var side: Length
  /// The quiet zone, in modules (ISO/IEC 18004 asks for 4).
  var quietZone: Int
  var dark: ColorReference
  var light: ColorReference
  /// How small it becomes where there is less height; nil where it keeps its size.
  var minimum: Length?

  var isElastic: Bool { minimum != nil }
  var fixedWidth: Length? { minimum == nil ? side : nil }

  func fragment(in space: Space, _ context: LayoutContext) throws(TypesettingError) -> Fragment? {
    guard let symbol = context.assets.qr, context.shows(.qr) else { return nil }
    var side = side
    if let minimum, let height = space.height { side = max(min(minimum, side), min(side, height)) }
    let isContact = context.content?.qrLeadsToContact == true
    let leads = context.template.labels.text(
      isContact ? "qr-contact" : "qr-peeringdb", ["name": context.subjectName])
    // Schemes of addresses are for machines.
    let target = symbol.text.split(separator: ":", maxSplits: 1)
    let isShort = target.first == "mailto" || target.first == "tel"
    let alternative = [leads, isShort ? String(target.last ?? "") : symbol.text].filter { !$0.isEmpty }
      .joined(separator: ": ")
    // A code in a mirror is no code.
    var fragment = Fragment(
      size: Size(width: side, height: side),
      elements: [
        Self.figure(
          symbol, side: side, quietZone: quietZone, alternative: alternative, dark: context.palette[dark],
          light: context.palette[light])
      ],
      leaf: options.name)
    fragment.keepsItsWay = true
    return fragment
  }

  /// A code with its top left corner at the origin.
  ///
  /// - Parameters:
  ///   - symbol: the code.
  ///   - side: its side, with the quiet zone.
  ///   - quietZone: in modules.
  ///   - alternative: what a screen reader says of it.
  ///   - dark: the colour of its modules.
  ///   - light: the colour behind them.
  /// - Returns: a figure.
  static func figure(
    _ symbol: QRSymbol, side: Length, quietZone: Int, alternative: String, dark: Color, light: Color
  ) -> Element {
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
    let square = Rect(x: 0, y: 0, width: side, height: side)
    return .tag(
      .figure(alternative: alternative),
      [.shape(Shape(.rect(square), fill: light)), .shape(Shape(path, fill: dark))])
  }
}

extension QRBlock {
  static let kind = "qr"
  static let optionNames = ["quiet-zone", "dark", "light", "minimum"]

  init?(_ reader: BlockReader) {
    self.init(
      options: reader.options, side: reader.requiredLength(Self.kind) ?? 0,
      quietZone: reader.integer("quiet-zone", in: 0...20) ?? 4,
      dark: reader.requiredColor("dark") ?? ColorReference(name: "ink"),
      light: reader.requiredColor("light") ?? ColorReference(name: "ink"),
      minimum: reader.length("minimum"))
  }
}
