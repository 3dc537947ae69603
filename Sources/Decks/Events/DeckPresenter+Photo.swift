internal import CairoDrawing
package import Diagnostics
internal import Files
package import Scene
internal import Slides

extension DeckPresenter {
  /// How large photos may be: cameras make larger files than logos are.
  private static let photoLimits = ImageLimits(bytes: 12_000_000, side: 10_000, pixels: 30_000_000)
  /// The least pixels along the shorter side that are not blurred on the chair's page.
  private static let leastPhotoSide = 160

  /// The photo of who speaks, for the chair only.
  ///
  /// - Returns: nil where there is none that can be used, with warnings.
  package func photo() -> Diagnosed<SceneImage?> {
    guard let named = namedPhoto else { return Diagnosed(nil) }
    let path = named.written
    func problem(_ message: String, hint: String?) -> Diagnostic {
      path.diagnostic(.warning, rule: "photo", message, hint: hint)
    }
    do {
      let file = try named.files.read(path, limit: Self.photoLimits.bytes)
      let decoded = try ImageDecoder.read(file.bytes, limits: Self.photoLimits)
      let image = decoded.image
      guard image.format != .svg else {
        throw ImageError("is an SVG")
      }
      let side = min(image.pixelWidth, image.pixelHeight)
      guard side < Self.leastPhotoSide else { return Diagnosed(image) }
      return Diagnosed(
        image,
        [
          problem(
            "the photo \(path.value) has \(image.pixelWidth) × \(image.pixelHeight) pixels, and is blurred on the "
              + "chair's page",
            hint: "give one of at least 320 × 320 pixels")
        ])
    } catch let error as FileError {
      return Diagnosed(
        nil, [problem("the photo cannot be used: \(error)", hint: NamedFiles.hint(for: error, path))])
    } catch {
      return Diagnosed(
        nil,
        [
          problem(
            "the photo \(path.value) cannot be used: it \(error)",
            hint: (error as? ImageError)?.hint ?? "give a PNG or JPEG file")
        ])
    }
  }
}
