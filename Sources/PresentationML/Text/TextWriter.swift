import Files
import Scene

/// Writes text as DrawingML (ECMA-376, part 1, section 21.1.2).
struct TextWriter {
  let theme: PresentationTheme
  private let fonts: FontSource
  /// The document's language, as a BCP 47 tag.
  let language: String
  /// What the slide refers to.
  var relations = Relations()
  /// The families of all texts.
  private(set) var families: Set<String> = []

  init(theme: PresentationTheme, fonts: FontSource, language: String) {
    self.theme = theme
    self.fonts = fonts
    self.language = language
  }

  /// Keeps the text's own colour, and no line below it, in PowerPoint 2019 and later.
  private static let plainLink =
    "<a:extLst><a:ext uri=\"{A12FA001-AC4F-418D-AE19-62706E023703}\"><ahyp:hlinkClr "
    + "xmlns:ahyp=\"http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor\" val=\"tx\"/></a:ext></a:extLst>"

  /// A link, as `a:hlinkClick`.
  ///
  /// - Parameters:
  ///   - target: where it leads.
  ///   - isText: whether text has it rather than a shape.
  /// - Returns: the element; empty for no link.
  mutating func link(_ target: Link.Target?, isText: Bool = false) -> String {
    let attributes: String
    switch target {
    case .uri(let address): attributes = "r:id=\"\(relations.add("hyperlink", .address(address)))\""
    case .destination(let name) where !name.isEmpty:
      let identifier = relations.add("slide", .destination(name))
      attributes = "r:id=\"\(identifier)\" action=\"ppaction://hlinksldjump\""
    case .destination, nil: return ""
    }
    return isText
      ? "<a:hlinkClick \(attributes)>\(Self.plainLink)</a:hlinkClick>" : "<a:hlinkClick \(attributes)/>"
  }

  /// The lines of a block as one paragraph, each line ended as it was.
  ///
  /// - Parameters:
  ///   - block: the text.
  ///   - pitch: the distance between lines; nil for the font's.
  ///   - linked: whether its pieces have their links; false where the shape has.
  ///   - number: the slide's number, which becomes a field where the text has it; nil for none.
  ///   - strut: what no line may reach less low than; nil for none.
  /// - Returns: the element.
  mutating func paragraph(
    _ block: TextBlock, pitch: Length?, linked: Bool, number: Int? = nil, strut: TextPiece? = nil
  ) -> String {
    var xml = "<a:p><a:pPr marL=\"0\" indent=\"0\" algn=\"\(block.alignment.rawValue)\""
    xml += block.isRightToLeft ? " rtl=\"1\">" : " rtl=\"0\">"
    if let pitch { xml += "<a:lnSpc><a:spcPts val=\"\(pitch.hundredths)\"/></a:lnSpc>" }
    xml +=
      "<a:spcBef><a:spcPts val=\"0\"/></a:spcBef><a:spcAft><a:spcPts val=\"0\"/></a:spcAft><a:buNone/></a:pPr>"
    for (index, line) in block.lines.enumerated() {
      let line = line.trimmed
      if index > 0, let first = line.pieces.first {
        xml += "<a:br>\(properties(first, "a:rPr", link: ""))</a:br>"
      }
      if let strut, strut.size * strut.font.descent - line.descent > 0.1 {
        xml += nothing(as: strut)
        if linked, let first = line.pieces.first, first.link != nil { xml += nothing(as: first) }
      }
      for (place, piece) in line.pieces.enumerated() where !piece.text.isEmpty {
        let next = place + 1 < line.pieces.count ? line.pieces[place + 1] : nil
        // In LibreOffice a link has the spacing of what is before it.
        if linked, piece.link != nil, place > 0, line.pieces[place - 1].tracking != piece.tracking {
          xml += nothing(as: piece)
        }
        let word = line.pieces[(place + 1)...].first { !$0.text.allSatisfy(\.isWhitespace) }
        let text =
          line.hasRightToLeft || block.isRightToLeft
          ? piece.marked(before: word, isRightToLeft: block.isRightToLeft) : piece.text.without(String.marks)
        let link = linked && place > 0 ? line.pieces[place - 1] : nil
        xml += run(piece, text, before: next, after: link, linked: linked, number)
      }
    }
    if let last = block.lines.last?.pieces.last { xml += properties(last, "a:endParaRPr", link: "") }
    return xml + "</a:p>"
  }

  /// A run that shows nothing, in a piece's look.
  private mutating func nothing(as piece: TextPiece) -> String {
    "<a:r>\(properties(piece, "a:rPr", link: ""))<a:t>\u{200B}</a:t></a:r>"
  }

  private mutating func run(
    _ piece: TextPiece, _ text: String, before next: TextPiece?, after last: TextPiece?, linked: Bool,
    _ number: Int?
  ) -> String {
    let isLinked = linked && piece.link != nil
    let click = isLinked ? link(piece.link, isText: true) : ""
    let other = last.flatMap { $0.link != nil && piece.hasRoomForFonts(of: $0) ? $0.font : nil }
    let properties = properties(piece, "a:rPr", link: click, other: other)
    var end = ""
    if isLinked, let next, !next.isLike(piece), !next.hasRoomForFonts(of: piece) {
      // In LibreOffice a link looks as what follows it; between scripts this would add space once more.
      end = nothing(as: piece)
    }
    func run(_ text: Substring) -> String {
      text.isEmpty ? "" : "<a:r>\(properties)<a:t>\(XMLText.attribute(String(text)))</a:t></a:r>"
    }
    guard let number, let place = text.range(ofNumber: number) else { return run(text[...]) + end }
    // The identifier is any, but always the same.
    return run(text[..<place.lowerBound])
      + "<a:fld id=\"{86CB4B4D-7CA3-9044-876B-883B54F8677D}\" type=\"slidenum\">\(properties)<a:t>\(number)</a:t></a:fld>"
      + run(text[place.upperBound...]) + end
  }

  /// How text looks.
  private mutating func properties(
    _ piece: TextPiece, _ name: String, link: String, other: FontDescription? = nil
  ) -> String {
    families.insert(piece.font.family)
    var xml =
      "<\(name) lang=\"\(TextLanguage.tag(of: piece.text, in: language))\" sz=\"\(piece.size.hundredths)\""
    xml += " b=\"\(piece.font.isBold ? 1 : 0)\" i=\"0\" u=\"none\""
    xml += " kern=\"0\" spc=\"\(tracking(of: piece).hundredths)\" dirty=\"0\">"
    xml += theme.fill(piece.color)
    if let other {
      let (latin, asian) = piece.text.isEastAsian ? (other, piece.font) : (piece.font, other)
      xml += faces(latin, asian: asian, complex: piece.text.isEastAsian ? other : piece.font)
    } else {
      xml += faces(piece.font, asian: piece.font, complex: piece.font)
    }
    return xml + link + "</\(name)>"
  }

  /// The space behind each letter with which a text is as wide as on the page: others know no tabular figures, and
  /// have kerning where the page has parts side by side.
  private func tracking(of piece: TextPiece) -> Length {
    let count = piece.text.count
    // Letters that join would be torn apart.
    guard count > 0,
      piece.text.unicodeScalars.allSatisfy({ $0.value < 0x590 || (0x2000...0x206F).contains($0.value) }),
      let natural = fonts.width(piece.text, piece.face)
    else { return piece.tracking }
    let excess = piece.width - piece.size * natural - piece.tracking * Double(count)
    guard abs(excess.points) > 0.3 else { return piece.tracking }
    return piece.tracking + excess / Double(count)
  }

  /// The font, for letters of all scripts: which of the three a program takes depends on the letter.
  private func faces(_ latin: FontDescription, asian: FontDescription, complex: FontDescription) -> String {
    func face(_ font: FontDescription, _ name: String, _ suffix: String) -> String {
      let theme = font.family == theme.titleFamily ? "+mj" : font.family == theme.textFamily ? "+mn" : nil
      return "<a:\(name) typeface=\"\(theme.map { $0 + suffix } ?? XMLText.attribute(font.family))\"/>"
    }
    return face(latin, "latin", "-lt") + face(asian, "ea", "-ea") + face(complex, "cs", "-cs")
  }
}

extension TextPiece {
  /// Whether it can have another's font for the letters that it has none of, and looks like it otherwise.
  fileprivate func hasRoomForFonts(of other: TextPiece) -> Bool {
    text.isEastAsian != other.text.isEastAsian && font.isBold == other.font.isBold && size == other.size
      && color == other.color
  }

  /// The text with marks of direction, without which what is before and behind it would be elsewhere.
  ///
  /// - Parameters:
  ///   - next: the next piece that is not blank.
  ///   - isRightToLeft: the direction of the line.
  /// - Returns: the text.
  fileprivate func marked(before next: TextPiece?, isRightToLeft: Bool) -> String {
    let text = text.without(String.isolates)
    func mark(_ isRightToLeft: Bool) -> String { isRightToLeft ? "\u{200F}" : "\u{200E}" }
    let end = ends(before: next, isRightToLeft: isRightToLeft) ? mark(isRightToLeft) : ""
    // A number behind Arabic letters would be apart from the words that follow it.
    guard self.isRightToLeft != isRightToLeft, let first = text.firstIndex(where: { !$0.isWhitespace }),
      text[first].isNumber, end.isEmpty || text[first...].contains(where: \.isLetter)
    else { return text + end }
    return text[..<first] + mark(self.isRightToLeft) + text[first...] + end
  }
}

extension String {
  /// Beginnings and ends of text with a direction of its own. Where a line is cut into pieces, one comes without the other;
  /// marks behind the pieces say the same.
  fileprivate static let isolates: [ClosedRange<UInt32>] = [0x202A...0x202E, 0x2066...0x2069]
  /// Marks of direction and of where lines may end.
  fileprivate static let marks = isolates + [0x200B...0x200B, 0x200E...0x200F, 0x2060...0x2060]

  /// The text without some characters between U+2000 and U+2FFF.
  fileprivate func without(_ characters: [ClosedRange<UInt32>]) -> String {
    // All are of three bytes, the first of which is this.
    guard utf8.contains(0xE2) else { return self }
    return String(
      String.UnicodeScalarView(
        unicodeScalars.filter { scalar in !characters.contains { $0.contains(scalar.value) } }))
  }

  /// Where a number is that is no part of a longer one.
  fileprivate func range(ofNumber number: Int) -> Range<Index>? {
    guard let place = firstRange(of: "\(number)") else { return nil }
    if place.lowerBound > startIndex, self[index(before: place.lowerBound)].isNumber { return nil }
    if place.upperBound < endIndex, self[place.upperBound].isNumber { return nil }
    return place
  }
}
