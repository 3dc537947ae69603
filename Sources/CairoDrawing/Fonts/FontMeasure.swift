internal import CPango
package import Scene

/// Measures text as other programs set it: in a face, with its usual features. Belongs to one thread.
package final class FontMeasure {
  private var fonts: [FontFace: FaceMeasure?] = [:]
  /// An `hb_buffer_t`, owned.
  private let buffer: OpaquePointer

  package init() { buffer = hb_buffer_create() }

  deinit { hb_buffer_destroy(buffer) }

  /// What a font's file says of a face.
  package func description(of face: FontFace) -> FontDescription {
    measure(face)?.description
      ?? FontDescription(
        family: face.file.split(separator: "/").last?.split(separator: ".").first.map(String.init)
          ?? face.file,
        isBold: false, ascent: 0.97, descent: 0.24, space: 0.28)
  }

  /// The width of a text on one line, as a share of its size; nil where the face cannot be read.
  package func width(of text: String, in face: FontFace) -> Double? {
    guard let measure = measure(face) else { return nil }
    hb_buffer_clear_contents(buffer)
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { bytes in
        hb_buffer_add_utf8(buffer, bytes.baseAddress, Int32(bytes.count), 0, Int32(bytes.count))
      }
    }
    hb_buffer_guess_segment_properties(buffer)
    hb_shape(measure.font, buffer, nil, 0)
    var count: UInt32 = 0
    guard let places = hb_buffer_get_glyph_positions(buffer, &count) else { return nil }
    let width = UnsafeBufferPointer(start: places, count: Int(count)).reduce(0) { $0 + Int($1.x_advance) }
    return Double(width) / measure.size
  }

  private func measure(_ face: FontFace) -> FaceMeasure? {
    if let known = fonts[face] { return known }
    let measure = FaceMeasure(face)
    fonts[face] = .some(measure)
    return measure
  }
}

/// A face of a font's file. Owns its handle.
private final class FaceMeasure {
  /// An `hb_font_t`, owned.
  let font: OpaquePointer
  /// How many of its units a size has.
  let size: Double
  let description: FontDescription

  init?(_ face: FontFace) {
    guard let blob = hb_blob_create_from_file(face.file) else { return nil }
    defer { hb_blob_destroy(blob) }
    guard hb_blob_get_length(blob) > 0, let read = hb_face_create(blob, UInt32(face.index)) else {
      return nil
    }
    defer { hb_face_destroy(read) }
    let size = Double(hb_face_get_upem(read))
    guard size > 0, let family = Self.name(1, of: read), let font = hb_font_create(read) else { return nil }
    func metric(_ tag: hb_ot_metrics_tag_t) -> Double {
      var position: hb_position_t = 0
      return hb_ot_metrics_get_position(font, tag, &position) != 0 ? Double(position) / size : 0
    }
    var space: hb_codepoint_t = 0
    let hasSpace = hb_font_get_nominal_glyph(font, 0x20, &space) != 0
    description = FontDescription(
      family: family, isBold: Self.name(2, of: read)?.hasPrefix("Bold") == true,
      ascent: metric(HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER),
      descent: abs(metric(HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER)),
      space: hasSpace ? Double(hb_font_get_glyph_h_advance(font, space)) / size : 0.25)
    self.font = font
    self.size = size
  }

  deinit { hb_font_destroy(font) }

  /// A name in English: 1 is the family, 2 the style in it (OpenType, table `name`).
  private static func name(_ identifier: UInt32, of face: OpaquePointer) -> String? {
    var count: UInt32 = 256
    var text = [CChar](repeating: 0, count: Int(count))
    let english = hb_language_from_string("en", -1)
    let length = hb_ot_name_get_utf8(face, identifier, english, &count, &text)
    guard length > 0 else { return nil }
    return String(decoding: text.prefix(Int(count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
