import Diagnostics
import LocatedYAML
import Testing

@Suite struct YAMLCommentTests {
  private func comments(_ text: String) -> [String] {
    YAMLReader.comments(in: SourceText(file: "a.yaml", text: text)).map {
      "\($0.line):\($0.column) \($0.text)\($0.isAlone ? " (alone)" : "")"
    }
  }

  @Test func `comments begin outside of scalars`() {
    let text = """
      # first
      network: 64500 # second
        # third
      message: "a # b" # fourth
      seeking: 'it''s # c'
      offering: a#b
      planned: [x, "y # z"] # fifth
      """
    #expect(
      comments(text) == [
        "1:1 # first (alone)", "2:16 # second", "3:3 # third (alone)", "4:18 # fourth", "7:23 # fifth",
      ])
  }

  @Test func `a block scalar has comments in its header and behind it only`() {
    let text = """
      message: | # header
        one # two
        # three

      # behind
      logo: a
      """
    #expect(comments(text) == ["1:12 # header", "5:1 # behind (alone)"])
  }

  @Test func `a quoted text of several lines has none`() {
    #expect(comments("message: \"goes\n  # on\" # here\n") == ["2:9 # here"])
  }

  @Test func `columns count scalars, and line breaks are those of all systems`() {
    #expect(comments("name: Côte # a\r\nplace: b # c\r# d") == ["1:12 # a", "2:10 # c", "3:1 # d (alone)"])
  }

  @Test func `in a text that is not YAML white space decides`() {
    #expect(comments("a: [ # one\nb: c#d\n# two") == ["1:6 # one", "3:1 # two (alone)"])
  }
}
