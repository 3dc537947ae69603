internal import ArgumentParser
internal import Slides
internal import Files
internal import Scene
internal import SlideLayout
internal import Templates

struct TemplateListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the built-in templates, with their ratios and languages.")

  func run() throws {
    let templates = TemplateLibrary(try Environment.folders())
    do {
      let names = try templates.builtIn()
      let width = names.map(\.count).max() ?? 0
      var text = ""
      for name in names {
        guard let found = try templates.variants(of: name) else { continue }
        let size = found.template.pageSize
        let shape =
          found.ratios.isEmpty
          ? "\(Int(size.width.points)) × \(Int(size.height.points)) pt" : found.ratios.joined(separator: ", ")
        let padded = name + String(repeating: " ", count: width - name.count)
        text += "\(padded)  \(shape)  \(found.languages.joined(separator: ", "))\n"
      }
      try StandardOutput().write(Array(text.utf8))
    } catch {
      Terminal.fail(error)
      throw Exit.code(for: error)
    }
  }
}
