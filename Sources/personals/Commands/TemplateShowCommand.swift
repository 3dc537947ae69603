internal import ArgumentParser
internal import Slides
internal import Diagnostics
internal import Files
internal import SlideLayout
internal import Templates

struct TemplateShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Make a PDF of every kind of page a template has, as full as can be.",
    discussion: "What stands on the pages is invented. What has no room there is told.")

  @Argument(help: ArgumentHelp("A built-in template, or a template's folder.", valueName: "template"))
  var name: String

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The PDF to write; '-' is standard output.", valueName: "path"))
  var output = "preview.pdf"

  @OptionGroup var look: TemplateVariantOptions

  @Flag(name: .shortAndLong, help: "Tell errors only.")
  var quiet = false

  func validate() throws {
    guard !output.isEmpty else { throw ValidationError("-o takes a path; the one given is empty") }
    if let format = OutputFormat(path: output), format != .pdf {
      throw ValidationError(
        "what is shown has many pages and is a PDF, not \(format.rawValue.uppercased()): name it '.pdf'")
    }
    if Outputs.isFolder(output) {
      throw ValidationError("-o takes the path of one PDF; '\(output)' is a folder")
    }
  }

  func run() throws {
    let folders = try Environment.folders()
    let templates = TemplateLibrary(folders)
    do {
      let read = try templates.template(name, variant: look.variant())
      Terminal.tell(look.placed(read.diagnostics), quietly: quiet)
      guard let template = read.value else { throw Exit.data }
      let memory = MemorySink()
      let told = try SpecimenDocument.write(
        template, folders: folders, created: Environment.timestamp, to: memory)
      if output == "-" {
        try StandardOutput().write(memory.bytes)
        return
      }
      try OutputFolder.create(for: output)
      let file = try OutputFile(output)
      try memory.bytes.withUnsafeBytes { try file.write($0) }
      try file.commit()
      guard !quiet else { return }
      for text in told { Terminal.tell("note: " + text) }
      Terminal.wrote(output)
    } catch let code as ExitCode {
      throw code
    } catch {
      throw NamedTemplate.fail(error, named: name, templates)
    }
  }
}
