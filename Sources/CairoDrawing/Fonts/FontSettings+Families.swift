extension FontSettings {
  /// The families of fonts that text styles may name, in alphabetical order: those that come with the program, and
  /// those of further files.
  ///
  /// - Throws: `DrawingError` where there are no fonts.
  package func families() throws(DrawingError) -> [String] {
    try Set(FontConfiguration(self).fonts.map(\.family)).sorted()
  }

  /// The family of a font's file.
  ///
  /// - Parameter file: one of `additionalFiles`.
  /// - Returns: nil where it holds no font that can be used.
  /// - Throws: `DrawingError` where fonts cannot be read.
  package func family(of file: String) throws(DrawingError) -> String? {
    try FontConfiguration(self).fonts.first { $0.file == file && !$0.isUnusable }?.family
  }
}
