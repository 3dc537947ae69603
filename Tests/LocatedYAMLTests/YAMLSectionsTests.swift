import Diagnostics
import Foundation
import LocatedYAML
import TestSupport
import Testing

/// A group that is read part by part says what it says when it is read at once.
@Suite struct YAMLSectionsTests {
  /// All values with their places, in the order of the document.
  private func values(_ text: String, deferring group: String?) -> [String] {
    let reader = YAMLReader(SourceText(file: "template.yaml", text: text))
    var found: [String] = []
    var anchors: [ObjectIdentifier] = []
    func add(_ value: YAMLValue) {
      var line = "\(value.keyPath) \(value.line):\(value.column) \(value.kind) \(value.scalarText ?? "-")"
      if let anchor = value.anchor {
        let number = anchors.firstIndex(of: anchor) ?? anchors.count
        if number == anchors.count { anchors.append(anchor) }
        line += " &\(number)"
      }
      found.append(line)
      if value.isSequence { value.items().forEach(add) }
      guard value.isMapping, let fields = value.mapping(keys: nil, "keys") else { return }
      for key in fields.keys { fields.written(key).map(add) }
    }
    reader.root("a document", deferring: group).map(add)
    return found + reader.diagnostics.map(\.text)
  }

  @Test func `the templates that come with the program`() throws {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let folder = "/\(root)/templates"
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }
    #expect(names.count > 20)
    for name in names {
      let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      let (parts, whole) = (values(text, deferring: "pages"), values(text, deferring: nil))
      #expect(parts.count == whole.count)
      let other = zip(parts, whole).first { $0 != $1 }
      #expect(other == nil, "\(name)")
    }
  }

  @Test(arguments: [
    // Anchors of the section itself, of sections above, twice, and of what is outside.
    "pages:\n  a:\n    - &x 1\n    - *x\n  b:\n    - *x\n    - &x {y: 2}\n  c:\n    - *x\n",
    "top: &t 5\npages:\n  a:\n    - &x [*t, 2]\n  b:\n    - *x\n",
    "pages:\n  a:\n    b: |\n      text\n\n      # text\n\n    c: 1\n\n# end\nlast: |\n  a\n  # b\n\n  c\n",
    "pages:\n  a:\n    - {b: &x [&y 1, &z 2]}\n  b:\n    - [*x,*y, {c: *z}]\n",
    // No sections, though there is a group.
    "pages: {a: 1}\n", "pages:\n  a: 1\n  b: 2\n", "pages:\n    a:\n      - 1\n", "pages:\n- 1\n- 2\n",
    "pages:\n  ? a\n  : b\n", "pages:\n  'a':\n    - 1\n", "pages:\n  a: &n\n    - 1\n  b: *n\n", "pages:\n",
    "pages:\n  a:\n    - &x 1\nlast: *x\n", "pages:\n  a:\n  b:\n    - 1\n", "other: 1\n", "",
    "pages:\n  a:\n    - 1\n  a:\n    - 2\n",
  ])
  func `other documents`(_ text: String) {
    #expect(values(text, deferring: "pages") == values(text, deferring: nil))
  }

  @Test func `a mistake is reported when its section is read`() throws {
    let text = "pages:\n  a:\n    - 1\n  b:\n    - [1\n"
    let reader = YAMLReader(SourceText(file: "template.yaml", text: text))
    let root = reader.root("a document", deferring: "pages")?.mapping(keys: nil, "keys")
    let pages = try #require(root?["pages"]?.mapping(keys: nil, "pages"))
    #expect(pages["a"]?.items().count == 1)
    #expect(reader.diagnostics.isEmpty)
    #expect(pages["b"] == nil)
    #expect(reader.diagnostics.map(\.location.line) == [5], "\(reader.diagnostics.map(\.text))")
  }
}
