extension DiagnosticReport {
  /// The report in a format.
  ///
  /// - Parameters:
  ///   - format: which.
  ///   - coloured: whether text is in colours; other formats have none.
  /// - Returns: text that ends with a line break.
  package func written(as format: ReportFormat, coloured: Bool = false) -> String {
    switch format {
    case .text: text(coloured: coloured)
    case .json: json
    case .github: github
    case .junit: junit
    case .sarif: sarif
    case .markdown: markdown
    }
  }
}
