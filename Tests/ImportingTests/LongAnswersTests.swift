import Importing
import Testing

/// Answers and mails that are longer than anyone types: they cost a message, not the run.
@Suite struct LongAnswersTests {
  @Test(arguments: [
    ("AS number", String(repeating: "1.", count: 200_000)),
    ("AS number", String(repeating: "AS64500 ", count: 50_000)),
    ("Traffic", String(repeating: ".5 ", count: 100_000)),
    ("How can people reach you?", String(repeating: "1 ", count: 100_000)),
    ("Anything else?", String(repeating: "word ", count: 10_000)),
    ("Where will you peer next?", String(repeating: "Suva and ", count: 50_000)),
  ])
  func `a cell without bounds is left out`(question: String, cell: String) throws {
    let row = "a@reef.example,Reef,\(cell)"
    let table = try table(
      "Email Address,Network,\(question)\n\(row)\n\(row.replacing("Reef", with: "Tide"))\n")
    var reader = try AnswerReader(table, .guess(table))
    let answers = reader.read()
    #expect(answers.map(\.lines) == [["name: Reef"], ["name: Tide"]])
    #expect(reader.remarks.filter { $0.message.contains("far more than a slide can show") }.count == 2)
  }

  @Test(arguments: [
    String(repeating: "\n", count: 40_000) + "Traffic: 10G", String(repeating: "AS64500 ", count: 5_000),
    String(repeating: "1.", count: 20_000),
  ])
  func `a mail of many lines or numbers ends`(text: String) throws {
    let folder = try Folder()
    try folder.write("From: a@reef.example\nSubject: AS64500\n\n\(text)\n", to: "a.eml")
    #expect(try MailFolder([folder.path + "a.eml"]).answers.first?.networks == [64500])
  }

  @Test func `a refusal at the end of a long text counts`() throws {
    let message = String(repeating: "We connect the islands. ", count: 20) + "Please do not publish this."
    let table = try table("AS number,Message\n64500,\(message)\n")
    var reader = try AnswerReader(table, .guess(table))
    #expect(reader.read().map(\.lines) == [["network: 64500"]])
    #expect(reader.remarks.contains { $0.message.contains("asks not to publish it") })
  }

  @Test(arguments: [
    ("Suva and Nadi, Trinidad and Tobago, Apia", "Suva, Nadi, Trinidad and Tobago, Apia"),
    ("Bosnia and Herzegovina and Suva", "Bosnia and Herzegovina, Suva"),
    ("Port Heard and Suva", "Port Heard, Suva"), ("Antigua und Barbuda", "Antigua und Barbuda"),
    ("São Tomé e Príncipe", "São Tomé e Príncipe"),
  ])
  func `an and in a name parts no places, another does`(cell: String, places: String) throws {
    let table = try table("AS number,Where will you peer next?\n64500,\"\(cell)\"\n")
    var reader = try AnswerReader(table, .guess(table))
    let answer = try #require(reader.read().first)
    #expect(answer["planned"]?.summary == places)
  }
}
