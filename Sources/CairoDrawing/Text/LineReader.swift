internal import CPango
import Scene

/// Reads lines into ours: Pango's, and what HarfBuzz shaped.
struct LineReader {
  private let paragraph: Paragraph
  /// The characters no font had, in order of appearance.
  private(set) var missing: [Unicode.Scalar] = []
  /// The font files used, in order of appearance.
  private(set) var files: [String] = []
  /// The byte from which an ellipsis replaces the text.
  private(set) var ellipsis: Int?
  /// The faces used, and all glyphs read, which clusters refer to.
  private var faces: [FontFace] = []
  private var glyphs: [PlacedGlyph] = []

  init(_ paragraph: Paragraph) { self.paragraph = paragraph }

  /// A glyph and its place, in Pango's units, from its cluster's left end.
  private struct PlacedGlyph {
    var index: UInt32
    var x: Int
    var y: Int
  }

  /// A cluster and its place on the line, in Pango's units.
  ///
  /// Nothing in it is counted by reference: there is one for nearly each letter.
  private struct VisualCluster {
    var bytes: Range<Int>
    var isEllipsis = false
    var isRightToLeft = false
    /// The index of its face in `faces`.
    var face: Int
    var span: Int
    /// Its glyphs in `glyphs`.
    var glyphs: Range<Int>
    var advance = 0
    /// What the glyphs' outlines fill, seen from the cluster's left end of the baseline.
    var ink: Rect?
  }

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
        readItem(run, into: &clusters)
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
    let (runs, starts) = runs(clusters, from: -left)
    var result = ShapedText.Line(
      runs: runs, width: Length(units: total - left - right),
      ascent: Length(units: -Int(logical.y)), descent: Length(units: Int(logical.y) + Int(logical.height)),
      ink: Self.ink(clusters, from: -left))
    if clusters.contains(where: \.isRightToLeft) {
      result.readingOrder = starts.indices.sorted { starts[$0] < starts[$1] }
    }
    return result
  }

  /// Reads a line of text from left to right without white space at its ends.
  ///
  /// - Parameter spans: for each span of the paragraph, its font and its glyphs from HarfBuzz.
  /// - Returns: the line, seen from its left end.
  mutating func read(_ spans: [(font: ShapingFont, glyphs: [ShapingFont.Glyph])]) -> ShapedText.Line {
    var clusters: [VisualCluster] = []
    clusters.reserveCapacity(paragraph.bytes.count)
    for (span, (font, shaped)) in spans.enumerated() {
      let face = faceIndex(font.face)
      let end = paragraph.spans[span].range.upperBound
      var index = 0
      while index < shaped.count {
        let first = index
        while index < shaped.count, shaped[index].byte == shaped[first].byte { index += 1 }
        var cluster = VisualCluster(
          bytes: shaped[first].byte..<(index < shaped.count ? shaped[index].byte : end), face: face,
          span: span,
          glyphs: glyphs.count..<glyphs.count)
        for glyph in shaped[first..<index] {
          add(glyph.index, x: glyph.x, y: glyph.y, ink: font.ink(of: glyph.index), to: &cluster)
          cluster.advance += glyph.advance
        }
        clusters.append(cluster)
      }
    }
    return ShapedText.Line(
      runs: runs(clusters, from: 0).runs, width: Length(units: clusters.reduce(0) { $0 + $1.advance }),
      ascent: Length(units: spans.map(\.font.ascent).max() ?? 0),
      descent: Length(units: spans.map(\.font.descent).max() ?? 0), ink: Self.ink(clusters, from: 0))
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

  private mutating func readItem(
    _ run: UnsafeMutablePointer<PangoGlyphItem>, into clusters: inout [VisualCluster]
  ) {
    guard let item = run.pointee.item, let string = run.pointee.glyphs, let font = item.pointee.analysis.font,
      let face = FontFace(font)
    else { return }
    let faceIndex = faceIndex(face)
    let analysis = item.pointee.analysis
    let isRightToLeft = analysis.level % 2 == 1
    let isEllipsis = Int32(analysis.flags) & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS != 0
    let start = Int(item.pointee.offset)
    if isEllipsis { ellipsis = start }
    let end = start + Int(item.pointee.length)
    let count = Int(string.pointee.num_glyphs)
    let shaped = UnsafeBufferPointer(start: string.pointee.glyphs, count: count)
    let offsets = UnsafeBufferPointer(start: string.pointee.log_clusters, count: count)

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
        bytes: bytes, isEllipsis: isEllipsis, isRightToLeft: isRightToLeft, face: faceIndex,
        span: paragraph.spanIndex(at: bytes.lowerBound), glyphs: glyphs.count..<glyphs.count)
      for glyph in shaped[first..<index] { add(glyph, to: &cluster, font) }
      // Tracking spaces what is not in the text, too.
      if paragraph.inserted.contains(bytes.lowerBound) { cluster.advance = 0 }
      clusters.append(cluster)
    }
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
      width = ShapingFont.width(of: index, font)
    } else if cluster.isEllipsis {
      // Pango makes the ellipsis as wide as the room that is left.
      width = ShapingFont.width(of: index, font)
    }
    if index != emptyGlyph {
      add(
        index, x: Int(glyph.geometry.x_offset), y: Int(glyph.geometry.y_offset),
        ink: ShapingFont.ink(of: index, font), to: &cluster)
    }
    cluster.advance += width
  }

  /// Adds a glyph to the cluster that is being read, at its offset from where the cluster's glyphs end so far.
  private mutating func add(_ index: UInt32, x: Int, y: Int, ink: Rect?, to cluster: inout VisualCluster) {
    let glyph = PlacedGlyph(index: index, x: cluster.advance + x, y: y)
    glyphs.append(glyph)
    cluster.glyphs = cluster.glyphs.lowerBound..<glyphs.count
    if let ink {
      let box = ink.offset(by: Point(x: Length(units: glyph.x), y: Length(units: glyph.y)))
      cluster.ink = cluster.ink?.union(box) ?? box
    }
  }

  private mutating func faceIndex(_ face: FontFace) -> Int {
    if let known = faces.firstIndex(of: face) { return known }
    if !files.contains(face.file) { files.append(face.file) }
    faces.append(face)
    return faces.count - 1
  }

  /// The clusters as runs, each of one face, size, colour and direction, and the bytes of the text where they begin.
  private func runs(_ clusters: [VisualCluster], from start: Int) -> (runs: [GlyphRun], starts: [Int]) {
    var result: [GlyphRun] = []
    var starts: [Int] = []
    var x = start
    var group = 0..<0
    func finish() {
      if let run = run(clusters[group], at: x) {
        result.append(run)
        starts.append(
          min(clusters[group.lowerBound].bytes.lowerBound, clusters[group.upperBound - 1].bytes.lowerBound))
      }
      x += clusters[group].reduce(0) { $0 + $1.advance }
    }
    for index in clusters.indices {
      if !group.isEmpty, !belongTogether(clusters[index - 1], clusters[index]) {
        finish()
        group = index..<index
      }
      group = group.lowerBound..<index + 1
    }
    finish()
    return (result, starts)
  }

  /// Whether `right`, which is to the right of `left`, also follows it in the text and looks like it.
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
  private func run(_ group: ArraySlice<VisualCluster>, at start: Int) -> GlyphRun? {
    guard let first = group.first, let last = group.last, group.contains(where: { !$0.glyphs.isEmpty }) else {
      return nil
    }
    var placed: [GlyphRun.Glyph] = []
    placed.reserveCapacity(last.glyphs.upperBound - first.glyphs.lowerBound)
    var x = 0
    for cluster in group {
      for glyph in glyphs[cluster.glyphs] {
        let offset = Point(x: Length(units: x + glyph.x), y: Length(units: glyph.y))
        placed.append(GlyphRun.Glyph(index: glyph.index, offset: offset))
      }
      x += cluster.advance
    }
    // The clusters of a group follow one another in the text; an ellipsis is alone.
    let (textStart, end) =
      first.isRightToLeft
      ? (last.bytes.lowerBound, first.bytes.upperBound) : (first.bytes.lowerBound, last.bytes.upperBound)
    let text = first.isEllipsis ? "…" : paragraph.text(textStart..<end)
    var clusters = group.map { cluster in
      GlyphRun.Cluster(
        utf8Count: cluster.isEllipsis ? text.utf8.count : paragraph.textCount(cluster.bytes),
        glyphCount: cluster.glyphs.count)
    }
    if first.isRightToLeft { clusters.reverse() }
    let style = paragraph.spans[first.span].style
    return GlyphRun(
      face: faces[first.face], size: style.size, color: style.color, text: text, glyphs: placed,
      clusters: Self.whole(clusters, of: text),
      isRightToLeft: first.isRightToLeft, origin: Point(x: Length(units: start), y: 0),
      advance: Length(units: x), tracking: style.tracking)
  }
}

extension LineReader {
  /// The clusters, joined until each begins and ends between whole characters, as readers see them, and has a glyph.
  ///
  /// Marks over, under or before a letter are drawn out of order; as separate clusters they would be copied
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

/// A glyph that takes no room and is not drawn (`PANGO_GLYPH_EMPTY`, a macro Swift does not import).
private let emptyGlyph: UInt32 = 0x0FFF_FFFF
/// The flag of a glyph for a character that no font has (`PANGO_GLYPH_UNKNOWN_FLAG`).
private let unknownFlag: UInt32 = 0x1000_0000
