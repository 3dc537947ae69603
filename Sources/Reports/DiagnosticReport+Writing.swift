extension DiagnosticReport {
  /// The report in a format.
  ///
  /// - Parameters:
  ///   - format: which.
  ///   - coloured: whether text is in colours; other formats have none.
  ///   - errorsOnly: whether text and commands for GitHub list only errors, and count the rest.
  /// - Returns: text that ends with a line break.
  package func written(as format: ReportFormat, coloured: Bool = false, errorsOnly: Bool = false) -> String {
    switch format {
    case .text: text(coloured: coloured, errorsOnly: errorsOnly)
    case .json: json
    case .github: github(errorsOnly: errorsOnly)
    case .junit: junit
    case .sarif: sarif
    case .markdown: markdown
    }
  }
}
