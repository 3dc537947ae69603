import Files
import TestSupport
import Testing

@Suite struct RelativePathTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.makeFolder("a/b")
    try scratch.makeFolder("c")
    try scratch.write("x", to: "a/b/f")
    try scratch.write("x", to: "f")
  }

  @Test(arguments: [
    ("f", ".", "f"), ("a/b/f", ".", "a/b/f"), ("f", "a/b", "../../f"), ("a/b/f", "a", "b/f"),
    ("a/b/f", "c", "../a/b/f"), ("a/b/f", "a/b", "f"), ("a/../f", "c/../a", "../f"),
  ])
  func `a file seen from a folder`(file: String, folder: String, path: String) {
    #expect(RelativePath.of(scratch(file), from: scratch(folder)) == path)
  }

  @Test func `links are resolved, since the system resolves them before it goes up`() throws {
    try scratch.link("link", to: "a/b")
    #expect(RelativePath.of(scratch("f"), from: scratch("link")) == "../../f")
    #expect(RelativePath.of(scratch("link/f"), from: scratch("c")) == "../a/b/f")
  }

  @Test func `nothing is known of a missing file`() {
    #expect(RelativePath.of(scratch("none"), from: scratch("a")) == nil)
    #expect(RelativePath.of(scratch("f"), from: scratch("none")) == nil)
    #expect(RelativePath.of("/", from: "/")?.isEmpty == true)
  }
}
