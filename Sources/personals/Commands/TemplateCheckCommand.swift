internal import ArgumentParser
internal import Slides
internal import Diagnostics
internal import Files
internal import SlideLayout
internal import Templates

struct TemplateCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Tell what is wrong with a template, and what in it is hard to read.",
    discussion: """
      Wrong are words and blocks that there are not; the exit code is 65 then. Hard to read are text of little \
      contrast (below 4.5 to 1, for text of 24 pt and more below 3 to 1), text below 11 pt, and fonts that there \
      are not; those are warnings. All forms of the template are looked at, its ratios, languages and presets, unless \
      one is named.
      """)

  @Argument(help: ArgumentHelp("A built-in template, or a template's folder.", valueName: "template"))
  var name: String

  @OptionGroup var look: TemplateVariantOptions

  @Flag(name: .shortAndLong, help: "Tell errors only.")
  var quiet = false

  func run() throws {
    let folders = try Environment.folders()
    let templates = TemplateLibrary(folders)
    do {
      // In the form that is asked for first: what it does not come in is the first thing to know.
      let read = try templates.template(name, variant: look.variant())
      let found =
        if read.value == nil {
          look.placed(read.diagnostics)
        } else if look.pageRatio == nil, look.language == nil {
          try templates.checkAll(name, families: try folders.fontFamilies())
        } else {
          try templates.check(
            name, variant: look.variant(), families: try folders.fontFamilies())
        }
      Terminal.tell(found, quietly: quiet)
      if found.hasErrors { throw Exit.data }
      if found.isEmpty, !quiet { Terminal.tell("nothing is wrong with \(name)".withVisibleControls) }
    } catch let code as ExitCode {
      throw code
    } catch {
      throw NamedTemplate.fail(error, named: name, templates)
    }
  }
}
