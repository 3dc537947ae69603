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
    let isContact = context.content?.qrLeadsToContact == true
    let leads = context.template.labels.text(
      isContact ? "qr-contact" : "qr-peeringdb", ["name": context.subjectName])
    // Schemes of addresses are for machines.
    let target = symbol.text.split(separator: ":", maxSplits: 1)
    let isShort = target.first == "mailto" || target.first == "tel"
    let alternative = [leads, isShort ? String(target.last ?? "") : symbol.text].filter { !$0.isEmpty }
      .joined(separator: ": ")
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
