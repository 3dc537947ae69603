import Foundation
import Importing
import Testing

@Suite struct MappingTests {
  @Test(arguments: [
    (
      "Número de AS;Nombre de la red;Tráfico en hora pico;Ratio de tráfico;Política de peering;¿A quién buscan?;¿Podemos publicar su diapositiva?",
      "es"
    ),
    (
      "Número do AS;Empresa;Tráfego de pico;Proporção de tráfego;Política de peering;Quem vocês procuram?;Podemos publicar o slide?",
      "pt"
    ),
    (
      "Numéro d'AS;Société;Trafic en pointe;Ratio de trafic;Politique de peering;Qui cherchez-vous ?;Pouvons-nous publier votre diapositive ?",
      "fr"
    ),
    ("رقم AS;الشركة;حركة المرور;نسبة الحركة;سياسة التبادل;عمن تبحث؟;هل يمكن نشر الشريحة؟", "ar"),
    ("AS番号;会社名;トラフィック;トラフィック比;ピアリングポリシー;探している相手;スライドを公開してよいですか", "ja"),
    (
      "AS-Nummer;Firma;Verkehr zur Spitze;Verhältnis ein:aus;Peering-Richtlinie;Wen sucht ihr?;Dürfen wir die Folie veröffentlichen?",
      "de"
    ),
    (
      "AS number;Company;Peak traffic;Traffic ratio;Peering policy;Whom are you looking for?;May we publish your slide?",
      "en"
    ),
  ])
  func `questions in the templates' languages`(header: String, language: String) throws {
    let read = try table(header + "\n64500;Reef;10G;28:72;Open;caches;yes\n")
    let mapping = ColumnMapping.guess(read)
    #expect(
      mapping.columns.map(\.field) == [.network, .name, .traffic, .ratio, .policy, .seeking, .publish],
      "\(language)")
  }

  /// The form that the manual suggests is a form that import understands.
  @Test func `the questions in the manual are all recognised`() throws {
    let manual = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../docs/organisers.md")
    let questions = try String(contentsOf: manual, encoding: .utf8).split(separator: "\n")
      .drop { !$0.hasPrefix("- ") }.prefix { $0.hasPrefix("- ") }.map { $0.dropFirst(2) }
    #expect(questions.count == 11)
    let read = try table(questions.map { "\"\($0)\"" }.joined(separator: ",") + "\n")
    #expect(
      ColumnMapping.guess(read).columns.map(\.field) == [
        .network, .name, .speaker, .traffic, .ratio, .policy, .planned, .seeking, .message, .contact,
        .publish,
      ])
  }

  @Test func `a map is written and obeyed`() throws {
    let read = try table("Q1,Q2,Q1\n64500,10G,\"28:72\"\n64501,20G,\"30:70\"\n")
    let guessed = ColumnMapping.guess(read)
    #expect(guessed.columns.map(\.field) == [.network, .traffic, .ratio])
    #expect(guessed.columns.map(\.confidence) == [.guess, .guess, .guess])
    let yaml = guessed.yaml(for: read)
    #expect(
      try ColumnMap(Array(yaml.utf8), file: "map.yaml").mapping(for: read).mapping.columns.map(\.field) == [
        .network, .traffic, .ratio,
      ])
    let edited = yaml.replacing("field: traffic", with: "field: message")
    #expect(
      try ColumnMap(Array(edited.utf8), file: "map.yaml").mapping(for: read).mapping.columns.map(\.field)
        == [.network, .message, .ratio])
    do {
      _ = try ColumnMap(Array(yaml.replacing("field: traffic", with: "field: trafic").utf8), file: "map.yaml")
        .mapping(for: read)
      Issue.record("was read")
    } catch {
      #expect(error.message == "map.yaml:7:12: error: 'trafic' is not a field")
      #expect(error.hint?.hasPrefix("did you mean 'traffic'? ") == true)
    }
    let gone = try ColumnMap(
      Array("columns:\n  - {column: Old question, field: message}\n".utf8), file: "map.yaml"
    ).mapping(for: read)
    #expect(
      gone.remarks.map(\.message).first == "there is no column \"Old question\" in responses.csv")
  }

  @Test func `a header with few words in it is one`() throws {
    let read = try table(",,AS number,,\nx,y,64500,z,w\n,,64501,,\n")
    #expect(read.header == ["", "", "AS number", "", ""] && read.rows.count == 2)
  }

  @Test(arguments: ["a@b.example,64500,10G", "Reef,64500,10G", "Reef,AS64500,10G"])
  func `a first row that is an answer is reported`(row: String) throws {
    let read = try table("\(row)\nTide,64501,20G\n")
    #expect(read.remarks.first?.severity == .error)
    #expect(
      read.remarks.first?.message.hasPrefix("the row was taken for the questions, and '") == true,
      "\(read.remarks)")
    #expect(try table("Whom,What,Year 2026\nReef,64500,10G\n").remarks.isEmpty)
  }

  @Test func `rows that are no answers make no submissions`() throws {
    let header = "AS number,Network,Traffic"
    let read = try table("\(header)\n64500,Reef,10G\n\(header)\nTotal,2,10G\n")
    #expect(read.remarks.map(\.text) == ["responses.csv:3: note: the row repeats the questions; skipped"])
    var reader = try AnswerReader(read, .guess(read))
    #expect(reader.read().map(\.networks) == [[64500]])
    #expect(
      reader.remarks.map(\.message).suffix(2) == [
        "'2' has no letters, and is not a name; left out",
        "the row does not say who presents: neither an AS number nor a name can be read",
      ])
  }

  @Test func `what no slide can show is reported`() throws {
    let long = String(repeating: "x", count: 10_001)
    let read = try table("AS number,Traffic,Message\n64500,1Tbps+,\(long)\n64501,300-600 Gbps,Hi\n")
    var reader = try AnswerReader(read, .guess(read))
    let answers = reader.read()
    #expect(answers.map { $0["traffic"]?.summary } == ["1Tbps+", "300-600Gbps"])
    #expect(answers.map { $0["message"]?.summary } == [nil, "Hi"])
    #expect(
      reader.remarks.map(\.text) == [
        """
        responses.csv:2: "Traffic": warning: '1Tbps+' is not one of PeeringDB's traffic classes, so the slide cannot show it
          hint: did you mean '1-5Tbps'? write a class ('100-200Gbps') or a measured figure ('640G', '1.2 Tbps')
        """,
        """
        responses.csv:2: "Message": warning: the text has 10001 characters, far more than a slide can show; left out
          hint: ask for a sentence
        """,
        """
        responses.csv:3: "Traffic": warning: '300-600Gbps' is not one of PeeringDB's traffic classes, so the slide cannot show it
          hint: did you mean '300-500Gbps'? write a class ('100-200Gbps') or a measured figure ('640G', '1.2 Tbps')
        """,
      ])
  }

  @Test func `a column of an old question does not count`() throws {
    let read = try table("AS number,Traffic,Traffic\n64500,10G,x\n64501,20G,x\n")
    let mapping = ColumnMapping.guess(read)
    #expect(mapping.columns.map(\.field) == [.network, .traffic, .ignored])
    #expect(
      mapping.text(for: read) == """
        responses.csv: a table, 2 answers
          "AS number" is the AS number (certain: 2 of 2 answers fit)
          "Traffic" is how much traffic (certain: 2 of 2 answers fit)
          not used: "Traffic" (named like how much traffic, but no answer fits)

        """)
  }

  @Test func `an odd cell is reported with its place and what was understood`() throws {
    let read = try table(
      "AS number,Message,Peering policy\n64500,\"two\nlines\",Open\n64501,x,opne\n64502,x,yes\n")
    var reader = try AnswerReader(read, .guess(read))
    _ = reader.read()
    #expect(
      reader.remarks.map(\.text) == [
        "responses.csv:4: \"Peering policy\": warning: 'opne' was read as Open (row 3)",
        """
        responses.csv:5: "Peering policy": warning: 'yes' is not a peering policy; left out (row 4)
          hint: it can be Open, Selective, Restrictive or No
        """,
      ])
  }
}
