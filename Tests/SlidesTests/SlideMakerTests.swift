import Slides
import Diagnostics
import Files
internal import Foundation
import PeeringDB
import Scene
import SlideLayout
import Submissions
import Templates
import TestSupport
import Testing

@Suite struct SlideMakerTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
  private static let folders = DataFolders(root: root)

  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// The content of an example's record, with flags.
  private func slide(_ flags: SubmissionFlags = SubmissionFlags()) throws -> ResolvedSlide {
    let resolver = SlideResolver { () throws(SourceError) in
      throw SourceError(request: "", host: "nobody.example", reason: .unknownHost)
    }
    let source = SlideSource.record(Self.root + "/examples/records/as64502.json")
    return try #require(resolver.resolve([source], flags: flags).first?.slide)
  }

  private func maker() throws -> SlideMaker {
    let template = try #require(try TemplateLibrary(Self.folders).template("classic").value)
    return try SlideMaker(template: template, folders: Self.folders)
  }

  private func bytes(
    _ page: Page, _ format: OutputFormat, created: String = "2026-11-22T09:30:00Z"
  ) throws -> [UInt8] {
    let information = DocumentInformation(title: "T", author: "A", subject: "S", created: created)
    let sink = MemorySink()
    try PageWriter().write(page, as: format, width: 320, information: information, to: sink)
    return sink.bytes
  }

  @Test(arguments: OutputFormat.allCases)
  func `a page is written as asked, and the same each time`(format: OutputFormat) throws {
    let maker = try maker()
    let page = try maker.page(slide()).value
    let start =
      switch format {
      case .pdf: "%PDF-"
      case .png: "PNG"
      case .svg: "<?xml"
      case .pptx: "PK"
      }
    let first = try bytes(page, format)
    #expect(String(decoding: first.prefix(5), as: UTF8.self).contains(start))
    #expect(try bytes(page, format) == first)
    // Another slide in between changes nothing.
    _ = try maker.page(slide())
    #expect(try bytes(maker.page(slide()).value, format) == first)
    #expect(
      try (bytes(page, format, created: "2001-01-01T00:00:00Z") == first) == ![.pdf, .pptx].contains(format))
  }

  @Test(arguments: OutputFormat.allCases)
  func `a sink that fails is reported, wherever it fails`(format: OutputFormat) throws {
    let page = try maker().page(slide()).value
    let size = try bytes(page, format).count
    let information = DocumentInformation(
      title: "T", author: "A", subject: "S", created: "2026-11-22T09:30:00Z")
    for limit in [0, 1, size / 2, size - 1] {
      let sink = FullSink(after: limit)
      #expect(throws: FullSink.error) {
        try PageWriter().write(page, as: format, width: 320, information: information, to: sink)
      }
      #expect(sink.taken <= limit)
    }
  }

  @Test func `a logo that cannot be used is an error with its place`() throws {
    var flags = SubmissionFlags()
    flags.logo = try scratch.write("GIF89a", to: "logo.gif")
    let page = try maker().page(slide(flags))
    let problem = try #require(page.diagnostics.first { $0.severity == .error })
    #expect(problem.location.file == "--logo" && problem.rule == "logo")
    #expect(problem.message.contains("is a GIF picture"))
    flags.logo = scratch("none.svg")
    let missing = try #require(try maker().page(slide(flags)).diagnostics.first { $0.severity == .error })
    #expect(missing.hint == "the path starts from the current folder")
    // What is hidden need not be there.
    flags.hide = ["logo"]
    #expect(try !maker().page(slide(flags)).diagnostics.hasErrors)
  }

  @Test func `templates by name, folder and file`() throws {
    for name in ["classic", Self.root + "/templates/classic", Self.root + "/templates/classic/template.yaml"]
    {
      #expect(try TemplateLibrary(Self.folders).template(name).value != nil)
    }
    #expect(throws: FileError(.read, Self.root + "/templates/none/template.yaml", .notFound)) {
      try TemplateLibrary(Self.folders).template("none")
    }
    let wrong = try scratch.write("page: 3\n", to: "wrong/template.yaml")
    let template = try TemplateLibrary(Self.folders).template(scratch("wrong"))
    #expect(template.value == nil && template.diagnostics.hasErrors)
    #expect(template.diagnostics.first?.location.file == wrong)
  }

  @Test func `without fonts there is no maker`() throws {
    let template = try #require(try TemplateLibrary(Self.folders).template("classic").value)
    #expect(throws: TypesettingError.self) {
      try SlideMaker(template: template, folders: DataFolders(root: scratch("nowhere")))
    }
  }

  @Test func `the QR code holds what was asked for`() throws {
    var flags = SubmissionFlags()
    func text(_ flags: SubmissionFlags) throws -> String? {
      try slide(flags).personal.content.qrText
    }
    #expect(try text(flags) == "https://www.peeringdb.com/asn/64502")
    flags.qr = "none"
    #expect(try text(flags) == nil)
    flags.qr = "contact"
    flags.contact = "Ana <ana@a.example>"
    #expect(try text(flags) == "mailto:ana@a.example")
    flags.contact = "https://a.example/peer"
    #expect(try text(flags) == "https://a.example/peer")
    flags.contact = "+65 6555 0142"
    #expect(try text(flags) == "tel:+6565550142")
  }
}

/// A place that is full after some bytes.
private final class FullSink: ByteSink {
  static let error = FileError(.write, "full", .system(28))

  private let limit: Int
  private(set) var taken = 0

  init(after limit: Int) { self.limit = limit }

  func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    guard taken + bytes.count <= limit else { throw Self.error }
    taken += bytes.count
  }
}
