internal import ArgumentParser

struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template", abstract: "Make, check and show templates: how pages look.",
    discussion: """
      A template is a folder with a template.yaml in it. One of your own stands on another, and says what is \
      different.

        personals template new mine --from classic     a folder to fill in
        personals template check mine                  what is wrong, and what is hard to read
        personals template show mine -o preview.pdf    every kind of page, as full as can be
      """,
    subcommands: [
      TemplateListCommand.self, TemplateShowCommand.self, TemplateCheckCommand.self, TemplateNewCommand.self,
    ])
}
