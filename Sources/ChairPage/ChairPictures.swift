internal import CairoDrawing
internal import Files
internal import Foundation
internal import PeeringDB
internal import Scene

/// The pictures of a page, by the keys that the plan has.
struct ChairPictures {
  private var slides: [String: String] = [:]
  private var photos: [String: String] = [:]

  mutating func add(slide bytes: [UInt8], as key: String) {
    slides[key] = Self.address(bytes)
  }

  mutating func add(photo bytes: [UInt8], as key: String) {
    photos[key] = Self.address(bytes)
  }

  var json: JSONValue {
    .object([
      "slides": .object(slides.mapValues(JSONValue.text)),
      "photos": .object(photos.mapValues(JSONValue.text)),
    ])
  }

  private static func address(_ bytes: [UInt8]) -> String {
    let kind = bytes.starts(with: [0xFF, 0xD8]) ? "jpeg" : "png"
    return "data:image/\(kind);base64," + Data(bytes).base64EncodedString()
  }

  // MARK: Smaller pictures

  /// The side of photos in pixels, twice the largest size that they are shown at.
  private static let photoSide = 240

  /// A photo as a square, upright, without what the camera noted. Of a portrait more is kept above than below.
  ///
  /// - Throws: `DrawingError`.
  static func photo(_ image: SceneImage) throws -> [UInt8] {
    let side = Double(photoSide)
    let scale = side / Double(min(image.pixelWidth, image.pixelHeight))
    let (width, height) = (Double(image.pixelWidth) * scale, Double(image.pixelHeight) * scale)
    let frame = Rect(
      x: Length((side - width) / 2), y: Length((side - height) / 4), width: Length(width),
      height: Length(height))
    let page = Page(
      size: Size(width: Length(side), height: Length(side)),
      elements: [.image(PlacedImage(image, frame: frame))])
    return try JPEGWriter.bytes(of: page, width: photoSide) ?? png(page)
  }

  /// A picture of a slide, an opaque PNG, as JPEG where that is smaller.
  static func smaller(_ bytes: [UInt8]) -> [UInt8] {
    guard let image = try? ImageDecoder.read(bytes, limits: ImageLimits(bytes: 64_000_000)).image else {
      return bytes
    }
    let size = Size(width: Length(Double(image.pixelWidth)), height: Length(Double(image.pixelHeight)))
    let page = Page(
      size: size, elements: [.image(PlacedImage(image, frame: Rect(origin: .zero, size: size)))])
    guard let other = try? JPEGWriter.bytes(of: page, width: image.pixelWidth) else { return bytes }
    return other.count < bytes.count ? other : bytes
  }

  private static func png(_ page: Page) throws -> [UInt8] {
    let sink = MemorySink()
    try PNGWriter.write(page, width: photoSide, to: sink)
    return sink.bytes
  }
}
