import TestSupport
import Testing

@Suite struct YAMLStructureMessageTests {
  @Test(arguments: cases) func `what is wrong with quotes, colons and spaces is said in plain words`(
    example: MessageCase
  ) {
    #expect(messages(example.text) == example.expected)
  }

  static let cases: [MessageCase] = [
    MessageCase(
      "a tab in front of a key", "network: 64500\n\ttraffic: 5G\n",
      """
      as64500.yaml:2:1: error: this line is indented with a tab
         traffic: 5G
        ^
        hint: indent with spaces; YAML does not take tabs
      """),
    MessageCase(
      "a tab in front of an item", "planned:\n\t- Suva\n",
      """
      as64500.yaml:2:1: error: this line is indented with a tab
         - Suva
        ^
        hint: indent with spaces; YAML does not take tabs
      """),
    MessageCase(
      "a quote never closed", "network: 64500\nmessage: \"We peer\ntraffic: 5G\n",
      """
      as64500.yaml:2:10: error: the quote that opens here is never closed
        message: "We peer
                 ^
        hint: add the closing quote
      """),
    MessageCase(
      "a single quote never closed", "message: 'We peer\n",
      """
      as64500.yaml:1:10: error: the quote that opens here is never closed
        message: 'We peer
                 ^
        hint: add the closing quote
      """),
    MessageCase(
      "a quote closed by the next one", "network: 64500\nmessage: \"We peer\naccent: \"#0b6e4f\"\n",
      """
      as64500.yaml:3:1: error: this line is read as part of a text above it whose quote is not \
      closed
        accent: "#0b6e4f"
        ^
        hint: close the quote before this line
      """),
    MessageCase(
      "a quote that runs into the next line", "message: \"We peer\ntraffic: \"5G\" now\n",
      """
      as64500.yaml:2:11: error: this line runs into a text whose quote opens on line 1 and is not \
      closed
        traffic: "5G" now
                  ^
        hint: close the quote on line 1
      """),
    MessageCase(
      "quotes within quotes", "network: 64500\nmessage: \"We \"peer\" here\"\n",
      """
      as64500.yaml:2:15: error: unexpected text after the closing quote
        message: "We "peer" here"
                      ^
        hint: put the whole value in one pair of quotes; for a quote within, use the other kind
      """),
    MessageCase(
      "an apostrophe within single quotes", "message: 'We'll peer'\ntraffic: 5G\n",
      """
      as64500.yaml:1:14: error: unexpected text after the closing quote
        message: 'We'll peer'
                     ^
        hint: put the whole value in one pair of quotes; for a quote within, use the other kind
      """),
    MessageCase(
      "words behind a Thai text in quotes", "network: 64500\nmessage: \"สวัสดี\" more\n",
      """
      as64500.yaml:2:19: error: unexpected text after the closing quote
        message: "สวัสดี" more
                        ^
        hint: put the whole value in one pair of quotes; for a quote within, use the other kind
      """),
    MessageCase(
      "words behind wide letters in quotes", "message: \"東京🦈\" more\n",
      """
      as64500.yaml:1:16: error: unexpected text after the closing quote
        message: "東京🦈" more
                          ^
        hint: put the whole value in one pair of quotes; for a quote within, use the other kind
      """),
    MessageCase(
      "a colon in a value", "network: 64500\nmessage: Hello: we peer\n",
      """
      as64500.yaml:2:15: error: a value with a colon and a space in it needs quotes
        message: Hello: we peer
                      ^
        hint: put the whole value in quotes, as in  message: "Hello: we peer"
      """),
    MessageCase(
      "a colon in a value behind wide letters", "message: 東京: 大阪\n",
      """
      as64500.yaml:1:12: error: a value with a colon and a space in it needs quotes
        message: 東京: 大阪
                     ^
        hint: put the whole value in quotes, as in  message: "東京: 大阪"
      """),
    MessageCase(
      "a colon in a value with quotes", "message: say \"so\": we peer\n",
      """
      as64500.yaml:1:18: error: a value with a colon and a space in it needs quotes
        message: say "so": we peer
                         ^
        hint: put the whole value in quotes
      """),
    MessageCase(
      "no colon", "network: 64500\ntraffic 5G\nratio: Balanced\n",
      """
      as64500.yaml:2:1: error: this line has no colon: each line should be 'key: value'
        traffic 5G
        ^
        hint: put a colon and a space after the key, or quotes around a text of several lines
      """),
    MessageCase(
      "no colon in the last line", "network: 64500\ntraffic 5G",
      """
      as64500.yaml:2:1: error: this line has no colon: each line should be 'key: value'
        traffic 5G
        ^
        hint: put a colon and a space after the key, or quotes around a text of several lines
      """),
    MessageCase(
      "no colon in the first line", "network 64500\ntraffic: 5G\n",
      """
      as64500.yaml:1:1: error: this line has no colon: each line should be 'key: value'
        network 64500
        ^
        hint: put a colon and a space after the key, or quotes around a text of several lines
      """),
    MessageCase(
      "no space behind the colon", "network: 64500\ntraffic:5G\nratio: Balanced\n",
      """
      as64500.yaml:2:1: error: a space is missing after the colon
        traffic:5G
        ^
        hint: write  traffic: 5G
      """),
    MessageCase(
      "a key indented for no reason", "network: 64500\n  traffic: 5G\n",
      """
      as64500.yaml:2:3: error: this line is indented, but the line above it already has its value
          traffic: 5G
          ^
        hint: begin it in the same column as the other keys, or put quotes around a text of several lines
      """),
    MessageCase(
      "a first line indented for no reason", "  network: 64500\ntraffic: 5G\n",
      """
      as64500.yaml:2:1: error: this line does not begin in the same column as the lines it belongs with
        traffic: 5G
        ^
        hint: indent keys that belong together by the same number of spaces
      """),
    MessageCase(
      "a list in the line of its key", "planned: - Suva\n",
      """
      as64500.yaml:1:10: error: a list cannot begin on the line of its key
        planned: - Suva
                 ^
        hint: put each '- ' on its own line below, or quotes around a text that begins with '-'
      """),
    MessageCase(
      "an item without its dash", "planned:\n  - Suva\n  Nadi\n",
      """
      as64500.yaml:3:3: error: this line should begin with '- ', as the one above it does
          Nadi
          ^
      """),
    MessageCase(
      "an item that stands too far left", "planned:\n  - Suva\n - Nadi\n",
      """
      as64500.yaml:3:2: error: this line does not begin in the same column as the lines it belongs with
         - Nadi
         ^
        hint: indent keys that belong together by the same number of spaces
      """),
    MessageCase(
      "a bracket never closed", "message: [a, b\ntraffic: 5G\n",
      """
      as64500.yaml:1:10: error: the '[' that opens here is not closed, or a comma is missing after it
        message: [a, b
                 ^
        hint: close it with ']'; a text that begins with '[' needs quotes
      """),
    MessageCase(
      "a brace never closed", "message: {a\n",
      """
      as64500.yaml:1:10: error: the '{' that opens here is not closed, or a comma is missing after it
        message: {a
                 ^
        hint: close it with '}'; a text that begins with '{' needs quotes
      """),
    MessageCase(
      "words behind a bracket", "message: [a] b\nnetwork: 64500\n",
      """
      as64500.yaml:1:14: error: unexpected text after the closing bracket
        message: [a] b
                     ^
        hint: a text that begins with a bracket needs quotes around all of it
      """),
    MessageCase(
      "a line that begins with a brace", "network: 64500\n{กรุงเทพ: 1\n",
      """
      as64500.yaml:2:1: error: the '{' that opens here is not closed, or a comma is missing after it
        {กรุงเทพ: 1
        ^
        hint: close it with '}'; a text that begins with '{' needs quotes
      """),
  ]
}
