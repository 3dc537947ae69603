/// Versions of the format, as a document's head states them.
enum PDFVersion {
  private static let all = ["1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "2.0"]

  /// `version` where there is such a one, and 1.7 for what else a file may say.
  static func known(_ version: String) -> String { all.contains(version) ? version : "1.7" }

  static func later(_ first: String, _ second: String) -> String { max(first, second) }
}
