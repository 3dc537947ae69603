import Importing
import Testing

/// Texts and names, as people type them.
@Suite struct SpokenTextTests {
  /// What one row says for a column, and what is reported.
  private func read(_ header: String, _ cell: String) throws -> (value: String?, remarks: [String]) {
    let quoted = "\"" + cell.replacing("\"", with: "\"\"") + "\""
    let answers = try table("AS number,\(header)\n64500,\(quoted)\n")
    var reader = try AnswerReader(answers, .guess(answers))
    let fields = reader.read().first?.fields.filter { $0.key != "network" } ?? []
    return (
      fields.first.map { if case .text(let text) = $0.value { text } else { $0.value.summary } },
      reader.remarks.map(\.text)
    )
  }

  @Test(
    arguments: [
      ("Message", "Mahalo...", "Mahalo..."), ("Message", "Vinaka… and bula.", "Vinaka… and bula."),
      ("Message", "...", nil), ("Message", "…", nil), ("Message", "-", nil), ("Message", ".", nil),
      ("Message", "''", nil), ("Message", "\"\"", nil), ("Message", "—", nil), ("Message", "--", nil),
      ("Message", "()", nil), ("Message", "no", nil), ("Message", "、", nil),
      ("Message", "'n/a'", nil), ("Message", "(none)", nil), ("Message", "なし。", nil),
      ("What are you looking for?", "nope", nil),
      ("Message", "No drama, just peering", "No drama, just peering"),
      ("Message", "Ready? Peer!", "Ready? Peer!"),
      ("Message", "Our intern will present", "Our intern will present"),
      ("Message", "We do not charge.", "We do not charge."),
      ("Message", "SÃO PAULO é aqui", "SÃO PAULO é aqui"), ("Speaker", "Mere Vuki", "Mere Vuki"),
      ("Speaker", "Sem de Vries", "Sem de Vries"), ("Speaker", "anonymous", nil),
      ("Website", "reef.example", "https://reef.example"),
      ("Website", "https://reef.example/a?b=c", "https://reef.example/a?b=c"),
      ("Website", "www.küste.example/", "https://www.küste.example/"),
    ] as [(String, String, String?)])
  func `texts that leave no doubt`(header: String, cell: String, expected: String?) throws {
    let read = try read(header, cell)
    #expect(read.value == expected && read.remarks == [], "\(cell): \(read)")
  }

  @Test(
    arguments: [
      ("Message", "????"), ("Speaker", "????"), ("Message", "#REF!"), ("Speaker", "me"), ("Speaker", "yes"),
      ("Speaker", "ich selbst"), ("Speaker", "mere@reef.example"), ("Speaker", "12345"),
      ("Message", "please do not publish: we move"), ("Message", "yes"), ("What are you looking for?", "yes"),
      ("Message", "nicht veröffentlichen, wir ziehen um"), ("Website", "info@reef.example"),
      ("Website", "http:/reef.example"), ("Website", "yes."), ("Website", "reef"), ("Website", "1.2"),
      ("Website", "soon.."), ("Website", "https//reef.example"), ("Website", "reef,example"),
      ("Website", "reef.example, lagoon.example"), ("Website", "no website yet"), ("Message", "#NAME?"),
      ("Message", "\u{FFFD}\u{FFFD}\u{FFFD}"), ("Speaker", "本人"), ("Message", "########"),
    ])
  func `what says nothing for the slide is reported and left out`(header: String, cell: String) throws {
    let read = try read(header, cell)
    #expect(
      read.value == nil && read.remarks.count == 1 && read.remarks[0].contains("; left out"),
      "\(cell): \(read)")
  }

  @Test(
    arguments: [
      ("Speaker", "K?stner"), ("Speaker", "Jos?"), ("Speaker", "?yvind Berg"), ("Message", "K?stennetz"),
      ("Message", "K\u{FFFD}stennetz"), ("Message", "KÃ¼stennetz"), ("Speaker", "JosÃ©"),
      ("Message", "weâ€™re open"), ("Message", "K?STENNETZ"), ("Peering policy", "Open \u{FFFD}"),
      ("Contact on the slide", "K\u{FFFD}ste, noc@reef.example"), ("Planned locations", "S?o Paulo"),
      ("Planned locations", "S\u{FFFD}o Paulo"),
      ("Speaker", "Mere Vuki <mere@reef.example>"),
    ])
  func `lost letters are reported with the text`(header: String, cell: String) throws {
    let read = try read(header, cell)
    #expect(
      read.value != nil && !read.remarks.isEmpty && read.value?.contains("mere@") != true, "\(cell): \(read)")
  }

  @Test func `a cell with lost letters is named in full`() throws {
    #expect(
      try read("Message", "K\u{FFFD}stennetz").remarks == [
        """
        responses.csv:2: "Message": warning: 'K\u{FFFD}stennetz' has lost letters, which are '\u{FFFD}' in the file
          hint: export the answers again with the encoding UTF-8
        """
      ])
    #expect(
      try read("Contact on the slide", "please do not publish: noc@x.example").remarks == [
        """
        responses.csv:2: "Contact on the slide": warning: 'please do not publish: noc@x.example' asks not to use or publish it, or says what it is not for; left out
          hint: ask what may be on the slide, and write it behind 'contact:' in the submission
        """
      ])
  }
}
