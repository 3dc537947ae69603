import Files
import Scene

/// Writes the things on a slide as the XML of its part.
struct SlideWriter {
  private var text: TextWriter
  private let size: Size
  /// The slide's number, from 1.
  private let number: Int
  /// The path of a picture's part.
  private let path: (_ bytes: [UInt8], _ ending: String) throws -> String
  /// The role of a text by its block's name.
  private let roles: [String: SlideContent.Role]
  private var shapes = ""
  private var lastIdentifier = 1
  private var names: [String: Int] = [:]
  private var usedRoles: Set<SlideContent.Role> = []

  /// What the slide refers to.
  var relations: Relations {
    get { text.relations }
    set { text.relations = newValue }
  }
  var families: Set<String> { text.families }

  init(
    _ text: TextWriter, number: Int, size: Size, roles: [String: SlideContent.Role],
    path: @escaping (_ bytes: [UInt8], _ ending: String) throws -> String
  ) {
    self.text = text
    self.number = number
    self.size = size
    self.roles = roles
    self.path = path
  }

  /// The shapes added so far, as `p:spTree`.
  var tree: String {
    "<p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>"
      + "<a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/>"
      + "<a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>\(shapes)</p:spTree>"
  }

  /// Adds a title above the slide, where it does not show: outlines and screen readers have it.
  mutating func addHiddenTitle(_ title: String) {
    let frame = Rect(x: 0, y: -48, width: size.width, height: 36)
    shapes +=
      "<p:sp><p:nvSpPr>\(properties("title", alternative: nil, link: ""))"
      + "<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"title\"/></p:nvPr></p:nvSpPr>"
      + "<p:spPr><a:xfrm>\(frame.placed)</a:xfrm></p:spPr><p:txBody><a:bodyPr><a:noAutofit/></a:bodyPr><a:lstStyle/>"
      + "<a:p><a:r><a:rPr lang=\"\(TextLanguage.tag(text.language))\" sz=\"2000\" dirty=\"0\"/>"
      + "<a:t>\(XMLText.attribute(title))</a:t></a:r></a:p></p:txBody></p:sp>"
  }

  /// - Throws: what finds a picture's part throws.
  mutating func add(_ items: [SlideItem]) throws {
    for item in items { try add(item) }
  }

  private mutating func add(_ item: SlideItem) throws {
    switch item {
    case .text(let block, let name, let isTitle): add(block, name, isTitle: isTitle)
    case .shape(let shape, let link): add(shape, link, name: "shape", alternative: "")
    case .picture(let picture): try add(picture)
    case .table(let grid, let name): add(grid, name)
    case .figure(let items, let alternative, let name):
      if items.count == 1, case .shape(let shape, let link)? = items.first {
        return add(shape, link, name: name, alternative: alternative)
      }
      try addGroup(items, alternative, name)
    }
  }

  /// `p:cNvPr`; what has no alternative text is decoration, except where that is nil.
  private mutating func properties(_ name: String, alternative: String?, link: String) -> String {
    lastIdentifier += 1
    let count = names[name, default: 0] + 1
    names[name] = count
    var xml =
      "<p:cNvPr id=\"\(lastIdentifier)\" name=\"\(XMLText.attribute(name))\(count > 1 ? " \(count)" : "")\""
    guard let alternative else { return link.isEmpty ? xml + "/>" : xml + ">\(link)</p:cNvPr>" }
    if alternative.isEmpty {
      return xml + ">\(link)<a:extLst><a:ext uri=\"{C183D7F6-B498-43B3-948B-1728B52AA6E4}\">"
        + "<adec:decorative xmlns:adec=\"http://schemas.microsoft.com/office/drawing/2017/decorative\" val=\"1\"/>"
        + "</a:ext></a:extLst></p:cNvPr>"
    }
    xml += " descr=\"\(XMLText.attribute(alternative))\""
    return link.isEmpty ? xml + "/>" : xml + ">\(link)</p:cNvPr>"
  }

  private mutating func add(
    _ shape: Shape, _ link: Link.Target?, name: String, alternative: String
  ) {
    guard shape.path.bounds != nil, shape.fill != nil || shape.stroke != nil else { return }
    let link = text.link(link)
    shapes +=
      "<p:sp><p:nvSpPr>\(properties(name, alternative: alternative, link: link))<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
      + shape.properties(text.theme) + "</p:sp>"
  }

  private mutating func addGroup(_ items: [SlideItem], _ alternative: String, _ name: String) throws {
    let outer = shapes
    shapes = ""
    let own = properties(name, alternative: alternative, link: "")
    try add(items)
    let frame = items.frame ?? Rect(x: 0, y: 0, width: 0, height: 0)
    let placed = frame.placed
    let child = placed.replacing("<a:off", with: "<a:chOff").replacing("<a:ext", with: "<a:chExt")
    shapes =
      outer + "<p:grpSp><p:nvGrpSpPr>\(own)<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>"
      + "\(placed)\(child)</a:xfrm></p:grpSpPr>\(shapes)</p:grpSp>"
  }

  private mutating func add(_ picture: SlideItem.Picture) throws {
    let link = text.link(picture.link)
    let pixels = text.relations.add("image", .part(try path(picture.pixels, picture.ending)))
    var blip = "<a:blip r:embed=\"\(pixels)\"/>"
    if let vectors = picture.vectors {
      let svg = text.relations.add("image", .part(try path(vectors, "svg")))
      blip =
        "<a:blip r:embed=\"\(pixels)\"><a:extLst><a:ext uri=\"{96DAC541-7B7A-43D3-8B79-37D633B846F1}\">"
        + "<asvg:svgBlip xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" r:embed=\"\(svg)\"/>"
        + "</a:ext></a:extLst></a:blip>"
    }
    func share(_ name: String, _ value: Double) -> String {
      value == 0 ? "" : " \(name)=\"\(Int((value * 100_000).rounded()))\""
    }
    let cropped = picture.cropped
    let source =
      cropped == SlideItem.Cropping()
      ? ""
      : "<a:srcRect\(share("l", cropped.left))\(share("t", cropped.top))\(share("r", cropped.right))\(share("b", cropped.bottom))/>"
    shapes +=
      "<p:pic><p:nvPicPr>\(properties(picture.name, alternative: picture.alternative, link: link))"
      + "<p:cNvPicPr><a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>"
      + "<p:blipFill>\(blip)\(source)<a:stretch><a:fillRect/></a:stretch></p:blipFill>"
      + "<p:spPr><a:xfrm>\(picture.frame.placed)</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:pic>"
  }

  private mutating func add(_ grid: TableGrid, _ name: String) {
    shapes +=
      "<p:graphicFrame><p:nvGraphicFramePr>\(properties(name, alternative: nil, link: ""))"
      + "<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp=\"1\"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>"
      + "<p:xfrm>\(grid.frame.placed)</p:xfrm>"
      + "<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/table\">"
      + grid.xml(&text) + "</a:graphicData></a:graphic></p:graphicFrame>"
  }

  private mutating func add(_ block: TextBlock, _ name: String, isTitle: Bool) {
    var role = isTitle ? SlideContent.Role.title : roles[name]
    if let own = role, !usedRoles.insert(own).inserted { role = nil }
    let link = block.link
    let placeholder = role.map { "<p:ph type=\"\($0.type)\"\($0.index)/>" } ?? ""
    let kind = role == nil ? "<p:cNvSpPr txBox=\"1\"/>" : "<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr>"
    let click = text.link(link)
    shapes +=
      "<p:sp><p:nvSpPr>\(properties(name, alternative: nil, link: click))\(kind)<p:nvPr>\(placeholder)</p:nvPr></p:nvSpPr>"
      + "<p:spPr><a:xfrm>\(Self.frame(of: block).placed)</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>"
      + "<p:txBody><a:bodyPr vert=\"horz\" wrap=\"square\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" rtlCol=\"0\" anchor=\"t\"><a:noAutofit/></a:bodyPr><a:lstStyle/>"
      + text.paragraph(
        block, pitch: block.boxPitch, linked: link == nil, number: role == .number ? number : nil)
      + "</p:txBody></p:sp>"
  }

  /// Where a text's box is. Programs measure letters a little differently, and must not break a line: there is more
  /// room than the text needs, on the side where it ends.
  private static func frame(of block: TextBlock) -> Rect {
    let width = block.right - block.left
    let more = width * 0.025 + 1 + (block.lines.map(\.wideningBetweenScripts).max() ?? 0)
    let left =
      switch block.alignment {
      case .left: block.left
      case .center: block.left - more / 2
      case .right: block.left - more
      }
    let box = block.box
    return Rect(x: left, y: box.minY, width: width + more, height: box.height)
  }
}

extension [SlideItem] {
  /// The rectangle around what is drawn.
  fileprivate var frame: Rect? {
    reduce(nil) { result, item in
      let own: Rect? =
        switch item {
        case .shape(let shape, _): shape.path.bounds
        case .picture(let picture): picture.frame
        case .table(let grid, _): grid.frame
        case .text(let block, _, _): block.box
        case .figure(let items, _, _): items.frame
        }
      guard let own else { return result }
      return result?.union(own) ?? own
    }
  }
}
