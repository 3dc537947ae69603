#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// A record with the rows that belong to it, as `personals fetch` saves it: see `BundleFile`.
package struct RecordDocument: Sendable {
  /// A table of the document.
  typealias Table = (table: RecordTable, rows: [TableRow])

  /// JSON on one line, without the logo.
  let text: [UInt8]
  /// When its answer came, in ISO 8601; nil if unknown.
  let fetched: String?
  private var logo: RecordLogo?

  /// The document of a subject.
  ///
  /// - Parameters:
  ///   - subject: whom it is about.
  ///   - source: the base URL of the API, or the name of a store.
  ///   - fetched: when, in ISO 8601.
  ///   - tables: its rows.
  ///   - sets: the rows of a network's sets, which are inside its own row, as PeeringDB answers with `depth=2`.
  init(_ subject: RecordSubject, source: String, fetched: String?, tables: [Table], sets: [Table] = []) {
    var text = Array(#"{"format":"\#(BundleFile.format)","version":\#(BundleFile.version)"#.utf8)
    if subject.kind != .network { text += Array(#","subject":"\#(subject.table)""#.utf8) }
    text += Array(#","source":"#.utf8) + JSONValue.text(source).bytes()
    if let fetched { text += Array(#","fetched":"#.utf8) + JSONValue.text(fetched).bytes() }
    for (table, rows) in tables {
      text += Array(",\"\(table)\":{\"data\":".utf8)
      // What a campus has was put in here.
      var rows = rows.map { table == .campus ? Array($0.text) : $0.shared }
      if table == .net, subject.kind == .network, var row = rows.first {
        row.removeLast()
        for (set, members) in sets {
          row += Array("\(row.count > 1 ? "," : "")\"\(set)_set\":".utf8)
          Self.append(members.map(\.shared), to: &row)
        }
        row.append(UInt8(ascii: "}"))
        rows = [row]
      }
      Self.append(rows, to: &text)
      text.append(UInt8(ascii: "}"))
    }
    text.append(UInt8(ascii: "}"))
    self.text = text
    self.fetched = fetched
  }

  private static func append(_ rows: [[UInt8]], to text: inout [UInt8]) {
    text.append(UInt8(ascii: "["))
    for (index, row) in rows.enumerated() {
      if index > 0 { text.append(UInt8(ascii: ",")) }
      text += row
    }
    text.append(UInt8(ascii: "]"))
  }

  /// The same with a logo.
  func with(_ logo: RecordLogo?) -> RecordDocument {
    var document = self
    document.logo = logo
    return document
  }

  /// The file that `personals fetch` saves.
  ///
  /// - Parameter now: the time of the look-up in ISO 8601, for a document that does not say when it was fetched.
  ///   It is the only part that differs between two runs on equal answers.
  /// - Returns: UTF-8 with a line break at its end.
  package func file(fetched now: String) -> [UInt8] {
    guard case .object(var members)? = JSONValue(text) else { return text }
    members["fetched"] = .text(fetched ?? now)
    if let net = members["net"] { members["net"] = Self.asNested(net) }
    if let logo {
      members["logo"] = .object([
        "url": .text(logo.url), "base64": .text(Data(logo.bytes).base64EncodedString()),
      ])
    }
    return JSONValue.object(members).bytes(isPretty: true)
  }

  /// Answers about networks as PeeringDB nests them: the rows of a set do not repeat which network they are of.
  private static func asNested(_ value: JSONValue, inSet: Bool = false) -> JSONValue {
    switch value {
    case .list(let values): return .list(values.map { asNested($0, inSet: inSet) })
    case .object(var members):
      if inSet { members["net_id"] = nil }
      for (key, member) in members where key == "data" || key.hasSuffix("_set") {
        members[key] = asNested(member, inSet: key != "data")
      }
      return .object(members)
    default: return value
    }
  }

  /// The rows of a network's document, those of its sets as rows of their own.
  package var tableRows: [(table: RecordTable, row: TableRow)] {
    guard let document = TableRow(stored: text) else { return [] }
    var rows: [(RecordTable, TableRow)] = []
    for table in [RecordTable.net, .ix, .fac, .org] {
      for row in document.object(table.rawValue)?.rows("data") ?? [] {
        rows.append((table, row))
        guard table == .net else { continue }
        for set in [RecordTable.netixlan, .netfac, .poc] { rows += row.rows("\(set)_set").map { (set, $0) } }
      }
    }
    return rows
  }
}

extension RecordSubject {
  /// The table its own record is in.
  package var table: RecordTable {
    switch self {
    case .network: .net
    case .exchange: .ix
    case .facility: .fac
    }
  }
}
