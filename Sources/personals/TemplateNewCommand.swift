internal import ArgumentParser
internal import DeckAssembly
internal import Diagnostics
internal import Files

struct TemplateNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Make the folder of a new template, which stands on another.")

  @Argument(help: ArgumentHelp("The folder to make.", valueName: "folder"))
  var folder: String

  @Option(
    help: ArgumentHelp("The template it stands on: a built-in one, or a folder.", valueName: "template"))
  var from = "classic"

  func run() throws {
    let folders = try Environment.folders()
    do {
      let folder = folder.hasSuffix("/") && folder.count > 1 ? String(folder.dropLast()) : folder
      let path = folder + "/template.yaml"
      guard !InputFile.exists(path) else {
        Terminal.tell("error: there is a template already: \(path)".withVisibleControls)
        Terminal.tell("  hint: give another folder, or change that template")
        throw Exit.cannotCreate
      }
      let base = try TemplateLoader.load(from, folders: folders)
      Terminal.tell(base.diagnostics, quietly: true)
      guard base.value != nil else { throw Exit.data }
      try OutputFolder.create(for: path)
      let name = String(folder.split(separator: "/").last ?? "mine")
      let text = TemplateDraft.text(name: name, base: TemplateDraft.base(from, from: folder))
      let file = try OutputFile(path)
      try Array(text.utf8).withUnsafeBytes { try file.write($0) }
      try file.commit()
      Terminal.wrote(path)
    } catch let code as ExitCode {
      throw code
    } catch {
      throw NamedTemplate.fail(error, named: from, folders)
    }
  }
}
