internal import CCairo
internal import Scene
internal import Synchronization

/// Outlines of glyphs as the data of SVG paths, in units of their fonts. Each is read once, for all threads.
final class GlyphOutlines: Sendable {
  /// A face's glyphs as they are asked for.
  private struct Face: ~Copyable {
    /// Owned.
    let font: UnsafeMutablePointer<personals_font>
    let units: Int
    /// By the glyph's number; empty for a glyph that draws nothing.
    var outlines: [UInt32: [UInt8]] = [:]

    init?(_ face: FontFace) {
      guard let font = personals_font_new(face.file, face.index) else { return nil }
      self.font = font
      units = Int(personals_font_units(font))
    }

    deinit { personals_font_close(font) }
  }

  /// Holds a face, which a dictionary cannot.
  private final class Holder {
    var face: Face
    init(_ face: consuming Face) { self.face = face }
  }

  /// The most outlines of one face: more than any of the fonts that come along has, and less than 10 MB.
  private static let most = 20_000

  private let faces = Mutex<[FontFace: Holder]>([:])

  /// The outlines of a run's glyphs.
  ///
  /// - Parameters:
  ///   - face: the glyphs' font.
  ///   - glyphs: their numbers.
  /// - Returns: the units of the font's em, and the data for each glyph; empty where it draws nothing.
  /// - Throws: `DrawingError` where the file is no font with outlines.
  func outlines(_ face: FontFace, _ glyphs: [UInt32]) throws(DrawingError) -> (
    units: Int, data: [[UInt8]]
  ) {
    try faces.withLock { faces throws(DrawingError) in
      let holder: Holder
      if let known = faces[face] {
        holder = known
      } else {
        guard let opened = Face(face), opened.units > 0 else {
          throw DrawingError("cannot read the font \(face.file)")
        }
        holder = Holder(opened)
        faces[face] = holder
      }
      if holder.face.outlines.count > Self.most { holder.face.outlines = [:] }
      let data = glyphs.map { glyph in
        if let known = holder.face.outlines[glyph] { return known }
        let read = Self.outline(glyph, of: holder.face.font)
        holder.face.outlines[glyph] = read
        return read
      }
      return (holder.face.units, data)
    }
  }

  private static func outline(_ glyph: UInt32, of font: UnsafeMutablePointer<personals_font>) -> [UInt8] {
    var data = OutlineData()
    var functions = FT_Outline_Funcs(
      move_to: { point, closure in OutlineData.add("M", closure, point) },
      line_to: { point, closure in OutlineData.add("L", closure, point) },
      conic_to: { control, point, closure in OutlineData.add("Q", closure, control, point) },
      cubic_to: { first, second, point, closure in OutlineData.add("C", closure, first, second, point) },
      shift: 0, delta: 0)
    let status = withUnsafeMutablePointer(to: &data) { personals_font_outline(font, glyph, &functions, $0) }
    return status == 0 ? data.path.bytes : []
  }
}

/// What FreeType calls with the points of an outline.
private struct OutlineData {
  var path = PathData()

  static func add(
    _ command: StaticString, _ closure: UnsafeMutableRawPointer?, _ points: UnsafePointer<FT_Vector>?...
  ) -> Int32 {
    guard let data = closure?.assumingMemoryBound(to: OutlineData.self) else { return 1 }
    data.pointee.path.add(command)
    for (index, point) in points.enumerated() {
      guard let point else { return 1 }
      if index > 0 { data.pointee.path.add(" ") }
      data.pointee.path.add(Int(point.pointee.x))
      data.pointee.path.add(" ")
      data.pointee.path.add(Int(point.pointee.y))
    }
    return 0
  }
}
