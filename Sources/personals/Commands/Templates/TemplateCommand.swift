internal import ArgumentParser

struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template", abstract: "List, show, check and make templates: how pages look.",
    discussion: """
      A template is a folder with a template.yaml. Your own extends another template, and lists what is \
      different.

        personals template new mine --from classic    start a template
        personals template check mine                 list what is wrong
        personals template show mine -o preview.pdf   draw every kind of page
      """,
    subcommands: [
      TemplateListCommand.self, TemplateShowCommand.self, TemplateCheckCommand.self, TemplateNewCommand.self,
    ])
}
