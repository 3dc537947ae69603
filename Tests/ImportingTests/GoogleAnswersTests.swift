import Foundation
import Importing
import Testing

/// The answers of sixty people to a Google Form, cell by cell against what they mean.
@Suite struct GoogleAnswersTests {
  private let rows: [Int: ImportedAnswer]
  private let remarks: [ImportRemark]
  private let table: AnswerTable

  init() throws {
    let read = try Fixtures.answers("google.csv")
    rows = Dictionary(uniqueKeysWithValues: read.answers.map { ($0.row, $0) })
    (remarks, table) = (read.remarks, read.table)
  }

  private static let keys = [
    "asn": "network", "traffic": "traffic", "ratio": "ratio", "policy": "policy", "msg": "message",
    "logo": "logo", "soon": "planned",
    "contact": "contact", "pub": "consent",
  ]

  @Test func `every sloppy cell is right or reported`() throws {
    let key = try #require(
      try JSONSerialization.jsonObject(with: Data(Fixtures.bytes("google-key.json"))) as? [String: Any])
    let cells = try #require(key["cells"] as? [[String: Any]])
    #expect(cells.count == 116)
    var misread: [String] = []
    for cell in cells {
      let field = try #require(cell["field"] as? String)
      let row = try #require(cell["row"] as? Int)
      let text = try #require(cell["text"] as? String)
      let expect = try #require(cell["expect"] as? [String: Any])
      guard let name = Self.keys[field] else { continue }
      let answer = try #require(rows[row])
      let read = Self.plain(answer, name)
      let isReported = remarks.contains {
        $0.row == row && $0.line == cell["line"] as? Int && $0.column == cell["column"] as? String
      }
      var isRight: Bool
      if let choices = expect["oneOf"] as? [Any] {
        isRight =
          choices.contains { Self.plain($0, field) == read }
          || (read == nil && expect["orReport"] as? Bool == true && isReported)
      } else if let value = expect["value"] {
        let wanted = text.isEmpty && field == "pub" ? nil : Self.plain(value, field)
        isRight = wanted == read && (expect["report"] == nil || isReported)
      } else {
        isRight = read == nil && isReported
      }
      if !isRight {
        misread.append("row \(row) \(field) '\(text)': \(read ?? "nothing"), reported: \(isReported)")
      }
    }
    #expect(misread == [])
  }

  /// What an answer says in a field, in the words of the key.
  private static func plain(_ answer: ImportedAnswer, _ name: String) -> String? {
    switch name {
    case "network": answer.networks.isEmpty ? nil : answer.networks.map(String.init).joined(separator: ", ")
    case "consent": answer["consent"].map { $0.summary.contains("publish: yes") ? "yes" : "no" }
    case "contact":
      answer["contact"].map { value in
        if case .map(let pairs) = value {
          pairs.map(\.value.summary).joined(separator: ", ")
        } else {
          value.summary
        }
      }
    default: answer[name].map { if case .text(let text) = $0 { text } else { $0.summary } }
    }
  }

  /// A value of the key, in the spelling of a submission.
  private static func plain(_ value: Any, _ field: String) -> String? {
    func traffic(_ bits: Double) -> String { SpokenTraffic.rate(Int(bits)).spelling }
    switch (field, value) {
    case (_, is NSNull): return nil
    case ("pub", let flag as Bool): return flag ? "yes" : "no"
    case ("traffic", let ends as [Double]): return SpokenTraffic.range(Int(ends[0]), Int(ends[1])).spelling
    case ("traffic", let least as [String: Double]):
      return SpokenTraffic.atLeast(Int(least["min"] ?? 0)).spelling
    case ("traffic", let bits as Double): return traffic(bits)
    case ("ratio", let shares as [Int]): return shares.map(String.init).joined(separator: ":")
    case ("soon", let plans as [[String: String]]):
      return plans.map { "place: \($0["place"] ?? ""), when: \($0["when"] ?? "")" }.joined(separator: ", ")
    case (_, let list as [Any]): return list.map { "\($0)" }.joined(separator: ", ")
    case (_, let text as String): return text
    case (_, let number as Int): return "\(number)"
    default: return "\(value)"
    }
  }

  @Test func `everybody has a submission, and the later answers count`() throws {
    let folder = try Folder()
    let plan = try folder.add(table)
    // Two people answered for one network, which leaves one presenter of sixty undecided.
    #expect(plan.counts.new == 59 && plan.counts.conflicts == 1)
    let text = try folder.text("submissions/as4200000012.yaml")
    #expect(text.contains("traffic: 42 Gbps"))
    let told = plan.remarks.map(\.text)
    #expect(
      told.contains("google.csv:65: note: replaces row 34, an earlier answer of the same person (row 62)"))
    #expect(told.contains("google.csv:68: note: row 55 says the same; it was sent twice (row 65)"))
    #expect(
      told.contains(
        """
        google.csv:67: error: several people answered for AS4200000026: row 48 (lupe46@coral46.example) and row 64 (else@other.example); nothing was changed for it (row 64)
          hint: find out who speaks for it, then import with --prefer-row 48 or --prefer-row 64
        """))
    #expect(remarks.contains { $0.row == 66 && $0.severity == .error })
    let before = folder.contents
    #expect(try folder.add(table).counts.unchanged == 59)
    #expect(folder.contents == before)
    let decided = try folder.add(table, rows: [64])
    #expect(decided.counts.new == 1 && decided.counts.conflicts == 0)
    #expect(try folder.text("submissions/as4200000026.yaml").contains("speaker: Somebody Else"))
    // The decision is remembered.
    #expect(try folder.add(table).counts.conflicts == 0)
  }

  @Test func `no one's address is in a submission without consent`() throws {
    let folder = try Folder()
    try folder.add(table)
    for (name, text) in folder.contents where name.hasPrefix("submissions/") && name.hasSuffix(".yaml") {
      let row = rows.values.first { answer in
        text.contains("\nspeaker: \(answer["speaker"]?.summary ?? "?")\n")
          && text.contains("\(answer.networks.first ?? 0)")
      }
      if let address = row?.address, text.contains(address) {
        #expect(table.rows.contains { $0.cells[1] == address && $0.cells[15] == "Yes" }, "\(name)")
      }
    }
    let mode =
      try FileManager.default.attributesOfItem(atPath: folder.path + "private.yaml")[.posixPermissions]
      as? Int
    #expect(mode == 0o600)
    let imported =
      try FileManager.default.attributesOfItem(atPath: folder.path + ".imported")[.posixPermissions] as? Int
    #expect(imported == 0o700)
  }

  @Test(arguments: [
    ("sheet-de.csv", "dates are read day-first"), ("sheet-us.csv", "dates are read month-first"),
    ("sheet-fr.csv", "dates are read day-first"),
  ])
  func `the linked sheet says the same in other words`(name: String, order: String) throws {
    let read = try Fixtures.answers(name)
    #expect(ColumnMapping.guess(read.table).text(for: read.table).contains(order))
    #expect(read.answers.count == 30)
    for answer in read.answers {
      let original = try #require(rows[answer.row])
      #expect(answer.lines == original.lines, "row \(answer.row)")
      #expect(answer.address == original.address)
    }
  }
}
