internal import Foundation
internal import TestSupport
internal import Testing

/// Where slides go, and as what.
@Suite struct OutputTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.copy("records/as64502.json", to: "record.json")
  }

  /// Names, what the flag says, and what comes of it.
  private static let names: [(String, String?, String)] = [
    ("slide.pdf", nil, "pdf"), ("slide.PNG", nil, "png"), ("a.b.svg", nil, "svg"), ("slide", "png", "png"),
    ("slide.pdf", "SVG", "svg"), (".pdf", "pdf", "pdf"), ("-o.pdf", nil, "pdf"),
    ("a folder/ü 日本 'quoted\" $x.pdf", nil, "pdf"),
  ]

  @Test(arguments: names)
  func `the format is the flag's, else the ending's`(name: String, format: String?, kind: String) throws {
    let flag = format.map { ["--format", $0] } ?? []
    let run = try scratch.personals(["slide", "record.json", "--output=\(name)"] + flag)
    #expect(run.code == 0, "\(run.message)")
    #expect(run.message.hasSuffix("wrote \(name)\n"))
    #expect(FileKind(try scratch.bytes(of: name))?.rawValue == kind)
  }

  @Test func `without an output the file has the network's name, in the current folder`() throws {
    #expect(try scratch.personals("slide", "record.json", "-q").code == 0)
    #expect(scratch.names == ["as64502.pdf", "record.json"])
    #expect(try scratch.personals("slide", "record.json", "-q", "--format", "svg").code == 0)
    #expect(scratch.names == ["as64502.pdf", "as64502.svg", "record.json"])
    #expect(FileKind(try scratch.bytes(of: "as64502.svg")) == .svg)
  }

  @Test(arguments: ["pdf", "png", "svg"])
  func `a dash is standard output, with nothing else there`(format: String) throws {
    let run = try scratch.personals("slide", "record.json", "-o", "-", "--format", format)
    #expect(run.code == 0, "\(run.message)")
    #expect(!run.message.contains("wrote"))
    #expect(scratch.names == ["record.json"])
    #expect(try scratch.personals("slide", "record.json", "-o", "x.\(format)").code == 0)
    #expect(try scratch.bytes(of: "x.\(format)") == run.output)
  }

  @Test func `standard output is a PDF unless a flag says otherwise`() throws {
    #expect(FileKind(try scratch.personals("slide", "record.json", "-o", "-").output) == .pdf)
  }

  @Test func `several sources make several files in a folder`() throws {
    try scratch.copy("records/as64511.json", to: "as64511.json")
    try scratch.write("record: as64511.json\n", to: "other.yaml")
    let run = try scratch.personals("slide", "record.json", "other.yaml", "--format", "png", "-o", "slides/")
    #expect(run.code == 0, "\(run.message)")
    #expect(run.message.contains("wrote slides/record.png\n"))
    #expect(run.message.contains("wrote slides/other.png\n"))
    #expect(FileKind(try scratch.bytes(of: "slides/other.png")) == .png)
    #expect(try scratch.bytes(of: "slides/other.png") != scratch.bytes(of: "slides/record.png"))
  }

  @Test func `an existing folder needs no slash`() throws {
    try scratch.makeFolder("slides")
    let run = try scratch.personals("slide", "record.json", "-q", "-o", "slides")
    #expect(run.code == 0, "\(run.message)")
    #expect(scratch.names == ["record.json", "slides", "slides/record.pdf"])
  }

  @Test func `files of one name are told apart by a number`() throws {
    try scratch.makeFolder("a")
    try scratch.copy("records/as64503.json", to: "a/record.json")
    try scratch.copy("records/as64504.json", to: "record-2.json")
    let run = try scratch.personals(
      "slide", "record.json", "a/record.json", "record-2.json", "record.json", "-q", "-o", "out/")
    #expect(run.code == 0, "\(run.message)")
    let made = scratch.names.filter { $0.hasPrefix("out/") }
    let wanted = ["record-2-2.pdf", "record-2.pdf", "record-3.pdf", "record.pdf"]
    #expect(made == wanted.map { "out/" + $0 })
    let first = try scratch.bytes(of: "out/record.pdf")
    #expect(try scratch.bytes(of: "out/record-3.pdf") == first)
    #expect(try scratch.bytes(of: "out/record-2.pdf") != first)
  }

  @Test func `without an output, networks of one number are told apart as well`() throws {
    try scratch.copy("records/as64502.json", to: "again.json")
    #expect(try scratch.personals("slide", "record.json", "again.json", "-q").code == 0)
    #expect(scratch.names == ["again.json", "as64502-2.pdf", "as64502.pdf", "record.json"])
  }

  @Test func `one bad source leaves the others alone, and the code says so`() throws {
    try scratch.write("{", to: "bad.json")
    try scratch.copy("records/as64503.json", to: "good.json")
    let run = try scratch.personals(
      "slide", "record.json", "bad.json", "missing.json", "good.json", "-o", "out/")
    #expect(run.code == 65)
    #expect(run.message.contains("wrote out/record.pdf\n") && run.message.contains("wrote out/good.pdf\n"))
    #expect(
      run.message.contains(
        """
        bad.json:1:2: error: the text ends inside an object that began in line 1
          {
           ^

        """))
    #expect(run.message.contains("error: missing.json: no such file\n"))
    #expect(scratch.names.filter { $0.hasPrefix("out/") } == ["out/good.pdf", "out/record.pdf"])
  }

  @Test func `fifty sources are fifty files, and what applies to all is said once`() throws {
    let sources = Array(repeating: "record.json", count: 50)
    let run = try scratch.personals(["slide"] + sources + ["-o", "out/"])
    #expect(run.code == 0)
    #expect(scratch.names.count { $0.hasPrefix("out/") } == 50)
    let lines = run.message.split(separator: "\n").filter { !$0.hasPrefix("wrote ") }
    #expect(lines.count == Set(lines).count, "\(lines)")
  }

  @Test(arguments: [16, 640, 3840])
  func `a PNG is as wide as asked`(width: Int) throws {
    let run = try scratch.personals("slide", "record.json", "-o", "x.png", "--width", "\(width)")
    #expect(run.code == 0, "\(run.message)")
    let bytes = try scratch.bytes(of: "x.png")
    #expect(FileKind.sizeOfPNG(bytes) == "\(width) × \(width * 9 / 16)")
  }

  @Test func `a link leads to the file that is written, and stays a link`() throws {
    try scratch.write("old", to: "target.pdf")
    try scratch.link("link.pdf", to: "target.pdf")
    #expect(try scratch.personals("slide", "record.json", "-q", "-o", "link.pdf").code == 0)
    #expect(FileKind(try scratch.bytes(of: "target.pdf")) == .pdf)
    #expect(scratch.contents["link.pdf"] == FileAttributeType.typeSymbolicLink.rawValue)
  }

  @Test func `an existing file is replaced and keeps its mode`() throws {
    try scratch.write("old", to: "out.pdf")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: scratch("out.pdf"))
    #expect(try scratch.personals("slide", "record.json", "-q", "-o", "out.pdf").code == 0)
    #expect(FileKind(try scratch.bytes(of: "out.pdf")) == .pdf)
    let mode = try FileManager.default.attributesOfItem(atPath: scratch("out.pdf"))[.posixPermissions]
    #expect((mode as? NSNumber)?.intValue == 0o640)
  }

  // MARK: - Refusals

  @Test func `an output that says no format is a usage error`() throws {
    let message = "does not end in .pdf, .png, .svg or .pptx: rename it, or add --format"
    try scratch.expectMisuse("slide", "record.json", "-o", "slide.gif", says: "'slide.gif' \(message)")
    try scratch.expectMisuse("slide", "record.json", "-o", "slide", says: "'slide' \(message)")
    try scratch.expectMisuse("slide", "record.json", "-o", ".pdf", says: "'.pdf' \(message)")
    try scratch.expectMisuse(
      "slide", "record.json", "-o", "", says: "-o takes a path; the one given is empty")
    try scratch.expectMisuse(
      "slide", "record.json", "--format", "pdf", "-o", "", says: "-o takes a path; the one given is empty")
    try scratch.expectMisuse(
      "slide", "record.json", "--format", "gif", says: "--format takes pdf, png, svg or pptx, not 'gif'")
    for width in ["0", "-5", "15", "16385", "1000000000000000000"] {
      try scratch.expectMisuse(
        "slide", "record.json", "--width=\(width)",
        says: "--width takes a number of pixels from 16 to 16384")
    }
  }

  @Test(arguments: ["out", "out.pdf", "-"])
  func `several sources do not go into one file`(output: String) throws {
    try scratch.expectMisuse(
      "slide", "record.json", "record.json", "-o", output,
      says: "2 sources make as many files: give a folder with '/' at its end, as '-o slides/'")
  }

  @Test func `a slide does not take the place of what it is made from`() throws {
    try scratch.copy("logos/as64500.svg", to: "logo.svg")
    try scratch.write("record: record.json\nlogo: logo.svg\n", to: "mine.yaml")
    try scratch.link("same.svg", to: "logo.svg")
    func message(_ output: String, _ input: String) -> String {
      """
      error: cannot write \(output): it is one of the inputs (\(input))
        hint: give another path with -o
      """
    }
    func refuse(_ source: String, _ output: String, _ input: String) throws {
      try scratch.expectFailure(
        "slide", source, "-q", "--format", "svg", "-o", output, code: 73, says: message(output, input))
    }
    try refuse("mine.yaml", "logo.svg", "logo.svg")
    try refuse("mine.yaml", "same.svg", "logo.svg")
    try refuse("mine.yaml", "./mine.yaml", "mine.yaml")
    try refuse("mine.yaml", "record.json", "record.json")
    try refuse("record.json", "record.json", "record.json")
  }

  @Test func `where nothing can be written, nothing is`() throws {
    try scratch.write("a file", to: "file")
    try scratch.expectFailure(
      "slide", "record.json", "-q", "-o", "file/out.pdf", code: 73,
      says: "error: cannot write file/out.pdf: a part of the path is a file, not a folder")
    try scratch.expectFailure(
      "slide", "record.json", "-q", "-o", "file/", code: 73,
      says: "error: cannot write file/record.pdf: a part of the path is a file, not a folder")
    try scratch.expectFailure(
      "slide", "record.json", "-q", "-o", "no/such/out.pdf", code: 73,
      says: "error: cannot write no/such: its folder does not exist")
    try scratch.expectFailure(
      "slide", "record.json", "-q", "--format", "pdf", "-o", "/dev/full", code: 74,
      says: "error: cannot write /dev/full: no space left on device")
    let long = String(repeating: "x", count: 300) + ".pdf"
    try scratch.expectFailure(
      "slide", "record.json", "-q", "-o", long, code: 73,
      says: "error: cannot write \(long): file name too long")
  }

  @Test(.enabled(if: getuid() != 0, "root may write to anything"))
  func `a folder and a file made read-only stay as they are`() throws {
    try scratch.makeFolder("folder")
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: scratch("folder"))
    try scratch.expectFailure(
      "slide", "record.json", "-q", "-o", "folder/out.pdf", code: 73,
      says: "error: cannot write folder/out.pdf: permission denied")
    try scratch.write("old", to: "out.pdf")
    try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: scratch("out.pdf"))
    try scratch.expectFailure(
      "slide", "record.json", "-q", "-o", "out.pdf", code: 73,
      says: "error: cannot write out.pdf: permission denied")
  }
}
