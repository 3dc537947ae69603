package import Scene

/// A picture that can be drawn, and what to tell the one who sent it.
package struct DecodedImage: Sendable, Hashable {
  package var image: SceneImage
  /// What is not as the file wants it, each a predicate to put behind the file's name.
  package var warnings: [String]

  package init(image: SceneImage, warnings: [String] = []) {
    self.image = image
    self.warnings = warnings
  }
}

/// Reads pictures that people send: SVG, PNG and JPEG, told apart by their content.
package enum ImageDecoder {
  /// Reads a picture, decoding it once on trial, so that drawing it later does not fail.
  ///
  /// Nothing is loaded from elsewhere, whatever an SVG refers to.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - limits: how large it may be.
  /// - Returns: the picture, with what it refers to in vain.
  /// - Throws: `ImageError` for anything that is not a sound picture within the limits.
  package static func read(
    _ bytes: [UInt8], limits: ImageLimits = .default
  ) throws(ImageError) -> DecodedImage {
    guard !bytes.isEmpty else { throw ImageError("is empty") }
    guard bytes.count <= limits.bytes else {
      throw ImageError("has \(bytes.count / 1000) kB; at most \(limits.bytes / 1000) kB are read")
    }
    switch ImageKind(bytes) {
    case .png:
      return try decoded(.png, bytes, PixelSize(pngHeader: bytes), "PNG", limits)
    case .jpeg:
      return try decoded(.jpeg, bytes, JPEGHeader(bytes)?.size, "JPEG", limits)
    case .svg:
      let warnings = try SVGInspection.warnings(about: bytes, limits: limits)
      let drawing = try SVGDrawing(bytes)
      let ink = try drawing.tryOut()
      let image = SceneImage(
        format: .svg, bytes: bytes, pixelWidth: max(1, Int(drawing.width.rounded())),
        pixelHeight: max(1, Int(drawing.height.rounded())), ink: ink)
      return DecodedImage(image: image, warnings: warnings)
    case .gif: throw ImageError("is a GIF picture; save it as SVG, PNG or JPEG")
    case .other(let name): throw ImageError("is \(name); save it as SVG, PNG or JPEG")
    case .unknown where bytes.starts(with: [0x1F, 0x8B]):
      throw ImageError("is compressed (gzip); save it as a plain SVG")
    case .unknown where bytes.starts(with: [0x50, 0x4B]):
      throw ImageError("is an archive (ZIP); unpack it and give the picture in it")
    case .unknown: throw ImageError("is no picture that can be read; save it as SVG, PNG or JPEG")
    }
  }

  private static func decoded(
    _ format: SceneImage.Format, _ bytes: [UInt8], _ size: PixelSize?, _ name: String, _ limits: ImageLimits
  ) throws(ImageError) -> DecodedImage {
    guard let size else { throw ImageError("is not a correct \(name): it ends before its size") }
    try limits.check(size)
    var image = SceneImage(format: format, bytes: bytes, pixelWidth: size.width, pixelHeight: size.height)
    let trial = try ImageSurface(decoding: image)
    if format == .png {
      image.ink = PictureInk(sampling: trial.surface, width: size.width, height: size.height)
    }
    return DecodedImage(image: image)
  }
}
