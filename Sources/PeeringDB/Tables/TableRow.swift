/// One row of a table: the text of a JSON object, and where its fields are in it.
///
/// Fields are read as leniently as `Fields` reads them.
package struct TableRow: Sendable {
  let document: JSONDocument

  /// The row in a text; nil where that is not an object.
  ///
  /// - Throws: the first thing that breaks the grammar, or the encoding.
  init?(_ bytes: [UInt8]) throws(JSONScanner.Fault) {
    document = try JSONDocument(bytes)
    guard document.kind(JSONDocument.root) == .object else { return nil }
    // The whole text is checked, since broken characters may be in keys as well.
    guard document.isUTF8 else {
      throw JSONScanner.Fault(offset: 0, message: "a row that is not UTF-8 text")
    }
  }

  /// The row in a text that a store keeps; nil where it is not a JSON object.
  package init?(stored bytes: [UInt8]) {
    guard let row = try? TableRow(bytes) else { return nil }
    self = row
  }

  /// The text of the row, as it came.
  package var text: ArraySlice<UInt8> { document.bytes[document.range(JSONDocument.root)] }

  private func member(_ name: String) -> Int? { document.member(name, of: JSONDocument.root) }

  /// A whole number, also one written as text; nil where there is none.
  package func number(_ name: String) -> Int? {
    member(name).flatMap { document.integer($0) ?? document.text($0).flatMap { Int($0) } }
  }

  /// The number of another record: `net_id`, or `net` in older answers.
  package func reference(_ name: String) -> Int? {
    if let number = number(name) ?? number(String(name.dropLast("_id".count))) { return number }
    // An exchange has one LAN, with the exchange's own number.
    return name == "ix_id" ? reference("ixlan_id") : nil
  }

  /// The number in a field by which rows are looked up: a reference, or the row's own.
  package func key(_ field: String) -> Int? {
    if field == "asn" { return asn.map { Int($0.number) } }
    return field.hasSuffix("_id") ? reference(field) : number(field)
  }

  /// The text of a field; "" where there is none.
  package func string(_ name: String) -> String { member(name).flatMap(document.text) ?? "" }

  /// The rows of a list of objects; other entries are left out.
  func rows(_ name: String) -> [TableRow] {
    guard let list = member(name) else { return [] }
    return document.entries(list).compactMap { TableRow(stored: Array(document.bytes[document.range($0)])) }
  }

  /// An object within the row; nil where there is none.
  func object(_ name: String) -> TableRow? {
    member(name).flatMap { TableRow(stored: Array(document.bytes[document.range($0)])) }
  }

  /// The number of an autonomous system; nil where there is none.
  package var asn: ASN? { ASN(number("asn").map(String.init) ?? string("asn")) }

  /// Whether the row is a contact that everybody may see.
  package var isPublicContact: Bool { string("visible") == "Public" && Fields.isLive(string("status")) }

  /// The row as a store keeps it: on one line, without what means nothing to readers (`null`, ""), without `notes`,
  /// which are never on a slide, and without sets of other records, which are rows of their own.
  ///
  /// - Parameter parents: references to be put in where the row itself has none.
  /// - Returns: UTF-8.
  package func compact(parents: [String: Int] = [:]) -> [UInt8] {
    written(parents: parents) { key, value in
      value.elementsEqual("null".utf8) || value.elementsEqual([0x22, 0x22]) || key == "notes"
    }
  }

  /// The row as it may be passed on: with all its fields, but no `notes` and no sets of other records.
  var shared: [UInt8] { written { _, _ in false } }

  private func written(
    parents: [String: Int] = [:], without isLeftOut: (String, ArraySlice<UInt8>) -> Bool
  ) -> [UInt8] {
    var result: [UInt8] = [UInt8(ascii: "{")]
    result.reserveCapacity(document.bytes.count)
    for (name, number) in parents where reference(name) == nil {
      if result.count > 1 { result.append(UInt8(ascii: ",")) }
      result += Array("\"\(name)\":\(number)".utf8)
    }
    for key in document.lastKeys(JSONDocument.root) {
      guard let name = document.text(key) else { continue }
      let value = document.bytes[document.range(key + 1)]
      // `irr_as_set` is text.
      let isSet = name.hasSuffix("_set") && document.kind(key + 1) == .list
      if isSet || isLeftOut(name, value) { continue }
      if result.count > 1 { result.append(UInt8(ascii: ",")) }
      result += document.bytes[document.range(key)]
      result.append(UInt8(ascii: ":"))
      if name == "notes" { result += [0x22, 0x22] } else { Self.append(value, to: &result) }
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
