internal import ArgumentParser
internal import Slides
internal import Files
internal import Scene
internal import SlideLayout
internal import Templates

struct TemplateListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the built-in templates, with their ratios and languages, and say which are dark.",
    discussion: "  personals template list")

  func run() throws {
    let templates = TemplateLibrary(try Environment.folders())
    let names = try templates.builtIn()
    let width = names.map(\.count).max() ?? 0
    var text = ""
    for name in names {
      guard let found = try templates.variants(of: name) else { continue }
      let size = found.template.pageSize
      let shape =
        found.ratios.isEmpty
        ? "\(Int(size.width.points)) × \(Int(size.height.points)) pt" : found.ratios.joined(separator: ", ")
      let ground = found.template.isDark ? "dark " : "light"
      text += "\(name.padded(to: width))  \(ground)  \(shape)  \(found.languages.joined(separator: ", "))\n"
    }
    try StandardText.write(text)
  }
}
