import Files
import Slides
import TestSupport
import Testing

@Suite struct DataFoldersTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Makes folders with fonts and templates in `root`.
  private func make(_ root: String) throws -> DataFolders {
    try scratch.write("", to: root + "/fonts/a.otf")
    try scratch.write("", to: root + "/templates/classic/template.yaml")
    return DataFolders(root: scratch(root))
  }

  @Test func `above the program, as built`() throws {
    let folders = try make("repository")
    let program = scratch("repository/.build/release/personals")
    #expect(DataFolders.locate(executable: program, home: nil) == folders)
    #expect(DataFolders.locate(executable: program, home: "") == folders)
    #expect(DataFolders.locate(executable: scratch("repository/personals"), home: nil) == folders)
  }

  @Test func `beside the program, as installed, before all above it`() throws {
    _ = try make("usr")
    _ = try make("usr/share/personals")
    try scratch.write("", to: "usr/bin/personals")
    let found = DataFolders.locate(executable: scratch("usr/bin/personals"), home: nil)
    #expect(found == DataFolders(root: scratch("usr/share/personals")))
  }

  @Test func `where the user says, and nowhere else`() throws {
    _ = try make("repository")
    let home = try make("home")
    let program = scratch("repository/personals")
    #expect(DataFolders.locate(executable: program, home: scratch("home")) == home)
    #expect(DataFolders.locate(executable: program, home: scratch("elsewhere")) == nil)
  }

  @Test func `both folders have to be there`() throws {
    try scratch.write("", to: "one/fonts/a.otf")
    try scratch.write("", to: "two/templates/classic/template.yaml")
    for name in ["one", "two", "none"] {
      #expect(DataFolders.locate(executable: scratch("x"), home: scratch(name)) == nil)
    }
    #expect(DataFolders.locate(executable: "", home: nil) == nil)
  }
}

@Suite struct OutputFormatTests {
  @Test(arguments: [
    ("a.pdf", OutputFormat.pdf), ("a/b.c.PNG", .png), ("/x.Svg", .svg), ("..pdf", .pdf), ("a b.pdf", .pdf),
  ])
  func `a name's ending is its format`(path: String, format: OutputFormat) {
    #expect(OutputFormat(path: path) == format)
  }

  @Test(arguments: ["", "a", ".pdf", "a/.svg", "a.pdf/b", "a.gif", "a.", "/", "pdf"])
  func `other names have none`(path: String) {
    #expect(OutputFormat(path: path) == nil)
  }
}

@Suite struct PathsTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func `the folder of a file`() {
    for (path, folder) in [("a", ""), ("b/a", "b"), ("/a", "/"), ("/b/c/a", "/b/c"), ("./a", ".")] {
      #expect(Paths.folder(of: path) == folder)
    }
  }

  @Test func `a record as a submission has to name it`() throws {
    #expect(Paths.written("in/record.json", inSubmission: nil) == "in/record.json")
    #expect(Paths.written("in/record.json", inSubmission: "mine.yaml") == "in/record.json")
    #expect(Paths.written("/in/record.json", inSubmission: "out/mine.yaml") == "/in/record.json")
    // A missing file is left as it was written.
    #expect(Paths.written("in/record.json", inSubmission: "none/mine.yaml") == "in/record.json")
  }
}
