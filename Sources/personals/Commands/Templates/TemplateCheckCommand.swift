internal import ArgumentParser
internal import Slides
internal import Diagnostics
internal import Files
internal import SlideLayout
internal import Templates

struct TemplateCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "List what is wrong with a template or hard to read.",
    discussion: """
      Unknown keys and blocks are errors, and the exit code is 65. Low contrast (below 4.5 to 1, or 3 to 1 for \
      text of 24 pt and more), text below 11 pt and missing fonts are warnings. All ratios, languages and presets \
      of the template are checked unless you name one.

        personals template check mine
        personals template check mine --page-ratio 4:3 --language ar
      """)

  @Argument(
    help: ArgumentHelp("A built-in template, or a template's folder.", valueName: "template"),
    completion: .templates)
  var name: String

  @OptionGroup var look: TemplateVariantOptions

  @Flag(name: .shortAndLong, help: "Print only errors.")
  var quiet = false

  func run() throws {
    let folders = try Environment.folders()
    let templates = TemplateLibrary(folders)
    let found = try NamedTemplate.read(name, templates) {
      // First the form that is asked for: that the template lacks it is the first thing to know.
      let read = try templates.template(name, variant: look.variant())
      guard read.value != nil else { return look.placed(read.diagnostics) }
      if look.pageRatio == nil, look.language == nil {
        return try templates.checkAll(name, families: folders.fontFamilies())
      }
      return try templates.check(name, variant: look.variant(), families: folders.fontFamilies())
    }
    Terminal.report(found, quietly: quiet)
    if found.hasErrors { throw Exit.data }
    if found.isEmpty, !quiet { Terminal.report("\(name): no problems found".withVisibleControls) }
  }
}
