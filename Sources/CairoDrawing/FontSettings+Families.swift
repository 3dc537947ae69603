extension FontSettings {
  /// The families of fonts that text styles may name, in alphabetical order: those that come with the program, and
  /// those of further files.
  ///
  /// - Throws: `DrawingError` where there are no fonts.
  package func families() throws(DrawingError) -> [String] {
    try Set(FontConfiguration(self).fonts.map(\.family)).sorted()
  }
}
