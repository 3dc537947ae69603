import TestSupport
import Testing

@Suite struct YAMLSignMessageTests {
  @Test(arguments: cases) func `what is wrong with signs and keys is said in plain words`(
    example: MessageCase
  ) {
    #expect(messages(example.text) == example.expected)
  }

  static let cases: [MessageCase] = [
    MessageCase(
      "an at sign first", "message: @everyone\n",
      """
      as64500.yaml:1:10: error: a value cannot begin with '@'
        message: @everyone
                 ^
        hint: put the value in quotes
      """),
    MessageCase(
      "a backtick first", "message: `peer`\n",
      """
      as64500.yaml:1:10: error: a value cannot begin with '`'
        message: `peer`
                 ^
        hint: put the value in quotes
      """),
    MessageCase(
      "a per cent sign first", "message: %peer\n",
      """
      as64500.yaml:1:10: error: a value cannot begin with '%'
        message: %peer
                 ^
        hint: put the value in quotes
      """),
    MessageCase(
      "an asterisk first", "message: *everyone\n",
      """
      as64500.yaml:1:10: error: a value cannot begin with '*'
        message: *everyone
                 ^
        hint: put the value in quotes
      """),
    MessageCase(
      "an ampersand first", "message: &everyone networks\n",
      """
      as64500.yaml:1:10: error: a value cannot begin with '&'
        message: &everyone networks
                 ^
        hint: put the value in quotes
      """),
    MessageCase(
      "an exclamation mark first", "message: !important news\n",
      """
      as64500.yaml:1:10: error: a value cannot begin with '!'
        message: !important news
                 ^
        hint: put the value in quotes
      """),
    MessageCase(
      "an exclamation mark alone", "network: 64500\nmessage: !\n",
      """
      as64500.yaml:2:10: error: a value cannot begin with '!'
        message: !
                 ^
        hint: put the value in quotes
      """),
    MessageCase(
      "a tag of nobody's", "message: !x! y\n",
      """
      as64500.yaml:1:10: error: a value cannot begin with '!'
        message: !x! y
                 ^
        hint: put the value in quotes
      """),
    MessageCase(
      "a sign for a block with text behind it", "message: > x\n  y\n",
      """
      as64500.yaml:1:10: error: a text cannot begin with '>'
        message: > x
                 ^
        hint: put the text in quotes
      """),
    MessageCase(
      "a text in block style that slips out", "message: |\n  one\n two\n",
      """
      as64500.yaml:3:2: error: this line does not begin in the same column as the lines it belongs with
         two
         ^
        hint: indent keys that belong together by the same number of spaces
      """),
    MessageCase(
      "a path of another system", "message: \"C:\\logos\\my.svg\"\n",
      """
      as64500.yaml:1:13: error: this is not an escape that double quotes allow
        message: "C:\\logos\\my.svg"
                    ^
        hint: write two backslashes, or put the value in single quotes
      """),
    MessageCase(
      "an escape that is none", "message: \"C:\\uZZ\"\n",
      """
      as64500.yaml:1:15: error: this escape is not a character
        message: "C:\\uZZ"
                      ^
        hint: write two backslashes for a backslash
      """),
    MessageCase(
      "a second document", "network: 64500\n---\nnetwork: 64501\n",
      """
      as64500.yaml:2:1: error: a second document begins here, but a file can hold only one
        ---
        ^
        hint: remove the '---' on this line
      """),
    MessageCase(
      "a control character", "network: 64500\nmessage: a\u{1}b\n",
      """
      as64500.yaml:2:11: error: the invisible character U+0001 is not text
        message: a b
                  ^
        hint: remove it
      """),
    MessageCase(
      "a deleted character behind a mark", "message: e\u{301}\u{7F}b\n",
      """
      as64500.yaml:1:12: error: the invisible character U+007F is not text
        message: e\u{301} b
                  ^
        hint: remove it
      """),
    MessageCase(
      "a key twice", "network: 64500\ntraffic: 5G\nratio: Balanced\ntraffic: 6G\n",
      """
      as64500.yaml:4:1: error: duplicate key 'traffic'
        traffic: 6G
        ^
        hint: keep this one or the one on line 2
      """),
    MessageCase(
      "a key twice, once in quotes", "\"traffic\": 5G\ntraffic: 6G\n",
      """
      as64500.yaml:2:1: error: duplicate key 'traffic'
        traffic: 6G
        ^
        hint: keep this one or the one on line 1
      """),
    MessageCase(
      "a key twice in an item", "planned:\n  - place: Suva\n    when: Q1\n    place: Nadi\n",
      """
      as64500.yaml:4:5: error: duplicate key 'place'
            place: Nadi
            ^
        hint: keep this one or the one on line 2
      """),
    MessageCase(
      "a key twice in one line", "{network: 64500, network: 64501}",
      """
      as64500.yaml:1:18: error: duplicate key 'network'
        {network: 64500, network: 64501}
                         ^
        hint: keep one of the two
      """),
    MessageCase(
      "a list that nothing closes, at the end", "network: 64500\nplanned: [\n# no more\n",
      """
      as64500.yaml:2:10: error: the '[' that opens here is not closed, or a comma is missing after it
        planned: [
                 ^
        hint: close it with ']'; a text that begins with '[' needs quotes
      """),
    MessageCase(
      "a colon behind a tab", "network: 64500\nmessage:\tMele: x\n",
      """
      as64500.yaml:2:14: error: a value with a colon and a space in it needs quotes
        message: Mele: x
                     ^
        hint: put the whole value in quotes
      """),
    MessageCase(
      "a key twice after the same key elsewhere",
      "planned:\n  network: 1\nnetwork: 64500\ntraffic: 5G\nnetwork: 64501\n",
      """
      as64500.yaml:5:1: error: duplicate key 'network'
        network: 64501
        ^
        hint: keep this one or the one on line 3
      """),
    MessageCase(
      "a merge key", "network: 64500\n<<: {traffic: 5G}\n",
      """
      as64500.yaml:2:1: error: unknown key '<<'
        <<: {traffic: 5G}
        ^
        hint: the keys here are accent, message, network, planned, ratio, traffic
      """),
  ]
}
