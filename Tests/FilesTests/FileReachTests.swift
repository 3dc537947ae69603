import Files
import Foundation
import TestSupport
import Testing

/// What a submission may name.
@Suite struct FileReachTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    for name in [
      "root/sub/a.txt", "root/.git/config", "root/.env", "root/logo-caf\u{65}\u{301}.svg", "out.txt",
    ] {
      let folder = URL(filePath: scratch(name)).deletingLastPathComponent()
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try scratch.write(name, to: name)
    }
  }

  /// The text of a file, or why it is not read.
  private func read(_ path: String, from folder: String = "root/sub") -> String {
    do throws(FileError) {
      let file = try FileReach(root: scratch("root")).read(path, from: scratch(folder), limit: 1000)
      return String(decoding: file.bytes, as: UTF8.self)
    } catch {
      return "\(error)"
    }
  }

  @Test func `files inside are read, by any way that stays inside`() throws {
    #expect(read("a.txt") == "root/sub/a.txt")
    #expect(read("../sub/./a.txt") == "root/sub/a.txt")
    #expect(read(scratch("root/sub/a.txt")) == "root/sub/a.txt")
    #expect(read("../../root/sub/a.txt") == "root/sub/a.txt")
    try FileManager.default.createSymbolicLink(
      atPath: scratch("root/inside"), withDestinationPath: scratch("root/sub/a.txt"))
    #expect(read("../inside") == "root/sub/a.txt")
  }

  @Test func `files outside are not, and not whether they exist`() throws {
    try FileManager.default.createSymbolicLink(
      atPath: scratch("root/link"), withDestinationPath: scratch("out.txt"))
    try FileManager.default.createSymbolicLink(atPath: scratch("root/folder"), withDestinationPath: "..")
    for path in [
      "../../out.txt", "../../none.txt", "../link", "../folder/out.txt", "/etc/passwd", "/etc/none",
      "/proc/self/environ",
      "/dev/null", "/sys/kernel/notes", scratch("out.txt"), "/proc/self/root/etc/passwd", "/dev/fd/0",
    ] {
      #expect(read(path) == "\(path): is outside the folder that submissions may read from")
    }
  }

  @Test func `no way around shows what exists outside`() throws {
    try scratch.makeFolder("aside")
    let links = [
      "up": "..", "to": "../aside", "old": "../gone", "abs": "/etc", "file": "../out.txt",
      "no": "../none.txt",
      "twice": "up/aside", "caf\u{65}\u{301}": "../aside", "loop": "loop", "in": "sub",
      "back": "\(scratch.path)/root/sub",
    ]
    for (name, target) in links {
      try FileManager.default.createSymbolicLink(atPath: scratch("root/\(name)"), withDestinationPath: target)
    }
    try scratch.link("aside/back", to: "../root/sub")
    try scratch.write("x", to: "aside/x.txt")
    for path in [
      "up/out.txt", "up/none.txt", "to/x.txt", "to/none.txt", "old", "old/x.txt", "abs/passwd", "abs/none",
      "file",
      "no", "file/x", "twice/x.txt", "twice/none.txt", "../aside/../root/sub/a.txt",
      "../none/../root/sub/a.txt",
      "to/../root/sub/a.txt", "to/back/a.txt", "abs/../etc/passwd", "in/../../../none/x", "..\\out.txt",
      "..\\none.txt", "to\\none.txt",
      "/none/../\(scratch("root/sub/a.txt"))", "../\(String(repeating: "n", count: 256))",
      "up/\(String(repeating: "n", count: 256))",
    ] {
      #expect(
        read(path, from: "root").hasSuffix(": is outside the folder that submissions may read from"),
        "\(path): \(read(path, from: "root"))")
    }
    // A link that is spelled in another Unicode form says the same of what exists and what does not.
    #expect(read("café/x.txt", from: "root").hasSuffix("no such file"))
    #expect(read("café/none.txt", from: "root").hasSuffix("no such file"))
    for path in ["in/a.txt", "back/a.txt", "up/root/sub/a.txt", "in/../sub/a.txt", "../root/in/a.txt"] {
      #expect(read(path, from: "root") == "root/sub/a.txt", "\(path)")
    }
    // From a folder outside, whose name is known.
    for path in ["../root/sub/a.txt", "../../\(scratch.path.split(separator: "/").last ?? "")/root/in/a.txt"]
    {
      #expect(read(path, from: "aside") == "root/sub/a.txt", "\(path)")
    }
    #expect(read("../none/../root/sub/a.txt", from: "aside").hasSuffix("submissions may read from"))
    #expect(read("in/none.txt", from: "root") == "in/none.txt: no such file")
    #expect(read("none/../../none.txt", from: "root") == "none/../../none.txt: no such file")
    #expect(read("loop", from: "root") == "cannot read loop: too many levels of symbolic links")
    let long = String(repeating: "n/", count: 3000)
    #expect(
      read(long, from: "root") == "cannot read \(long.prefix(200))…\(long.suffix(100)): file name too long")
  }

  @Test func `hidden files, folders and pipes are not`() throws {
    for path in ["../.git/config", "../.env"] {
      #expect(read(path) == "\(path): is hidden, or in a hidden folder")
    }
    #expect(read("../sub") == "../sub: is a folder, not a file")
    #expect(mkfifo(scratch("root/pipe"), 0o600) == 0)
    #expect(read("../pipe") == "../pipe: is not a regular file")
  }

  @Test func `another Unicode form and backslashes are taken, another letter case is named`() {
    #expect(read("logo-café.svg", from: "root").hasPrefix("root/logo-caf"))
    #expect(read("sub\\a.txt", from: "root") == "root/sub/a.txt")
    #expect(read("..\\sub\\a.txt") == "root/sub/a.txt")
    #expect(read("Sub/A.TXT", from: "root") == "Sub/A.TXT: no such file, but sub/a.txt exists")
    #expect(read("none.txt") == "none.txt: no such file")
    #expect(read("OUT.TXT", from: "").hasSuffix("is outside the folder that submissions may read from"))
  }

  @Test func `a missing root lets nothing pass`() {
    #expect(throws: FileError.self) {
      try FileReach(root: scratch("gone")).read("a.txt", from: scratch("root/sub"), limit: 1000)
    }
  }
}
