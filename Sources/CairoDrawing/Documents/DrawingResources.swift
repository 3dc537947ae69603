internal import CCairo
import Scene

/// What the pages of a document share: one Cairo face for each font face, so that the document holds one
/// subset of it, and one surface for each image. Pictures that are drawn one after the other share outlines of glyphs.
///
/// Owns the faces and surfaces. Belongs to one thread, as its faces do.
package final class DrawingResources {
  private var faces: [FontFace: OpaquePointer] = [:]
  private var losses: [FontFace: WidthLosses] = [:]
  /// Where the last run of a PDF was set.
  var baseline = WidthLosses.Baseline()
  private var images: [SceneImage: ImageSurface] = [:]
  /// How text is rasterised: as its outlines say, unhinted.
  let fontOptions: OpaquePointer

  package init() {
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
  /// - Throws: `DrawingError` where the file is no font.
  func cairoFace(_ face: FontFace) throws(DrawingError) -> OpaquePointer {
    if let known = faces[face] { return known }
    guard let made = personals_font_face_new(face.file, face.index) else {
      throw DrawingError("cannot read the font \(face.file)")
    }
    faces[face] = made
    return made
  }

  /// What a PDF loses of the widths of `face`, which `font` is a size of.
  func losses(of face: FontFace, _ font: OpaquePointer?) -> WidthLosses {
    if let known = losses[face] { return known }
    let made = WidthLosses(of: font)
    losses[face] = made
    return made
  }

  /// Lets go of the images, of which pictures have hardly any in common.
  func forgetImages() { images = [:] }

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
