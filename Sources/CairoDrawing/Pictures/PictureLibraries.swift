/// The libraries that are opened when the first picture needs them.
package enum PictureLibraries {
  /// Opens those that are installed, for whoever wants to know what may draw.
  package static func open() {
    SVGDrawing.open()
    JPEGDecoder.open()
  }
}
