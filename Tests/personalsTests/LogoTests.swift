internal import Foundation
internal import TestSupport
import Testing

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Logos: the ones that work, and the ones sent by mistake or in malice.
@Suite struct LogoTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.copy("records/as64502.json", to: "record.json")
  }

  /// Expects the slide to be made without the logo, and only the reason to be reported.
  private func refuse(
    _ name: String, _ reason: String, hint: String? = "give an SVG, PNG or JPEG file",
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let run = try scratch.personals("slide", "record.json", "-q", "--logo", name, "-o", "out.pdf")
    #expect(run.code == 65, "\(run.message)", sourceLocation: sourceLocation)
    let told = "--logo: error: the logo \(reason)" + (hint.map { "\n  hint: \($0)" } ?? "")
    #expect(run.message == told + "\n", sourceLocation: sourceLocation)
    try expectSlideWithoutLogo(sourceLocation)
  }

  /// Expects the slide that the record alone makes.
  private func expectSlideWithoutLogo(_ sourceLocation: SourceLocation = #_sourceLocation) throws {
    let plain = try scratch.personals("slide", "record.json", "-q", "-o", "plain.pdf")
    #expect(plain.code == 0, "\(plain.message)", sourceLocation: sourceLocation)
    let same = try scratch.bytes(of: "out.pdf") == scratch.bytes(of: "plain.pdf")
    #expect(same, "the slide is the one without a logo", sourceLocation: sourceLocation)
    for name in ["out.pdf", "plain.pdf"] { try FileManager.default.removeItem(atPath: scratch(name)) }
  }

  @Test(arguments: ["as64500.svg", "as64501.png", "as65542.jpg"])
  func `SVG, PNG and JPEG, whatever their names`(name: String) throws {
    try scratch.copy("logos/\(name)", to: "logo")
    #expect(try scratch.personals("slide", "record.json", "-q", "-o", "without.pdf").code == 0)
    for format in ["pdf", "png", "svg"] {
      let run = try scratch.personals("slide", "record.json", "-q", "--logo", "logo", "-o", "with.\(format)")
      #expect(run.code == 0 && run.message.isEmpty, "\(run.message)")
    }
    #expect(try scratch.bytes(of: "with.pdf") != scratch.bytes(of: "without.pdf"))
    #expect(try Program.tool("qpdf", "--check", scratch("with.pdf")).code == 0)
  }

  @Test func `a flag's path starts from the current folder, a submission's from its own`() throws {
    try scratch.makeFolder("in/pictures")
    try scratch.copy("logos/as64500.svg", to: "in/pictures/logo.svg")
    try scratch.write("record: ../record.json\nlogo: pictures/logo.svg\n", to: "in/mine.yaml")
    #expect(try scratch.personals("slide", "in/mine.yaml", "--root", ".", "-q", "-o", "a.pdf").code == 0)
    let run = try scratch.personals(
      "slide", "in/mine.yaml", "--root", ".", "-q", "--logo", "in/pictures/logo.svg", "-o", "b.pdf")
    #expect(run.code == 0, "\(run.message)")
    #expect(try scratch.bytes(of: "a.pdf") == scratch.bytes(of: "b.pdf"))
  }

  @Test func `what is no file`() throws {
    try scratch.expectFailure(
      "slide", "record.json", "--logo", "none.svg", "-o", "out.pdf", code: 66,
      says: "--logo: error: there is no file 'none.svg'")
    try scratch.expectFailure(
      "slide", "record.json", "--logo", "", "-o", "out.pdf", code: 66,
      says: "--logo: error: there is no file ''")
    try scratch.makeFolder("folder.svg")
    try refuse("folder.svg", "cannot be used: folder.svg: is a folder, not a file", hint: nil)
    #expect(mkfifo(scratch("fifo.svg"), 0o600) == 0)
    try refuse("fifo.svg", "cannot be used: fifo.svg: is not a regular file", hint: nil)
    try scratch.writeSparse(200_000_000, to: "big.svg")
    try refuse(
      "big.svg", "cannot be used: big.svg: has 200 MB, more than the limit of 2 MB", hint: nil)
  }

  @Test func `what is no picture`() throws {
    try scratch.write("PK\u{3}\u{4}" + String(repeating: "\0", count: 100), to: "logo.zip")
    try refuse(
      "logo.zip", "logo.zip cannot be used: it is an archive (ZIP); unpack it and give the picture in it")
    try scratch.write([0x1F, 0x8B, 8, 0] + [UInt8](repeating: 0, count: 100), to: "logo.svgz")
    try refuse("logo.svgz", "logo.svgz cannot be used: it is compressed (gzip); save it as a plain SVG")
    try scratch.write("GIF89a" + String(repeating: "\u{1}", count: 40), to: "logo.gif")
    try refuse("logo.gif", "logo.gif cannot be used: it is a GIF picture; save it as SVG, PNG or JPEG")
    try scratch.write("", to: "empty.png")
    try refuse("empty.png", "empty.png cannot be used: it is empty")
    try refuse(
      "record.json",
      "record.json cannot be used: it is no picture that can be read; save it as SVG, PNG or JPEG")
  }

  @Test func `a PNG that would fill the memory is not decoded`() throws {
    // A header that promises 60000 × 60000 pixels.
    let header: [UInt8] = [0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60, 8, 6, 0, 0, 0]
    let bomb = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + header
    try scratch.write(bomb + [UInt8](repeating: 0, count: 1000), to: "bomb.png")
    try refuse(
      "bomb.png",
      "bomb.png cannot be used: it is 60000 × 60000 pixels large; at most 8192 on a side and 16 million in all "
        + "are read")
  }

  @Test(arguments: ["as64501.png", "as65542.jpg"])
  func `a picture that was cut`(name: String) throws {
    let whole = try Data(contentsOf: URL(filePath: Places.example("logos/\(name)")))
    for part in [10, 100, whole.count / 2] {
      try scratch.write(Array(whole.prefix(part)), to: name)
      let run = try scratch.personals("slide", "record.json", "-q", "--logo", name, "-o", "out.pdf")
      #expect(run.code == 65, "\(part): \(run.message)")
      #expect(run.message.hasPrefix("--logo: error: the logo \(name) cannot be used: it is not a correct "))
      try expectSlideWithoutLogo()
    }
  }

  @Test(arguments: [
    "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><g>",
    "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><text>&lost;</text></svg>",
    "<svg xmlns='http://www.w3.org/2000/svg' width='1e9' height='1e9'><rect width='9' height='9'/></svg>",
    "<svg xmlns='http://www.w3.org/2000/svg'/>", "<svg/>",
  ])
  func `an SVG that cannot be drawn`(text: String) throws {
    try scratch.write(text, to: "logo.svg")
    let run = try scratch.personals("slide", "record.json", "-q", "--logo", "logo.svg", "-o", "out.pdf")
    #expect(run.code == 65, "\(run.message)")
    #expect(run.message.hasPrefix("--logo: error: the logo logo.svg cannot be used: it "), "\(run.message)")
    try expectSlideWithoutLogo()
    #expect(scratch.names == ["logo.svg", "record.json"])
  }

  @Test(arguments: [
    ("<rect x='500' width='9' height='9'/>", "error"),
    ("<foreignObject width='9' height='9'/>", "foreignObject"),
    ("<rect width='9' height='9' opacity='0'/>", "error"),
  ])
  func `a logo of which nothing is drawn`(inside: String, part: String) throws {
    try scratch.write(
      "<svg xmlns='http://www.w3.org/2000/svg' width='190' height='72'>\(inside)</svg>", to: "logo.svg")
    let run = try scratch.personals("slide", "record.json", "--logo", "logo.svg", "-o", "out.pdf")
    #expect(run.code == 65, "\(run.message)")
    let expected = """
      --logo: error: the logo logo.svg cannot be used: nothing is drawn on its canvas of 190 × 72 pixels
        hint: resize the page to the drawing, or export it as PNG
      """
    #expect(run.message.contains(expected), "\(run.message)")
    #expect(run.message.contains(part), "\(run.message)")
    try expectSlideWithoutLogo()
  }

  @Test func `entities that multiply are not multiplied`() throws {
    var text = "<!DOCTYPE svg [<!ENTITY e0 \"0123456789\">"
    for level in 1...12 {
      text += "<!ENTITY e\(level) \"\(String(repeating: "&e\(level - 1);", count: 10))\">"
    }
    text += "]><svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><text>&e12;</text></svg>"
    try scratch.write(text, to: "logo.svg")
    let run = try scratch.personals("slide", "record.json", "-q", "--logo", "logo.svg", "-o", "out.pdf")
    #expect(run.code == 65, "\(run.message)")
    #expect(run.message.hasPrefix("--logo: error: the logo logo.svg cannot be used: it "), "\(run.message)")
  }

  @Test func `an SVG brings nothing in from outside`() throws {
    let server = try LocalServer { _ in .html("seen") }
    try scratch.copy("logos/as64501.png", to: "secret.png")
    try scratch.write("the secret words", to: "secret.txt")
    let references = [
      "<image width='9' height='9' href='\(scratch("secret.png"))'/>",
      "<image width='9' height='9' href='file://\(scratch("secret.png"))'/>",
      "<image width='9' height='9' href='secret.png'/>",
      "<image width='9' height='9' href='http://127.0.0.1:\(server.port)/logo.png'/>",
      "<style>@import url('http://127.0.0.1:\(server.port)/style.css');</style>",
      "<use href='http://127.0.0.1:\(server.port)/other.svg#x'/>",
    ]
    for (number, reference) in references.enumerated() {
      let head = "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='9'><rect width='90' height='9'/>"
      try scratch.write(head + "</svg>", to: "logo.svg")
      let plain = try scratch.personals("slide", "record.json", "-q", "--logo", "logo.svg", "-o", "plain.png")
      try scratch.write(head + reference + "</svg>", to: "logo.svg")
      let run = try scratch.personals(
        "slide", "record.json", "-q", "--logo", "logo.svg", "-o", "\(number).png")
      #expect(plain.code == 0 && run.code == 0, "\(run.message)")
      #expect(try scratch.bytes(of: "plain.png") == scratch.bytes(of: "\(number).png"), "\(reference)")
    }
    let entity = "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file://\(scratch("secret.txt"))'>]>"
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='9'><text y='9'>&x;</text></svg>"
    try scratch.write(entity + svg, to: "logo.svg")
    let run = try scratch.personals("slide", "record.json", "-q", "--logo", "logo.svg", "-o", "entity.pdf")
    #expect(run.code == 65, "\(run.message)")
    #expect(!run.message.contains("secret words"))
    #expect(server.requests.isEmpty)
  }

  @Test func `a logo that is wrong for many sources is reported once`() throws {
    try scratch.write("GIF89a", to: "logo.gif")
    let run = try scratch.personals(
      "slide", "record.json", "record.json", "record.json", "-q", "--logo", "logo.gif", "-o", "out/")
    #expect(run.code == 65)
    #expect(run.message.ranges(of: "--logo: error:").count == 1, "\(run.message)")
    let slides = ["out/record-2.pdf", "out/record-3.pdf", "out/record.pdf"]
    #expect(scratch.names == ["logo.gif", "out"] + slides + ["record.json"])
  }
}
