/// One row of a table: the text of a JSON object, and where its fields stand in it.
///
/// Fields are read as leniently as `Fields` does it.
package struct TableRow: Sendable {
  private let bytes: [UInt8]
  /// In bytes, in the order they are written: keys between their quotes, escapes as they are written.
  private let members: [(key: Range<Int>, value: Range<Int>)]

  /// The row of a text; nil where that is no object.
  ///
  /// - Throws: the first thing that breaks the grammar, or the encoding.
  init?(_ bytes: [UInt8]) throws(JSONScanner.Fault) {
    let document = try JSONDocument(bytes)
    guard document.kind(JSONDocument.root) == .object else { return nil }
    // Text is looked at as a whole, since broken characters may stand in keys, too.
    guard document.isASCII || String(validating: bytes, as: UTF8.self) != nil else {
      throw JSONScanner.Fault(offset: 0, message: "a row that is not UTF-8 text")
    }
    self.bytes = bytes
    members = document.keys(JSONDocument.root).map { key in
      let range = document.range(key)
      return (range.lowerBound + 1..<range.upperBound - 1, document.range(key + 1))
    }
  }

  /// The bytes of a field's value; of several of one name the last.
  private func value(_ name: String) -> ArraySlice<UInt8>? {
    let name = Array(name.utf8)
    return members.last { bytes[$0.key].elementsEqual(name) }.map { bytes[$0.value] }
  }

  /// A whole number, be it written as text; nil where there is none.
  package func number(_ name: String) -> Int? {
    guard var digits = value(name) else { return nil }
    if digits.first == UInt8(ascii: "\"") { digits = digits.dropFirst().dropLast() }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  /// The number of another record: `net_id`, or `net` in older answers.
  package func reference(_ name: String) -> Int? {
    if let number = number(name) ?? number(String(name.dropLast("_id".count))) { return number }
    // An exchange has one LAN, with the exchange's own number.
    return name == "ix_id" ? reference("ixlan_id") : nil
  }

  /// The text of a field; "" where there is none.
  package func text(_ name: String) -> String {
    guard let value = value(name), value.first == UInt8(ascii: "\"") else { return "" }
    return JSONDocument.text(value) ?? ""
  }

  /// The rows of a list of objects; entries that are something else are left out.
  func rows(_ name: String) -> [TableRow] {
    guard let list = value(name), list.first == UInt8(ascii: "[") else { return [] }
    return list.withUnsafeBufferPointer { list in
      var rows: [TableRow] = []
      var start = 1
      while start < list.count {
        guard list[start] == UInt8(ascii: "{") else {
          start += 1
          continue
        }
        var scan = ValueScan()
        let rest = UnsafeBufferPointer(rebasing: list[start...])
        // Text that has been found to be JSON has an end to each value.
        guard let length = scan.end(in: rest) else { break }
        if let row = try? TableRow(Array(rest[..<length])) { rows.append(row) }
        start += length
      }
      return rows
    }
  }

  /// The number of an autonomous system; nil where there is none.
  package var asn: ASN? { ASN(number("asn").map(String.init) ?? text("asn")) }

  /// Whether the row is a contact that everybody may see. One that says so twice must say the same.
  package var isPublicContact: Bool {
    let visible = members.filter { bytes[$0.key].elementsEqual("visible".utf8) }
    return !visible.isEmpty && visible.allSatisfy { bytes[$0.value].elementsEqual(#""Public""#.utf8) }
      && Fields.isLive(text("status"))
  }

  /// The row to be kept: on one line, without what readers take for the same as nothing (`null`, ""), and without
  /// `notes`, which never stand on a slide, and sets of other records, which are rows of their own.
  ///
  /// - Parameter parents: references to be put in where the row itself has none.
  /// - Returns: UTF-8.
  package func compact(parents: [String: Int] = [:]) -> [UInt8] {
    var result: [UInt8] = [UInt8(ascii: "{")]
    result.reserveCapacity(bytes.count)
    for (name, number) in parents where reference(name) == nil {
      if result.count > 1 { result.append(UInt8(ascii: ",")) }
      result += Array("\"\(name)\":\(number)".utf8)
    }
    for member in members {
      let key = bytes[member.key]
      let value = bytes[member.value]
      if value.elementsEqual("null".utf8) || value.elementsEqual([0x22, 0x22]) { continue }
      // `irr_as_set` is text.
      let isSet = key.suffix(4).elementsEqual("_set".utf8) && value.first == UInt8(ascii: "[")
      if isSet || key.elementsEqual("notes".utf8) { continue }
      if result.count > 1 { result.append(UInt8(ascii: ",")) }
      result.append(UInt8(ascii: "\""))
      result += key
      result.append(UInt8(ascii: "\""))
      result.append(UInt8(ascii: ":"))
      Self.append(value, to: &result)
    }
    result.append(UInt8(ascii: "}"))
    return result
  }

  /// Appends a value without the spaces between its parts.
  private static func append(_ value: ArraySlice<UInt8>, to result: inout [UInt8]) {
    guard value.first == UInt8(ascii: "{") || value.first == UInt8(ascii: "[") else {
      result += value
      return
    }
    var isText = false
    var isEscaped = false
    for byte in value where isText || !byte.isJSONSpace {
      if !isEscaped, byte == UInt8(ascii: "\"") { isText.toggle() }
      isEscaped = isText && !isEscaped && byte == UInt8(ascii: "\\")
      result.append(byte)
    }
  }
}
