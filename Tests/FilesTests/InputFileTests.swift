import Files
import TestSupport
import Testing

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

@Suite struct InputFileTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// The error of reading `path`.
  private func failure(_ path: String, limit: Int = 1000) -> FileError? {
    do throws(FileError) {
      _ = try InputFile.read(path, limit: limit)
      return nil
    } catch {
      return error
    }
  }

  @Test func `a file is read whole`() throws {
    try scratch.write("one\0two", to: "f")
    #expect(try InputFile.read(scratch("f"), limit: 7) == Array("one\0two".utf8))
    try scratch.write("", to: "empty")
    #expect(try InputFile.read(scratch("empty"), limit: 0) == [])
    let long = String(repeating: "0123456789", count: 5000)
    try scratch.write(long, to: "long")
    #expect(try InputFile.read(scratch("long"), limit: 50_000) == Array(long.utf8))
  }

  @Test func `a missing file is said to be missing`() {
    let path = scratch("absent.json")
    #expect(failure(path) == FileError(.read, path, .notFound))
    #expect(failure(path)?.description == "\(path): no such file")
    #expect(failure("")?.reason == .notFound)
  }

  @Test func `a name is not cut at a NUL`() throws {
    try scratch.write("text", to: "f")
    #expect(failure(scratch("f\0.png"))?.reason == .notFound)
  }

  @Test func `a folder is refused`() {
    #expect(failure(scratch.path)?.description == "\(scratch.path): is a folder, not a file")
  }

  @Test func `what lies below a file is refused`() throws {
    try scratch.write("text", to: "f")
    #expect(failure(scratch("f/g"))?.reason == .system(ENOTDIR))
  }

  @Test(.timeLimit(.minutes(1))) func `a fifo is refused without waiting for a writer`() {
    #expect(mkfifo(scratch("fifo"), 0o600) == 0)
    #expect(failure(scratch("fifo"))?.reason == .notRegular)
    #expect(failure("/dev/zero")?.description == "/dev/zero: is not a regular file")
  }

  @Test func `a file larger than the limit is refused`() throws {
    try scratch.write(String(repeating: "x", count: 2500), to: "f")
    let path = scratch("f")
    #expect(failure(path, limit: 2000) == FileError(.read, path, .tooLarge(size: 2500, limit: 2000)))
    #expect(
      failure(path, limit: 2000)?.description == "\(path): has 2 kB, more than the limit of 2 kB")
  }

  #if os(Linux)
  @Test func `a file that says it is empty is still bounded`() throws {
    // Files in /proc have a size of 0 until they are read.
    #expect(try !InputFile.read("/proc/self/status", limit: 100_000).isEmpty)
    guard case .tooLarge(let size, 10)? = failure("/proc/self/status", limit: 10)?.reason else {
      Issue.record("read more than the limit")
      return
    }
    #expect(size > 10)
  }
  #endif

  @Test func `links are followed`() throws {
    try scratch.write("text", to: "f")
    try scratch.link("link", to: "f")
    #expect(try InputFile.read(scratch("link"), limit: 10) == Array("text".utf8))
  }

  @Test func `one file has many names`() throws {
    try scratch.write("text", to: "f")
    try scratch.write("text", to: "g")
    try scratch.link("link", to: "f")
    #expect(InputFile.isSame(scratch("f"), as: scratch("link")))
    #expect(InputFile.isSame(scratch("f"), as: scratch("./f")))
    #expect(!InputFile.isSame(scratch("f"), as: scratch("g")))
    #expect(!InputFile.isSame(scratch("h"), as: scratch("h")))
  }

  @Test func `what there is, and what is a folder`() throws {
    try scratch.write("text", to: "f")
    #expect(InputFile.exists(scratch("f")))
    #expect(!InputFile.exists(scratch("g")))
    #expect(InputFile.isFolder(scratch.path))
    #expect(!InputFile.isFolder(scratch("f")))
    #expect(!InputFile.isFolder(scratch("g")))
  }
}
