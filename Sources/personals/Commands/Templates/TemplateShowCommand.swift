internal import ArgumentParser
internal import Slides
internal import Diagnostics
internal import Files
internal import SlideLayout
internal import Templates

struct TemplateShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Make a PDF of every kind of page, filled with long text.",
    discussion: """
      The content is invented. What does not fit is reported.

        personals template show mine -o mine.pdf
        personals template show stage --language ja
      """)

  @Argument(
    help: ArgumentHelp("A built-in template, or a template's folder.", valueName: "template"),
    completion: .templates)
  var name: String

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The PDF to write, '-' for standard output.", valueName: "path"),
    completion: .file(extensions: ["pdf"]))
  var output = "preview.pdf"

  @OptionGroup var look: TemplateVariantOptions

  @Flag(name: .shortAndLong, help: "Print only errors.")
  var quiet = false

  func validate() throws {
    guard !output.isEmpty else { throw ValidationError("-o takes a path; the one given is empty") }
    if let format = OutputFormat(path: output), format != .pdf {
      throw ValidationError(
        "'show' writes a PDF of many pages, not \(format.rawValue.uppercased()): name it '.pdf'")
    }
    if Outputs.isFolder(output) {
      throw ValidationError("-o takes the path of one PDF; '\(output)' is a folder")
    }
  }

  func run() throws {
    let folders = try Environment.folders()
    let templates = TemplateLibrary(folders)
    let read = try NamedTemplate.read(name, templates) {
      try templates.template(name, variant: look.variant())
    }
    Terminal.report(look.placed(read.diagnostics), quietly: quiet)
    guard let template = read.value else { throw Exit.data }
    let memory = MemorySink()
    let notes = try SpecimenDocument.write(
      template, folders: folders, created: Environment.timestamp, to: memory)
    guard output != "-" else { return try StandardOutput().write(memory.bytes) }
    try StandardText.write(memory.bytes, to: output)
    guard !quiet else { return }
    for text in notes { Terminal.report("note: " + text) }
    Terminal.wrote(output)
  }
}
