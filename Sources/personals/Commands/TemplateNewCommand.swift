internal import ArgumentParser
internal import Slides
internal import Diagnostics
internal import Files
internal import Templates

struct TemplateNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Make the folder of a new template, which stands on another.")

  @Argument(help: ArgumentHelp("The folder to make.", valueName: "folder"))
  var folder: String

  @Option(
    help: ArgumentHelp("The template it stands on: a built-in one, or a folder.", valueName: "template"))
  var from = "classic"

  func validate() throws {
    guard folder.contains(where: { $0 != "/" }) else {
      throw ValidationError("a template needs a folder of its own, as in 'mine', not '\(folder)'")
    }
  }

  func run() throws {
    let templates = TemplateLibrary(try Environment.folders())
    do {
      var folder = folder
      while folder.hasSuffix("/") { folder.removeLast() }
      guard !templates.isBuiltIn(folder) else {
        Terminal.tell("error: a template named \(folder) is built in, and that name would still mean it")
        Terminal.tell("  hint: give another name, or a path: './\(folder)'")
        throw Exit.cannotCreate
      }
      let path = folder + "/template.yaml"
      guard !InputFile.exists(path) else {
        Terminal.tell("error: there is a template already: \(path)".withVisibleControls)
        Terminal.tell("  hint: give another folder, or change that template")
        throw Exit.cannotCreate
      }
      let base = try templates.template(from)
      Terminal.tell(base.diagnostics, quietly: true)
      guard base.value != nil else { throw Exit.data }
      // The folder itself, and the one that it is in, as with files.
      try OutputFolder.create(for: folder)
      try OutputFolder.create(for: path)
      let last = folder.split(separator: "/").last.map(String.init) ?? ""
      let name = [".", ".."].contains(last) ? "mine" : last
      let extended =
        templates.isBuiltIn(from) ? from : TemplateDraft.base(from, from: folder)
      let text = TemplateDraft.text(name: name, base: extended)
      let file = try OutputFile(path)
      try Array(text.utf8).withUnsafeBytes { try file.write($0) }
      try file.commit()
      Terminal.wrote(path)
    } catch let code as ExitCode {
      throw code
    } catch {
      throw NamedTemplate.fail(error, named: from, templates)
    }
  }
}
