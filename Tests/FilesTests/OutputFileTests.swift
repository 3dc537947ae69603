import Files
import TestSupport
import Testing

internal import Foundation

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

@Suite struct OutputFileTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Writes `text` to `path` and puts the file in its place.
  private func put(_ text: String, at path: String) throws(FileError) {
    let file = try OutputFile(path)
    try file.write(Array(text.utf8))
    try file.commit()
  }

  /// The error of opening `path`.
  private func failure(_ path: String) -> FileError? {
    do throws(FileError) {
      _ = try OutputFile(path)
      return nil
    } catch {
      return error
    }
  }

  @Test func `a new file appears when it is committed, not before`() throws {
    let file = try OutputFile(scratch("slide.pdf"))
    try file.write(Array("one ".utf8))
    try file.write([])
    try file.write(Array("two".utf8))
    #expect(!InputFile.exists(scratch("slide.pdf")))
    try file.commit()
    #expect(try scratch.text(of: "slide.pdf") == "one two")
    #expect(scratch.names == ["slide.pdf"])
    try file.commit()
  }

  @Test func `a file is replaced whole and keeps its mode`() throws {
    try scratch.write("old and longer", to: "f")
    try scratch.setMode(0o640, of: "f")
    let file = try OutputFile(scratch("f"))
    try file.write(Array("new".utf8))
    #expect(try scratch.text(of: "f") == "old and longer")
    try file.commit()
    #expect(try scratch.text(of: "f") == "new")
    #expect(try scratch.mode(of: "f") == 0o640)
    #expect(scratch.names == ["f"])
  }

  @Test func `a new file's mode is what the umask leaves`() throws {
    try put("text", at: scratch("f"))
    // Compared with a file that the system makes, since tests leave the process's umask alone.
    let descriptor = open(scratch("g"), O_WRONLY | O_CREAT, 0o666)
    close(descriptor)
    #expect(try scratch.mode(of: "f") == scratch.mode(of: "g"))
  }

  @Test func `an unfinished file is readable by its owner only`() throws {
    try scratch.makeFolder("d")
    let file = try OutputFile(scratch("d/f"))
    try file.write(Array("secret".utf8))
    // A file without a name is found by its descriptor, of which tests beside this one may have opened hundreds.
    let descriptors = try FileManager.default.contentsOfDirectory(atPath: "/dev/fd").compactMap(Int32.init)
    let modes = descriptors.compactMap { descriptor -> mode_t? in
      var (status, folder) = (stat(), stat())
      guard fstat(descriptor, &status) == 0, status.st_size == 6, stat(scratch("d"), &folder) == 0,
        status.st_dev == folder.st_dev, status.st_mode & S_IFMT == S_IFREG
      else { return nil }
      return status.st_mode & 0o777
    }
    #expect(modes.contains(0o600))
    try file.commit()
  }

  @Test func `a name of 255 bytes is taken`() throws {
    for name in [String(repeating: "n", count: 251) + ".pdf", String(repeating: "é", count: 127) + "x"] {
      try put("old", at: scratch(name))
      try put("new", at: scratch(name))
      #expect(try scratch.text(of: name) == "new")
      #expect(scratch.names.contains(name))
    }
    #expect(scratch.names.count == 2)
  }

  @Test func `a reader of the old file goes on reading it`() throws {
    try scratch.write("old", to: "f")
    let descriptor = open(scratch("f"), O_RDONLY)
    defer { close(descriptor) }
    try put("new", at: scratch("f"))
    var bytes = [UInt8](repeating: 0, count: 8)
    #expect(read(descriptor, &bytes, 8) == 3)
    #expect(String(decoding: bytes.prefix(3), as: UTF8.self) == "old")
  }

  @Test func `a file that is dropped leaves nothing`() throws {
    try scratch.write("old", to: "f")
    do {
      try OutputFile(scratch("f")).write(Array("half".utf8))
      try OutputFile(scratch("new")).write(Array("half".utf8))
    }
    #expect(try scratch.text(of: "f") == "old")
    #expect(scratch.names == ["f"])
  }

  @Test func `a commit that fails leaves nothing`() throws {
    let file = try OutputFile(scratch("f"))
    try file.write(Array("new".utf8))
    // A folder takes the name in the meantime: the rename fails.
    #expect(mkdir(scratch("f"), 0o700) == 0)
    #expect(throws: FileError(.create, scratch("f"), .isDirectory)) { try file.commit() }
    withExtendedLifetime(file) {}
    #expect(InputFile.isFolder(scratch("f")))
  }

  @Test func `nothing is left once a failed file is dropped`() throws {
    do {
      let file = try OutputFile(scratch("f"))
      #expect(mkdir(scratch("f"), 0o700) == 0)
      try? file.commit()
    }
    #expect(scratch.names == ["f"])
  }

  @Test func `a link's target is replaced, not the link`() throws {
    try scratch.write("old", to: "target")
    try scratch.link("link", to: "target")
    try put("new", at: scratch("link"))
    #expect(try scratch.text(of: "target") == "new")
    #expect(scratch.names == ["link", "target"])
    var status = stat()
    #expect(lstat(scratch("link"), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
  }

  @Test func `a link to what does not exist yet makes it`() throws {
    #expect(mkdir(scratch("folder"), 0o700) == 0)
    try scratch.link("one", to: "two")
    try scratch.link("two", to: "folder/target")
    try put("new", at: scratch("one"))
    #expect(try scratch.text(of: "folder/target") == "new")
    #expect(scratch.names == ["folder", "folder/target", "one", "two"])
  }

  @Test func `links in a circle are an error`() throws {
    try scratch.link("one", to: "two")
    try scratch.link("two", to: "one")
    #expect(failure(scratch("one"))?.operation == .create)
    #expect(scratch.names == ["one", "two"])
  }

  @Test func `a folder that is missing is an error`() {
    let path = scratch("absent/slide.pdf")
    #expect(failure(path) == FileError(.create, path, .notFound))
    #expect(failure(path)?.description == "cannot write \(path): its folder does not exist")
    #expect(failure(scratch("absent/"))?.reason == .notFound)
  }

  @Test func `a folder is no place for a file's bytes`() {
    #expect(failure(scratch.path)?.description == "cannot write \(scratch.path): it is a folder")
  }

  @Test func `a path below a file is an error`() throws {
    try scratch.write("text", to: "f")
    #expect(failure(scratch("f/g"))?.reason == .system(ENOTDIR))
  }

  @Test(.enabled(if: geteuid() != 0, "root may write to anything"))
  func `a file made read-only is not replaced`() throws {
    try scratch.write("old", to: "f")
    try scratch.setMode(0o444, of: "f")
    #expect(failure(scratch("f"))?.reason == .system(EACCES))
    #expect(try scratch.text(of: "f") == "old")
  }

  @Test(.enabled(if: geteuid() != 0, "root may write to anything"))
  func `a folder made read-only takes no file`() throws {
    #expect(mkdir(scratch("folder"), 0o500) == 0)
    #expect(failure(scratch("folder/f"))?.description.hasSuffix("permission denied") == true)
  }

  @Test func `names in the current folder need no slash`() {
    // Nothing is written: the file is dropped before it is committed.
    #expect(failure("output-file-tests.tmp") == nil)
    #expect(!InputFile.exists("output-file-tests.tmp"))
  }

  @Test func `a device is written to directly`() throws {
    try put("text", at: "/dev/null")
    var status = stat()
    #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
  }

  #if os(Linux)
  @Test func `a full device is an error of writing`() throws {
    let file = try OutputFile("/dev/full")
    let error = #expect(throws: FileError.self) { try file.write(Array("text".utf8)) }
    #expect(error == FileError(.write, "/dev/full", .system(ENOSPC)))
    #expect(error?.description == "cannot write /dev/full: no space left on device")
  }
  #endif

  @Test func `bytes are kept in order in memory`() throws {
    let sink = MemorySink()
    try sink.write([1, 2])
    try sink.write([])
    try sink.write([3])
    #expect(sink.bytes == [1, 2, 3])
  }
}
