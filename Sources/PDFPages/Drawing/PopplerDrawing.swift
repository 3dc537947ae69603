package import Files
package import Work

/// Poppler's `pdftocairo`, which draws pages of PDFs, as a program with limits.
package struct PopplerDrawing: Sendable {
  /// The program's path.
  private let tool: String
  private let environment: [String: String]
  /// How long one page may take, in seconds.
  private let patience: Double
  /// The largest file it may write, in bytes.
  package static let largest = 256_000_000
  /// The memory it may use, in bytes. A4 at 600 dpi with a few soft masks takes 1 GB.
  private static let memory = 4_000_000_000

  /// The program of the environment's `PATH`; nil where it is not installed.
  package init?(environment: [String: String], patience: Double = 60) {
    guard let tool = InputFile.program("pdftocairo", in: environment) else { return nil }
    self.tool = tool
    self.environment = environment
    self.patience = patience
  }

  /// The program as it is now; another one draws otherwise.
  package var stamp: FileStamp? { FileStamp(tool) }

  /// Runs it.
  ///
  /// - Returns: what it wrote to its standard output.
  /// - Throws: `ProcessError` unless it exits with 0 in time.
  @discardableResult
  package func run(_ arguments: [String]) throws(ProcessError) -> [UInt8] {
    try ChildProcess.output(
      of: tool, arguments, environment: environment, within: patience, outputLimit: Self.largest,
      limits: ProcessLimits(
        cpuSeconds: Int(patience.rounded(.up)), memory: Self.memory, fileSize: Self.largest))
  }
}
