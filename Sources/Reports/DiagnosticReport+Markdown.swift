internal import Diagnostics

extension DiagnosticReport {
  /// By which a CI job finds the comment it wrote before.
  package static let markdownMarker = "<!-- personals check -->"

  /// The most characters of a comment, in Unicode scalars. GitHub takes 65,536, and jobs add a line or two.
  private static let markdownLimit = 60_000
  /// The most characters up to the end of the table, which may have more rows than there is room for.
  private static let tableLimit = markdownLimit / 4
  /// What the last line may take.
  private static let closing = 200

  /// A comment on a pull request: how many problems each has, and what they are, folded.
  ///
  /// Subjects with errors come first. If there is no room for all, warnings are left out before errors.
  var markdown: String {
    let concerned = Self.bySeverity(subjects.filter { !$0.diagnostics.isEmpty }) { subject in
      subject.diagnostics.map(\.severity).max()
    }
    var text = "\(Self.markdownMarker)\n**\(summary)**\n"
    if let summaryOfOthers { text += "\n\(summaryOfOthers)\n" }
    guard !concerned.isEmpty else { return text }
    text += table(of: concerned, limit: Self.tableLimit - text.unicodeScalars.count)
    let (sections, left) = sections(
      of: concerned, limit: Self.markdownLimit - Self.closing - text.unicodeScalars.count)
    text += sections
    if !left.isEmpty { text += "\nNot shown here: \(counts(of: left)); the job's log has everything.\n" }
    return text
  }

  /// Errors first, then warnings, then notes, each in order.
  static func bySeverity<Told>(
    _ told: [Told], _ severity: (Told) -> Diagnostic.Severity?
  ) -> [Told] {
    Diagnostic.Severity.allCases.reversed().flatMap { wanted in told.filter { severity($0) == wanted } }
  }

  private func table(of concerned: [Section], limit: Int) -> String {
    var text = "\n| | errors | warnings | notes |\n|---|---:|---:|---:|\n"
    var length = text.unicodeScalars.count
    for (number, subject) in concerned.enumerated() {
      let counts = Diagnostic.Severity.allCases.reversed().map { severity in
        let count = subject.diagnostics.count { $0.severity == severity }
        return count == 0 ? "" : "\(count)"
      }
      let row = "| \(MarkdownText.escaped(subject.name)) | \(counts.joined(separator: " | ")) |\n"
      length += row.unicodeScalars.count
      guard length < limit else {
        return text + "| and \(concerned.count - number) more | | | |\n"
      }
      text += row
    }
    return text
  }

  /// The folded problems, as many as there is room for, and those that there is none for.
  private func sections(of concerned: [Section], limit: Int) -> (text: String, left: [Diagnostic]) {
    let all = concerned.enumerated().flatMap { index, subject in
      subject.diagnostics.map { (index: index, diagnostic: $0) }
    }
    var items = [[String]](repeating: [], count: concerned.count)
    var left = Self.bySeverity(all) { $0.diagnostic.severity }[...]
    var length = 0
    while let next = left.first {
      let item = item(next.diagnostic)
      length += item.unicodeScalars.count + 1
      if items[next.index].isEmpty {
        length += section(concerned[next.index], ["- and \(all.count) more"]).unicodeScalars.count
      }
      guard length < limit else { break }
      items[next.index].append(item)
      left.removeFirst()
    }
    let sections = zip(concerned, items).filter { !$1.isEmpty }.map { subject, items in
      let rest = subject.diagnostics.count - items.count
      return section(subject, items + (rest == 0 ? [] : ["- and \(rest) more"]))
    }
    return (sections.joined(), left.map(\.diagnostic))
  }

  private func section(_ subject: Section, _ items: [String]) -> String {
    let title = "\(MarkdownText.escaped(subject.name)): \(counts(of: subject.diagnostics))"
    return "\n<details><summary>\(title)</summary>\n\n\(items.joined(separator: "\n"))\n\n</details>\n"
  }

  private func item(_ diagnostic: Diagnostic) -> String {
    let message = MarkdownText.escaped(diagnostic.messageWithKeyPath)
    let hint = diagnostic.hint.map { "<br>\(MarkdownText.escaped($0))" } ?? ""
    let place = MarkdownText.escaped(diagnostic.location.description)
    return
      "- **\(diagnostic.severity.rawValue)** <code>\(place)</code> \(message) (`\(diagnostic.rule)`)\(hint)"
  }
}
