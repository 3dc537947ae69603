internal import CCairo
internal import CPNG
import Scene

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A decoded picture: pixels, or an SVG's recorded drawing.
///
/// Owns its surface.
final class ImageSurface {
  /// Owned.
  let surface: OpaquePointer
  /// The width in the surface's units.
  let width: Double
  /// The height in the surface's units.
  let height: Double

  /// Decodes a picture.
  ///
  /// - Throws: `ImageError` where it is broken.
  init(decoding image: SceneImage) throws(ImageError) {
    let stored = PixelSize(storedBy: image)
    switch image.format {
    case .svg:
      let drawing = try SVGDrawing(image.bytes)
      surface = try drawing.record()
      (width, height) = (drawing.width, drawing.height)
      return
    case .png:
      let pixels = try Self.pixels(CAIRO_FORMAT_ARGB32, stored) { pixels, stride throws(ImageError) in
        try Self.readPNG(image.bytes, stored, pixels, stride)
      }
      surface = try Self.upright(pixels, image)
    case .jpeg:
      let decoder = try JPEGDecoder(image.bytes, stored)
      let pixels = try Self.pixels(CAIRO_FORMAT_RGB24, stored) { pixels, stride throws(ImageError) in
        try decoder.read(pixels, stride)
      }
      surface = try Self.upright(pixels, image)
      // Cairo 1.16 inverts inks, and embeds a picture as it is stored.
      if !decoder.isCMYK, image.orientation == .upright { Self.attach(image.bytes, to: surface) }
    }
    (width, height) = (Double(image.pixelWidth), Double(image.pixelHeight))
  }

  deinit { cairo_surface_destroy(surface) }

  /// A surface that `fill` fills; owned by the caller.
  private static func pixels(
    _ format: cairo_format_t, _ size: PixelSize,
    _ fill: (UnsafeMutablePointer<UInt8>, Int32) throws(ImageError) -> Void
  ) throws(ImageError) -> OpaquePointer {
    let surface: OpaquePointer = cairo_image_surface_create(
      format, Int32(clamping: size.width), Int32(clamping: size.height))
    do throws(ImageError) {
      guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS,
        let pixels = cairo_image_surface_get_data(surface)
      else { throw ImageError("is too large for this computer's memory") }
      cairo_surface_flush(surface)
      try fill(pixels, cairo_image_surface_get_stride(surface))
      cairo_surface_mark_dirty(surface)
    } catch {
      cairo_surface_destroy(surface)
      throw error
    }
    return surface
  }

  /// The surface of an image's stored pixels, which is consumed, turned as the image wants it; owned by the caller.
  private static func upright(_ stored: OpaquePointer, _ image: SceneImage) throws(ImageError)
    -> OpaquePointer
  {
    guard image.orientation != .upright else { return stored }
    defer { cairo_surface_destroy(stored) }
    let (from, size) = (
      PixelSize(storedBy: image), PixelSize(width: image.pixelWidth, height: image.pixelHeight)
    )
    let format = cairo_image_surface_get_format(stored)
    return try pixels(format, size) { pixels, stride throws(ImageError) in
      guard let source = cairo_image_surface_get_data(stored) else { return }
      let sourceStride = Int(cairo_image_surface_get_stride(stored))
      for y in 0..<size.height {
        for x in 0..<size.width {
          let place = image.orientation.stored(x: x, y: y, width: from.width, height: from.height)
          (pixels + y * Int(stride) + x * 4)
            .update(from: source + place.y * sourceStride + place.x * 4, count: 4)
        }
      }
    }
  }

  private static func readPNG(
    _ bytes: [UInt8], _ size: PixelSize, _ pixels: UnsafeMutablePointer<UInt8>, _ stride: Int32
  ) throws(ImageError) {
    var message = [CChar](repeating: 0, count: Int(personals_png_message_size))
    let succeeded = personals_png_read(
      bytes, bytes.count, pixels, UInt32(clamping: size.width), UInt32(clamping: size.height), stride,
      &message)
    guard succeeded == 0 else { return }
    let words = String(decoding: message.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    throw ImageError("is not a correct PNG" + (words.isEmpty ? "" : ": \(words)"))
  }

  /// Gives the JPEG file along with its pixels, for outputs that can hold it as it is.
  private static func attach(_ bytes: [UInt8], to surface: OpaquePointer) {
    guard let copy = malloc(bytes.count) else { return }
    bytes.withUnsafeBytes {
      copy.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(copy), byteCount: $0.count)
    }
    let status = cairo_surface_set_mime_data(
      surface, CAIRO_MIME_TYPE_JPEG, copy.assumingMemoryBound(to: UInt8.self), UInt(bytes.count), free, copy)
    // Cairo frees the copy only if it has taken it. Without it the pixels are embedded.
    if status != CAIRO_STATUS_SUCCESS { free(copy) }
  }
}

extension PixelSize {
  /// The size of an image's pixels as its file stores them.
  fileprivate init(storedBy image: SceneImage) {
    let isTurned = image.orientation.swapsSides
    self.init(
      width: isTurned ? image.pixelHeight : image.pixelWidth,
      height: isTurned ? image.pixelWidth : image.pixelHeight)
  }
}
