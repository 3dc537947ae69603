internal import CCairo
internal import CFontconfig
import Scene

/// What the pages of a document share: one Cairo face for each font face, so that the document holds one
/// subset of it, and one surface for each image.
///
/// Owns the faces and surfaces.
final class DrawingResources {
  private var faces: [FontFace: OpaquePointer] = [:]
  private var images: [SceneImage: ImageSurface] = [:]
  /// How text is rasterised: as its outlines say, unhinted.
  let fontOptions: OpaquePointer

  init() {
    fontOptions = cairo_font_options_create()
    cairo_font_options_set_hint_style(fontOptions, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(fontOptions, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(fontOptions, CAIRO_ANTIALIAS_GRAY)
  }

  deinit {
    for face in faces.values { cairo_font_face_destroy(face) }
    cairo_font_options_destroy(fontOptions)
  }

  /// The Cairo face for `face`, borrowed.
  ///
  /// - Throws: `DrawingError` where there is no memory for it. A file that is no font shows when it is drawn with.
  func cairoFace(_ face: FontFace) throws(DrawingError) -> OpaquePointer {
    if let known = faces[face] { return known }
    // A pattern with a file is complete: fontconfig is asked for nothing.
    guard let pattern = FcPatternCreate() else {
      throw DrawingError("cannot read \(face.file): out of memory")
    }
    defer { FcPatternDestroy(pattern) }
    FcPatternAddString(pattern, FC_FILE, face.file)
    FcPatternAddInteger(pattern, FC_INDEX, Int32(truncatingIfNeeded: face.index))
    let made: OpaquePointer = cairo_ft_font_face_create_for_pattern(pattern)
    do throws(DrawingError) {
      try DrawingError.check(cairo_font_face_status(made), "read the font \(face.file)")
    } catch {
      cairo_font_face_destroy(made)
      throw error
    }
    faces[face] = made
    return made
  }

  /// What to draw for `image`, borrowed: always the same surface, so that a document holds it once.
  ///
  /// - Throws: `DrawingError` where the image is broken, which those that `ImageDecoder` returned are not.
  func surface(of image: SceneImage) throws(DrawingError) -> ImageSurface {
    if let known = images[image] { return known }
    let made: ImageSurface
    do throws(ImageError) {
      made = try ImageSurface(decoding: image)
    } catch {
      throw DrawingError("cannot draw a picture: it \(error)")
    }
    images[image] = made
    return made
  }
}
