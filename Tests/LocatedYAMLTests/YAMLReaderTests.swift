import Diagnostics
import LocatedYAML
import Testing

@Suite struct YAMLReaderTests {
  @Test(arguments: ["", "\n\n  \n", "\u{FEFF}"])
  func `an empty file is said to be empty`(text: String) {
    #expect(messages(text) == "as64500.yaml: error: the file is empty: expected a submission")
  }

  @Test(arguments: ["# a\n# b\n", "---\n", "--- # a\n...\n"])
  func `a file of comments says nothing`(text: String) {
    #expect(
      messages(text)
        == "as64500.yaml: error: the file has only comments: expected a submission")
  }

  @Test func `a list at the top is no mapping`() {
    let expected = """
      as64500.yaml:1:1: error: the file should be lines of 'key: value', not a list
        - network: 64500
        ^
      """
    #expect(messages("- network: 64500\n") == expected)
  }

  @Test func `a word at the top is no mapping`() {
    let expected = """
      as64500.yaml:2:1: error: the file should be lines of 'key: value', not 'network:64500'
        network:64500
        ^
      """
    #expect(messages("# mine\nnetwork:64500\n") == expected)
  }

  @Test func `a byte order mark is no part of the first key`() {
    #expect(messages("\u{FEFF}network: 64500\n") == "")
    let expected = """
      as64500.yaml:1:1: error: unknown key 'netwrk'
        netwrk: 64500
        ^
        hint: did you mean 'network'?
      """
    #expect(messages("\u{FEFF}netwrk: 64500\n") == expected)
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `lines are counted whatever ends them`(lineBreak: String) {
    let lines = ["network: 64500", "traffic: 5G", "ratio: Balanced", "traffic: 6G", ""]
    let expected = """
      as64500.yaml:4:1: error: duplicate key 'traffic'
        traffic: 6G
        ^
        hint: keep this one or the one on line 2
      """
    #expect(messages(lines.joined(separator: lineBreak)) == expected)
  }

  @Test(arguments: ["\u{85}", "\u{2028}", "\u{2029}"])
  func `a pasted line separator starts no line`(separator: String) {
    let expected = """
      as64500.yaml:2:1: error: unknown key 'trafic'
        trafic: 5G
        ^
        hint: did you mean 'traffic'?
      """
    #expect(messages("message: a\(separator)b\ntrafic: 5G\n") == expected)
  }

  @Test func `Latin-1 is pointed at where it begins to matter`() {
    let bytes = Array("network: 64500\nmessage: Gr".utf8) + [0xFC, 0xDF, 0x65] + Array("\n".utf8)
    let expected = """
      as64500.yaml:2:12: error: the file is not UTF-8 text
        message: Gr\u{FFFD}\u{FFFD}e
                   ^
        hint: save it again as UTF-8
      """
    #expect(messages(bytes) == expected)
  }

  @Test func `a replacement character that is really in the text is no wrong byte`() {
    let bytes = Array("message: \u{FFFD}\nratio: ".utf8) + [0xFF]
    #expect(messages(bytes).hasPrefix("as64500.yaml:2:8: error: the file is not UTF-8 text\n"))
  }

  @Test func `a character cut off at the end is no UTF-8`() {
    let bytes = Array("message: ".utf8) + [0xE0, 0xB8]
    #expect(messages(bytes).hasPrefix("as64500.yaml:1:10: error: the file is not UTF-8 text\n"))
  }

  @Test(arguments: [true, false], [true, false])
  func `UTF-16 is called by its name`(isBigEndian: Bool, hasMark: Bool) {
    let units = Array(((hasMark ? "\u{FEFF}" : "") + "network: 64500\n").utf16)
    let bytes = units.flatMap { unit -> [UInt8] in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return isBigEndian ? [high, low] : [low, high]
    }
    let expected = """
      as64500.yaml: error: the file is UTF-16 text, not UTF-8
        hint: save it again as UTF-8
      """
    #expect(messages(bytes) == expected)
  }

  @Test func `problems come in the order of the file`() {
    let expected = """
      as64500.yaml:1:1: error: unknown key 'trafic'
        trafic: 5G
        ^
        hint: did you mean 'traffic'?
      as64500.yaml:2:1: error: unknown key 'colour'
        colour: red
        ^
        hint: the keys here are accent, message, network, planned, ratio, traffic
      as64500.yaml:4:1: error: unknown key 'Ratio'
        Ratio: Balanced
        ^
        hint: did you mean 'ratio'?
      """
    #expect(messages("trafic: 5G\ncolour: red\nnetwork: 64500\nRatio: Balanced\n") == expected)
  }

  // MARK: Hostile files

  @Test(.timeLimit(.minutes(1)), arguments: ["[", "{", "[{", "- ", "? ", "a: [", "\"", "&a ", "*a ", "!"])
  func `a megabyte of openings is a message`(opening: String) {
    let count = 1_000_000 / opening.utf8.count
    let text = messages(String(repeating: opening, count: count))
    #expect(text.hasPrefix("as64500.yaml"))
    #expect(text.utf8.count < 5_000)
  }

  @Test(.timeLimit(.minutes(1))) func `a megabyte of unknown keys is a hundred messages`() {
    let text = messages((0..<100_000).map { "key\($0): 1\n" }.joined())
    let lines = text.split(separator: "\n")
    #expect(lines.count == 4 * YAMLReader.problemLimit + 1)
    #expect(lines.last == "as64500.yaml: error: more than 100 problems; the rest are not reported")
  }

  @Test(.timeLimit(.minutes(1))) func `a key of a megabyte is quoted in part`() {
    let text = messages(String(repeating: "x", count: 900_000) + ": 1\nnetwork: 64500\n")
    #expect(text.utf8.count < 5_000)
    #expect(messages("? " + String(repeating: "x", count: 900_000) + "\n: 1\n").utf8.count < 5_000)
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["planned: *i\n", "? *i\n: 1\n", "*i : 1\n*i : 2\n"])
  func `a bomb of aliases does not go off`(trigger: String) {
    let names = Array("abcdefghi")
    var text = "message: &a [x, x, x, x, x, x, x, x, x]\n"
    for (previous, name) in zip(names, names.dropFirst()) {
      text +=
        "k\(name): &\(name) [" + Array(repeating: "*\(previous)", count: 9).joined(separator: ", ") + "]\n"
    }
    let expected = """
      as64500.yaml:2:9: error: '*a' is an alias of '&a', and aliases do not work here
        kb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
                ^
        hint: write the value out, or put it in quotes if it is text
      """
    #expect(messages(text + trigger) == expected)
  }

  @Test func `aliases work where they are allowed`() {
    let reader = YAMLReader(SourceText(file: "template.yaml", text: "a: &one {x: 1}\nb: *one\n"))
    let fields = reader.root("a template")?.mapping(keys: ["a", "b"], "a template")
    #expect(fields?["b"]?.mapping(keys: ["x"], "")?["x"]?.scalarText == "1")
    #expect(reader.diagnostics.isEmpty)
  }

  /// Where they are allowed, too: a document may come to so many values and no more.
  @Test(.timeLimit(.minutes(1))) func `a bomb of allowed aliases does not go off`() {
    var text = "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
    for (previous, name) in zip("abcdefgh", "bcdefghi") {
      text +=
        "\(name): &\(name) [" + Array(repeating: "*\(previous)", count: 10).joined(separator: ", ") + "]\n"
    }
    let reader = YAMLReader(SourceText(file: "template.yaml", text: text))
    #expect(reader.root("a template") == nil)
    #expect(
      reader.diagnostics.map(\.text).first?.hasPrefix(
        "template.yaml:2:8: error: '*a' and the other aliases expand to more than 50000 values")
        == true)
  }

  /// Lists and groups in each other, closed or not: each takes a piece of the stack.
  @Test(.timeLimit(.minutes(1)), arguments: ["[", "{a: ", "- ", "? ", "[{a: "])
  func `what is too deep is reported`(opening: String) {
    for count in [201, 10_000, 100_000] {
      let told = messages(
        "message: \(opening == "- " || opening == "? " ? "\n  " : "")"
          + String(repeating: opening, count: count))
      // libyaml has a limit of its own for brackets, farther off.
      #expect(
        told.contains("error: lists and groups are nested more than 200 deep")
          || told.contains("error: lists are nested too deep here"), "\(count)")
    }
    let most = String(repeating: "[", count: 199) + String(repeating: "]", count: 199)
    #expect(messages("message: \(most)\n") == "")
  }

  /// Groups may go on in the first column; only what is in a quoted text is taken for swallowed.
  @Test func `keys in groups over several lines are no swallowed ones`() {
    #expect(messages("planned: {\nnetwork: A,\nratio: b\n}\n") == "")
    let swallowed = messages("message: \"a\ntraffic: 10G\nratio: \"\n")
    #expect(swallowed.contains("2:1: error: this line is read as part of a text above it"))
  }

  @Test(arguments: ["R&D *and* more", "a * b & c", "*new* sites", "&c"])
  func `signs in a text are text`(text: String) {
    #expect(messages("message: \"\(text)\"\n") == "")
  }
}
