import Foundation
import Importing
import Testing

/// What questions are about, in seven languages.
@Suite struct HeaderTests {
  /// `headers.txt` by its sections: a field, `reversed` or `not reversed`.
  private static let sections: [(name: String, headers: [String])] = {
    var sections: [(name: String, headers: [String])] = []
    let text = (try? String(contentsOfFile: Fixtures.path("headers.txt"), encoding: .utf8)) ?? ""
    for line in text.split(separator: "\n") {
      if line.hasPrefix("[") {
        sections.append((String(line.dropFirst().dropLast()), []))
      } else {
        sections[sections.count - 1].headers.append(String(line))
      }
    }
    return sections
  }()

  private func mapping(_ header: String, answers: [String] = []) throws -> (ColumnMapping, AnswerTable) {
    let header = "\"\(header.replacing("\"", with: "\"\""))\",x y z\n"
    let read = try table(header + answers.map { "\($0),1\n" }.joined())
    return (.guess(read), read)
  }

  @Test func `questions are recognised`() throws {
    #expect(Self.sections.map(\.headers.count).reduce(0, +) > 1100)
    for (name, headers) in Self.sections {
      guard let field = AnswerField(rawValue: name) else { continue }
      for header in headers {
        #expect(try mapping(header).0.columns.first?.field == field, "\(header)")
      }
    }
  }

  @Test func `a question to which yes is a no is never consent`() throws {
    for header in Self.sections.first(where: { $0.name == "reversed" })?.headers ?? [] {
      let (mapping, read) = try mapping(header, answers: ["yes", "no", "x"])
      #expect(mapping.columns.first?.field == .ignored, "\(header)")
      #expect(
        mapping.remarks(for: read).map(\.message) == [
          "the question asks the other way round, so that 'yes' would refuse consent; its answers are not used"
        ], "\(header)")
    }
    for header in Self.sections.first(where: { $0.name == "not reversed" })?.headers ?? [] {
      let (mapping, read) = try mapping(header, answers: ["yes", "no", "x"])
      #expect(mapping.remarks(for: read).isEmpty, "\(header)")
    }
  }

  @Test(arguments: [
    "May we publish your slide? (attendees only)", "Publish only on the intranet",
    "May we share your slide with sponsors?",
    "Have you published your slide already?", "May we review your slide before we publish it?",
    "May we publish your slide anonymously?", "May we show your slide to the attendees?",
    "May we use your logo on a slide?",
    "Dürfen wir die Folie nur im Intranet zeigen?", "Folie nur für Teilnehmende veröffentlichen?",
    "Haben Sie die Folie bereits veröffentlicht?", "Dürfen wir die Folie anonym veröffentlichen?",
    "Pouvons-nous publier votre diapositive uniquement sur l'intranet ?", "Publier seulement le titre ?",
    "Avez-vous déjà publié votre diapositive ?", "¿Podemos publicar solo el título?",
    "Peut-on publier après relecture ?",
    "¿Ya publicó su diapositiva?",
    "¿Podemos publicarla únicamente para los asistentes?",
    "Podemos publicar o slide só para os participantes?",
    "Já publicou o slide?", "Podemos publicar apenas o título?", "スライドを参加者限定で公開してよいですか",
    "スライドを参加者にだけ公開してよいですか",
    "社内のみで公開してよいですか", "公開前に確認しますか", "スライドはすでに公開しましたか", "هل يمكن نشر الشريحة للحضور فقط؟",
    "هل سبق نشر الشريحة؟",
    "هل يمكن نشر الشريحة داخليا؟", "May we show your e-mail address to sponsors?",
    "May we take your photo only from behind?",
    "May we publish a summary of your slide?", "Should we delete your slide after publication?",
    "May we publish your slide after you approve the draft, with changes to be reviewed?",
  ])
  func `a question that limits consent or asks something else is never consent`(header: String) throws {
    let (mapping, read) = try mapping(header, answers: ["yes", "no", "x"])
    #expect(!mapping.columns.contains { $0.field.isConsent })
    #expect(mapping.remarks(for: read).map(\.message).first?.contains("its answers are not used") != false)
    let map = try ColumnMap(
      Array("columns:\n  - {column: '\(header.replacing("'", with: "''"))', field: consent.publish}\n".utf8),
      file: "map.yaml")
    #expect(try map.mapping(for: read).mapping.columns.allSatisfy { !$0.field.isConsent })
  }

  @Test(arguments: [
    "May we publish your slide so that all can read it?", "Dürfen wir eure Folie veröffentlichen (ja/nein)?",
    "スライドを公開させていただけますか", "هل تقبل نشر الشريحة؟", "May your personal be on the sheets for attendees?",
    "Is it okay if we publish your slide on the public website?",
    "J'accepte que ma diapositive soit publiée sur le site",
    "Würden Sie uns erlauben, die Folie zu veröffentlichen?",
  ])
  func `a question for consent alone is consent`(header: String) throws {
    #expect(try mapping(header, answers: ["yes", "no"]).0.columns.first?.field.isConsent == true)
  }

  @Test(arguments: ["tick if NOT", "tick here if not", "ankreuzen, wenn nicht", "cochez si non", "チェックしない場合"])
  func `a tick that means no is never consent`(remark: String) throws {
    let (mapping, _) = try mapping("May we publish your slide? (\(remark))", answers: ["yes", "x"])
    #expect(mapping.columns.first?.field == .ignored)
  }

  @Test func `a map cannot make consent of such a question`() throws {
    let read = try table("AS number,Please do NOT publish my slide\n64500,yes\n")
    let map = try ColumnMap(
      Array(
        """
        columns:
          - {column: AS number, field: network}
          - {column: Please do NOT publish my slide, field: consent.publish}
        """.utf8), file: "map.yaml")
    let (mapping, remarks) = try map.mapping(for: read)
    #expect(mapping.columns.map(\.field) == [.network, .ignored])
    #expect(
      remarks.map(\.text) == [
        """
        responses.csv: "Please do NOT publish my slide": warning: the question asks the other way round, so that 'yes' would refuse consent; its answers are not used
          hint: write 'consent:' into the submissions yourself; next time ask so that 'yes' allows it
        """
      ])
  }

  @Test func `a question with a no in it that is about something else is read`() throws {
    let (mapping, read) = try mapping("Your own slide, not more than a page", answers: ["a.pdf", "b.pdf"])
    #expect(mapping.columns.first?.field == .slide && mapping.remarks(for: read).isEmpty)
  }

  @Test func `consent whose answers do not fit is kept, and each is reported`() throws {
    let read = try table(
      "AS number,May we publish your slide?\n64500,ask me\n64501,ask Mere\n64502,later\n")
    var reader = try AnswerReader(read, .guess(read))
    #expect(reader.read().allSatisfy { $0["consent"] == nil })
    #expect(reader.remarks.map(\.line) == [2, 3, 4])
    #expect(reader.remarks.allSatisfy { $0.column == "May we publish your slide?" })
  }

  @Test func `a named column whose answers do not fit is kept where it is the only one`() throws {
    let read = try table("Network,Peering policy\nReef,whatever\nTide,you like\n")
    var reader = try AnswerReader(read, .guess(read))
    _ = reader.read()
    #expect(reader.remarks.map(\.line) == [2, 3])
  }

  @Test func `of two questions for the same consent the other is reported`() throws {
    let read = try table(
      "AS number,May we publish your slide?,Can we publish it on the website?\n64500,yes,no\n64501,yes,yes\n")
    #expect(
      ColumnMapping.guess(read).remarks(for: read).map(\.message) == [
        "the question asks for consent to publish, too, and is not used: \"May we publish your slide?\" is"
      ])
  }

  @Test func `a question with answers that is not in the map is reported`() throws {
    let read = try table("AS number,Message,Message,Empty,Notes\n64500,a,b,,c\n")
    let map = try ColumnMap(
      Array(
        """
        columns:
          - {column: as number, field: network}
          - {column: Message, field: message}
          - {column: Notes, field: ignored}
        """.utf8), file: "map.yaml")
    #expect(
      try map.mapping(for: read).remarks.map(\.text) == [
        """
        responses.csv: "Message": warning: the question is not in map.yaml, so its answers are not used
          hint: write it into the map; with 'field: ignored' if it is not for the slide
        """
      ])
  }
}
