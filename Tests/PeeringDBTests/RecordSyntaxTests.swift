import Diagnostics
import PeeringDB
import Testing

/// The whole messages for text that is no JSON.
struct RecordSyntaxTests {
  @Test func `truncated text`() {
    #expect(
      messages(#"{"data": [{"asn": 64500, "name": "Zürich 網路", "aka": "x"#) == """
        as64500.json:1:56: error: the text ends inside text that began in line 1
          {"data": [{"asn": 64500, "name": "Zürich 網路", "aka": "x
                                                                   ^
          hint: it may have been cut while it was saved: fetch it again
        """)
    #expect(
      messages("{\n  \"a\": [1,\n    2") == """
        as64500.json:3:6: error: the text ends inside a list that began in line 2
              2
               ^
          hint: it may have been cut while it was saved: fetch it again
        """)
  }

  /// Wherever an answer is cut, it is said where.
  @Test func `truncated anywhere`() {
    let text =
      #"{"data": [{"asn": 64500, "name": "Zürich \u7db2\n", "x": [true, -1.5e+3, null, {}], "y": {"z": ""}}]}"#
    #expect(decode(text).diagnostics == [])
    for length in 1..<text.utf8.count {
      let result = RecordFile.decode(Array(text.utf8.prefix(length)), file: "f.json")
      #expect(result.value == nil)
      #expect(result.diagnostics.count == 1)
      #expect(result.diagnostics.first?.severity == .error)
      #expect(result.diagnostics.first?.location.column != nil, "cut after \(length) bytes")
    }
  }

  @Test func `comma before the end`() {
    #expect(
      messages("{\n  \"name\": \"Zürich ネット\", \"asn\": 64500,\n}") == """
        as64500.json:2:37: error: a comma before the closing '}'
            "name": "Zürich ネット", "asn": 64500,
                                                 ^
          hint: remove the comma
        """)
    #expect(
      messages(#"{"data": [1, 2,], "meta": {}}"#) == """
        as64500.json:1:15: error: a comma before the closing ']'
          {"data": [1, 2,], "meta": {}}
                        ^
          hint: remove the comma
        """)
  }

  @Test func `bytes that are no text`() {
    #expect(
      messages("{\"é\": \"x\0\"}") == """
        as64500.json:1:9: error: a NUL byte, which JSON text cannot hold
          {"é": "x "}
                  ^
          hint: the file is damaged or is not text: fetch it again
        """)
    func message(_ bytes: [UInt8]) -> String? {
      RecordFile.decode(bytes, file: "as64500.json").diagnostics.first?.text
    }
    #expect(
      message(Array("{\"é".utf8) + [0xFF, 0x22]) == """
        as64500.json:1:4: error: not UTF-8 text
          {"é\u{FFFD}"
             ^
          hint: save it as UTF-8
        """)
    #expect(
      message([0xFF, 0xFE, 0x7B, 0x00]) == """
        as64500.json: error: is UTF-16 text, not UTF-8
          hint: save it as UTF-8
        """)
    #expect(
      message([0x1F, 0x8B, 8, 0]) == """
        as64500.json: error: is compressed (gzip), not JSON
          hint: unpack it first
        """)
  }

  @Test func `control characters in text`() {
    #expect(
      messages("{\n \"name\": \"é\n\"}") == """
        as64500.json:2:12: error: a line break inside text
           "name": "é
                     ^
          hint: JSON writes it as an escape such as \\n
        """)
    #expect(messages("{\"a\": \"\t\"}").contains("1:8: error: a control character inside text"))
  }

  @Test(arguments: ["", " \r\n\t ", "\u{FEFF}"])
  func `empty file`(_ text: String) {
    #expect(
      messages(text) == """
        as64500.json: error: is empty
          hint: fetch the record again
        """)
  }

  @Test(arguments: [
    "<!DOCTYPE html>\n<html><body>", "\n  <html lang=en>", "<!doctype HTML>", "<head></head>",
  ])
  func `web page`(_ text: String) {
    #expect(
      messages(text) == """
        as64500.json: error: is a web page (HTML), not JSON
          hint: PeeringDB's records are under /api/: save https://www.peeringdb.com/api/net?asn=…&depth=2
        """)
  }

  @Test(
    arguments: [
      ("<xml/>", "1:1: error: expected a value"),
      ("{'data': []}", "1:2: error: expected a key in double quotes"),
      (#"{"é": None}"#, "1:7: error: expected a value, found 'None'"),
      (#"{"a": NaN}"#, "1:7: error: expected a value, found 'NaN'"),
      (#"{"a": 01}"#, "1:7: error: not a number as JSON writes it"),
      (#"{"a": 1.}"#, "1:7: error: not a number as JSON writes it"),
      (#"{"a": 1.2.3}"#, "1:10: error: expected ',' or '}' after a value"),
      (#"{"a": +1}"#, "1:7: error: expected a value"),
      (#"{"a": "\x"}"#, #"1:8: error: a '\' that begins no escape"#),
      (#"{"a": "\u12"}"#, #"1:8: error: '\u' without four hexadecimal digits"#),
      (#"{"a" 1}"#, "1:6: error: expected ':' after a key"),
      (#"{"a": 1 "b": 2}"#, "1:9: error: expected ',' or '}' after a value"),
      (#"{"a": [1 2]}"#, "1:10: error: expected ',' or ']' after a value"),
      (#"{"a": 1} x"#, "1:10: error: text after the end of the JSON document"),
      (#"{"a": 1}{}"#, "1:9: error: text after the end of the JSON document"),
      (#"{"a": tru"#, "1:10: error: the text ends inside 'tru' that began in line 1"),
      (#"{"a": // no"#, "1:7: error: expected a value"),
      (#"{"a": ]}"#, "1:7: error: expected a value"),
    ])
  func `other faults`(_ text: String, _ message: String) {
    #expect(messages(text).hasPrefix("as64500.json:" + message + "\n"))
  }

  @Test func `deep nesting`() {
    for open in ["[", #"{"a":"#, #"[{"b":"#] {
      let message = messages(#"{"data": "# + String(repeating: open, count: 100_000))
      #expect(message.contains("error: more than 512 lists and objects in each other"))
    }
    let deep = String(repeating: "[", count: 400) + String(repeating: "]", count: 400)
    #expect(decode(Fixture.answer(#""asn": 64500, "name": "N", "x": \#(deep)"#)).diagnostics == [])
  }
}
