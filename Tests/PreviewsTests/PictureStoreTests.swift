@testable import Previews
internal import Digests
internal import Foundation
internal import TestSupport
internal import Testing

@Suite struct PictureStoreTests {
  private let folder: Scratch
  private let key = SHA256.digest(of: "key")
  private let picture = Picture((0..<5000).map { UInt8(truncatingIfNeeded: $0) })

  init() throws { folder = try Scratch() }

  @Test func `what is kept is found`() {
    let store = PictureStore(folder.path)
    #expect(store.picture(key) == nil)
    store.keep(picture, as: key)
    #expect(store.picture(key) == picture)
    #expect(store.picture(SHA256.digest(of: "another")) == nil)
    #expect(PictureStore(folder.path).picture(key) == picture, "by the next process, too")
  }

  @Test(arguments: [0, 1, 60, 140, 151, 1000, 5100])
  func `a byte that is another makes it none`(at position: Int) throws {
    let store = PictureStore(folder.path)
    store.keep(picture, as: key)
    let name = try #require(folder.names.first)
    var bytes = try folder.bytes(of: name)
    bytes[position] ^= 1
    try folder.write(bytes, to: name)
    #expect(store.picture(key) == nil)
    #expect(folder.names.isEmpty, "it is removed")
  }

  @Test(arguments: [0, 1, 100, 151, 152, 3000, 5147])
  func `a piece of it is none`(count: Int) throws {
    let store = PictureStore(folder.path)
    store.keep(picture, as: key)
    let name = try #require(folder.names.first)
    try folder.write(Array(try folder.bytes(of: name).prefix(count)), to: name)
    #expect(store.picture(key) == nil)
  }

  @Test func `a picture under another key is none`() throws {
    let store = PictureStore(folder.path)
    store.keep(picture, as: key)
    let name = try #require(folder.names.first)
    let other = SHA256.digest(of: "another")
    try folder.write(try folder.bytes(of: name), to: other.hex + ".picture")
    #expect(store.picture(other) == nil)
    #expect(store.picture(key) == picture)
  }

  @Test func `what was used least recently goes first`() throws {
    let store = PictureStore(folder.path, limit: 3 * 5200)
    let keys = (0..<5).map { SHA256.digest(of: "\($0)") }
    for (index, key) in keys.enumerated() {
      store.keep(picture, as: key)
      let date = Date(timeIntervalSince1970: 1_000_000 + Double(index))
      try FileManager.default.setAttributes(
        [.modificationDate: date], ofItemAtPath: "\(folder.path)/\(key.hex).picture")
    }
    #expect(store.picture(keys[0]) == picture, "and is used now")
    store.trim()
    #expect(keys.map { store.picture($0) != nil } == [true, false, false, true, true])
    #expect(store.files.sum.count == 3)
  }

  @Test func `files of others stay`() throws {
    let store = PictureStore(folder.path, limit: 0)
    store.keep(picture, as: key)
    try folder.write([1], to: "notes.txt")
    store.trim()
    #expect(folder.names == ["notes.txt"])
    store.keep(picture, as: key)
    store.files.clear()
    #expect(folder.names == ["notes.txt"])
  }

  @Test func `what others may write to is not believed`() throws {
    let store = PictureStore(folder.path)
    store.keep(picture, as: key)
    try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder.path)
    #expect(store.picture(key) == nil)
  }

  /// Many at once, of which each either finds the whole picture or none.
  @Test func `many at once`() async {
    let store = PictureStore(folder.path, limit: 20_000)
    let (picture, path) = (picture, folder.path)
    await withTaskGroup(of: Bool.self) { group in
      for worker in 0..<8 {
        group.addTask {
          let own = PictureStore(path, limit: 20_000)
          for round in 0..<30 {
            let key = SHA256.digest(of: "\((worker + round) % 5)")
            if let found = own.picture(key), found != picture { return false }
            own.keep(picture, as: key)
            if round % 7 == 0 { own.trim() }
          }
          return true
        }
      }
      for await isWhole in group { #expect(isWhole) }
    }
    store.trim()
    #expect(store.files.sum.size <= 20_000)
  }
}
