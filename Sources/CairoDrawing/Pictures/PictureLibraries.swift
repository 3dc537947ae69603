/// The libraries that are opened when the first picture needs them.
package enum PictureLibraries {
  /// Opens those that are installed, so that the process shows which libraries may draw.
  package static func open() {
    SVGDrawing.open()
    JPEGDecoder.open()
  }
}
