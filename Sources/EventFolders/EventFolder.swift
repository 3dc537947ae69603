internal import LocatedYAML
package import Submissions

/// The files of a new event: a form whose answers `import` reads without a map, and all that is around it.
package struct EventFolder: Sendable {
  /// A file to write.
  package struct File: Sendable {
    /// The path in the event's folder.
    package var path: String
    package var text: String
  }

  private let name: String
  private let preset: Event.Preset
  private let words: FormWords
  private let repository: String?

  /// The tags of the languages that a form can be in.
  package static let languages = FormWords.all.map(\.language)

  /// The files of an event.
  ///
  /// - Parameters:
  ///   - name: the event's.
  ///   - preset: the series of meetings that it is like.
  ///   - language: the tag of the form's and the slides' language; nil is returned for one that there is no form in.
  ///   - homepage: the address of the page of this program's project, if known.
  package init?(name: String, preset: Event.Preset, language: String, homepage: String?) {
    guard let words = FormWords[language] else { return nil }
    (self.name, self.preset, self.words) = (name, preset, words)
    let github = "https://github.com/"
    let path = homepage.flatMap { $0.hasPrefix(github) ? $0.dropFirst(github.count) : nil }
    repository = path.flatMap { $0.split(separator: "/").count == 2 ? String($0) : nil }
  }

  /// The files, in the order in which an organiser needs them.
  package var files: [File] {
    [
      File(path: "event.yaml", text: event),
      File(path: "form.gs", text: AppsScript(form).text),
      File(path: "form.md", text: form.markdown),
      File(path: "pretalx-questions.json", text: PretalxQuestions(form).text),
      File(path: "call.md", text: call),
      File(path: ".gitignore", text: Self.ignored),
      File(path: ".github/workflows/personals.yml", text: workflow),
      // Git keeps no empty folders.
      File(path: "submissions/.gitkeep", text: ""),
    ]
  }

  private var form: Form { Form(name: name, preset: preset, words: words) }

  private var event: String {
    let preset = preset == .none ? [] : ["preset: \(preset.rawValue)"]
    let language = words.language == "en" ? [] : ["language: \(words.language)"]
    return
      (["event: \(YAMLScalar.text(name))"] + preset + language + [
        "# place: Suva, Fiji",
        "# dates: 2027-02-24",
        "# time-zone: Pacific/Fiji",
        "",
        "# How long each presenter has, in seconds.",
        "slot: \(self.preset.slot)",
        "",
        "# 'personals import' writes one file for each answer there.",
        "submissions: submissions/*.yaml",
        "",
        "# Who should send one: 'personals check' says who is missing.",
        "# expected: [AS64500, ix:31]",
        "",
        "# Only presenters whose submissions agree are published, unless all agreed in another way:",
        "# consent: given",
        "",
        "# Sessions without a list share the presenters, in this order.",
        "# sessions:",
        "#   - title: Peering personals",
        "#     start: 14:00",
        "#     length: 30 min",
      ]).joined(separator: "\n") + "\n"
  }

  private var call: String {
    "# \(form.title)\n\n\(form.introduction)\n\n"
      + form.fields.map { "- \(form.question($0).title)\n" }.joined() + "\n\(words.deadline)\n"
  }

  private static let ignored = """
    # Addresses of those who answered, and what import remembers of them.
    private.yaml
    .imported/
    # Drafts of mails have addresses too.
    drafts/
    drafts.csv
    # Made from the files here.
    /*.pdf
    previews/
    decks/
    *.bak

    """

  private var workflow: String {
    let toDo = repository == nil ? " Write in place of OWNER whose copy of 'personals' to use." : ""
    return """
      # Checks each pull request, and draws its slides.\(toDo)
      name: Peering personals
      on:
        pull_request:
        push:
          branches: [main]
      permissions:
        contents: read
        pull-requests: write
      jobs:
        review:
          runs-on: ubuntu-latest
          steps:
            - uses: actions/checkout@v4
            - uses: \(repository ?? "OWNER/personals")@v0.2.0
              with:
                event: event.yaml

      """
  }
}
