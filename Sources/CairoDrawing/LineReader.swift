internal import CPango
import Scene

/// Reads Pango's lines into ours.
struct LineReader {
  private let paragraph: Paragraph
  /// The characters no font had, in order of appearance.
  private(set) var missing: [Unicode.Scalar] = []
  /// The font files used, in order of appearance.
  private(set) var files: [String] = []

  init(_ paragraph: Paragraph) { self.paragraph = paragraph }

  /// Reads a line.
  ///
  /// - Parameter line: one of a layout's lines, borrowed.
  /// - Returns: the line, its runs seen from its left end.
  mutating func read(_ line: UnsafeMutablePointer<PangoLayoutLine>) -> ShapedText.Line {
    let start = min(Int(line.pointee.start_index), paragraph.bytes.count)
    let range = start..<min(start + Int(line.pointee.length), paragraph.bytes.count)
    let spaceStart = paragraph.trailingSpaceStart(in: range)

    var clusters: [VisualCluster] = []
    var node = line.pointee.runs
    while let current = node {
      if let run = current.pointee.data?.assumingMemoryBound(to: PangoGlyphItem.self) {
        clusters += readItem(run)
      }
      node = current.pointee.next
    }
    let isSpace = { (cluster: VisualCluster) in cluster.bytes.lowerBound >= spaceStart && !cluster.isEllipsis
    }
    // White space at the line's end hangs out: to the right, or in lines from right to left to the left.
    let leftSpace = clusters.prefix(while: isSpace)
    let rightSpace = clusters.dropFirst(leftSpace.count).reversed().prefix(while: isSpace)
    let left = leftSpace.reduce(0) { $0 + $1.advance }
    let right = rightSpace.reduce(0) { $0 + $1.advance }
    let total = clusters.reduce(0) { $0 + $1.advance }

    var logical = PangoRectangle()
    pango_layout_line_get_extents(line, nil, &logical)
    return ShapedText.Line(
      runs: runs(clusters, from: -left), width: Length(units: total - left - right),
      ascent: Length(units: -Int(logical.y)), descent: Length(units: Int(logical.y) + Int(logical.height)),
      ink: Self.ink(clusters, from: -left))
  }

  /// What the outlines fill, as they will be drawn: Pango's own measure of a line has other boxes for missing
  /// characters, which depend on the fonts there are.
  private static func ink(_ clusters: [VisualCluster], from start: Int) -> Rect? {
    var result: Rect?
    var x = start
    for cluster in clusters {
      if let ink = cluster.ink {
        let moved = ink.offset(by: Point(x: Length(units: x), y: 0))
        result = result?.union(moved) ?? moved
      }
      x += cluster.advance
    }
    return result
  }

  /// A cluster where it stands on the line, in Pango's units.
  private struct VisualCluster {
    var bytes: Range<Int>
    var isEllipsis: Bool
    var isRightToLeft: Bool
    var face: FontFace
    var span: Int
    /// The glyphs, seen from the cluster's left end.
    var glyphs: [(index: UInt32, x: Int, y: Int)]
    var advance: Int
    /// What the glyphs' outlines fill, seen from the cluster's left end of the baseline.
    var ink: Rect?
  }

  private mutating func readItem(_ run: UnsafeMutablePointer<PangoGlyphItem>) -> [VisualCluster] {
    guard let item = run.pointee.item, let string = run.pointee.glyphs, let font = item.pointee.analysis.font,
      let face = face(of: font)
    else { return [] }
    let analysis = item.pointee.analysis
    let isRightToLeft = analysis.level % 2 == 1
    let isEllipsis = Int32(analysis.flags) & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS != 0
    let start = Int(item.pointee.offset)
    let end = start + Int(item.pointee.length)
    let count = Int(string.pointee.num_glyphs)
    let glyphs = UnsafeBufferPointer(start: string.pointee.glyphs, count: count)
    let offsets = UnsafeBufferPointer(start: string.pointee.log_clusters, count: count)

    var result: [VisualCluster] = []
    var index = 0
    while index < count {
      let first = index
      while index < count, offsets[index] == offsets[first] { index += 1 }
      // The cluster ends where the next one in the text starts: on the right, or the left.
      let next =
        isRightToLeft
        ? (first > 0 ? Int(offsets[first - 1]) : nil) : (index < count ? Int(offsets[index]) : nil)
      let bytes = start + Int(offsets[first])..<(next.map { start + $0 } ?? end)
      var cluster = VisualCluster(
        bytes: bytes, isEllipsis: isEllipsis, isRightToLeft: isRightToLeft, face: face,
        span: paragraph.spanIndex(at: bytes.lowerBound), glyphs: [], advance: 0)
      for glyph in glyphs[first..<index] { add(glyph, to: &cluster, font) }
      result.append(cluster)
    }
    return result
  }

  private mutating func add(
    _ glyph: PangoGlyphInfo, to cluster: inout VisualCluster, _ font: UnsafeMutablePointer<PangoFont>
  ) {
    var index = glyph.glyph
    var width = Int(glyph.geometry.width)
    if index & unknownFlag != 0 {
      guard let scalar = Unicode.Scalar(index & ~unknownFlag), !scalar.isInvisible else { return }
      if !missing.contains(scalar) { missing.append(scalar) }
      // The font's own box, not Pango's with the code in it.
      index = 0
      width = Self.width(of: index, font)
    } else if cluster.isEllipsis {
      // Pango makes the ellipsis as wide as the room that is left.
      width = Self.width(of: index, font)
    }
    if index != emptyGlyph {
      let (x, y) = (cluster.advance + Int(glyph.geometry.x_offset), Int(glyph.geometry.y_offset))
      cluster.glyphs.append((index, x, y))
      var ink = PangoRectangle()
      pango_font_get_glyph_extents(font, index, &ink, nil)
      if ink.width > 0, ink.height > 0 {
        let box = Rect(
          x: Length(units: Int(ink.x) + x), y: Length(units: Int(ink.y) + y),
          width: Length(units: Int(ink.width)), height: Length(units: Int(ink.height)))
        cluster.ink = cluster.ink?.union(box) ?? box
      }
    }
    cluster.advance += width
  }

  private static func width(of glyph: UInt32, _ font: UnsafeMutablePointer<PangoFont>) -> Int {
    var logical = PangoRectangle()
    pango_font_get_glyph_extents(font, glyph, nil, &logical)
    return Int(logical.width)
  }

  private mutating func face(of font: UnsafeMutablePointer<PangoFont>) -> FontFace? {
    var index: Int32 = 0
    guard let path = personals_font_file(font, &index) else { return nil }
    let file = String(cString: path)
    if !files.contains(file) { files.append(file) }
    return FontFace(file: file, index: Int(index))
  }

  /// The clusters as runs, each of one face, size, colour and direction.
  private func runs(_ clusters: [VisualCluster], from start: Int) -> [GlyphRun] {
    var result: [GlyphRun] = []
    var x = start
    var group: [VisualCluster] = []
    func finish() {
      if let run = run(group, at: x) { result.append(run) }
      x += group.reduce(0) { $0 + $1.advance }
      group = []
    }
    for cluster in clusters {
      if let last = group.last, !belongTogether(last, cluster) { finish() }
      group.append(cluster)
    }
    finish()
    return result
  }

  /// Whether `right`, which stands right of `left`, also follows it in the text and looks like it.
  private func belongTogether(_ left: VisualCluster, _ right: VisualCluster) -> Bool {
    guard left.face == right.face, left.isRightToLeft == right.isRightToLeft, !left.isEllipsis,
      !right.isEllipsis,
      left.isRightToLeft
        ? right.bytes.upperBound == left.bytes.lowerBound : left.bytes.upperBound == right.bytes.lowerBound
    else { return false }
    if left.span == right.span { return true }
    let (style, other) = (paragraph.spans[left.span].style, paragraph.spans[right.span].style)
    return style.color == other.color && style.size == other.size
  }

  /// One run, at `start` in Pango's units; nil where there is nothing to draw.
  private func run(_ group: [VisualCluster], at start: Int) -> GlyphRun? {
    guard let first = group.first, group.contains(where: { !$0.glyphs.isEmpty }) else { return nil }
    var glyphs: [GlyphRun.Glyph] = []
    var x = 0
    for cluster in group {
      for glyph in cluster.glyphs {
        let offset = Point(x: Length(units: x + glyph.x), y: Length(units: glyph.y))
        glyphs.append(GlyphRun.Glyph(index: glyph.index, offset: offset))
      }
      x += cluster.advance
    }
    let logical = first.isRightToLeft ? group.reversed() : group
    let texts = logical.map { $0.isEllipsis ? "…" : paragraph.text($0.bytes) }
    let clusters = zip(texts, logical).map { text, cluster in
      GlyphRun.Cluster(utf8Count: text.utf8.count, glyphCount: cluster.glyphs.count)
    }
    let text = texts.joined()
    let style = paragraph.spans[first.span].style
    return GlyphRun(
      face: first.face, size: style.size, color: style.color, text: text, glyphs: glyphs,
      clusters: Self.whole(clusters, of: text),
      isRightToLeft: first.isRightToLeft, origin: Point(x: Length(units: start), y: 0),
      advance: Length(units: x))
  }
}

extension LineReader {
  /// The clusters, joined until each begins and ends between whole characters, as readers see them, and has a glyph.
  ///
  /// Marks that stand over, under or before a letter are drawn out of order; told apart, they would be copied
  /// and found so too.
  ///
  /// - Parameters:
  ///   - clusters: the clusters, in the text's order.
  ///   - text: the text they add up to.
  /// - Returns: clusters that add up to the same.
  private static func whole(_ clusters: [GlyphRun.Cluster], of text: String) -> [GlyphRun.Cluster] {
    if clusters.allSatisfy({ $0.utf8Count == 1 && $0.glyphCount == 1 }) { return clusters }
    var ends: Set<Int> = []
    _ = text.reduce(into: 0) { end, character in
      end += character.utf8.count
      ends.insert(end)
    }
    var result: [GlyphRun.Cluster] = []
    var open = GlyphRun.Cluster(utf8Count: 0, glyphCount: 0)
    var end = 0
    for cluster in clusters {
      end += cluster.utf8Count
      open.utf8Count += cluster.utf8Count
      open.glyphCount += cluster.glyphCount
      guard ends.contains(end), open.glyphCount > 0 else { continue }
      result.append(open)
      open = GlyphRun.Cluster(utf8Count: 0, glyphCount: 0)
    }
    if open.utf8Count > 0 {
      if open.glyphCount == 0, !result.isEmpty {
        result[result.count - 1].utf8Count += open.utf8Count
      } else {
        result.append(open)
      }
    }
    return result
  }
}

extension Length {
  /// A length of so many of Pango's units.
  fileprivate init(units: Int) { self.init(Double(units) / unitsPerPoint) }
}

/// A glyph that takes no room and is not drawn (`PANGO_GLYPH_EMPTY`, a macro Swift does not import).
private let emptyGlyph: UInt32 = 0x0FFF_FFFF
/// What is set in a glyph that stands for a character no font has (`PANGO_GLYPH_UNKNOWN_FLAG`).
private let unknownFlag: UInt32 = 0x1000_0000
