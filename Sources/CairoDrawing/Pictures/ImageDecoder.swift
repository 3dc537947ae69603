internal import Files
package import Scene

/// A picture that can be drawn, and what to report about it.
package struct DecodedImage: Sendable, Hashable {
  package var image: SceneImage
  /// What is not as the file says, each a predicate to put after the file's name.
  package var warnings: [String] = []
  /// What of an SVG is not drawn, or otherwise than in a browser; predicates.
  package var losses: [String] = []
  /// How much of it is drawn on.
  package var extent = PictureExtent.whole
}

/// Reads pictures that people send: SVG, PNG and JPEG, recognised by their content.
package enum ImageDecoder {
  /// Reads a picture, decoding it once on trial, so that drawing it later does not fail.
  ///
  /// Nothing is loaded from elsewhere, whatever an SVG refers to.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - limits: how large it may be.
  /// - Returns: the picture, with what to report about it.
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
      let file = PNGFile(bytes)
      return try decoded(.png, bytes, file.size, file.orientation, file.profile, limits)
    case .jpeg:
      let file = JPEGFile(bytes)
      return try decoded(
        .jpeg, file?.bare ?? [], file?.size, file?.orientation ?? .upright, file?.profile ?? [], limits)
    case .svg:
      let inspection = try SVGInspection(bytes, limits: limits)
      try SVGTrial.check(inspection.drawable)
      let drawing = try SVGDrawing(inspection.drawable)
      let (ink, extent) = try drawing.tryOut()
      let image = SceneImage(
        format: .svg, bytes: inspection.drawable, pixelWidth: max(1, Int(drawing.width.rounded())),
        pixelHeight: max(1, Int(drawing.height.rounded())), ink: ink)
      return DecodedImage(
        image: image, warnings: inspection.warnings, losses: inspection.losses, extent: extent)
    case .gif: throw ImageError("is a GIF picture; save it as SVG, PNG or JPEG")
    case .other(let name): throw ImageError("is \(name); save it as SVG, PNG or JPEG")
    case .unknown where bytes.starts(with: [0x1F, 0x8B]):
      throw ImageError("is compressed (gzip); save it as a plain SVG")
    case .unknown where OfficeFile.kind(of: bytes) == .archive:
      throw ImageError("is an archive (ZIP); unpack it and give the picture in it")
    case .unknown: throw ImageError("is no picture that can be read; save it as SVG, PNG or JPEG")
    }
  }

  private static func decoded(
    _ format: SceneImage.Format, _ bytes: [UInt8], _ stored: PixelSize?, _ orientation: PictureOrientation,
    _ profile: [UInt8], _ limits: ImageLimits
  ) throws(ImageError) -> DecodedImage {
    guard let stored else {
      throw ImageError("is not a correct \(format.rawValue.uppercased()): it ends before its size")
    }
    try limits.check(stored)
    let (width, height) =
      orientation.swapsSides ? (stored.height, stored.width) : (stored.width, stored.height)
    var image = SceneImage(format: format, bytes: bytes, pixelWidth: width, pixelHeight: height)
    image.orientation = orientation
    let trial = try ImageSurface(decoding: image)
    let area = PixelArea(width: width, height: height)
    if format == .png { image.ink = PictureInk(sampling: trial.surface, area) }
    var warnings: [String] = []
    if let profile = ColorProfile(profile), !profile.isLikeSRGB {
      warnings.append(
        "has the colour profile “\(profile.name)”, which is ignored: its colours are taken for sRGB")
    }
    return DecodedImage(
      image: image, warnings: warnings, extent: PictureExtent(of: trial.surface, area))
  }
}
