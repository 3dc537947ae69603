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
    switch image.format {
    case .svg:
      let drawing = try SVGDrawing(image.bytes)
      surface = try drawing.record()
      (width, height) = (drawing.width, drawing.height)
    case .png:
      surface = try Self.pixels(image) { pixels, stride throws(ImageError) in
        try Self.readPNG(image, pixels, stride)
      }
      (width, height) = (Double(image.pixelWidth), Double(image.pixelHeight))
    case .jpeg:
      let decoder = try JPEGDecoder(image)
      surface = try Self.pixels(image) { pixels, stride throws(ImageError) in try decoder.read(pixels, stride)
      }
      (width, height) = (Double(image.pixelWidth), Double(image.pixelHeight))
      if !decoder.isCMYK { Self.attach(image.bytes, to: surface) }
    }
  }

  deinit { cairo_surface_destroy(surface) }

  /// A surface of the picture's size, which `fill` fills; owned by the caller.
  private static func pixels(
    _ image: SceneImage, _ fill: (UnsafeMutablePointer<UInt8>, Int32) throws(ImageError) -> Void
  ) throws(ImageError) -> OpaquePointer {
    let format = image.format == .jpeg ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32
    let surface: OpaquePointer = cairo_image_surface_create(
      format, Int32(clamping: image.pixelWidth), Int32(clamping: image.pixelHeight))
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

  private static func readPNG(
    _ image: SceneImage, _ pixels: UnsafeMutablePointer<UInt8>, _ stride: Int32
  ) throws(ImageError) {
    var message = [CChar](repeating: 0, count: Int(personals_png_message_size))
    let succeeded = personals_png_read(
      image.bytes, image.bytes.count, pixels, UInt32(clamping: image.pixelWidth),
      UInt32(clamping: image.pixelHeight), stride, &message)
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
