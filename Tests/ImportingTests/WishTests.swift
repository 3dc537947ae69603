import Importing
import Submissions
import Testing

/// Cells that ask not to be shown, or to remove what is there.
@Suite struct WishTests {
  private static let headers = [
    "Traffic", "Ratio", "Peering policy", "Planned locations", "Message", "Speaker",
    "What are you looking for?", "Website",
    "Contact on the slide",
  ]

  /// What rows say for a column, and how many warnings each has.
  private func read(_ header: String, _ cells: [String]) throws -> [(
    cell: String, value: String?, remarks: Int
  )] {
    let rows = cells.map { "64500,\"\($0)\"\n" }.joined()
    let answers = try table("AS number,\(header)\n\(rows)")
    let field = ColumnMapping.guess(try table("AS number,\(header)\n")).columns[1].field
    let map = try ColumnMap(
      Array(
        "columns:\n  - {column: AS number, field: network}\n  - {column: '\(header)', field: \(field.rawValue)}\n"
          .utf8),
      file: "map.yaml")
    let mapping = try map.mapping(for: answers).mapping
    var reader = try AnswerReader(answers, mapping)
    let read = reader.read()
    return cells.indices.map { index in
      let value = read[index].fields.first { $0.key != "network" }?.value.summary
      return (cells[index], value, reader.remarks.count { $0.line == index + 2 })
    }
  }

  @Test(arguments: headers)
  func `what asks for removal or secrecy alone is reported and left out`(header: String) throws {
    for read in try read(
      header,
      [
        "please remove", "remove my address", "none please", "delete", "weg damit", "bitte entfernen",
        "Bitte löschen!",
        "veuillez supprimer", "à supprimer", "por favor eliminar", "borrar", "por favor remover",
        "apagar por favor", "削除してください",
        "空欄でお願いします", "احذفوه", "يرجى الحذف", "take me off", "please hide", "leave blank", "confidential",
        "Private",
        "secret", "vertraulich", "confidencial", "confidentiel", "非公開", "社外秘", "سري", "خاص", "NDA",
        "prefer not to say",
        "(confidential)", "streng vertraulich!", "no público", "privé",
      ])
    {
      #expect(read.value == nil && read.remarks == 1, "\(header): \(read)")
    }
  }

  @Test(arguments: [
    ("Traffic", "640 Gbps"), ("Ratio", "Balanced"), ("Ratio", "70:30"), ("Peering policy", "Open"),
    ("Planned locations", "Suva, Nadi"), ("Message", "We peer at sea"), ("Speaker", "Mere Vuki"),
    ("Contact on the slide", "Mere, noc@reef.example"),
  ])
  func `a remark that asks not to show the answer is heard`(header: String, answer: String) throws {
    let remarks = [
      "(内部用)", "(TLP:RED)", "(TLP:AMBER)", "(NDA)", "(please hide)", "(private)", "(off slide)",
      "(embargoed until May)",
      "(for organisers)", "(privat)", "(vertraulich)", "(nur für die Orga)", "(confidentiel)", "(à masquer)",
      "(privado)",
      "(confidencial)", "(para los organizadores)", "(restrito)", "(社外秘)", "(非公開)", "【社外秘】", "(سري)",
      "(للمنظمين)", "- internal",
      "- private", "[internal]", "(under embargo)", "(sous embargo)", "(ocultar)",
    ]
    for read in try read(header, remarks.map { "\(answer) \($0)" }) {
      #expect(read.value == nil && read.remarks == 1, "\(header): \(read)")
    }
  }

  @Test(arguments: [
    ("Message", "Our internal network is great"), ("Message", "We remove DDoS traffic"),
    ("Speaker", "Mere Vuki (CTO)"),
    ("Message", "Private peering, public smiles"), ("Contact on the slide", "Mere, private@reef.example"),
    ("Message", "Nothing to hide here"),
    ("Traffic", "640 Gbps (Suva)"),
    ("Speaker", "Ana Secreta"),
  ])
  func `words that ask nothing stay`(header: String, answer: String) throws {
    for read in try read(header, [answer]) { #expect(read.value != nil && read.remarks == 0, "\(read)") }
  }

  @Test func `the sender's address does not replace a contact that was refused`() throws {
    let answers = try table(
      "Email Address,AS number,May we show your e-mail address?,Contact on the slide\n"
        + "a@reef.example,64500,yes,please remove\nb@reef.example,64501,yes,\n")
    var reader = try AnswerReader(answers, .guess(answers))
    #expect(reader.read().map { $0["contact"]?.summary } == [nil, "b@reef.example"])
  }

  @Test(arguments: ["-1", "- 1", "-ja", "-yes", "– yes", "−1", "!yes", ".1", "- oui", "−はい", "- نعم", "~yes"])
  func `a sign before yes is no consent`(text: String) {
    let read = SpokenConsent.read(text)
    #expect(read.value == nil && read.doubt != nil, "\(text)")
  }
}
