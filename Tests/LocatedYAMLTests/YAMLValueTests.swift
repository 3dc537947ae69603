import Diagnostics
import LocatedYAML
import Testing

@Suite struct YAMLValueTests {
  @Test(arguments: ["No", "yes", "28:72", "0x1F", "1_000", "1e3", "2027-01-01", "Null x", ".inf", "007"])
  func `a plain value stays as it is written`(text: String) {
    #expect(reading(text) { $0.scalarText }.value == text)
  }

  @Test(arguments: ["", "~", "null", "Null", "NULL", "# nothing"])
  func `nothing is nothing`(text: String) {
    let found = reading(text) { ($0.isNull, $0.scalarText) }
    #expect(found.value?.0 == true)
    #expect(found.value?.1 == nil)
  }

  @Test(arguments: ["\"\"", "''", "\"~\"", "'null'"])
  func `what is between quotes is a text`(text: String) {
    #expect(reading(text) { $0.isNull }.value == false)
  }

  @Test func `a text is wanted`() {
    let expected = """
      as64500.yaml:1:8: error: 'value' should be a path, not a list
        value: [a, b]
               ^
      """
    #expect(reading("[a, b]") { $0.text("a path") }.messages == expected)
    #expect(
      reading("{a: b}") { $0.text() }.messages.hasPrefix(
        "as64500.yaml:1:8: error: 'value' should be a text, not a group of keys\n"))
    #expect(
      reading("~") { $0.text() }.messages.hasPrefix(
        "as64500.yaml:1:8: error: 'value' should be a text, not nothing\n"))
  }

  @Test func `items know their places`() {
    let found = reading("[a, [b], c]") { value in value.items().compactMap { $0.text()?.value } }
    #expect(found.value == ["a", "c"])
    let expected = """
      as64500.yaml:1:12: error: 'value[1]' should be a text, not a list
        value: [a, [b], c]
                   ^
      """
    #expect(found.messages == expected)
  }

  @Test func `one value is a list of one where that is allowed`() {
    #expect(reading("a") { $0.items(allowingOne: true).count }.value == 1)
    let refused = reading("a") { $0.items().count }
    #expect(refused.value == 0)
    #expect(refused.messages.hasPrefix("as64500.yaml:1:8: error: 'value' should be a list, not 'a'\n"))
  }

  @Test(arguments: [("5", 5), ("1,200", 1200), ("1_200", 1200), ("\"7\"", 7), ("+3", 3), ("0", 0)])
  func `whole numbers`(text: String, expected: Int) {
    let found = reading(text) { $0.integer(in: 0...10_000)?.value ?? -1 }
    #expect(found.value == expected)
    #expect(found.messages == "")
  }

  @Test(arguments: ["five", "1.5", "0x10", "99999999999999999999", "[]", "\"\"", "1e3"])
  func `what is no whole number`(text: String) {
    let found = reading(text) { $0.integer(in: 0...10) }
    #expect(found.messages.hasPrefix("as64500.yaml:1:8: error: 'value' should be a whole number, not "))
  }

  @Test func `a number out of range`() {
    let expected = """
      as64500.yaml:1:8: error: -3 is not between 0 and 10
        value: -3
               ^
      """
    #expect(reading("-3") { $0.integer(in: 0...10) }.messages == expected)
    #expect(
      reading("1.5") { $0.number(in: 0...1) }.messages.hasPrefix(
        "as64500.yaml:1:8: error: 1.5 is not between 0 and 1\n"))
  }

  @Test(arguments: ["nan", "inf", "1e999", "one", ""])
  func `what is no number`(text: String) {
    #expect(reading(text) { $0.number(in: 0...1) }.messages.contains("'value' should be a number, not "))
  }

  @Test(arguments: [
    ("Yes", true), ("on", true), ("TRUE", true), ("No", false), ("off", false), ("false", false),
  ])
  func `yes and no`(text: String, expected: Bool) {
    #expect(reading(text) { $0.bool()?.value ?? !expected }.value == expected)
  }

  @Test func `neither yes nor no`() {
    let expected = """
      as64500.yaml:1:8: error: 'value' should be true or false, not 'perhaps'
        value: perhaps
               ^
      """
    #expect(reading("perhaps") { $0.bool() }.messages == expected)
  }

  @Test func `one of some words`() {
    let words: KeyValuePairs = ["left": 1, "right": 2]
    #expect(reading("RIGHT") { $0.word(words, "a side")?.value ?? 0 }.value == 2)
    let expected = """
      as64500.yaml:1:8: error: 'rihgt' is not a side
        value: rihgt
               ^
        hint: did you mean 'right'? it can be left, right
      """
    #expect(reading("rihgt") { $0.word(words, "a side") }.messages == expected)
    let unlike = """
      as64500.yaml:1:8: error: 'above' is not a side
        value: above
               ^
        hint: it can be left, right
      """
    #expect(reading("above") { $0.word(words, "a side") }.messages == unlike)
  }

  @Test func `a long value is quoted in part`() {
    let text = String(repeating: "abcdefghij", count: 100)
    let found = reading(text) { $0.word(["left": 1], "a side") }.messages
    #expect(found.contains("error: '\(text.prefix(60))…' is not a side\n"))
  }

  @Test func `a missing key is reported at the start of what it is missing from`() {
    let found = reading("{b: 1}") { value in
      value.mapping(keys: ["a", "b"], "a pair")?.required("a", "the first of the pair") == nil
    }
    let expected = """
      as64500.yaml:1:8: error: 'a' is missing: the first of the pair
        value: {b: 1}
               ^
      """
    #expect(found.messages == expected)
  }

  @Test func `keys within keys have a path`() {
    let reader = YAMLReader(
      SourceText(file: "as64500.yaml", text: "planned:\n  - when: Q1\n  - whn: Q2\n"))
    let planned = reader.root("a submission")?.mapping(keys: nil, "")?["planned"]
    for item in planned?.items() ?? [] { _ = item.mapping(keys: ["when"], "a plan") }
    #expect(reader.diagnostics.map(\.location.keyPath) == ["planned[1].whn"])
    #expect(reader.diagnostics.map(\.rule) == ["unknown-key"])
  }

  @Test func `a key that is no word is refused`() {
    let expected = """
      as64500.yaml:1:3: error: a key should be a word
        ? [a, b]
          ^
      """
    #expect(messages("? [a, b]\n: c\nnetwork: 64500\n") == expected)
  }

  @Test func `a key with nothing behind it is written, and says nothing`() {
    let reader = YAMLReader(SourceText(file: "as64500.yaml", text: "network:\ntraffic: 5G\n"))
    let fields = reader.root("a submission")?.mapping(keys: knownKeys, "")
    #expect(fields?["network"] == nil)
    #expect(fields?.contains("network") == true)
    #expect(fields?.contains("ratio") == false)
    #expect(fields?.keys == ["network", "traffic"])
    #expect(fields?["traffic"]?.scalarText == "5G")
  }
}
