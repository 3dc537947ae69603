import Slides
import Diagnostics
import Files
import SlideLayout
import Templates
import Testing

/// The checkout the tests are in.
enum Repository {
  static func path(_ relative: String) -> String {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return "/\(root)/\(relative)"
  }

  static let folders = DataFolders(root: path(""))
  static let templates = TemplateLibrary(folders)

  /// A template of this checkout, without a problem in it.
  static func template(_ name: String, _ variant: TemplateVariant = TemplateVariant()) throws -> Template {
    let template = try TemplateLibrary(folders).template(name, variant: variant)
    #expect(template.diagnostics.map(\.text) == [])
    return try #require(template.value)
  }
}
