@testable import Previews
internal import Foundation
internal import TestSupport
internal import Testing

@Suite struct PreviewFolderTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func manifest(_ names: String...) -> PreviewManifest {
    PreviewManifest(event: "", slides: [], diagnostics: [], files: (names + ["previews.json"]).sorted())
  }

  private func write(_ files: [String: String]) throws {
    let folder = try PreviewFolder(scratch.path)
    for (name, text) in files { try folder.stage(Array(text.utf8), as: name) }
    var all = manifest()
    all.files += files.keys.sorted()
    try folder.place(all)
  }

  @Test func `no file appears before all are written`() throws {
    let folder = try PreviewFolder(scratch.path)
    try folder.stage([1], as: "a.png")
    #expect(!scratch.names.contains("a.png"))
    try folder.place(manifest("a.png"))
    #expect(try scratch.bytes(of: "a.png") == [1])
  }

  @Test func `files have the mode of those they replace, else what the umask leaves`() throws {
    try write(["a.png": "a", "small/a.png": "a", "index.html": "page"])
    try scratch.write("by the system", to: "other")
    let usual = try scratch.mode(of: "other")
    for name in ["a.png", "small/a.png", "index.html", "previews.json"] {
      #expect(try scratch.mode(of: name) == usual, "\(name)")
    }
    try scratch.setMode(0o640, of: "index.html")
    try write(["a.png": "b", "small/a.png": "a", "index.html": "new"])
    #expect(try scratch.mode(of: "index.html") == 0o640 && scratch.text(of: "index.html") == "new")
  }

  @Test func `what is dropped leaves the folder as it was`() throws {
    try write(["a.png": "before", "index.html": "page"])
    do {
      let folder = try PreviewFolder(scratch.path)
      try folder.stage([2], as: "a.png")
      try folder.stage([2], as: "b.png")
    }
    #expect(scratch.names == ["a.png", "index.html", "previews.json"])
    #expect(try scratch.bytes(of: "a.png") == Array("before".utf8))
  }

  @Test func `pictures of slides that are gone go and others stay`() throws {
    try write(["a.png": "a", "small/a.png": "a", "b.png": "b"])
    try scratch.write([1], to: "notes.txt")
    try scratch.write([1], to: "mine.png")
    try write(["b.png": "b"])
    #expect(scratch.names == ["b.png", "mine.png", "notes.txt", "previews.json"])
  }

  @Test func `a file of somebody else is not replaced`() throws {
    try write(["a.png": "a"])
    try scratch.write([1], to: "index.html")
    let folder = try PreviewFolder(scratch.path)
    #expect(throws: PreviewError.inTheWay(path: scratch.path + "/index.html")) {
      try folder.stage([2], as: "index.html")
    }
    #expect(try scratch.bytes(of: "index.html") == [1])
  }

  @Test func `one process at a time`() throws {
    let folder = try PreviewFolder(scratch.path)
    #expect(throws: PreviewError.busy(folder: scratch.path)) { try PreviewFolder(scratch.path) }
    withExtendedLifetime(folder) {}
  }

  @Test func `what a killed process left is removed`() throws {
    try write(["a.png": "a"])
    let left = scratch.path + "/.personals-preview"
    try FileManager.default.createDirectory(atPath: left, withIntermediateDirectories: false)
    try scratch.write([9], to: ".personals-preview/a.png")
    try write(["a.png": "a"])
    #expect(try scratch.bytes(of: "a.png") == Array("a".utf8))
    #expect(scratch.names == ["a.png", "previews.json"])
  }

  @Test(arguments: [
    ("{", "previews.json is not a list of previews"),
    (#"{"version": 1}"#, "previews.json is damaged"),
    (#"{"version": 99}"#, "previews.json is of another version of this program (99)"),
    (
      #"{"version": 1, "event": "", "slides": [], "diagnostics": [], "files": ["../../etc/passwd"]}"#,
      "previews.json names files that are none of a preview's"
    ),
  ]) func `a list that is none is refused`(text: String, reason: String) throws {
    try write(["a.png": "a"])
    try scratch.write(Array(text.utf8), to: "previews.json")
    #expect(throws: PreviewError.noPreviews(folder: scratch.path, reason: reason)) {
      try PreviewFolder(scratch.path)
    }
    #expect(scratch.names == ["a.png", "previews.json"])
  }
}
