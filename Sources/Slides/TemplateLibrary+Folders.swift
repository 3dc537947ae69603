internal import CairoDrawing
internal import SlideLayout
package import Templates

extension TemplateLibrary {
  /// The templates that come with the program, and any others, with pages as `SlideLayout` reads them.
  package convenience init(_ folders: DataFolders) {
    self.init(folder: folders.templates, pages: { BlockPages($0) })
  }
}

extension DataFolders {
  /// The families of the fonts that come with the program.
  ///
  /// - Throws: `DrawingError` where there are no fonts.
  package func fontFamilies() throws -> [String] { try FontSettings(bundledFolder: fonts).families() }
}
