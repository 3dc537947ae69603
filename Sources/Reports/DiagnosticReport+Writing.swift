extension DiagnosticReport {
  /// The report in a format.
  ///
  /// - Parameters:
  ///   - format: which.
  ///   - coloured: whether text is in colours; other formats have none.
  ///   - errorsOnly: whether text and commands for GitHub list only errors, and count the rest.
  /// - Returns: text that ends with a line break.
  package func written(as format: ReportFormat, coloured: Bool = false, errorsOnly: Bool = false) -> String {
    var text = ""
    write(as: format, coloured: coloured, errorsOnly: errorsOnly) { text += $0 }
    return text
  }

  /// Writes the report in a format.
  ///
  /// - Parameters:
  ///   - format: which.
  ///   - coloured: whether text is in colours; other formats have none.
  ///   - errorsOnly: whether text and commands for GitHub list only errors, and count the rest.
  ///   - write: gets the report piece by piece; the last ends with a line break.
  /// - Throws: what `write` throws.
  package func write(
    as format: ReportFormat, coloured: Bool = false, errorsOnly: Bool = false,
    to write: (String) throws -> Void
  ) rethrows {
    switch format {
    case .text: try text(coloured: coloured, errorsOnly: errorsOnly, to: write)
    case .json: try write(json)
    case .github: try write(github(errorsOnly: errorsOnly))
    case .junit: try write(junit)
    case .sarif: try write(sarif)
    case .markdown: try write(markdown)
    }
  }
}
