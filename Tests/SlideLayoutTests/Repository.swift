import Diagnostics
import Files
import SlideLayout
import Testing

/// The checkout the tests are in.
enum Repository {
  static func path(_ relative: String) -> String {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return "/\(root)/\(relative)"
  }

  /// A template of this checkout, without a problem in it.
  static func template(_ name: String) throws -> Template {
    let path = path("templates/\(name)/template.yaml")
    let template = TemplateFile.decode(try InputFile.read(path, limit: TemplateFile.limit), file: path)
    #expect(template.diagnostics.map(\.text) == [])
    return try #require(template.value)
  }
}
