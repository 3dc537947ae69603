import Importing
import Testing

/// Exports in JSON.
@Suite struct JSONAnswersTests {
  @Test func `pretalx's JSON says what its CSV says`() throws {
    let json = try Fixtures.answers("pretalx-sessions.json")
    let csv = try Fixtures.answers("pretalx-en.csv")
    #expect(json.table.source == .pretalx && json.answers.count == 12)
    let known = Dictionary(uniqueKeysWithValues: csv.answers.map { ($0.id ?? "", $0) })
    for answer in json.answers {
      let same = try #require(known[answer.id ?? ""])
      #expect(answer.lines == same.lines, "\(answer.id ?? "")")
      #expect(answer.state == same.state)
    }
    #expect(json.remarks.contains { $0.message.contains("leaves answers to date questions empty") })
  }

  @Test(arguments: ["pretalx-comma.csv"]) func `choices joined by commas`(name: String) throws {
    #expect(
      try Fixtures.answers(name).answers.map(\.lines)
        == Fixtures.answers("pretalx-en.csv").answers.map(\.lines))
  }

  private static let sessionize = """
    {
      "sessions": [
        {"id": "4711", "title": "Reef", "speakers": ["a"], "status": "Accepted", "isServiceSession": false,
         "categoryItems": [9], "questionAnswers": [
          {"questionId": 1, "answerValue": "AS64500"}, {"questionId": 2, "answerValue": "10 Gig"}]},
        {"id": "4712", "title": "Tide", "speakers": ["b"], "status": "Declined", "isServiceSession": false,
         "questionAnswers": [{"questionId": 1, "answerValue": "64501"}]},
        {"id": "0", "title": "Lunch", "speakers": [], "isServiceSession": true, "questionAnswers": []}
      ],
      "speakers": [
        {"id": "a", "fullName": "Mere Tavaiqia", "questionAnswers": [{"questionId": 3, "answerValue": "Yes"}]},
        {"id": "b", "fullName": "Hana Whetū", "questionAnswers": []}
      ],
      "questions": [
        {"id": 1, "question": "AS number"}, {"id": 2, "question": "Traffic"},
        {"id": 3, "question": "May we publish your slide?"}
      ],
      "categories": [{"id": 5, "title": "Peering policy", "items": [{"id": 9, "name": "Open"}]}]
    }
    """

  @Test func `Sessionize's sessions with their questions, their speakers' and categories`() throws {
    let folder = try Folder()
    try folder.write(Self.sessionize, to: "all.json")
    let table = try AnswerFile.read(folder.path + "all.json")
    #expect(table.source == .sessionize)
    var reader = try AnswerReader(table, .guess(table))
    let answers = reader.read()
    #expect(
      answers.map(\.lines) == [
        [
          "network: 64500", "traffic: 10 Gbps", "policy: Open", "speaker: Mere Tavaiqia",
          "consent: publish: yes",
        ].sorted(by: Self.order), ["network: 64501", "speaker: Hana Whetū"].sorted(by: Self.order),
      ])
    #expect(answers.map(\.id) == ["4711", "4712"] && answers.map(\.state) == ["accepted", "declined"])
    let plan = try folder.add(table)
    #expect(plan.counts.new == 1)
    let before = folder.contents
    #expect(try folder.add(table).counts.unchanged == 1)
    #expect(folder.contents == before)
  }

  /// In the order in which fields of a submission are written.
  private static func order(_ left: String, _ right: String) -> Bool {
    func rank(_ line: String) -> Int {
      SubmissionText.keys.firstIndex(of: String(line.prefix { $0 != ":" })) ?? 99
    }
    return rank(left) < rank(right)
  }

  @Test func `Sessionize's view by groups, and its table`() throws {
    let folder = try Folder()
    try folder.write(
      """
      [{"groupId": null, "groupName": "All", "sessions": [{"id": "1", "title": "Reef", "speakers": [
        {"id": "a", "name": "Mere"}], "questionAnswers": [{"id": 1, "question": "AS number", "answer": "64500"}],
        "categories": [{"name": "Peering policy", "categoryItems": [{"id": 2, "name": "Selective"}]}]}]}]
      """, to: "sessions.json")
    var reader = try AnswerReader(
      AnswerFile.read(folder.path + "sessions.json"), .guess(AnswerFile.read(folder.path + "sessions.json")))
    #expect(Set(reader.read().flatMap(\.lines)) == ["network: 64500", "policy: Selective", "speaker: Mere"])
    let csv = try table(
      "Session Id,Title,Description,Owner,Owner Email,Status,AS number,Peering policy\n7,Reef,x,Mere,a@reef.example,Accepted,64500,Open\n"
    )
    #expect(csv.source == .sessionize)
    var second = try AnswerReader(csv, .guess(csv))
    let answer = try #require(second.read().first)
    #expect(answer.id == "7" && answer.address == "a@reef.example" && answer.networks == [64500])
  }

  @Test(arguments: [
    ("[]", "the list is empty"), ("[1, 2]", "the JSON has no sessions that import knows"),
    ("{\"a\": 1}", "the JSON has no sessions that import knows"),
    ("[{\"a\": 1}]", "the JSON has no sessions that import knows"),
    ("{\"sessions\": [}", "the file is not correct JSON"),
    ("{\"sessions\": []}", "there is no session in it"),
  ])
  func `JSON that is something else costs a message`(text: String, message: String) throws {
    let folder = try Folder()
    try folder.write(text, to: "a.json")
    do {
      _ = try AnswerFile.read(folder.path + "a.json")
      Issue.record("was read")
    } catch let failure as ImportFailure {
      #expect(failure.message == "\(folder.path)a.json: error: \(message)")
      #expect(failure.hint != nil)
    }
  }
}
