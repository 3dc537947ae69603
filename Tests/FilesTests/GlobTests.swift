import Files
import TestSupport
import Testing

/// What patterns lead to.
@Suite struct GlobTests {
  private let scratch: Scratch
  private var folder: String { scratch.path + "/" }

  init() throws {
    scratch = try Scratch()
    for name in [
      "as2.yaml", "as10.yaml", "AS3.yaml", "b.yml", ".hidden.yaml", "a[1].yaml", "a1.yaml", "~x.yaml",
    ] {
      try scratch.write("", to: name)
    }
    for name in ["sub", "{odd} [*]"] {
      try OutputFolder.create(for: scratch(name + "/c.yaml"))
      try scratch.write("", to: name + "/c.yaml")
    }
  }

  private func names(_ pattern: String) throws -> [String] {
    try Glob.paths(matching: pattern, in: folder).map { path in
      #expect(path.hasPrefix(folder))
      return String(path.dropFirst(folder.count))
    }
  }

  @Test func patterns() throws {
    #expect(try names("as*.yaml") == ["as10.yaml", "as2.yaml"])
    #expect(try names("?[sS]?.yaml") == ["AS3.yaml", "as2.yaml"])
    #expect(try names("[a-z]s2.yaml") == ["as2.yaml"])
    #expect(try names("as{2,10}.yaml") == ["as10.yaml", "as2.yaml"])
    #expect(try names("{b.yml,sub/*.yaml}") == ["b.yml", "sub/c.yaml"])
    #expect(try names("*/c.yaml") == ["sub/c.yaml", "{odd} [*]/c.yaml"])
    #expect(try names("s*") == ["sub/"])
    #expect(try names("*hidden*") == [])
    #expect(try names("none*") == [])
    #expect(try names("no/where/*.yaml") == [])
  }

  @Test func `plain paths`() throws {
    #expect(try names("as2.yaml") == ["as2.yaml"])
    #expect(try names("sub") == ["sub/"])
    #expect(try names("sub/") == ["sub/"])
    #expect(try names("~x.yaml") == ["~x.yaml"])
    #expect(try names("none.yaml") == [])
    #expect(try names("") == [])
    #expect(try names("as2.yaml\u{0}*") == [])
    #expect(try Glob.paths(matching: scratch("as2.yaml")) == [scratch("as2.yaml")])
    #expect(try Glob.paths(matching: "/nowhere/*.yaml") == [])
  }

  @Test func `names that look like patterns`() throws {
    #expect(try names("a[1].yaml") == ["a[1].yaml"])
    #expect(try names("{odd} [*]/c.yaml") == ["{odd} [*]/c.yaml"])
    let odd = scratch("{odd} [*]") + "/"
    #expect(try Glob.paths(matching: "*.{yaml,yml}", in: odd) == [odd + "c.yaml"])
  }

  @Test func `braces without end`() throws {
    let many = String(repeating: "{a,b}", count: 40)
    #expect(throws: FileError.self) { try names(many) }
    #expect(throws: FileError.self) { try names("{" + String(repeating: ",", count: 5000) + "}") }
    #expect(try names(String(repeating: "{", count: 3000)) == [])
  }
}
