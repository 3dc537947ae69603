@testable import Previews
internal import Digests
internal import Foundation
internal import TestSupport
internal import Testing

/// What runs of one process share.
@Suite struct PreviewMemoryTests {
  private let folder: Scratch

  init() throws { folder = try Scratch() }

  private func key(_ text: String) -> Digest { SHA256.digest(of: text) }

  @Test func `what the last run used is remembered`() {
    let memory = PreviewMemory(limit: 250)
    let picture = Picture([UInt8](repeating: 7, count: 100))
    _ = memory.begin()
    #expect(memory.picture(key("a")) == nil)
    for name in ["a", "b", "c"] { memory.keep(picture, as: key(name)) }
    #expect(memory.picture(key("c")) == nil, "there was no room for it")
    _ = memory.begin()
    #expect(memory.picture(key("a")) == picture)
    _ = memory.begin()
    #expect(memory.picture(key("a")) == picture)
    #expect(memory.picture(key("b")) == nil, "the run before did not use it")
  }

  @Test func `a font is read again where it may be another`() throws {
    let path = folder.path + "/font"
    let memory = PreviewMemory()
    try folder.write([1, 2, 3], to: "font")
    let first = memory.begin().digest(of: path)
    #expect(first == SHA256.digest(of: [1, 2, 3]))
    // Within one tick of the clock, with the same size and in the same place.
    try folder.write([1, 2, 4], to: "font")
    #expect(memory.begin().digest(of: path) == SHA256.digest(of: [1, 2, 4]))
    #expect(memory.begin().digest(of: folder.path + "/none") == nil)
    try FileManager.default.removeItem(atPath: path)
    #expect(memory.begin().digest(of: path) == nil)
  }

  @Test func `a font that is as it was is not read again`() throws {
    try folder.write([1, 2, 3], to: "font")
    let path = folder.path + "/font"
    // As though the file had been written an hour ago, and then as it was: just now.
    let first = FontDigests(settling: -3_600_000_000_000)
    let digest = first.digest(of: path)
    #expect(digest == SHA256.digest(of: [1, 2, 3]) && first.reads == 1)
    let second = FontDigests(after: first)
    #expect(second.digest(of: path) == digest && second.reads == 0)
    let unsettled = FontDigests()
    _ = unsettled.digest(of: path)
    let third = FontDigests(after: unsettled)
    #expect(third.digest(of: path) == digest && third.reads == 1)
  }
}
