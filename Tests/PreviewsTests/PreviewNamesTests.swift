@testable import Previews
internal import Decks
internal import PeeringDB
internal import Testing

@Suite struct PreviewNamesTests {
  private func names(_ presenters: (file: String, subject: RecordSubject?)...) -> [String] {
    PreviewNames.identifiers(of: presenters.map { DeckPresenter(file: $0.file, subject: $0.subject) })
  }

  @Test func `slides are named by their presenters`() throws {
    let network = try #require(RecordSubject("AS64500"))
    #expect(
      names(
        ("a.yaml", network), ("b.yaml", .exchange(31)), ("c.yaml", .facility(7)), ("in/Some one.yaml", nil))
        == ["as64500", "ix31", "fac7", "some-one"])
  }

  @Test func `who shares a name has the files behind it`() throws {
    let network = try #require(RecordSubject("AS64500"))
    #expect(
      names(("as64500.yaml", network), ("old.yaml", network), ("x/old.yaml", network), ("as64501.yaml", nil))
        == ["as64500", "as64500-old", "as64500-old-2", "as64501"])
  }

  /// A submission that comes or goes renames no other.
  @Test func `a name does not depend on the order`() {
    let one = names(("a.yaml", nil), ("b.yaml", nil))
    let other = names(("b.yaml", nil), ("a.yaml", nil))
    #expect(one == other.reversed())
  }

  @Test(arguments: [
    "con.yaml", "NUL", "com1.yaml", "東京.yaml", "été.yaml", "....yaml", "-.yaml", "a/..", "a\u{202E}b",
  ])
  func `every name is safe on every system`(file: String) throws {
    let name = try #require(names((file, nil)).first)
    #expect(PreviewNames.isOurs(PreviewNames.picture(name)))
    #expect(!["con", "nul", "com1", ""].contains(name))
    #expect(names((file, nil), ("other.yaml", nil)).first == name)
    #expect(name != names(("another.yaml", nil)).first)
  }

  @Test(arguments: [
    ("index.html", true), ("previews.json", true), ("as64500.png", true), ("small/as64500.png", true),
    ("before/as64500.png", true), ("../as64500.png", false), ("/etc/passwd", false),
    ("small/../a.png", false),
    ("other/a.png", false), ("small/a/b.png", false), (".png", false), ("A.png", false), ("notes.txt", false),
    ("small\\a.png", false), ("", false), ("a\u{301}.png", false),
  ]) func `only what previews name is theirs`(name: String, isOurs: Bool) {
    #expect(PreviewNames.isOurs(name) == isOurs)
  }
}
