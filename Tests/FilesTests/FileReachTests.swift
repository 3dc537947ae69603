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
