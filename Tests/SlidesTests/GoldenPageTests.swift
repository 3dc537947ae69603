import Slides
import Diagnostics
import Files
internal import Foundation
import PeeringDB
import SlideLayout
import Submissions
import Templates
import TestSupport
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
    let expected = try Pixmap(png: Array(Data(contentsOf: reference)))
    let actual = try Pixmap(png: sink.bytes)
    let difference = try #require(expected.difference(from: actual), "the pages have different sizes")
    // Another build of FreeType may round a grey otherwise; a moved letter differs by far more.
    guard difference.count(where: { $0 > 24 }) > 40 else { return }
    let folder = Self.root.appending(path: ".build/golden")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let side = expected.beside(actual, difference)
    try Data(side.png()).write(to: folder.appending(path: "\(example).png"))
    Issue.record("\(example) is not as it was: see .build/golden/\(example).png (was, is, difference)")
  }
}
