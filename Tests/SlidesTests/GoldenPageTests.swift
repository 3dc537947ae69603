import CPNG
import Slides
import Diagnostics
import Files
internal import Foundation
import PeeringDB
import SlideLayout
import Submissions
import Templates
import Testing

/// Whole pages in the bundled fonts, as pixels. A page that differs is written to `.build/golden` beside the
/// one it should be, with the difference between them. Look before recording with RECORD_SNAPSHOTS=1.
@Suite struct GoldenPageTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test(arguments: ["as64500", "as64503", "as64504", "as65537", "as65539"])
  func `a page looks as it did`(example: String) throws {
    let folders = DataFolders(root: Self.root.path)
    let resolver = SlideResolver { () throws(SourceError) in
      throw SourceError(request: "", host: "nobody.example", reason: .unknownHost)
    }
    let source = SlideSource.submission(Self.root.path + "/examples/submissions/\(example).yaml")
    let slide = try #require(resolver.resolve([source], flags: SubmissionFlags()).first?.slide)
    let template = try #require(try TemplateLibrary(folders).template("classic").value)
    let page = try SlideMaker(template: template, folders: folders).page(slide).value
    let sink = MemorySink()
    let information = DocumentInformation(title: "", author: "", subject: "", created: "2026-11-22T09:30:00Z")
    try PageWriter().write(page, as: .png, width: 960, information: information, to: sink)

    let reference = Self.root.appending(path: "Tests/SlidesTests/Golden/\(example).png")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try FileManager.default.createDirectory(
        at: reference.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(sink.bytes).write(to: reference)
      return
    }
    let expected = try Picture(Array(Data(contentsOf: reference)))
    let actual = try Picture(sink.bytes)
    let difference = try #require(expected.difference(from: actual), "the pages have different sizes")
    // Another build of FreeType may round a grey otherwise; a moved letter differs by far more.
    guard difference.count(where: { $0 > 24 }) > 40 else { return }
    let folder = Self.root.appending(path: ".build/golden")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let side = expected.beside(actual, difference)
    try side.png().write(to: folder.appending(path: "\(example).png"))
    Issue.record("\(example) is not as it was: see .build/golden/\(example).png (was, is, difference)")
  }
}

/// Opaque pixels, three bytes each.
private struct Picture {
  var width: Int
  var height: Int
  var pixels: [UInt8]

  struct Unreadable: Error {}

  init(width: Int, height: Int, pixels: [UInt8]) {
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  init(_ png: [UInt8]) throws {
    var image = png_image()
    image.version = UInt32(PNG_IMAGE_VERSION)
    guard png_image_begin_read_from_memory(&image, png, png.count) != 0 else { throw Unreadable() }
    image.format = 2  // PNG_FORMAT_RGB, a macro Swift does not import
    width = Int(image.width)
    height = Int(image.height)
    pixels = [UInt8](repeating: 0, count: width * height * 3)
    guard png_image_finish_read(&image, nil, &pixels, 0, nil) != 0 else { throw Unreadable() }
  }

  /// The largest difference of each pixel's channels; nil for other sizes.
  func difference(from other: Picture) -> [UInt8]? {
    guard width == other.width, height == other.height else { return nil }
    return (0..<width * height).map { pixel in
      (0..<3).map { channel in
        let (first, second) = (pixels[pixel * 3 + channel], other.pixels[pixel * 3 + channel])
        return first > second ? first - second : second - first
      }.max() ?? 0
    }
  }

  /// This picture, another and what differs, one below the other.
  func beside(_ other: Picture, _ difference: [UInt8]) -> Picture {
    Picture(
      width: width, height: height * 3,
      pixels: pixels + other.pixels + difference.flatMap { [255 - $0, 255 - $0, 255 - $0] })
  }

  func png() throws -> Data {
    var image = png_image()
    image.version = UInt32(PNG_IMAGE_VERSION)
    image.width = UInt32(width)
    image.height = UInt32(height)
    image.format = 2
    var size = 0
    guard png_image_write_to_memory(&image, nil, &size, 0, pixels, 0, nil) != 0 else { throw Unreadable() }
    var bytes = [UInt8](repeating: 0, count: size)
    guard png_image_write_to_memory(&image, &bytes, &size, 0, pixels, 0, nil) != 0 else { throw Unreadable() }
    return Data(bytes.prefix(size))
  }
}
