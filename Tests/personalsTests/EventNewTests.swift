internal import Foundation
internal import TestSupport
internal import Testing

/// `personals event new`.
@Suite struct EventNewTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// The titles of a form's questions, as its program has them.
  private func questions(_ script: String) throws -> [String] {
    try script.matches(of: /setTitle\((".*?")\)/).map { match in
      try JSONDecoder().decode(String.self, from: Data(match.output.1.utf8))
    }
  }

  private static let forms: [(language: String, preset: String)] =
    ["en", "es", "pt", "fr", "ar", "ja"].flatMap { language in
      ["none", "apricot", "nanog", "afpif"].map { (language, $0) }
    }

  /// The columns that Google adds, as it calls them for an account in each language.
  private static let columns: [String: [[String]]] = [
    "en": [["Timestamp", "Email Address"], ["Timestamp", "Username", "Score"]],
    "es": [["Marca temporal", "Dirección de correo electrónico"], ["Marca temporal", "Nombre de usuario"]],
    "pt": [["Carimbo de data/hora", "Endereço de e-mail"], ["Carimbo de data/hora", "Nome de usuário"]],
    "fr": [["Horodateur", "Adresse e-mail"], ["Horodateur", "Nom d'utilisateur"]],
    "ar": [["طابع زمني", "عنوان البريد الإلكتروني"], ["الطابع الزمني", "اسم المستخدم"]],
    "ja": [["タイムスタンプ", "メールアドレス"], ["タイムスタンプ", "ユーザー名"]],
  ]

  @Test(arguments: forms)
  func `answers to the form are imported without a map`(_ form: (language: String, preset: String)) throws {
    let new = try scratch.personals(
      "event", "new", "forum", "--preset", form.preset, "--language", form.language)
    #expect(new.code == 0, "\(new.message)")
    let titles = try questions(try scratch.text(of: "forum/form.gs"))
    let markdown = try scratch.text(of: "forum/form.md")
    #expect(titles.count == (form.preset == "none" ? 14 : 13))
    for title in titles { #expect(markdown.contains("1. \(title)"), "\(title)") }
    let yes =
      ["en": "Yes", "es": "Sí", "pt": "Sim", "fr": "Oui", "ar": "نعم", "ja": "はい"][form.language] ?? ""
    let answers =
      ["AS64500", "Reef", "Mere Tavana", "640G", "28:72", "Open", "Suva-IX", "caches"]
      + (titles.count == 14 ? ["a cache"] : []) + ["bula", "peering@reef.example", yes, yes, yes]
    let row = { (cells: [String]) in
      cells.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",") + "\n"
    }
    for added in Self.columns["en", default: []] + Self.columns[form.language, default: []] {
      try scratch.write(
        row(added + titles)
          + row(
            ["2026/12/01 9:00:00 AM GMT+12", "mere@reef.example"] + (added.count > 2 ? ["0"] : []) + answers),
        to: "answers.csv")
      let trial = try scratch.personals("import", "answers.csv", "-o", "trial/submissions/")
      #expect(trial.code == 0, "\(trial.message)")
      let known = try scratch.text(of: "trial/private.yaml").contains("address: mere@reef.example")
      #expect(known, "\(added): \(trial.message)")
      try FileManager.default.removeItem(atPath: scratch("trial"))
    }
    try scratch.write(
      row(["Timestamp", "Email Address"] + titles)
        + row(["2026/12/01 9:00:00 AM GMT+12", "mere@reef.example"] + answers),
      to: "answers.csv")
    let imported = try scratch.personals("import", "answers.csv", "-o", "forum/submissions/")
    #expect(imported.code == 0, "\(imported.message)")
    for word in ["warning", "not used", "error"] {
      #expect(!imported.message.contains(word), "\(imported.message)")
    }
    let submission = try scratch.text(of: "forum/submissions/as64500.yaml")
    let lines =
      [
        "network: 64500", "traffic: 640 Gbps", "ratio: \"28:72\"", "policy: Open", "planned:", "- Suva-IX",
        "seeking: caches", "message: bula", "speaker: Mere Tavana", "publish: yes", "sheets: yes",
        "photo: yes",
        "peering@reef.example",
      ] + (titles.count == 14 ? ["offering: a cache"] : [])
    for line in lines { #expect(submission.contains(line), "\(line)\n\(submission)") }
    let check = try scratch.personals("check", "forum/event.yaml", "--offline", "--format", "json")
    #expect(!check.text.contains("\"unknown-key\"") && !check.text.contains("\"yaml\""), "\(check.text)")
  }

  @Test func `the folder keeps private what is private, and nothing is overwritten`() throws {
    let run = try scratch.personals(
      "event", "new", "forum", "--name", "Lagoon: the \"Forum\" #1", "--preset", "nanog")
    #expect(
      run.message == """
        wrote forum/event.yaml
        wrote forum/form.gs
        wrote forum/form.md
        wrote forum/pretalx-questions.json
        wrote forum/call.md
        wrote forum/.gitignore
        wrote forum/.github/workflows/personals.yml
        wrote forum/submissions/.gitkeep

        """)
    #expect(
      try scratch.text(of: "forum/event.yaml").hasPrefix(
        "event: \"Lagoon: the \\\"Forum\\\" #1\"\npreset: nanog\n"))
    for line in ["private.yaml", ".imported/", "drafts/", "drafts.csv"] {
      #expect(try scratch.text(of: "forum/.gitignore").split(separator: "\n").contains(Substring(line)))
    }
    let list =
      try JSONSerialization.jsonObject(
        with: Data(try scratch.text(of: "forum/pretalx-questions.json").utf8)) as? [[String: Any]]
    #expect(list?.count == 13)
    #expect(list?.first?["question"] as? [String: String] == ["en": "AS number"])
    let again = try scratch.personals("event", "new", "forum")
    #expect(again.code == 73)
    #expect(
      again.message == """
        error: forum/event.yaml already exists; event new does not overwrite it
          hint: give the name of a new folder

        """)
  }

  @Test(arguments: [
    ("https://github.com/nog/personals\n", "nog/personals"), ("https://git.example/nog/personals\n", nil),
    ("\n", nil),
    (nil, nil),
  ])
  func `the workflow names the project where the program's installation does`(page: String?, action: String?)
    throws
  {
    try scratch.makeFolder("home")
    for name in ["fonts", "templates"] { try scratch.link("home/\(name)", to: "\(Places.root)/\(name)") }
    if let page { try scratch.write(page, to: "home/homepage") }
    let run = try scratch.personals("event", "new", "forum", environment: ["PERSONALS_HOME": "home"])
    #expect(run.code == 0, "\(run.message)")
    let workflow = try scratch.text(of: "forum/.github/workflows/personals.yml")
    #expect(workflow.contains("\n      - uses: \(action ?? "OWNER/personals")@v"), "\(workflow)")
    #expect(
      workflow.hasPrefix(
        "# Checks each pull request, and draws its slides."
          + (action == nil ? " Write in place of OWNER whose copy of 'personals' to use.\n" : "\n")))
  }

  @Test func `a folder in a file is an error, and a folder by its dots has a name`() throws {
    try scratch.write("", to: "file")
    let run = try scratch.personals("event", "new", "file/forum")
    #expect(run.code == 73)
    #expect(
      run.message == "error: cannot write file/forum: a part of the path is a file, not a folder\n",
      "\(run.message)")
    #expect(try scratch.personals("event", "new", "reef/./", "-q").code == 0)
    #expect(try scratch.text(of: "reef/event.yaml").hasPrefix("event: reef\n"))
  }

  @Test func `wrong words are usage errors that list the right ones`() throws {
    let preset = try scratch.personals("event", "new", "forum", "--preset", "apricott")
    #expect(preset.code == 64)
    #expect(
      preset.message.hasPrefix(
        "error: --preset takes a series of meetings, not 'apricott': did you mean 'apricot'?"))
    let language = try scratch.personals("event", "new", "forum", "--language", "de")
    #expect(language.code == 64)
    #expect(language.message.hasPrefix("error: --language takes en, es, pt, fr, ar or ja, not 'de'\n"))
    #expect(scratch.names.isEmpty)
  }
}
