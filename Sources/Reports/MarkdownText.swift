internal import Diagnostics

/// Text in GitHub's and GitLab's Markdown.
enum MarkdownText {
  /// What could be markup: Markdown's, HTML's, and mathematics'.
  private static let special: Set<Unicode.Scalar> = [
    "\\", "`", "*", "_", "[", "]", "<", ">", "&", "|", "#", "~", "$", "@",
  ]

  /// Text on one line that shows as it is: nothing in it is markup, leads anywhere, or calls anybody.
  ///
  /// A character reference is never taken for markup (CommonMark 0.31, 2.5).
  static func escaped(_ text: String) -> String {
    var result = ""
    let scalars = Array(text.withVisibleControls.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let isAddress = scalar == ":" && scalars[index...].starts(with: "://".unicodeScalars)
      guard special.contains(scalar) || isAddress else {
        result.unicodeScalars.append(scalar)
        continue
      }
      result += "&#\(scalar.value);"
      // So that the person of this name gets no notification.
      if scalar == "@" { result += "&#8203;" }
    }
    return result
  }
}
