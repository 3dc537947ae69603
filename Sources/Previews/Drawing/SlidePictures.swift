package import Decks
internal import Files

/// Slides as pictures of one width, for pages other than previews. Pictures are kept as those of previews are.
package struct SlidePictures: Sendable {
  private let drawing: SlideDrawing
  /// Whether hand-made pages can be drawn.
  package let drawsOwnSlides: Bool

  /// - Parameters:
  ///   - settings: how pictures are made; the width among them.
  ///   - width: in pixels.
  package init(_ settings: PreviewMaker.Settings, width: Int) {
    let raster = OwnSlideRaster(environment: settings.environment)
    drawsOwnSlides = raster != nil
    var drawing = SlideDrawing(
      state: settings.state, store: settings.store, width: width, raster: raster, memory: settings.memory)
    drawing.hasThumbnails = false
    self.drawing = drawing
  }

  /// The picture of a slide.
  ///
  /// - Parameters:
  ///   - preview: the slide.
  ///   - path: makes the paths of files that come and go.
  /// - Returns: a PNG, and why it shows a frame in place of the slide; nil where it shows the slide.
  /// - Throws: `FileError`, `DrawingError`.
  package func picture(
    of preview: DeckBuilder.Preview, path: @escaping (String) -> String
  ) throws -> (bytes: [UInt8], failure: String?) {
    let pictures = try drawing.pictures(of: preview, path: path)
    return (pictures.large.picture.bytes, pictures.failure)
  }
}
