internal import ArgumentParser
internal import Slides
internal import Diagnostics
internal import Files
internal import Templates

struct TemplateNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Make the folder of a new template, which extends another.",
    discussion: """
        personals template new mine
        personals template new night --from stage
      """)

  @Argument(help: ArgumentHelp("The folder to make.", valueName: "folder"), completion: .directory)
  var folder: String

  @Option(
    help: ArgumentHelp("The template it extends: a built-in one, or a folder.", valueName: "template"),
    completion: .templates)
  var from = "classic"

  func validate() throws {
    guard folder.contains(where: { $0 != "/" }) else {
      throw ValidationError("a template needs a folder of its own, as in 'mine', not '\(folder)'")
    }
  }

  func run() throws {
    let templates = TemplateLibrary(try Environment.folders())
    var folder = folder
    while folder.hasSuffix("/") { folder.removeLast() }
    guard !templates.isBuiltIn(folder) else {
      throw Failure(
        "'\(folder)' is the name of a built-in template",
        hint: "give another name, or a path: './\(folder)'", Exit.cannotCreate)
    }
    let path = folder + "/template.yaml"
    guard !InputFile.exists(path) else {
      throw Failure(
        "\(path) already exists", hint: "give another folder, or change that template", Exit.cannotCreate)
    }
    let base = try NamedTemplate.read(from, templates) { try templates.template(from) }
    Terminal.report(base.diagnostics, quietly: true)
    guard base.value != nil else { throw Exit.data }
    // The folder itself may be missing, and the one it is in.
    try OutputFolder.create(for: folder)
    let last = folder.split(separator: "/").last.map(String.init) ?? ""
    let name = [".", ".."].contains(last) ? "mine" : last
    // Made first: the way from it to the base template depends on it.
    try OutputFolder.create(for: path)
    let extended = templates.isBuiltIn(from) ? from : TemplateDraft.base(from, from: folder)
    try StandardText.write(Array(TemplateDraft.text(name: name, base: extended).utf8), to: path)
    Terminal.wrote(path)
  }
}
