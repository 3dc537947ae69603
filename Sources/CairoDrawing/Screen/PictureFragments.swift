internal import CCairo
internal import Files
internal import Scene
internal import Synchronization

/// Pictures as parts of an SVG: what Cairo makes of them, so that they look as in the deck and hold nothing of a stranger's
/// markup. The pictures used last are kept.
final class PictureFragments: Sendable {
  /// A picture, in the units of its own size.
  struct Fragment: Sendable {
    var width: Double
    var height: Double
    /// The SVG's content, with identifiers that no other fragment has.
    var content: [UInt8]
  }

  private struct Kept {
    var image: SceneImage
    var fragment: Fragment
  }

  /// The most that are kept, by number and in bytes.
  private static let (most, mostBytes) = (64, 16_000_000)

  /// The one used last is at the end.
  private let kept = Mutex<(list: [Kept], count: Int)>(([], 0))

  /// - Throws: `DrawingError` where the picture is broken.
  func fragment(of image: SceneImage) throws -> Fragment {
    let known: Fragment? = kept.withLock { kept in
      guard let index = kept.list.lastIndex(where: { $0.image == image }) else { return nil }
      kept.list.append(kept.list.remove(at: index))
      return kept.list.last?.fragment
    }
    if let known { return known }
    let number = kept.withLock { kept in
      kept.count += 1
      return kept.count
    }
    let made = try Self.draw(image, number)
    kept.withLock { kept in
      kept.list.append(Kept(image: image, fragment: made))
      var size = kept.list.reduce(0) { $0 + $1.fragment.content.count + $1.image.bytes.count }
      while kept.list.count > Self.most || size > Self.mostBytes, let oldest = kept.list.first {
        size -= oldest.fragment.content.count + oldest.image.bytes.count
        kept.list.removeFirst()
      }
    }
    return made
  }

  private static func draw(_ image: SceneImage, _ number: Int) throws -> Fragment {
    let (width, height) = (Double(max(1, image.pixelWidth)), Double(max(1, image.pixelHeight)))
    let frame = Rect(x: 0, y: 0, width: Length(width), height: Length(height))
    let whole = MemorySink()
    let stream = SinkStream(whole)
    let surface: OpaquePointer = cairo_svg_surface_create_for_stream(
      SinkStream.write, stream.closure, width, height)
    defer { cairo_surface_destroy(surface) }
    let context: OpaquePointer = cairo_create(surface)
    defer { cairo_destroy(context) }
    try DrawingError.check(cairo_status(context), "start an SVG")
    try Canvas(borrowing: context, DrawingResources(), output: .vectors)
      .draw([.image(PlacedImage(image, frame: frame))])
    cairo_surface_finish(surface)
    try stream.check()
    try DrawingError.check(cairo_surface_status(surface), "write an SVG")
    let svg = SVGIdentifiers.renumbered(whole.bytes, prefix: "p\(number)-")
    guard let root = svg.firstRange(of: "<svg ".utf8),
      let start = svg[root.upperBound...].firstIndex(of: UInt8(ascii: ">")),
      let end = svg.lastRange(of: "</svg>")
    else { throw DrawingError("cannot draw a picture: Cairo wrote no SVG") }
    return Fragment(width: width, height: height, content: Array(svg[(start + 1)..<end]))
  }
}

extension [UInt8] {
  /// Where the last occurrence of `text` starts.
  fileprivate func lastRange(of text: StaticString) -> Int? {
    text.withUTF8Buffer { text in
      guard count >= text.count else { return nil }
      return stride(from: count - text.count, through: 0, by: -1).first { start in
        self[start..<start + text.count].elementsEqual(text)
      }
    }
  }
}
