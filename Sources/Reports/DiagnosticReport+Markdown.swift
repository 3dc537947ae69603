internal import Diagnostics

extension DiagnosticReport {
  /// By which a CI job finds the comment it wrote before.
  package static let markdownMarker = "<!-- personals check -->"

  /// The most characters of a comment. GitHub takes 65,536.
  private static let markdownLimit = 60_000

  /// A comment on a pull request: how many problems each has, and what they are, folded.
  var markdown: String {
    let concerned = subjects.filter { !$0.diagnostics.isEmpty }
    var text = "\(Self.markdownMarker)\n**\(summary)**\n"
    guard !concerned.isEmpty else { return text }
    text += "\n| | errors | warnings | notes |\n|---|---:|---:|---:|\n"
    for (number, subject) in concerned.enumerated() {
      // The table, too, may have more rows than there is room for.
      guard text.count < Self.markdownLimit / 2 else {
        text += "| and \(concerned.count - number) more | | | |\n"
        break
      }
      let counts = [Diagnostic.Severity.error, .warning, .note].map { severity in
        let count = subject.diagnostics.count { $0.severity == severity }
        return count == 0 ? "" : "\(count)"
      }
      text += "| \(MarkdownText.escaped(subject.name)) | \(counts.joined(separator: " | ")) |\n"
    }
    for (number, subject) in concerned.enumerated() {
      let section = section(subject)
      guard text.count + section.count < Self.markdownLimit else {
        let rest = concerned.count - number
        text +=
          "\nThere is no room here for \(rest == 1 ? "one more" : "\(rest) more"); the job's log has all.\n"
        break
      }
      text += section
    }
    return text
  }

  private func section(_ subject: Subject) -> String {
    let title = "\(MarkdownText.escaped(subject.name)): \(counts(of: subject.diagnostics))"
    let items = subject.diagnostics.map { diagnostic in
      let message = MarkdownText.escaped(diagnostic.messageWithKeyPath)
      let hint = diagnostic.hint.map { "<br>\(MarkdownText.escaped($0))" } ?? ""
      let place = MarkdownText.escaped(diagnostic.location.description)
      return
        "- **\(diagnostic.severity.rawValue)** <code>\(place)</code> \(message) (`\(diagnostic.rule)`)\(hint)"
    }
    return "\n<details><summary>\(title)</summary>\n\n\(items.joined(separator: "\n"))\n\n</details>\n"
  }
}
