internal import OfficeFiles

/// What a presentation in the format of PowerPoint since 2007 has in it (ECMA-376, part 1, 19).
struct PowerPointFile {
  private(set) var shown: [SlideFacts] = []
  /// Numbers of slides, from 1.
  private(set) var hidden: [Int] = []
  private let archive: ZipArchive
  /// The most slides that are looked at: each, however small, takes its time.
  private static let mostSlides = 2000
  /// What layouts and masters add to each slide on them, by the part.
  private var backgrounds: [String: Background] = [:]

  /// What is behind a slide.
  private struct Background {
    var pictures: [String] = []
    var fonts = ThemeFonts()
  }

  /// The families that text has where it names none.
  struct ThemeFonts {
    var titles = ""
    var texts = ""

    /// The family behind a name such as `+mn-lt`.
    func family(_ name: String) -> String {
      guard name.hasPrefix("+") else { return name }
      return name.hasPrefix("+mj") ? titles : texts
    }
  }

  /// The part that an office file begins with; nil where the archive is none.
  ///
  /// - Throws: `FileFault`.
  static func mainPart(of archive: ZipArchive) throws(FileFault) -> String? {
    let relation = try archive.relations(of: "").first { $0.type == "officeDocument" && !$0.isExternal }
    return relation?.target ?? (archive.names.contains("ppt/presentation.xml") ? "ppt/presentation.xml" : nil)
  }

  /// - Throws: `FileFault`.
  init(_ archive: ZipArchive) throws(FileFault) {
    self.archive = archive
    guard let main = try Self.mainPart(of: archive), let xml = try archive.content(main) else {
      throw FileFault("is broken: it has no presentation in it")
    }
    let parts = Dictionary(try archive.relations(of: main).map { ($0.id, $0) }) { first, _ in first }
    var slides: [String] = []
    try XMLEvents.read(
      xml,
      opening: { name, attributes in
        guard name == "sldId", let relation = attributes.prefixed("id").flatMap({ parts[$0] }),
          !relation.isExternal
        else { return }
        slides.append(relation.target)
      }, closing: { _, _ in })
    guard slides.count <= Self.mostSlides else {
      throw FileFault("has more than \(Self.mostSlides) slides")
    }
    for (index, part) in slides.enumerated() {
      if let facts = try facts(of: part) { shown.append(facts) } else { hidden.append(index + 1) }
    }
  }

  /// What is known of a slide; nil where it is hidden.
  private mutating func facts(of part: String) throws(FileFault) -> SlideFacts? {
    guard let xml = try archive.content(part) else {
      throw FileFault("is broken: a slide is missing in it")
    }
    let relations = try archive.relations(of: part)
    var background = Background()
    if let layout = relations.first(where: { $0.type == "slideLayout" && !$0.isExternal })?.target {
      background = try self.background(layout, depth: 0)
    }
    let reader = SlideReader(background.fonts)
    try XMLEvents.read(xml, opening: reader.open, closing: reader.close)
    guard !reader.isHidden else { return nil }
    var facts = reader.facts
    facts.add(pictures: Self.pictures(relations) + background.pictures)
    return facts
  }

  /// What a layout, its master and their theme say.
  private mutating func background(_ part: String, depth: Int) throws(FileFault) -> Background {
    if let known = backgrounds[part] { return known }
    var found = Background()
    let relations = try archive.relations(of: part)
    for relation in relations where !relation.isExternal && depth < 4 {
      switch relation.type {
      case "slideMaster": found = try background(relation.target, depth: depth + 1)
      case "theme": found.fonts = try fonts(of: relation.target)
      default: break
      }
    }
    found.pictures += Self.pictures(relations)
    backgrounds[part] = found
    return found
  }

  private func fonts(of theme: String) throws(FileFault) -> ThemeFonts {
    var fonts = ThemeFonts()
    var isOfTitles = false
    try XMLEvents.read(
      try archive.content(theme) ?? Array("<none/>".utf8),
      opening: { name, attributes in
        switch name {
        case "majorFont": isOfTitles = true
        case "minorFont": isOfTitles = false
        case "latin":
          guard let family = attributes["typeface"] else { return }
          if isOfTitles { fonts.titles = family } else { fonts.texts = family }
        default: break
        }
      }, closing: { _, _ in })
    return fonts
  }

  /// Addresses of pictures that are not in the file.
  private static func pictures(_ relations: [ZipArchive.Relation]) -> [String] {
    relations.lazy.filter { $0.isExternal && $0.type == "image" }.prefix(SlideFacts.mostPictures).map(
      \.target)
  }
}

/// Reads one slide.
private final class SlideReader {
  private(set) var facts = SlideFacts()
  private(set) var isHidden = false
  private let theme: PowerPointFile.ThemeFonts
  private var isInTitle = false
  /// The families of the run that is read: for Latin, East Asian and complex scripts.
  private var families: [String: String] = [:]

  init(_ theme: PowerPointFile.ThemeFonts) { self.theme = theme }

  func open(_ name: String, _ attributes: XMLEvents.Attributes) {
    switch name {
    case "sld": isHidden = attributes["show"].map { ["0", "false", "off"].contains($0) } ?? false
    case "sp", "graphicFrame": isInTitle = false
    case "ph": isInTitle = ["title", "ctrTitle"].contains(attributes["type"] ?? "")
    case "r", "fld":
      families = [:]
      if attributes["type"]?.hasPrefix("datetime") == true { facts.hasDate = true }
    case "latin", "ea", "cs": families[name] = attributes["typeface"]
    case "normAutofit":
      // Thousandths of a per cent, or per cent with its sign.
      guard let scale = attributes["fontScale"] else { return }
      let number = Double(scale.filter { $0 != "%" }) ?? 100_000
      let percent = scale.hasSuffix("%") ? number : number / 1000
      // PowerPoint's least is 1 %.
      if (1..<100).contains(percent) { facts.leastScale = min(facts.leastScale, Int(percent)) }
    default: break
    }
  }

  func close(_ name: String, _ text: [UInt8]) {
    guard name == "t" else { return }
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
    var scripts: Set<String> = []
    for scalar in scalars where !scalar.properties.isWhitespace {
      scripts.insert(Self.script(of: scalar))
      facts.characters.insert(scalar)
    }
    for script in scripts {
      // Themes name fonts of other scripts by script, which LibreOffice does not read.
      let family = families[script] ?? (script == "latin" ? (isInTitle ? "+mj-lt" : "+mn-lt") : "")
      facts.fonts.insert(script == "latin" || !family.hasPrefix("+") ? theme.family(family) : "")
    }
  }

  /// Which of a run's fonts a character is set in.
  private static func script(of scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x0590...0x08FF, 0x0900...0x109F, 0x1780...0x17FF, 0x1950...0x1AAF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF:
      "cs"
    case 0x1100...0x11FF, 0x2E80...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF,
      0xFF00...0xFFEF, 0x20000...0x3FFFF:
      "ea"
    default: "latin"
    }
  }
}
